"""Reads a PO file: the translations that are printed, and their review; defines the translations of a job.

The files are read directly; none has to be compiled.
"""

import gettext
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scorecard.evidence.catalogue_head import reviewed_by
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.evidence_catalogues import read_catalogue
from scorecard.evidence.po_file import REVIEW, PoFile
from scorecard.rendering.message_check import message_fault
from scorecard.rendering.message_lookups import note_lookup

_PLURAL = re.compile(r"nplurals\s*=\s*(?P<forms>\d)\s*;\s*plural\s*=\s*(?P<rule>[^;]+);?")
_NUMBERS_TRIED = 201
"""The numbers with which a plural rule is tried; no rule depends on more than the last two digits."""
_ENGLISH_FORMS: tuple[int, Callable[[int], int]] = (2, lambda number: int(number != 1))


@dataclass(frozen=True)
class Review:
    """Whether translations were reviewed; a machine draft has neither name nor day."""

    name: str | None = None
    """The reviewer."""
    day: PartialDate | None = None
    """The day of the review."""

    @property
    def is_draft(self) -> bool:
        """Returns whether the translations are an unreviewed machine draft."""
        return self.name is None


@dataclass(frozen=True)
class TranslatedTexts:
    """The translations of the texts of the evidence that a document needs in a language."""

    by_original: Mapping[str, str] = field(default_factory=dict)
    """The translations by the words of the text in its first language."""
    review: Review | None = None
    """Whether they were reviewed; None where there are none."""


class Catalogue(gettext.NullTranslations):
    """The translations of a PO file that are printed.

    Fuzzy and missing translations are left out, and so are faulty ones (see `message_fault`).
    """

    def __init__(self, file: PoFile, of_evidence: bool = False) -> None:
        """Takes a file; with `of_evidence` its texts have no placeholders, so that braces are printed unchanged."""
        super().__init__()
        self.plurals = file.headers.get("Plural-Forms", "")
        """The header that maps numbers to plural forms."""
        forms, self._form = plural_forms(self.plurals) or _ENGLISH_FORMS
        language = file.headers.get("Language", "")
        self.printed = {
            entry.key: entry.strings
            for entry in file.entries
            if entry.is_printed and (of_evidence or message_fault(entry, forms, language) is None)
        }
        """The translations, one or one for each plural form, by context and message."""
        self.review = _review(file.headers.get(REVIEW)) if self.printed else None
        """Whether they were reviewed; None where there are none."""

    @classmethod
    def empty(cls) -> "Catalogue":
        """Returns a catalogue without translations."""
        return cls(PoFile())

    @classmethod
    def read(cls, path: Path, of_evidence: bool = False) -> "Catalogue":
        """Reads a file; a file that does not exist or cannot be read has no translations. `check` reports its
        problems."""
        return cls(read_catalogue(path)[0], of_evidence)

    @cached_property
    def by_message(self) -> Mapping[str, str]:
        """Returns for each message one text of all its translations in all contexts, which differs where any of them
        differs."""
        found: dict[str, str] = {}
        for (context, message), strings in self.printed.items():
            found[message] = f"{found.get(message, '')}{context}{strings}"
        return found

    def translation(self, message: str, context: str | None = None) -> str | None:
        """Returns the translation of a text; None where there is none to print."""
        forms = self.printed.get((context, message))
        return forms[0] if forms else None

    def gettext(self, message: str) -> str:
        """Returns the translation of a message, else the message."""
        note_lookup(message)
        return self.translation(message) or message

    def pgettext(self, context: str, message: str) -> str:
        """Returns the translation of a message in a context, else the message."""
        note_lookup(message, context=context)
        return self.translation(message, context) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Returns the plural form of a message for a number, else the English one."""
        return self._of_number(None, msgid1, msgid2, n)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Returns the plural form of a message in a context for a number, else the English one."""
        return self._of_number(context, msgid1, msgid2, n)

    def _of_number(self, context: str | None, singular: str, plural: str, number: int) -> str:
        note_lookup(singular, plural, context)
        forms = self.printed.get((context, singular))
        if forms:
            return forms[min(self._form(number), len(forms) - 1)]
        return singular if number == 1 else plural


def plural_forms(header: str) -> tuple[int, Callable[[int], int]] | None:
    """Returns the number of plural forms of a language, and the function from a number to its form, from the header
    `Plural-Forms`.

    Returns None without the header, or where it cannot be used.
    """
    if match := _PLURAL.fullmatch(header.strip()):
        forms = int(match["forms"])
        with suppress(ValueError, RecursionError, ZeroDivisionError):
            rule = gettext.c2py(match["rule"])
            if all(0 <= rule(number) < forms for number in range(_NUMBERS_TRIED)):
                return forms, rule
    return None


def review_of_both(one: Review | None, other: Review | None) -> Review | None:
    """Returns the review of two catalogues together: a draft where either is one, else the later of both."""
    reviews = [review for review in (one, other) if review]
    drafts = [review for review in reviews if review.is_draft]
    return next(iter(drafts), None) or max(reviews, key=lambda review: review.day or 0, default=None)


def _review(header: str | None) -> Review:
    return Review(*(reviewed_by(header or "") or ()))

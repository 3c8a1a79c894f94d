"""Lists the translatable texts that a document can print, and looks up and digests their translations.

A changed translation concerns the documents that print it. The texts of the evidence that a document can print are
known before it is rendered, because the document holds them. The messages that it prints are recorded while it is
rendered (`message_lookups`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from scorecard.building.inputs import digest
from scorecard.documents.message import Message, ProperName, StateName
from scorecard.documents.state_forms import STATE_FORMS
from scorecard.evidence.evidence_catalogues import evidence_catalogue_path
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import LANGUAGES, Language
from scorecard.rendering.catalogue import Catalogue, TranslatedTexts, review_of_both
from scorecard.rendering.message_lookups import keys_of, split_keys
from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path

_LANGUAGES = frozenset(LANGUAGES)
_PLAIN = (str, int, float, bool, bytes, type(None), date, Decimal)
"""Types of values that hold no text that is translated."""
_FORMS: dict[str, list[str]] = {}
for (_, _state), _form in STATE_FORMS.items():
    _FORMS.setdefault(_state, []).append(_form.message)


@dataclass(frozen=True)
class PrintedTexts:
    """The messages and texts with translations that a document can print."""

    messages: frozenset[str]
    """Sentences of the program, each in English."""
    evidence: Mapping[str, Text]
    """Texts of the evidence, each by its words in its first language."""
    names: frozenset[str] = frozenset()
    """Names of the evidence, which catalogues may write in another way."""

    @property
    def all(self) -> frozenset[str]:
        """Returns each text by the words by which catalogues know it."""
        return self.messages.union(self.evidence, self.names)


def printed_texts(document: Any) -> PrintedTexts:
    """Returns the messages and texts that a document can print."""
    messages: set[str] = set()
    evidence: dict[str, Text] = {}
    names: set[str] = set()
    waiting, seen = [document], set()
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind in _PLAIN or id(value) in seen:
            continue
        seen.add(id(value))
        if kind is tuple or kind is list:
            waiting += value
        elif kind is dict:
            if value and _LANGUAGES.issuperset(value) and all(type(words) is str for words in value.values()):
                evidence[next(iter(value.values()))] = value
            else:
                waiting += value.values()
        elif kind is Message:
            messages.add(value.message)
            waiting += value.values.values()
        elif kind is StateName:
            messages.update(_FORMS[value.code])
        elif kind is ProperName:
            names.add(value.words)
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, set | frozenset):
            waiting += value
        else:
            waiting += [getattr(value, name) for name in _holding(kind)]  # type: ignore[arg-type]  # a class has a hash
    return PrintedTexts(frozenset(messages), evidence, frozenset(names))


@cache
def _holding(kind: type) -> tuple[str, ...]:
    """Returns the names of the fields of a class that can hold texts to be translated."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind) if _can_hold(field.type))
    if issubclass(kind, BaseModel):
        return tuple(name for name, field in kind.model_fields.items() if _can_hold(field.annotation))
    return ()


def _can_hold(annotation: Any) -> bool:
    """Returns whether a value of a type can hold texts to be translated; of a type that is not known it can."""
    if annotation in _PLAIN or get_origin(annotation) is Literal:
        return False
    if arguments := get_args(annotation):
        return get_origin(annotation) is dict or any(_can_hold(argument) for argument in arguments)
    return (
        not (isinstance(annotation, type) and is_dataclass(annotation))
        or annotation in (Message, StateName, ProperName)
        or (bool(_holding(annotation)))
    )


class Translations:
    """The catalogues of all languages, each read when it is first needed."""

    def __init__(self, countries: Path) -> None:
        self._countries = countries
        self._messages: dict[Language, Catalogue] = {}
        self._evidence: dict[Language, Catalogue] = {}
        self._by_key: dict[Language, Mapping[str, str]] = {}

    def of_evidence(self, printed: PrintedTexts, language: Language) -> TranslatedTexts:
        """Returns the translations of the texts of the evidence that a document holds."""
        catalogue = self._evidence_in(language)
        if not catalogue.printed:
            return TranslatedTexts()
        found = {
            original: translation
            for original, text in printed.evidence.items()
            if language not in text and (translation := catalogue.translation(original))
        }
        found.update((name, words) for name in printed.names if (words := catalogue.translation(name)))
        return TranslatedTexts(found, catalogue.review if found else None)

    def are_there(self, language: Language) -> bool:
        """Returns whether a language has any translations."""
        return bool(self._messages_in(language).printed or self._evidence_in(language).printed)

    def digest(self, messages: str, evidence: TranslatedTexts, language: Language) -> str:
        """Returns the digest of the translations of messages and texts of the evidence, and of their state of review.

        The messages are given by their keys, `evidence` has the translations of the texts.
        """
        catalogue, translated = self._messages_in(language), self._by_key_in(language)
        return digest(
            repr(review_of_both(catalogue.review, evidence.review)),
            catalogue.plurals,
            "\0".join([translated.get(key, "") for key in split_keys(messages)]),
            repr(sorted(evidence.by_original.items())),
        )

    def of(self, text: str, language: Language) -> str:
        """Returns all translations of a message or a text of the evidence as one text, which differs where any of them
        differs."""
        messages = self._messages_in(language).by_message.get(text, "")
        return f"{text}\n{messages}\n{self._evidence_in(language).translation(text)}"

    def _messages_in(self, language: Language) -> Catalogue:
        if language not in self._messages:
            self._messages[language] = Catalogue.read(catalogue_path(CATALOGUES, language))
        return self._messages[language]

    def _by_key_in(self, language: Language) -> Mapping[str, str]:
        """Returns the translations of each message by its key."""
        if language not in self._by_key:
            self._by_key[language] = {
                keys_of((context, message, None))[0]: repr(strings)
                for (context, message), strings in self._messages_in(language).printed.items()
            }
        return self._by_key[language]

    def _evidence_in(self, language: Language) -> Catalogue:
        if language not in self._evidence:
            self._evidence[language] = Catalogue.read(
                evidence_catalogue_path(self._countries, language), of_evidence=True
            )
        return self._evidence[language]

"""Describes what every file of the evidence is made of: texts, links, sources, shares, sample sizes."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.printable_characters import without_glyph
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.unwanted_characters import is_blank
from scorecard.evidence.vocabulary import Grade, Language, Quality, State, Via
from scorecard.evidence.written_number import WrittenNumber

MAX_ADDRESS_LENGTH = 1_000
"""The longest web address in characters."""


def _printable(text: str) -> str:
    if fault := without_glyph(text):
        raise ValueError(fault)
    return text


_HTML = re.compile(r"</?[a-zA-Z]|&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
"""Tags, and characters as HTML spells them: `&nbsp;`, `&#39;`."""


def _plain_text(text: str) -> str:
    if is_blank(text):
        raise ValueError(tr("nothing can be seen of it; fill it in or delete the line"))
    if ("<" in text or "&" in text) and _HTML.search(text):
        raise ValueError(tr("holds HTML; write plain text"))
    return text


def line_fault(text: str) -> str | None:
    """Returns why a text cannot be printed, in words for an editor; None where it can."""
    try:
        _plain_text(_printable(text))
    except ValueError as error:
        return str(error)
    return None


_HOST = re.compile(r"(?:\w(?:[\w-]*\w)?\.)+\w(?:[\w-]*\w)?\.?(?::\d{1,4}|:[1-5]\d{4}|:6[0-4]\d{3})?")
"""The name of a computer on the web, with its port."""
_NO_PART = re.compile('[\u00ad\u201c-\u201f\u00ab\u00bb"<>]|[;,|]https?://|%(?![0-9A-Fa-f]{2})')
"""Parts that no address has: invisible hyphens, quotation marks, a second address, a per cent sign without a code."""


def web_address(url: str) -> str:
    """Returns a full web address unchanged. Raises ValueError, with words for an editor, where the text is no web
    address."""
    parts = urlsplit(url)
    if "@" in parts.netloc:
        host = parts.netloc.rpartition("@")[2]
        raise ValueError(
            tr("holds a user name or a password before '@'; write the address of {host} without it", host=host)
        )
    if "&amp;" in url:
        raise ValueError(tr("holds HTML; write plain text"))
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc) or _NO_PART.search(url):
        raise ValueError(tr("'{address}' is not a full web address; it begins with https:// or http://", address=url))
    if len(url) > MAX_ADDRESS_LENGTH:
        raise ValueError(
            tr_count(
                "the address has {count} character; {most} at most, or no QR code can hold it",
                "the address has {count} characters; {most} at most, or no QR code can hold it",
                len(url),
                most=MAX_ADDRESS_LENGTH,
            )
        )
    if re.search(r"\s", url):
        raise ValueError(tr("'{address}' has a space in it; write %20 instead", address=url))
    return url


_EMAIL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[\w-]+\.)+[\w-]{2,}")
"""An address as it is typed: without `mailto:`, quotes or a second address."""


def _email_address(address: str) -> str:
    if len(address) > 254 or not _EMAIL.fullmatch(address):
        raise ValueError(tr("'{address}' is not an e-mail address", address=address))
    return address


Line = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    AfterValidator(_printable),
    AfterValidator(_plain_text),
]
"""Plain text that is not translated, for instance a name or a title."""


class Strict(BaseModel):
    """Base of every model: refuses unknown fields, converts no value silently, and cannot change after reading.

    Pydantic builds the validator of a model when the first file is read (`defer_build`), so worker processes, which
    read no evidence, do not pay for it. The docstrings of fields are read by `field_docstrings` for the few that need
    them, not by pydantic each time the program starts.
    """

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        populate_by_name=True,
        defer_build=True,
    )

    seen: Line | None = None
    """Why a value of this entry is right though `scorecard check` has a note on it; without such a note it is not
    needed. For a text that is older than the newest statement it begins with the day of that:
    `2026-11-20, still so`."""


ShortLine = Annotated[Line, Field(max_length=40)]
"""A text at the head of every page or in the corner of a card, which has room for so many characters."""

Name = Annotated[Line, Field(max_length=120)]
"""A name at the foot of every page, which has room for so many characters."""

Text = Annotated[dict[Language, Line], Field(min_length=1)]
"""The same text in one or more languages, each under its two-letter code: `{en: ..., de: ...}`."""

UNPRINTED = "unprinted"
"""Marks a field whose texts no document prints, so that nobody translates them: `Annotated[Text, UNPRINTED]`."""

PROPER_NAME = "proper name"
"""Marks a line that languages may write differently, a name or the words of a figure: `Annotated[Line, PROPER_NAME]`.
Without a translation in the catalogue it is printed as typed."""

LONGER = 1.35
"""How many times as long as in English a text may be in another language."""


@dataclass(frozen=True)
class Room:
    """Marks a field whose text stands where room is short, the sheet of a brief: `Annotated[Text, Room(160)]`."""

    characters: int
    """With all texts of that length, a brief fits its sheet."""

    @classmethod
    def of(cls, field: FieldInfo) -> "Room | None":
        """Returns the room of the texts of a field; None where it is not short."""
        return next((mark for mark in field.metadata if isinstance(mark, cls)), None)

    @property
    def most(self) -> int:
        """Returns from how many characters on `check` has a note: texts may be a third longer than in English."""
        return round(self.characters * LONGER)


ShortText = Annotated[dict[Language, ShortLine], Field(min_length=1)]
"""A few words in one or more languages, for a place in a drawing that has room for 40 characters."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
"""A short name by which something is referred to: small letters, digits, `-` and `_`."""

WebAddress = Annotated[str, AfterValidator(_printable), AfterValidator(web_address)]
"""A full web address."""

ShortWebAddress = Annotated[WebAddress, Field(max_length=200)]
"""A web address that is printed as it is typed, or as a QR code, which a telephone reads up to such a length."""

LogoName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png)$")]
"""The file of a logo in `countries/logos/`: SVG, or PNG at least 480 pixels wide; readable on white."""

EmailAddress = Annotated[str, AfterValidator(_printable), AfterValidator(_email_address)]
"""An e-mail address."""


def _as_written(number: Any, check: ValidatorFunctionWrapHandler) -> float:
    """Returns a checked number with the decimals it was written with, which pydantic would drop."""
    checked: float = check(number)
    return number if isinstance(number, WrittenNumber) else checked


Percent = Annotated[float, Field(ge=0, le=100), WrapValidator(_as_written)]
"""A share in per cent, 0 to 100, as the source prints it, decimals and all."""

SourceKey = Key
"""The key of a source defined under `sources:` in this file or in a file of `countries/eu/`."""


class Source(Strict):
    """Where a fact can be checked."""

    title: Line
    """The title as published, in its own language; in [brackets] where we describe it."""
    publisher: Line
    """Who published it."""
    url: WebAddress
    """The full web address."""
    date: PartialDate | Literal["undated"]
    """When it was published: 2020-05-18, 2020-05 or 2020; `undated` where it does not say."""
    date_note: Line | None = None
    """What else is known of the date."""
    quality: Quality | None = None
    """primary: official document or leaked minutes; secondary: press; tertiary: a campaign's tally.
    Left out for a source that only confirms another: it is then printed as not graded."""
    note: Line | None = None
    """How it was read, or under which licence."""
    via: Via | None = None
    """Left out for the report itself. copy: the same words at another address; translation: the same in another
    language; retelling: another's report told again. Such a source is graded below the press and marked."""
    origin: Key | None = None
    """Where the report comes from: a key of `origins` in eu/sources.yaml. Sources of one origin count as one."""
    names: dict[State, Line] = {}
    """The states whose governments it names, and as what, for instance `{CZ: voted against, IT: abstained}`."""
    not_coded: dict[State, Line] = {}
    """Of the states it names, those without a statement from it, and why."""


People = Annotated[int, Field(gt=0, le=10_000_000)]
"""A number of people who answered; no survey here asks as many as a country has."""


class SampleSize(Strict):
    """A number of respondents that was published only roughly."""

    about: People | None = None
    """The source says "about" this many."""
    more_than: People | None = None
    """The source says "more than" this many."""

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        given = sum(value is not None for value in (self.about, self.more_than))
        if given != 1:
            kind = "too_long" if given else "too_short"
            raise PydanticCustomError(kind, "one of the two", {"actual_length": given, "max_length": 1})
        return self


Respondents = People | SampleSize
"""How many were asked: a number, or `{about: 700}` or `{more_than: 1000}` where only that is published."""

Sources = dict[SourceKey, Source]


def grade_of(own: Quality | None, source: Source) -> Grade | None:
    """Returns the grade of a fact with this quality of its own, resting on a source; None where neither has one."""
    quality = own or source.quality
    return "copy" if source.via and quality in ("primary", "secondary") else quality


StateList = list[State]

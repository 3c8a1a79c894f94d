"""Describes the file of the edition, its least numbers, and the sources that all files share."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import (
    Key,
    Line,
    LogoName,
    Name,
    ShortLine,
    ShortWebAddress,
    SourceKey,
    Sources,
    Strict,
    Text,
)
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import State


class SharedSources(Strict):
    """The sources that the shared files and more than one state cite, each once."""

    sources: Sources
    """The sources, each under a key that any file can cite."""
    origins: dict[Key, Line] = {}
    """What several sources go back to, for instance one dispatch of an agency or one set of leaked minutes."""


Least = Annotated[int, Field(ge=0)]
"""How many there are at least."""


class LeastNumbers(Strict):
    """How many of each kind the evidence holds at least; a kind that is left out may be any number."""

    statements: Least | None = None
    """Statements in the files of all member states, of all roles."""
    states_with_government_statement: Least | None = None
    """Member states with at least one statement of their government."""
    national_members: Least | None = None
    """Member states whose file names a national member under `organisation`."""
    surveys: Least | None = None
    """Surveys in eu/surveys.yaml."""
    survey_results: Least | None = None
    """Results in the files of all member states, under `opinion`."""
    eu_events: Least | None = None
    """Events in eu/timeline.yaml."""
    national_events: Least | None = None
    """Events in the files of all member states."""
    council_moments: Least | None = None
    """Meetings and votes in eu/council.yaml."""
    roll_calls: Least | None = None
    """Roll calls in eu/parliament.yaml."""
    members_of_parliament: Least | None = None
    """Rows of eu/roll_calls.csv."""


class Assertions(Strict):
    """What must be true of the evidence as a whole, so that a loss is noticed; `scorecard check` fails otherwise."""

    min: LeastNumbers = LeastNumbers()
    """The least numbers: a little below what there is, raised with each edition."""


def _folder(address: str) -> str:
    parts = urlsplit(address)
    if parts.query or parts.fragment or re.search(r"\.\w+$", parts.path):
        folder = parts._replace(query="", fragment="", path=re.sub(r"[^/]*\.\w+$", "", parts.path)).geturl()
        raise ValueError(tr("give the folder that holds index.html, {folder}", folder=folder))
    return address


def _number_for_children(given: str) -> str:
    return _reserved(given, "116 111")


def _number_for_missing_children(given: str) -> str:
    return _reserved(given, "116 000")


def _reserved(given: str, number: str) -> str:
    """Returns a number as typed where it is the one that Decision 2007/116/EC reserves for the line."""
    if re.sub(r"\D", "", given) != re.sub(r"\D", "", number) or re.search(r"[^\d\s.–-]", given):
        # Translators: a telephone number that is the same in all states of the EU.
        raise ValueError(
            tr("'{value}' is not the number of that line in the whole EU; write {number}", value=given, number=number)
        )
    return given


def _day(given: PartialDate) -> PartialDate:
    if given.precision != "day":
        raise ValueError(tr("'{date}' is not a day in the calendar", date=given))
    return given


class Correction(Strict):
    """One thing that was printed wrongly in an edition that was published, and what is right."""

    date: PartialDate
    """The day on which it was corrected."""
    state: State | None = None
    """The state on whose pages it stood; left out where it stood elsewhere."""
    printed: Text
    """What was printed."""
    right: Text
    """What is right, and is printed now."""
    because: Text
    """Why it was corrected: who asked, or how it was found."""
    sources: list[SourceKey] = []
    """Where that can be checked."""


class Foreword(Strict):
    """Words that open the edition, by a person who signs them."""

    says: list[Text] = Field(min_length=1)
    """The paragraphs."""
    by: Name
    """Who signs, 120 characters at most."""
    role: Text
    """In which capacity, for instance the office held at the publisher."""


class EditionSettings(Strict):
    """Which edition this is, and up to which day its evidence reaches."""

    name: ShortLine
    """The name on every page, for instance 2026; 40 characters at most."""
    evidence_date: Annotated[PartialDate, AfterValidator(_day)]
    """The day up to which evidence was gathered; in the shared files nothing may be dated later."""
    days_ahead: Annotated[int, Field(ge=0)] = 180
    """How many days the file of a state may be ahead of `evidence_date`, for its own brief and scorecard. More is
    a year typed wrongly, or an edition whose day has to be moved."""
    compared_with: PartialDate
    """The day with which this edition is compared: that of the last edition, or another day that matters."""
    publisher: ShortLine
    """Who publishes the edition; 40 characters at most."""
    website: ShortWebAddress
    """The publisher's website; 200 characters at most."""
    address: Annotated[ShortWebAddress, AfterValidator(_folder)] | None = None
    """Where this edition is published on the web, the folder that holds index.html; the QR code of each brief
    and the pictures of social cards lead there. Left out until it is known: QR codes then lead to the website."""
    logo: LogoName | None = None
    """The file of the publisher's logo in countries/logos/: SVG, or PNG at least 480 pixels wide; readable on white.
    It stands on the cover of the edition, and where the publisher signs a scorecard or a brief."""
    contact: list[Name] = []
    """How to reach the publisher, a line each, for instance an e-mail address or a telephone number."""
    foreword: Foreword | None = None
    """Words that open the book, on a spread of their own; left out where there are none."""
    thanks: list[Text] = []
    """Whom the publisher thanks, a paragraph each, on the page after the foreword or in the imprint."""
    method: Text
    """The method in a few sentences, printed on every scorecard."""
    child_helpline: Annotated[ShortLine, AfterValidator(_number_for_children)]
    """The European number of helplines for children; whether it is in service is said state by state."""
    missing_children_line: Annotated[ShortLine, AfterValidator(_number_for_missing_children)]
    """The European number for missing children, in service in all member states."""
    missing_children_sources: list[SourceKey]
    """Where that is stated."""
    corrections: list[Correction] = []
    """What was corrected after it was published, of this edition and of those before; the newest may stand anywhere.
    A day after `evidence_date` is no mistake here. `scorecard corrections --write` brings docs/corrections.md up."""
    assertions: Assertions = Assertions()
    """What `scorecard check` holds the evidence to: a file cut short or merged wrongly fails here."""

"""Describes the files around the proposal: reports by providers, published figures, and the laws."""

from typing import Annotated

from pydantic import Field

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import (
    PROPER_NAME,
    UNPRINTED,
    Line,
    SourceKey,
    StateList,
    Strict,
    Text,
)
from scorecard.evidence.vocabulary import State

Reports = Annotated[int, Field(ge=0, le=100_000_000)]
"""A number of reports; at most more than the whole world sends in a year."""


class YearlyReports(Strict):
    """Reports of one year with a geographic indicator for a state."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    """The year."""
    reports: Reports | None = None
    """All reports, in the years before they were split."""
    referrals: Reports | None = None
    """From 2024: reports with enough information to act on."""
    informational: Reports | None = None
    """From 2024: other reports."""


class Series(Strict):
    """A series of reports by state."""

    publisher: Line
    """Who publishes it."""
    what: Text
    """What is counted."""
    caveats: Annotated[list[Text], UNPRINTED]
    """What must stand beside every figure: in these words in the data, on pages in translated words of the program."""
    by_state: dict[State, list[YearlyReports]]
    """Reports a year."""
    verification: Text
    """How the figures were checked against the publications."""
    source: SourceKey
    """The data set that holds every year."""
    also: list[SourceKey]
    """The publications of the single years."""


class Figure(Strict):
    """One published figure about the EU, the world or a state."""

    publisher: Line
    """Who published it."""
    period: Annotated[Line, PROPER_NAME]
    """The year or months it covers."""
    states: StateList = []
    """The states it is about; none where it is about the EU or the world."""
    what: Text
    """What is counted."""
    value: Annotated[Line, PROPER_NAME]
    """As published."""
    source: SourceKey
    """Where it is published."""
    note: Text | None = None
    """What a reader should know of it."""

    @property
    def is_printed(self) -> bool:
        """Returns whether a page prints it: that of a state."""
        return bool(self.states)


class ReportsFile(Strict):
    """Volumes of reports. Never a measure of prevalence."""

    cybertipline: Series
    """Reports of providers to the CyberTipline, by state and year."""
    figures: list[Figure]
    """Single figures."""
    not_found: list[Text]
    """What was looked for and not found."""


class LegalStep(Strict):
    """The latest step found for a state."""

    date: PartialDate | None = None
    """The date of the step."""
    step: Text
    """The step, or that none was found."""
    case: Line | None = None
    """The number of the infringement case."""
    sources: list[SourceKey] = []
    """Where that is stated."""


class LegalFact(Strict):
    """A dated fact about an instrument."""

    date: PartialDate | None = None
    """When."""
    what: Text
    """What happened."""
    states: StateList = []
    """The states it concerns; none where it concerns all."""
    cases: dict[State, Line] = {}
    """The number of the infringement case of a state."""
    sources: list[SourceKey]
    """Where that is stated."""
    note: Text | None = None
    """What a reader should know of it."""


class Instrument(Strict):
    """A law or convention and where each state stands with it."""

    name: Text
    """Its name."""
    facts: list[LegalFact]
    """Dated facts about it, oldest first."""
    by_state: dict[State, LegalStep]
    """The latest step found for each state."""
    caveat: Text
    """What a reader should know of every step."""
    sources: list[SourceKey]
    """The sources of the whole."""


class Context(Strict):
    """The laws around the proposal."""

    directive_2011_93: Instrument
    """The directive in force."""
    lanzarote_convention: Instrument
    """The convention of the Council of Europe."""
    not_found: list[Text]
    """What was looked for and not found."""

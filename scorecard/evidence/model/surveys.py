"""Surveys of both sides: who asked whom, when, how, paid by whom, in which words."""

from typing import Annotated, Literal

from pydantic import Field

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import (
    Key,
    Line,
    Percent,
    Respondents,
    SourceKey,
    StateList,
    Strict,
    Text,
)
from scorecard.evidence.model.state import AlsoReported
from scorecard.evidence.vocabulary import Language, Sampling, Side, State


class Fieldwork(Strict):
    """When people were asked."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    note: Text | None = None
    """In words, where the days are not published or sources differ."""


class Wording(Strict):
    """The words of a question as found, in one language."""

    language: Language
    words: Line
    note: Text
    """Where the words come from and whether they are the questionnaire's own."""
    source: SourceKey


class AreaResult(Strict):
    """What all states of a survey, or the EU, answered together."""

    area: Annotated[str, Field(pattern=r"^(EU27|EU28|ALL\d+)$")]
    """EU27 or EU28 for the EU average; ALL8 for the eight countries of the survey together."""
    share: Percent
    qualifier: Annotated[str, Field(pattern="^(about|more_than)$")] | None = None
    n: Respondents | None = None
    also_reported: list[AlsoReported] = []
    source: SourceKey
    also: list[SourceKey] = []
    note: Text | None = None


class Question(Strict):
    """One question of a survey."""

    asks: Text
    """What is shared by those in the percentage, in our own words."""
    topic: Literal["proposal", "context", "prevalence"]
    """proposal: about the proposal or detection; context: about something near it, shown apart;
    prevalence: experience, not opinion."""
    number: Line | None = None
    """Its number in the questionnaire."""
    wording: list[Wording] = []
    """The words themselves, where found."""
    note: Text | None = None
    overall: list[AreaResult] = []


class Caution(Strict):
    """What a reader should know before using a figure of the survey."""

    text: Text
    states: StateList = []
    """The states whose figures it concerns; none where it concerns all."""


class Criticism(Strict):
    """What a critic says of the survey."""

    by: Line
    point: Text
    source: SourceKey


class Survey(Strict):
    """A survey."""

    name: Line
    commissioner: Text
    """Who paid."""
    side: Side
    """Where whoever paid stands on the proposal."""
    side_note: Text | None = None
    institute: Line | None = None
    """Who carried it out; left out where not found."""
    population: Text | None = None
    """Who was asked; left out where not found."""
    n: Respondents | None = None
    """All respondents."""
    n_by_state: dict[State, Respondents] = {}
    """Respondents by state, where published."""
    states: StateList | Literal["EU27", "EU28"] = []
    """Where it was carried out; empty where not published."""
    states_note: Text | None = None
    fieldwork: Fieldwork
    published: PartialDate | None = None
    mode: Text | None = None
    """How people were asked; left out where not found."""
    sampling: Sampling
    design_effect: Annotated[float, Field(ge=1)] | None = None
    """By how much weighting and clustering widen the variance, where published; else taken as 1."""
    cautions: list[Caution] = []
    criticism: list[Criticism] = []
    not_found: list[Text] = []
    introduction: list[Wording] = []
    """What respondents were told before the questions, where found."""
    sources: list[SourceKey]
    questions: dict[Key, Question]


class Petition(Strict):
    """A petition; not a survey."""

    name: Line
    side: Side
    organiser: Line
    area: Line
    signatures: Line
    """As published."""
    date: PartialDate
    about: Text | None = None
    source: SourceKey


class Surveys(Strict):
    """All surveys and petitions."""

    surveys: dict[Key, Survey]
    petitions: list[Petition]
    not_found: list[Text]

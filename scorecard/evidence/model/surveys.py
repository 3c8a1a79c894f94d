"""Describes `surveys.yaml`: surveys of both sides, with who asked whom, when, how, paid by whom and in which words."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import (
    PROPER_NAME,
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
from scorecard.evidence.problems import did_you_mean
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import STATES, Language, Sampling, Side, State


class Fieldwork(Strict):
    """When people were asked."""

    start: PartialDate | None = None
    """The first day."""
    end: PartialDate | None = None
    """The last day."""
    note: Text | None = None
    """In words, where the days are not published or sources differ."""


class QuestionWording(Strict):
    """The words of a question as found, in one language."""

    language: Language
    """The language of the words."""
    words: Line
    """The words."""
    note: Text
    """Where the words come from and whether they are the questionnaire's own."""
    source: SourceKey
    """Where they are published."""


class AreaResult(Strict):
    """What all states of a survey, or the EU, answered together."""

    area: Annotated[str, Field(pattern=r"^(EU27|EU28|ALL\d+)$")]
    """EU27 or EU28 for the EU average; ALL8 for the eight countries of the survey together."""
    share: Percent
    """The share in per cent, as published."""
    qualifier: Annotated[str, Field(pattern="^(about|more_than)$")] | None = None
    """`about` or `more_than` where the source gives no exact share."""
    n: Respondents | None = None
    """How many answered."""
    also_reported: list[AlsoReported] = []
    """Further shares of the same question."""
    source: SourceKey
    """Where the share is published."""
    also: list[SourceKey] = []
    """Further sources of the same share."""
    note: Text | None = None
    """What a reader should know of this figure."""


class Sides(Strict):
    """Which answers the share of a question counts. Only one whole side of the question may stand in a headline."""

    counted: Text
    """The answers counted, as the question offered them or as the publication sums them up."""
    whole: bool
    """true where they are all answers on one side of the question as asked; false where a part of that side is left
    out, where the answer in the middle is counted with a side, or where neither was found."""


class SurveyQuestion(Strict):
    """One question of a survey."""

    asks: Text
    """What those counted in the share said or did, in our own words."""
    topic: Literal["proposal", "context", "prevalence"]
    """proposal: about the proposal or detection; context: about something near it, shown apart;
    prevalence: experience, not opinion."""
    sides: Sides | None = None
    """Which answers the share counts; needed for questions about the proposal."""
    number: Line | None = None
    """Its number in the questionnaire."""
    wording: list[QuestionWording] = []
    """The words themselves, where found."""
    note: Text | None = None
    """What a reader should know of this question."""
    overall: list[AreaResult] = []
    """The results of all states of the survey together, or of the EU."""


class Caution(Strict):
    """What a reader should know before using a figure of the survey."""

    text: Text
    """The caution."""
    states: StateList = []
    """The states whose figures it concerns; none where it concerns all."""


class Criticism(Strict):
    """What a critic says of the survey."""

    by: Annotated[Line, PROPER_NAME]
    """The critic."""
    point: Text
    """What the critic says."""
    source: SourceKey
    """Where it is published."""


class Survey(Strict):
    """A survey."""

    name: Line
    """Its name."""
    commissioner: Text
    """Who paid."""
    side: Side
    """Where whoever paid stands on the proposal."""
    side_note: Text | None = None
    """What a reader should know of that side."""
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
    """What is known of the states beyond that."""
    fieldwork: Fieldwork
    """When people were asked."""
    published: PartialDate | None = None
    """When the results were published."""
    mode: Text | None = None
    """How people were asked; left out where not found."""
    sampling: Sampling
    """How respondents were drawn."""
    design_effect: Annotated[float, Field(ge=1, le=100)] | None = None
    """By how much weighting and clustering widen the variance, where published; else taken as 1."""
    cautions: list[Caution] = []
    """What a reader should know before using a figure."""
    criticism: list[Criticism] = []
    """What critics say."""
    not_found: list[Text] = []
    """What was looked for and not found."""
    introduction: list[QuestionWording] = []
    """What respondents were told before the questions, where found."""
    sources: list[SourceKey]
    """The sources of the survey."""
    questions: dict[Key, SurveyQuestion]
    """Its questions by key."""


_AREAS = ("EU", *STATES)


def _area(given: str) -> str:
    if given not in _AREAS:
        hint = did_you_mean(given, _AREAS)
        raise ValueError(
            tr("'{word}' is not a member state{hint} (known: {known})", word=given, hint=hint, known=", ".join(_AREAS))
        )
    return given


class Petition(Strict):
    """A petition; not a survey."""

    name: Line
    """Its name."""
    side: Side
    """Where the organiser stands on the proposal."""
    organiser: Annotated[Line, PROPER_NAME]
    """Who organises it."""
    area: Annotated[Line, AfterValidator(_area)]
    """Where it is signed: EU, or the code of a member state."""
    signatures: Text
    """The number of signatures as published."""
    date: PartialDate
    """When that number was published."""
    about: Text | None = None
    """What it asks for."""
    source: SourceKey
    """Where it is published."""


class Surveys(Strict):
    """All surveys and petitions."""

    surveys: dict[Key, Survey]
    """The surveys by key."""
    petitions: list[Petition]
    """The petitions."""
    not_found: list[Text]
    """What was looked for and not found."""

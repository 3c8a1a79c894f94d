"""Describes the files on the Council: texts, timeline, meetings and votes, the voting rule and the populations."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import (
    UNPRINTED,
    Key,
    Line,
    SourceKey,
    StateList,
    Strict,
    Text,
    WebAddress,
)
from scorecard.evidence.model.events import Event, EventFile
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.vocabulary import STATES, Quality, State


def _laid_down(number: int, message: str) -> tuple[AfterValidator, object]:
    """Returns what refuses any other number than the one in Article 16(4) TEU, and what tells editors of it.

    The figures are computed with the numbers of the file. The numbers here only check the file: with one digit wrong
    there, every sentence on majorities would be wrong and none would look so.
    """

    def check(given: float) -> float:
        if given != number:
            raise ValueError(tr(message, given=f"{given:g}", number=number, states=len(STATES)))
        return given

    return AfterValidator(check), Field(json_schema_extra={"const": number})


_STATES_NEEDED = _laid_down(
    -(-55 * len(STATES) // 100),
    tr_noop(
        "{given} is not 55 per cent of the {states} states, rounded up, {number} (Article 16(4) TEU); write {number}"
    ),
)
_PERCENT_NEEDED = _laid_down(
    65,
    tr_noop(
        "{given} is not the part of the population that has to be in favour, {number} (Article 16(4) TEU); "
        "write {number}"
    ),
)
_BLOCKING_STATES = _laid_down(
    4,
    tr_noop(
        "{given} is not the least number of states that can block a decision, {number} (Article 16(4) TEU); "
        "write {number}"
    ),
)
PartOfPopulation = Annotated[float, Field(gt=0, lt=100)]
"""A part of the population of the EU in per cent; neither nobody nor everyone."""


Content = Literal["in", "out", "open"]
"""in: the text provides for it; out: it does not; open: left open, or not known from its sources."""


class Contents(Strict):
    """What a text holds, aspect by aspect."""

    detection_orders: Content
    """Whether authorities may order providers to detect."""
    voluntary_detection: Content
    """Whether it is a lasting legal basis for providers to detect of their own accord; temporary rules are none."""
    encryption: Content
    """Whether detection may reach end-to-end encrypted services."""
    new_material: Content
    """Whether its scope covers unknown material or solicitation, not known material alone."""
    eu_centre: Content
    """Whether it sets up an EU agency against child sexual abuse."""
    sources: Annotated[list[SourceKey], Field(min_length=1)]
    """Where that can be read."""


class CouncilText(Strict):
    """One version of the rules put to the Council or adopted, on which states take stances."""

    file: EventFile
    """The file it belongs to."""
    name: Text
    """Its full name."""
    short: Text
    """How it is named within a sentence, for instance `the Commission proposal`."""
    issuer: Text
    """Who put it forward."""
    date: PartialDate
    """When."""
    council_document: Line | None = None
    """Its Council number."""
    holds: Contents
    """What it holds: orders, voluntary detection, encryption, new material, the EU Centre."""
    encryption: Text
    """What it says on end-to-end encryption."""
    superseded_by: Key | None = None
    """The text that took its place."""
    continues: Key | None = None
    """The text that it takes further, such as talks on a mandate: a stance on either is a stance on the same text."""
    summary: Annotated[Text, UNPRINTED]
    """What it does, in one sentence."""
    source: SourceKey
    """The source it rests on."""
    also: list[SourceKey] = []
    """Further sources of the same."""
    note: Annotated[Text, UNPRINTED] | None = None
    """What a reader should know of this text."""


class Proposal(Strict):
    """The proposal, the temporary derogation and the Council texts."""

    texts: dict[Key, CouncilText]
    """The texts by key, oldest first."""


class SharedEvent(Event):
    """An event of the EU timeline."""

    note: Annotated[Text, UNPRINTED] | None = None
    """What a reader of this file should know of it."""

    @property
    def is_printed(self) -> bool:
        """Returns whether documents name it; a minor one is in the data alone."""
        return self.level == "major"


class Timeline(Strict):
    """The EU timeline."""

    events: list[SharedEvent]
    """The events, oldest first."""


class Moment(Strict):
    """One meeting or vote in the Council, and which states were reported on which side."""

    date: PartialDate
    """When."""
    text: Key
    """The Council text it was about."""
    what: Annotated[Text, UNPRINTED]
    """What met and did what."""
    result: Annotated[Text, UNPRINTED]
    """What came out."""
    in_favour: StateList = []
    """States reported in favour."""
    against: StateList = []
    """States reported against."""
    abstaining: StateList = []
    """States reported abstaining."""
    undecided: StateList = []
    """States reported undecided."""
    source: SourceKey
    """The source it rests on."""
    also: list[SourceKey] = []
    """Further sources of the same."""
    quality: Quality | None = None
    """Only where the source is weaker or stronger for this meeting than in general."""
    note: Annotated[Text, UNPRINTED] | None = None
    """What a reader should know of it."""


class Presidency(Strict):
    """The half-year in which the government of one state chairs the Council."""

    state: State
    """The state that holds it."""
    from_: Annotated[PartialDate, Field(alias="from")]
    """Its first day."""
    to: PartialDate
    """Its last day."""
    source: SourceKey
    """The decision that lays it down."""


class Council(Strict):
    """Meetings and votes in the Council, oldest first, and who chaired it."""

    moments: list[Moment]
    """The meetings and votes."""
    presidencies: list[Presidency] = []
    """Who held the rotating presidency when. What a government said on a text of the Council while it did is marked so
    wherever it is printed."""


class VotingRule(Strict):
    """How the Council decides by qualified majority."""

    adopt: Text
    """What a decision needs, in words."""
    blocking_minority: Text
    """What a blocking minority needs, in words."""
    abstention: Text
    """What an abstention counts as, in words."""
    states_needed: Annotated[int, *_STATES_NEEDED]
    """Member states needed in favour."""
    population_percent_needed: Annotated[float, *_PERCENT_NEEDED]
    """Share of the EU population needed in favour."""
    blocking_states: Annotated[int, *_BLOCKING_STATES]
    """Least number of states in a blocking minority."""
    source: SourceKey
    """Where the rule is stated."""
    explained_at: WebAddress
    """A page of the Council that explains the rule."""


class OfficialShares(Strict):
    """Shares of the EU population as laid down for voting in a year."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    """The year in which they are used."""
    basis: Text
    """The population they rest on and who approved them."""
    eu_population_persons: Annotated[int, Field(gt=0, le=1_000_000_000)]
    """The population of the EU they rest on, in persons."""
    percent: dict[State, PartOfPopulation]
    """Per cent of the EU population, two decimals, as published."""
    caveat: Text
    """What a reader should know of them."""
    source: SourceKey
    """Where they are published."""


class CountedPopulation(Strict):
    """Persons by state on one day, from official statistics."""

    day: PartialDate
    """The day of the count."""
    dataset: Line
    """The data set and its selection."""
    persons: dict[State, Annotated[int, Field(gt=0, le=200_000_000)]]
    """The population of each state, in persons."""
    caveat: Annotated[Text, UNPRINTED]
    """What a reader should know of it."""
    source: SourceKey
    """Where it is published."""


class Population(Strict):
    """The voting rule and the populations behind each vote."""

    rule: VotingRule
    """How the Council decides."""
    official: OfficialShares
    """The shares used in Council votes."""
    counted: CountedPopulation
    """The population in persons, for means over states."""
    missing: Text
    """What could not be found."""

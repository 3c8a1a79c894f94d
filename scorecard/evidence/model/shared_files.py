"""Describes the files that all member states share, `countries/eu/*.yaml`, except surveys, brief and method."""

from typing import Annotated, Literal

from pydantic import Field

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import (
    Key,
    Line,
    Percent,
    SourceKey,
    Sources,
    StateList,
    Strict,
    Text,
    WebAddress,
)
from scorecard.evidence.model.events import Event, EventFile
from scorecard.evidence.vocabulary import Quality, State


class SharedSources(Strict):
    """The sources that the shared files and more than one state cite, each once."""

    sources: Sources
    """The sources, each under a key that any file can cite."""


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


class EditionSettings(Strict):
    """Which edition this is, and up to which day its evidence reaches."""

    name: Line
    """The name on every page, for instance 2026."""
    evidence_date: PartialDate
    """The day up to which evidence was gathered; nothing dated later may stand in it."""
    compared_with: PartialDate
    """The day with which changes are told: that of the last edition, or one that matters."""
    publisher: Line
    """Who publishes the edition."""
    website: WebAddress
    """The publisher's website."""
    address: WebAddress | None = None
    """Where this edition is published on the web, the folder that holds index.html; the QR code of each brief
    and the pictures of social cards lead there. Left out until it is known: QR codes then lead to the website."""
    method: Text
    """The method in a few sentences, printed on every scorecard."""
    child_helpline: Line
    """The European number of helplines for children; whether it is in service is said state by state."""
    missing_children_line: Line
    """The European number for missing children, in service in all member states."""
    missing_children_sources: list[SourceKey]
    """Where that is stated."""
    assertions: Assertions = Assertions()
    """What `scorecard check` holds the evidence to: a file cut short or merged wrongly fails here."""


class CouncilText(Strict):
    """One version of the rules put to the Council or adopted, on which states take stances."""

    file: EventFile
    """The file it belongs to."""
    name: Text
    """Its full name."""
    short: Text
    """How it is named within a sentence, for instance `the Danish text of July 2025`."""
    issuer: Text
    """Who put it forward."""
    date: PartialDate
    """When."""
    council_document: Line | None = None
    """Its Council number."""
    mandatory_detection: Literal["yes", "no", "partly"]
    """Whether it would oblige providers to detect when ordered."""
    encryption: Text
    """What it says on end-to-end encryption."""
    superseded_by: Key | None = None
    """The text that took its place."""
    summary: Text
    """What it does, in one sentence."""
    source: SourceKey
    """The source it rests on."""
    also: list[SourceKey] = []
    """Further sources of the same."""
    note: Text | None = None
    """What a reader should know of this text."""


class Proposal(Strict):
    """The proposal, the temporary derogation and the Council texts."""

    texts: dict[Key, CouncilText]
    """The texts by key, oldest first."""


class Timeline(Strict):
    """The EU timeline."""

    events: list[Event]
    """The events, oldest first."""


class Moment(Strict):
    """One meeting or vote in the Council, and which states were reported on which side."""

    date: PartialDate
    """When."""
    text: Key
    """The Council text it was about."""
    what: Text
    """What met and did what."""
    result: Text
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
    note: Text | None = None
    """What a reader should know of it."""


class Council(Strict):
    """Meetings and votes in the Council, oldest first."""

    moments: list[Moment]
    """The meetings and votes."""


class VotingRule(Strict):
    """How the Council decides by qualified majority."""

    adopt: Text
    """What a decision needs, in words."""
    blocking_minority: Text
    """What a blocking minority needs, in words."""
    abstention: Text
    """What an abstention counts as, in words."""
    states_needed: int
    """Member states needed in favour."""
    population_percent_needed: Percent
    """Share of the EU population needed in favour."""
    blocking_states: int
    """Least number of states in a blocking minority."""
    source: SourceKey
    """Where the rule is stated."""
    explained_at: WebAddress
    """A page of the Council that explains the rule."""


class OfficialShares(Strict):
    """Shares of the EU population as laid down for voting in a year."""

    year: int
    """The year in which they are used."""
    basis: Text
    """The population they rest on and who approved them."""
    eu_population_persons: int
    """The population of the EU they rest on, in persons."""
    percent: dict[State, Percent]
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
    persons: dict[State, Annotated[int, Field(gt=0)]]
    """The population of each state, in persons."""
    caveat: Text
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


class RollCall(Strict):
    """One vote in the plenary of the European Parliament, with its official totals."""

    date: PartialDate
    """The day of the vote."""
    procedure: Line
    """The number of the procedure."""
    title: Text
    """What was voted on."""
    short: Text
    """The same in a few words, for a table."""
    in_favour_means: Text
    """What a vote counted as in favour means."""
    inverted: bool = False
    """true where the motion was against the measure: a raw vote for it is counted as against."""
    in_favour: int
    """Members in favour of the measure; the official total, turned round where `inverted`."""
    against: int
    """Members against the measure, likewise."""
    abstained: int
    """Members who abstained."""
    source: SourceKey
    """The source of the totals."""
    also: list[SourceKey] = []
    """Further sources of the same."""
    note: Text | None = None
    """What a reader should know of this vote."""


class TellingVote(Strict):
    """The roll call that says most of where a delegation stands."""

    roll_call: Key
    """A key of `roll_calls`."""
    subject: Text
    """What was voted on, as it ends the sentence "Members of the European Parliament from Austria on ..."."""
    reason: Text
    """Why this one."""


class PoliticalGroup(Strict):
    """A political group of the European Parliament."""

    name: Line
    """Its name as `roll_calls.csv` has it."""
    short: Text
    """Its name in a table, for instance EPP."""


class Parliament(Strict):
    """The roll calls; how each member voted stands in `roll_calls.csv` beside this file."""

    roll_calls: dict[Key, RollCall]
    """The roll calls by key, oldest first; the keys are column names of `roll_calls.csv`."""
    telling_vote: TellingVote
    """The roll call shown among the key figures."""
    sitting_since: PartialDate
    """The first day of the sitting Parliament. Votes are shown by group from this day on: the group of members who
    have left is not recorded."""
    groups: Annotated[list[PoliticalGroup], Field(min_length=1)]
    """The political groups in the order in which they are printed."""
    members_note: Text
    """What the file of members holds and what not."""


class YearlyReports(Strict):
    """Reports of one year with a geographic indicator for a state."""

    year: int
    """The year."""
    reports: int | None = None
    """All reports, in the years before they were split."""
    referrals: int | None = None
    """From 2024: reports with enough information to act on."""
    informational: int | None = None
    """From 2024: other reports."""


class Series(Strict):
    """A series of reports by state."""

    publisher: Line
    """Who publishes it."""
    what: Text
    """What is counted."""
    caveats: list[Text]
    """What must stand beside every figure."""
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
    period: Line
    """The year or months it covers."""
    states: StateList = []
    """The states it is about; none where it is about the EU or the world."""
    what: Text
    """What is counted."""
    value: Line
    """As published."""
    source: SourceKey
    """Where it is published."""
    note: Text | None = None
    """What a reader should know of it."""


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

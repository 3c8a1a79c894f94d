"""Builds the tables of the laws around the proposal: the latest step found for each state, and all dated facts."""

from dataclasses import dataclass

from scorecard.documents.data.cells import as_text, english, joined
from scorecard.documents.data.columns import ALSO, NOTE, SOURCE, STATE, URL
from scorecard.documents.data.table import Column, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.context_files import Context, Instrument, LegalFact, LegalStep
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class _LawRow:
    key: str
    instrument: Instrument
    state: State

    @property
    def step(self) -> LegalStep:
        return self.instrument.by_state[self.state]

    @property
    def source(self) -> str | None:
        return next(iter(self.step.sources), None)


def legal_steps_table(evidence: Evidence) -> Table:
    """Returns one row for each instrument and state on record, also where no step was found."""
    columns: tuple[Column[_LawRow], ...] = (
        Column(Field("instrument", "string", "Key of the directive or convention."), lambda row: row.key),
        Column(Field("name", "string", "Its name."), lambda row: english(row.instrument.name)),
        Column(STATE, lambda row: row.state),
        Column(
            Field("date", "string", "Date of the step; empty where no step or no date was found."),
            lambda row: as_text(row.step.date),
        ),
        Column(Field("step", "string", "The latest step found, or that none was."), lambda row: english(row.step.step)),
        Column(field_of(LegalStep, "case"), lambda row: row.step.case),
        Column(
            Field("caveat", "string", "What a reader should know of every step of this instrument."),
            lambda row: english(row.instrument.caveat),
        ),
        Column(SOURCE, lambda row: row.source),
        Column(URL, lambda row: evidence.source(None, row.source).url if row.source else None),
        Column(ALSO, lambda row: joined(row.step.sources[1:])),
    )
    return table_of(
        "legal_steps",
        "Legal steps",
        "Where each state stands with the directive and the convention around the proposal: the latest step found, "
        "not the present state of a procedure.",
        columns,
        (
            _LawRow(key, instrument, state)
            for key, instrument in _instruments(evidence.context).items()
            for state in STATES
            if state in instrument.by_state
        ),
    )


@dataclass(frozen=True)
class _FactRow:
    """A fact as it concerns one state, or all states (`state` None)."""

    key: str
    number: int
    fact: LegalFact
    state: State | None


def legal_facts_table(evidence: Evidence) -> Table:
    """Returns one row for each fact and state it names, and one row with no state where it names none."""
    columns: tuple[Column[_FactRow], ...] = (
        Column(Field("instrument", "string", "Key of the directive or convention."), lambda row: row.key),
        Column(
            Field("fact", "integer", "Number of the fact within the instrument, from 0; its rows share it."),
            lambda row: row.number,
        ),
        Column(Field("date", "string", "Its date; empty where none was found."), lambda row: as_text(row.fact.date)),
        Column(Field("what", "string", "What happened."), lambda row: english(row.fact.what)),
        Column(
            Field("state", "string", "EU code of a state it concerns; empty where it names none."),
            lambda row: row.state,
        ),
        Column(
            Field("case", "string", "The number of the infringement case of that state."),
            lambda row: row.fact.cases.get(row.state) if row.state else None,
        ),
        Column(SOURCE, lambda row: row.fact.sources[0]),
        Column(URL, lambda row: evidence.source(None, row.fact.sources[0]).url),
        Column(ALSO, lambda row: joined(row.fact.sources[1:])),
        Column(NOTE, lambda row: english(row.fact.note)),
    )
    return table_of(
        "legal_facts",
        "Legal facts",
        "Dated facts about the directive and the convention around the proposal, as far as they were found.",
        columns,
        (
            _FactRow(key, number, fact, state)
            for key, instrument in _instruments(evidence.context).items()
            for number, fact in enumerate(instrument.facts)
            for state in fact.states or (None,)
        ),
    )


def _instruments(context: Context) -> dict[str, Instrument]:
    return {
        "directive_2011_93": context.directive_2011_93,
        "lanzarote_convention": context.lanzarote_convention,
    }

"""Builds the table of legal steps: the latest step found for each state with the laws around the proposal."""

from dataclasses import dataclass

from scorecard.documents.data.cells import as_text, english, joined
from scorecard.documents.data.columns import ALSO, SOURCE, STATE, URL
from scorecard.documents.data.table import Column, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.shared_files import Context, Instrument, LegalStep
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class _Row:
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
    columns: tuple[Column[_Row], ...] = (
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
            _Row(key, instrument, state)
            for key, instrument in _instruments(evidence.context).items()
            for state in STATES
            if state in instrument.by_state
        ),
    )


def _instruments(context: Context) -> dict[str, Instrument]:
    return {
        "directive_2011_93": context.directive_2011_93,
        "lanzarote_convention": context.lanzarote_convention,
    }

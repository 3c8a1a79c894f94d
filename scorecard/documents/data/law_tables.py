"""The laws around the proposal: the latest step found for each state."""

from scorecard.documents.data.cells import as_text, english, joined
from scorecard.documents.data.columns import ALSO, SOURCE, STATE, URL
from scorecard.documents.data.table import Cell, Field, Table, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.shared_files import Context, Instrument, LegalStep
from scorecard.evidence.vocabulary import STATES, State


def legal_steps_table(evidence: Evidence) -> Table:
    """One row an instrument and state on record, also where no step was found."""

    def record(key: str, instrument: Instrument, state: State) -> dict[str, Cell]:
        step = instrument.by_state[state]
        source = next(iter(step.sources), None)
        return {
            "instrument": key,
            "name": english(instrument.name),
            "state": state,
            "date": as_text(step.date),
            "step": english(step.step),
            "case": step.case,
            "caveat": english(instrument.caveat),
            "source": source,
            "source_url": evidence.source(None, source).url if source else None,
            "also": joined(step.sources[1:]),
        }

    return table_of(
        "legal_steps",
        "Legal steps",
        "Where each state stands with the directive and the convention around the proposal: the latest step found, "
        "not the present state of a procedure.",
        (
            Field("instrument", "string", "Key of the directive or convention."),
            Field("name", "string", "Its name."),
            STATE,
            Field("date", "string", "Date of the step; empty where no step or no date was found."),
            Field("step", "string", "The latest step found, or that none was."),
            field_of(LegalStep, "case"),
            Field("caveat", "string", "What a reader should know of every step of this instrument."),
            SOURCE,
            URL,
            ALSO,
        ),
        (
            record(key, instrument, state)
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

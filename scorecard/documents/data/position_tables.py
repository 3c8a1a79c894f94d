"""Where the governments stand: their positions, and how many hold each stance."""

from scorecard.analysis.figures import Figures
from scorecard.documents.data.cells import as_text, joined
from scorecard.documents.data.columns import ASPECT, QUALITY, REPLACED, SOURCE, STATE, URL
from scorecard.documents.data.table import Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STANCES, UNKNOWN, State


def positions_table(evidence: Evidence, figures: Figures) -> Table:
    """One row a state and aspect, also where the position is unknown."""

    def source(state: State, entry: int) -> tuple[str | None, str | None]:
        if entry < 0:
            return None, None
        key = evidence.states[state].statements[entry].source
        return key, evidence.source(state, key).url

    days = evidence.method.position.same_moment_days
    records = []
    for row in figures.positions.values():
        known = row.stance != UNKNOWN
        key, url = source(row.state, row.entry)
        records.append(
            {
                "state": row.state,
                "aspect": row.aspect,
                "stance": row.stance,
                "date": as_text(row.date),
                "text": row.text,
                "replaced": row.replaced if known else None,
                "entry": row.entry if known else None,
                "contested_by": joined(row.contested_by),
                "said": row.said,
                "quality": row.quality,
                "source": key,
                "source_url": url,
            }
        )
    return table_of(
        "positions",
        "Positions",
        "The position of each government on each aspect: its own latest statement. A state is unknown on an aspect on "
        "which no statement of its government was found; that is the absence of evidence, not a middle.",
        (
            STATE,
            ASPECT,
            Field("stance", "string", f"The position: {', '.join(STANCES)} or {UNKNOWN}."),
            Field("date", "string", "Date of the statement it rests on."),
            Field("text", "string", "Key of the text that statement is about, in the table texts."),
            REPLACED,
            Field("entry", "integer", "The statement it rests on: the entry of that state in the table statements."),
            Field(
                "contested_by",
                "string",
                f"Entries of the government's statements within {days} days of it that disagree, separated by spaces.",
            ),
            Field("said", "integer", "Number of statements of the government on the aspect."),
            QUALITY,
            SOURCE,
            URL,
        ),
        records,
    )


def stance_counts_table(figures: Figures) -> Table:
    """One row an aspect and stance."""
    return table_of(
        "stance_counts",
        "Counts of stances",
        "For each aspect, how many governments hold each stance and how many people live in their states.",
        (
            ASPECT,
            Field("stance", "string", f"The stance: {', '.join(STANCES)} or {UNKNOWN}."),
            Field("states", "integer", "Number of the 27 governments that hold it."),
            Field(
                "population_share",
                "number",
                "Their share of the EU population in per cent: the sum of population_share in the table states.",
            ),
        ),
        (
            {
                "aspect": row.aspect,
                "stance": row.stance,
                "states": row.states,
                "population_share": row.population,
            }
            for row in figures.counts.values()
        ),
    )

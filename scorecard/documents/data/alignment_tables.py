"""Builds the tables of alignment: by state, by question, without each statement, and under other weights."""

from dataclasses import dataclass

from scorecard.analysis.alignment import Alignment, QuestionValue, Range, figures_under
from scorecard.analysis.figures import Figures
from scorecard.analysis.robustness import Band
from scorecard.analysis.sensitivity import LeftOut
from scorecard.documents.data.cells import joined
from scorecard.documents.data.columns import STATE
from scorecard.documents.data.table import Column, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class _StateRow:
    alignment: Alignment
    band: Band | None


def alignment_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each state: its figure and its band of ranks, both empty where the figure is withheld."""
    widest = evidence.method.widest_range.points
    first, last = evidence.method.robustness.band_percent
    columns: tuple[Column[_StateRow], ...] = (
        Column(STATE, lambda row: row.alignment.state),
        Column(
            Field("low", "number", "The least value that the figure can have, 0 to 100; empty where withheld."),
            lambda row: None if row.alignment.withheld else row.alignment.range.low,
        ),
        Column(
            Field("high", "number", "The greatest value that it can have; the same as `low` where all is known."),
            lambda row: None if row.alignment.withheld else row.alignment.range.high,
        ),
        Column(
            Field("width", "number", f"How far the two lie apart, in points; withheld where this is over {widest:g}."),
            lambda row: row.alignment.range.width,
        ),
        Column(
            Field(
                "rank_low",
                "integer",
                f"Best rank of the band from {first:g} to {last:g} per cent of the draws of the uncertainty analysis.",
            ),
            lambda row: row.band.low if row.band else None,
        ),
        Column(
            Field("rank_high", "integer", "Worst rank of that band."), lambda row: row.band.high if row.band else None
        ),
        Column(
            Field("ranked", "integer", "How many states have a figure."),
            lambda row: row.band.ranked if row.band else None,
        ),
        Column(
            Field(
                "alike",
                "string",
                "States whose band overlaps this one, by code, separated by spaces: not to be told from it by rank.",
            ),
            lambda row: joined(row.band.alike) if row.band else None,
        ),
    )
    return table_of(
        "alignment",
        "Alignment",
        "How near a government's stances are to what the child-rights side asks, by the rubric of the method "
        "(countries/eu/method.yaml), as the range from the least to the greatest value it can have: what the present "
        f"government has not said may lie anywhere. Withheld where the range is wider than {widest:g} points.",
        columns,
        (_StateRow(figures.alignment[state], figures.bands.get(state)) for state in STATES),
    )


@dataclass(frozen=True)
class _QuestionRow:
    state: State
    question: QuestionValue
    without_it: Range | None


def alignment_questions_table(figures: Figures) -> Table:
    """Returns one row for each state and core question."""
    columns: tuple[Column[_QuestionRow], ...] = (
        Column(STATE, lambda row: row.state),
        Column(
            Field("question", "string", "The core question, by its key in the method."),
            lambda row: row.question.question,
        ),
        Column(
            Field("low", "number", "The least that the stances on it can be worth, 0 to 100."),
            lambda row: row.question.range.low,
        ),
        Column(
            Field("high", "number", "The most that they can be worth; the same as `low` where all parts are known."),
            lambda row: row.question.range.high,
        ),
        Column(
            Field("mean", "number", "Mean value over the states in which all parts are known."),
            lambda row: row.question.mean,
        ),
        Column(
            Field(
                "pull",
                "number",
                "By how many points of the figure it lies above or below that mean; 0 where not all parts are known.",
            ),
            lambda row: row.question.pull,
        ),
        Column(
            Field("open", "number", "How many points of the width of the figure come from what is not known here."),
            lambda row: row.question.open,
        ),
        Column(
            Field(
                "without_it_low",
                "number",
                "The least value of the figure with this question left out; empty where there is no figure.",
            ),
            lambda row: row.without_it.low if row.without_it else None,
        ),
        Column(
            Field("without_it_high", "number", "The greatest value of the figure with this question left out."),
            lambda row: row.without_it.high if row.without_it else None,
        ),
    )

    def without(state: State, question: str) -> Range | None:
        return figures.sensitivity[state].without_question.get(question) if state in figures.sensitivity else None

    return table_of(
        "alignment_questions",
        "Alignment by question",
        "What each core question contributes to the alignment of a state.",
        columns,
        (
            _QuestionRow(state, question, without(state, question.question))
            for state in STATES
            for question in figures.alignment[state].questions
        ),
    )


def alignment_statements_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each statement on which a figure depends, with the figure without that statement."""
    columns: tuple[Column[tuple[State, LeftOut]], ...] = (
        Column(STATE, lambda row: row[0]),
        Column(Field("aspect", "string", "The aspect the statement decides."), lambda row: row[1].aspect),
        Column(
            Field("entry", "integer", "The statement, by its place in the state's file, from 0."),
            lambda row: evidence.entry(row[0], "statements", row[1].entry),
        ),
        Column(Field("date", "string", "Its date, to the day, month or year."), lambda row: str(row[1].date)),
        Column(
            Field(
                "without_it_low",
                "number",
                "The least value of the figure without it, 0 to 100; empty where it would be withheld.",
            ),
            lambda row: row[1].figure.low if row[1].figure else None,
        ),
        Column(
            Field("without_it_high", "number", "The greatest value of the figure without it."),
            lambda row: row[1].figure.high if row[1].figure else None,
        ),
    )
    return table_of(
        "alignment_statements",
        "Alignment by statement",
        "The alignment of a state had one of the statements its positions rest on never been found; "
        "for states that have a figure.",
        columns,
        (
            (state, left_out)
            for state, sensitivity in figures.sensitivity.items()
            for left_out in sensitivity.without_statement
        ),
    )


@dataclass(frozen=True)
class _RankedFigure:
    weights: str
    place: int
    state: State
    figure: Range


def alignment_other_weights_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns the order of the states under the weights of the method and under other sensible ones."""
    method = evidence.method
    weights = {"method": {key: question.weight for key, question in method.questions.items()}}
    weights |= {key: other.weights for key, other in method.other_weights.items()}
    columns: tuple[Column[_RankedFigure], ...] = (
        Column(
            Field("weights", "string", "The key of the weights; method: those of the method."), lambda row: row.weights
        ),
        Column(
            Field(
                "place",
                "integer",
                "The place of the state from 1, by the middle of its figure, the highest first; equals by their code.",
            ),
            lambda row: row.place,
        ),
        Column(STATE, lambda row: row.state),
        Column(
            Field("low", "number", "The least value of the figure under these weights, 0 to 100."),
            lambda row: row.figure.low,
        ),
        Column(
            Field("high", "number", "The greatest value of the figure under these weights."),
            lambda row: row.figure.high,
        ),
    )
    return table_of(
        "alignment_other_weights",
        "Alignment under other weights",
        "The figure and the place of each state that has a figure, under the weights of the method and under others "
        "(other_weights in the table method): how far the order depends on the weights.",
        columns,
        (
            _RankedFigure(key, place, state, figure)
            for key, chosen in weights.items()
            for place, (state, figure) in enumerate(figures_under(figures.alignment, chosen).items(), start=1)
        ),
    )

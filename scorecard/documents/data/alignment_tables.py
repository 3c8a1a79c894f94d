"""How near the governments are to what the child-rights side asks, and which questions make it so."""

from scorecard.analysis.alignment import figures_under
from scorecard.analysis.figures import Figures
from scorecard.documents.data.cells import joined
from scorecard.documents.data.columns import STATE
from scorecard.documents.data.table import Cell, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State


def alignment_table(evidence: Evidence, figures: Figures) -> Table:
    """The figure of each state with its band of ranks; no figure where it is withheld."""
    needed = evidence.method.threshold.percent
    first, last = evidence.method.robustness.band_percent

    def record(state: State) -> dict[str, Cell]:
        mine, band = figures.alignment[state], figures.bands.get(state)
        return {
            "state": state,
            "alignment": mine.value,
            "weight_covered": mine.covered,
            "rank_low": band.low if band else None,
            "rank_high": band.high if band else None,
            "ranked": band.ranked if band else None,
            "alike": joined(band.alike) if band else None,
        }

    return table_of(
        "alignment",
        "Alignment",
        "How near a government's stances are to what the child-rights side asks, by the rubric of the method "
        f"(countries/eu/method.yaml). Withheld where less than {needed:g} per cent of the weight has evidence.",
        (
            STATE,
            Field("alignment", "number", "0 to 100, printed without decimals; empty where withheld."),
            Field("weight_covered", "number", "Share of the weight with evidence, in per cent."),
            Field(
                "rank_low",
                "integer",
                f"Best rank of the band from {first:g} to {last:g} per cent of the draws of the uncertainty analysis.",
            ),
            Field("rank_high", "integer", "Worst rank of that band."),
            Field("ranked", "integer", "How many states have a figure."),
            Field(
                "alike",
                "string",
                "States whose band overlaps this one, by code, separated by spaces: not to be told from it by rank.",
            ),
        ),
        (record(state) for state in STATES),
    )


def alignment_questions_table(figures: Figures) -> Table:
    """What each figure is made of, one row a state and core question."""
    return table_of(
        "alignment_questions",
        "Alignment by question",
        "What each core question contributes to the alignment of a state.",
        (
            STATE,
            Field("question", "string", "The core question, by its key in the method."),
            Field("value", "number", "What the stances on it are worth, 0 to 100; empty where none is known."),
            Field("mean", "number", "Mean value over the states in which it is known."),
            Field(
                "pull",
                "number",
                "By how many points of the figure it lies above or below that mean; 0 where no stance is known.",
            ),
            Field(
                "without_it",
                "number",
                "The figure with this question left out; empty where it is not in the figure or there is none.",
            ),
        ),
        (
            {
                "state": state,
                "question": question.question,
                "value": question.value,
                "mean": question.mean,
                "pull": question.pull,
                "without_it": figures.sensitivity[state].without_question[question.question]
                if state in figures.sensitivity
                else None,
            }
            for state in STATES
            for question in figures.alignment[state].questions
        ),
    )


def alignment_statements_table(figures: Figures) -> Table:
    """What each figure would be without each statement it rests on."""
    return table_of(
        "alignment_statements",
        "Alignment by statement",
        "The alignment of a state had one of the statements its positions rest on never been found; "
        "for states that have a figure.",
        (
            STATE,
            Field("aspect", "string", "The aspect the statement decides."),
            Field("entry", "integer", "The statement, by its place in the state's file, from 0."),
            Field("date", "string", "Its date, to the day, month or year."),
            Field("without_it", "number", "The figure without it, 0 to 100; empty where it would be withheld."),
        ),
        (
            {
                "state": state,
                "aspect": left_out.aspect,
                "entry": left_out.entry,
                "date": str(left_out.date),
                "without_it": left_out.figure,
            }
            for state, mine in figures.sensitivity.items()
            for left_out in mine.without_statement
        ),
    )


def alignment_other_weights_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns the order of the states under the weights of the method and under other sensible ones."""
    method = evidence.method
    weights = {"method": {key: question.weight for key, question in method.questions.items()}}
    weights |= {key: other.weights for key, other in method.other_weights.items()}
    return table_of(
        "alignment_other_weights",
        "Alignment under other weights",
        "The figure and the place of each state that has a figure, under the weights of the method and under others "
        "(other_weights in the table method): how far the order depends on the weights.",
        (
            Field("weights", "string", "The key of the weights; method: those of the method."),
            Field("place", "integer", "The place of the state from the highest figure, from 1; equals by their code."),
            STATE,
            Field("alignment", "number", "The figure under these weights, 0 to 100."),
        ),
        (
            {"weights": key, "place": place, "state": state, "alignment": figure}
            for key, given in weights.items()
            for place, (state, figure) in enumerate(figures_under(evidence, figures.positions, given).items(), start=1)
        ),
    )

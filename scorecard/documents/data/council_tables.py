"""The Council on the question of the pages: where each state stands and what its vote is worth."""

from scorecard.analysis.council_vote import CouncilDay
from scorecard.documents.council_section import QUESTION
from scorecard.documents.data.columns import SOURCE, STATE, URL
from scorecard.documents.data.table import Cell, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State

DECIMALS = 6
"""Of a percentage in this table: enough to recompute what is printed with one or two."""


def council_table(evidence: Evidence, day: CouncilDay) -> Table:
    """One row a state; `day` is what the Council boxes are printed from."""
    official = evidence.population.official

    def record(state: State) -> dict[str, Cell]:
        power = day.power[state]
        return {
            "state": state,
            "population_hundredths": day.populations[state],
            "group": _group(day, state),
            "swing_percent": _per_cent(day.swing[state]),
            "banzhaf_percent": _per_cent(power.banzhaf),
            "shapley_shubik_percent": _per_cent(power.shapley_shubik),
            "source": official.source,
            "source_url": evidence.source(None, official.source).url,
        }

    return table_of(
        "council",
        "The Council",
        f"The arithmetic of a qualified majority on the aspect {QUESTION}, by the positions of the governments at the "
        "date of the tables.",
        (
            STATE,
            Field(
                "population_hundredths",
                "integer",
                f"Share of the EU population in hundredths of a per cent, as published for votes in the Council in "
                f"{official.year}.",
            ),
            Field(
                "group",
                "string",
                "Where its position puts it: in_favour (supports, leans_support), not_in_favour (opposes, "
                "leans_oppose, abstains), undecided or unknown.",
            ),
            Field(
                "swing_percent",
                "number",
                "In how many per cent of the ways in which the undecided and unknown governments can go this one alone "
                "decides whether there is a majority. One that has taken a side is looked at as if it alone were free "
                "to change it.",
            ),
            Field(
                "banzhaf_percent",
                "number",
                "Banzhaf index, whatever the positions: its share of all the decisive votes in all coalitions; the 27 "
                "add up to 100.",
            ),
            Field(
                "shapley_shubik_percent",
                "number",
                "Shapley-Shubik index, whatever the positions: in how many per cent of the orders of joining its vote "
                "decides; the 27 add up to 100.",
            ),
            SOURCE,
            URL,
        ),
        (record(state) for state in STATES),
    )


def _group(day: CouncilDay, state: State) -> str:
    stand = day.standing
    groups = {
        "in_favour": stand.in_favour,
        "not_in_favour": stand.not_in_favour,
        "undecided": stand.undecided,
        "unknown": stand.unknown,
    }
    return next(group for group, states in groups.items() if state in states)


def _per_cent(share: float) -> float:
    return round(100 * share, DECIMALS)

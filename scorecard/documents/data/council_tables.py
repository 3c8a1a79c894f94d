"""Builds the table of the Council: where each state stands on the aspect of the Council box, and its voting power."""

from scorecard.analysis.council_vote import CouncilDay
from scorecard.documents.council_box import QUESTION
from scorecard.documents.data.cells import url_of
from scorecard.documents.data.columns import SOURCE, STATE, URL
from scorecard.documents.data.table import Column, Field, Table, table_of
from scorecard.documents.population_shares import population_description
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State

DECIMALS = 6
"""The decimals of a percentage in this table: enough to recompute what is printed with one or two."""


def council_table(evidence: Evidence, day: CouncilDay) -> Table:
    """Returns one row for each state; `day` is the same arithmetic as in the Council boxes."""
    official = evidence.population.official
    columns: tuple[Column[State], ...] = (
        Column(STATE, lambda state: state),
        Column(
            Field(
                "population_hundredths",
                "integer",
                f"Share of the EU population in hundredths of a per cent, {population_description(evidence)}.",
            ),
            lambda state: day.populations[state],
        ),
        Column(
            Field(
                "group",
                "string",
                "Where its position puts it: in_favour (supports, leans_support), not_in_favour (opposes, "
                "leans_oppose, abstains), undecided, or without a position, which counts as open: implied (by its "
                "support for a text), another_text (it has spoken on another text only), former (only a government no "
                "longer in office has spoken) or unknown.",
            ),
            lambda state: next(group for group, states in day.groups.items() if state in states),
        ),
        Column(
            Field(
                "swing_percent",
                "number",
                "In how many per cent of the ways in which the undecided and unknown governments can go this one alone "
                "decides whether there is a majority. One that has taken a side is looked at as if it alone were free "
                "to change it.",
            ),
            lambda state: _per_cent(day.swing[state]),
        ),
        Column(
            Field(
                "banzhaf_percent",
                "number",
                "Banzhaf index, whatever the positions: its share of all the decisive votes in all coalitions; the 27 "
                "add up to 100.",
            ),
            lambda state: _per_cent(day.power[state].banzhaf),
        ),
        Column(
            Field(
                "shapley_shubik_percent",
                "number",
                "Shapley-Shubik index, whatever the positions: in how many per cent of the orders of joining its vote "
                "decides; the 27 add up to 100.",
            ),
            lambda state: _per_cent(day.power[state].shapley_shubik),
        ),
        Column(SOURCE, lambda state: official.source if evidence.has_source(None, official.source) else None),
        Column(URL, lambda state: url_of(evidence, official.source)),
    )
    return table_of(
        "council",
        "The Council",
        f"The arithmetic of a qualified majority on the aspect {QUESTION}, by the positions of the governments at the "
        "date of the tables.",
        columns,
        STATES,
    )


def _per_cent(share: float) -> float:
    """Returns a share of 0 to 1 in per cent."""
    return round(100 * share, DECIMALS)

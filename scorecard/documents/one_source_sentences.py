"""Writes the sentences on a side of which more than half, by population, rests on one report."""

from collections.abc import Iterator

from scorecard.analysis.one_source import OneSource
from scorecard.documents.message import Listing, Message, StateName, Value, msg
from scorecard.documents.population_shares import population_share
from scorecard.evidence.load import Evidence

_IN_FAVOUR_MESSAGES = (
    msg("By EU population: {total} in favour; {part} rest on one report: {publisher}, {date}, on {states}."),
    msg(
        "By EU population: {total} in favour; {part} rest on one report that names no source: {publisher}, {date}, on "
        "{states}."
    ),
)
_NOT_IN_FAVOUR_MESSAGES = (
    msg(
        "By EU population: {total} against or abstaining; {part} rest on one report: {publisher}, {date}, on {states}."
    ),
    msg(
        "By EU population: {total} against or abstaining; {part} rest on one report that names no source: {publisher}, "
        "{date}, on {states}."
    ),
)
"""The sentences of each side: the ordinary one, and the one on a report that names no source. Both shares are of the EU
population."""


def one_source_sentences(
    evidence: Evidence, in_favour: OneSource | None, against: OneSource | None
) -> Iterator[Message]:
    """Yields a sentence for each side that rests on one source."""
    for found, (plain, unnamed) in ((in_favour, _IN_FAVOUR_MESSAGES), (against, _NOT_IN_FAVOUR_MESSAGES)):
        if found:
            words = unnamed if all(position.unnamed for position in found.positions) else plain
            yield msg(words.message, **_values(evidence, found))


def _values(evidence: Evidence, found: OneSource) -> dict[str, Value]:
    first = found.positions[0]
    assert first.date is not None
    statement = evidence.states[first.state].statements[first.entry]
    return {
        "part": population_share(evidence, found.population / 100),
        "total": population_share(evidence, found.side / 100),
        "publisher": evidence.source(first.state, statement.source).publisher,
        "date": first.date,
        "states": Listing(tuple(StateName(state) for state in found.states), by_name=True),
    }

"""Words where more than half of a side rests on one source that names several governments."""

from collections.abc import Iterator

from scorecard.analysis.one_source import OneSource
from scorecard.documents.message import Listing, Message, Share, StateName, Value, msg
from scorecard.evidence.load import Evidence


def one_source_sentences(
    evidence: Evidence, in_favour: OneSource | None, against: OneSource | None
) -> Iterator[Message]:
    """Yields a sentence a side that rests on one source; where that names no source of its own, it says so."""
    if in_favour:
        sentence = msg(
            "{part} of the {total} in favour rest on one source, {publisher} ({date}), which names {states}.",
            **_values(evidence, in_favour),
        )
        yield _unnamed(in_favour, sentence)
    if against:
        sentence = msg(
            "{part} of the {total} against or abstaining rest on one source, {publisher} ({date}), which names "
            "{states}.",
            **_values(evidence, against),
        )
        yield _unnamed(against, sentence)


def _values(evidence: Evidence, found: OneSource) -> dict[str, Value]:
    first = found.positions[0]
    assert first.date is not None
    statement = evidence.states[first.state].statements[first.entry]
    return {
        "part": Share(found.population / 100, 2),
        "total": Share(found.side / 100, 2),
        "publisher": evidence.source(first.state, statement.source).publisher,
        "date": first.date,
        "states": Listing(tuple(StateName(state) for state in found.states)),
    }


def _unnamed(found: OneSource, sentence: Message) -> Message:
    if all(position.unnamed for position in found.positions):
        return msg("{sentence} That report itself names no source.", sentence=sentence)
    return sentence

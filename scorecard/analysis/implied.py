"""Finds what a government's support for a text implies on the aspects on which it has no word of its own.

Support for a text that provides for something implies support for that. To oppose a text, to lean towards one, or to
support one that does not provide for something implies nothing. An implied stance is no position: it has its own mark,
is counted apart, and enters no sum, verdict, Council count or alignment.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scorecard.analysis.position import latest_word
from scorecard.analysis.rows import PositionRow, StatementRow
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.council_files import Contents
from scorecard.evidence.vocabulary import UNKNOWN, Aspect, State


def provides_for(holds: Contents, aspect: Aspect) -> bool:
    """Returns whether a text provides for what an aspect is about; never for an aspect that is itself a text."""
    contents: Mapping[Aspect, str] = {
        "detection_orders": holds.detection_orders,
        "voluntary_detection": holds.voluntary_detection,
        "encryption": holds.encryption,
        "grooming_new_material": holds.new_material,
        "eu_centre": holds.eu_centre,
    }
    return contents.get(aspect) == "in"


def with_implied(
    evidence: Evidence, positions: Iterable[PositionRow], statements: Mapping[State, Iterable[StatementRow]]
) -> tuple[PositionRow, ...]:
    """Returns the positions, each unknown one with the support for a text that implies it, where there is any.

    It follows from the latest word of the government in office on a Council text, where that is `supports`, is borne by
    more than a tally, and reports of it do not differ.
    """
    days = evidence.method.position.same_moment_days
    support = {state: _support(rows, days) for state, rows in statements.items()}
    return tuple(_row(evidence, position, support[position.state]) for position in positions)


def _support(statements: Iterable[StatementRow], same_moment_days: int) -> PositionRow | None:
    """Returns the latest word of the government in office on a Council text, if it is support that can be built on."""
    said = [row for row in statements if row.role == "government" and row.aspect == "overall" and row.in_office]
    word = latest_word(said, same_moment_days) if said else None
    if word is None or word.stance != "supports" or word.quality == "tertiary" or word.disputed:
        return None
    return word


def _row(evidence: Evidence, position: PositionRow, support: PositionRow | None) -> PositionRow:
    own_word = position.stance != UNKNOWN or (position.last_word is not None and position.last_word.in_office)
    if own_word or support is None or support.text is None:
        return position
    if provides_for(evidence.proposal.texts[support.text].holds, position.aspect):
        return replace(position, implied_by=support)
    return position

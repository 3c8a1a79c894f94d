"""Chooses the votes of the European Parliament that stand among the key figures, in every document by one rule."""

from datetime import date

from scorecard.analysis.delegation_votes import known_roll_calls
from scorecard.evidence.load import Evidence


def leading_votes(evidence: Evidence, as_of: date) -> tuple[str, ...]:
    """Returns the keys of the newest votes of substance known on `as_of`, carried or not, newest first.

    Days are taken from the newest backwards, each with all its votes of substance, until `leading_votes.least` of
    eu/parliament.yaml are reached; fewer are returned where there have not been so many.
    """
    known = [
        (key, call.date.last_day) for key, call in known_roll_calls(evidence, as_of).items() if call.substance.decided
    ]
    days = sorted({day for _, day in known}, reverse=True)
    chosen: list[str] = []
    for day in days:
        if len(chosen) >= evidence.parliament.leading_votes.least:
            break
        chosen += [key for key, voted in reversed(known) if voted == day]
    return tuple(chosen)

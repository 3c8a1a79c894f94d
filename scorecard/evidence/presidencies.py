"""Finds the rotating Council presidency that a state held at a date."""

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.council_files import Council, Presidency
from scorecard.evidence.vocabulary import State


def presidency_held(council: Council, state: State, when: PartialDate) -> Presidency | None:
    """Returns the presidency that a state held on every day that a date can be; None where it held none."""
    return next(
        (
            one
            for one in council.presidencies
            if one.state == state and one.from_.first_day <= when.first_day and when.last_day <= one.to.last_day
        ),
        None,
    )

"""Finds states that the list of a meeting has on one side, and their own file on the other."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.council_files import Council, Moment
from scorecard.evidence.model.state import MemberState, Statement
from scorecard.evidence.program_messages import tr
from scorecard.evidence.stance_scale import AGAINST, IN_FAVOUR

_SIDES = {"in_favour": IN_FAVOUR, "against": AGAINST}
_OTHER = {"in_favour": AGAINST, "against": IN_FAVOUR}


def doubtful_sides(council: Council, models: Mapping[str, BaseModel]) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each state listed on one side of a meeting whose government took the other side on that day.

    There is no doubt where another statement of the day has the side of the list, or says that reports differ.
    """
    for place, moment in enumerate(council.moments):
        for side, stances in _SIDES.items():
            for index, state in enumerate(getattr(moment, side)):
                said = _said_there(moment, models.get(state))
                other = next((one for one in said if one.stance in _OTHER[side]), None)
                if other and not any(one.stance in stances or one.disputed for one in said):
                    # Translators: {side} is a field such as in_favour, {stance} a word such as opposes.
                    message = tr(
                        "{state} stands under '{side}', and in {file} '{stance}' on that day",
                        state=state,
                        side=side,
                        file=f"{state}.yaml",
                        stance=other.stance,
                    )
                    yield DoubtfulValue(("moments", place, side, index), message)


def _said_there(moment: Moment, file: BaseModel | None) -> list[Statement]:
    """Returns the statements of a government on the text as a whole on the day of a meeting."""
    if not isinstance(file, MemberState) or moment.date.precision != "day":
        return []
    return [
        one
        for one in file.statements
        if one.speaker.role == "government"
        and (one.text, one.aspect) == (moment.text, "overall")
        and moment.date in (one.date, one.event)
    ]

"""Lists whom to call and where to report: reporting points, the 116 numbers, and the national member."""

from dataclasses import dataclass

from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.message import ProperName
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.hotline import PublicLine
from scorecard.evidence.model.state import MemberState


@dataclass(frozen=True)
class Contact:
    """A reporting point, a helpline or an organisation."""

    name: ProperName | None
    """None where it was not found who runs a line."""
    website: str | None
    note: Text | None
    marks: Citation


def reporting_points(state: MemberState, footnotes: Footnotes) -> tuple[Contact, ...]:
    """Returns where abuse is reported in a state."""
    return tuple(
        Contact(ProperName(point.name), point.website, point.standing or None, footnotes.cite(*point.sources))
        for point in state.hotline.report
    )


def national_member(state: MemberState, footnotes: Footnotes) -> Contact | None:
    """Returns the national ECPAT member; None where there is none."""
    member = state.organisation
    if member is None:
        return None
    return Contact(ProperName(member.name), member.website, None, footnotes.cite(*member.sources))


def public_line(line: PublicLine | None, footnotes: Footnotes, on_screen: bool = False) -> Contact | None:
    """Returns one of the 116 numbers as a contact; None where nothing is on record."""
    if line is None:
        return None
    operator = ProperName(line.operator) if line.operator else None
    return Contact(operator, None, line.note, footnotes.cite(*line.sources, on_screen=on_screen))

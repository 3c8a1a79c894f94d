"""Lists whom to call and where to report: reporting points, the 116 numbers, and the national member."""

from dataclasses import dataclass

from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.state import MemberState, PublicLine


@dataclass(frozen=True)
class Contact:
    """A reporting point, a helpline or an organisation."""

    name: str
    website: str | None
    note: Text | None
    marks: Citation


def reporting_points(state: MemberState, footnotes: Footnotes) -> tuple[Contact, ...]:
    """Returns where abuse is reported in a state."""
    return tuple(
        Contact(point.name, point.website, point.standing or None, footnotes.cite(*point.sources))
        for point in state.hotline.report
    )


def national_member(state: MemberState, footnotes: Footnotes) -> Contact | None:
    """Returns the national ECPAT member; None where there is none."""
    member = state.organisation
    return Contact(member.name, member.website, None, footnotes.cite(*member.sources)) if member else None


def public_line(line: PublicLine | None, footnotes: Footnotes, on_screen: bool = False) -> Contact | None:
    """Returns one of the 116 numbers as a contact; None where nothing is on record."""
    if line is None:
        return None
    return Contact(line.operator or "", None, line.note, footnotes.cite(*line.sources, on_screen=on_screen))

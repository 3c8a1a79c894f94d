"""Writes how sure a position is: its level, and what keeps it from being higher."""

from scorecard.analysis.certainty import Certainty, DoubtCode, Level
from scorecard.documents.message import Listing, Message, msg

LEVELS: dict[Level, Message] = {
    "well": msg("well documented"),
    "fairly": msg("fairly documented"),
    "weakly": msg("weakly documented"),
}

_DOUBTS: dict[DoubtCode, Message] = {
    "tally": msg("a campaign’s count alone"),
    "disputed": msg("reports differ"),
    "divided": msg("its members spoke differently"),
    "former": msg("a government no longer in office"),
    "unnamed": msg("no source named"),
    "copy": msg("from a copy"),
    "press": msg("reports by others"),
    "one_origin": msg("one origin"),
    "old": msg("some years old"),
    "very_old": msg("many years old"),
}


def how_sure(certainty: Certainty) -> Message:
    """Returns the level of a position with the doubts in brackets, the gravest first."""
    level = LEVELS[certainty.level]
    if not certainty.doubts:
        return level
    return msg("{level} ({doubts})", level=level, doubts=Listing(tuple(_DOUBTS[doubt] for doubt in certainty.doubts)))

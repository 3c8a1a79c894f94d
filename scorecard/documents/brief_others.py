"""Composes how others stand: neighbours and peers on the aspects compared, and which governments moved since a day."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.position_changes import Move
from scorecard.analysis.rows import PositionRow
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.caveats import SHORT_CAVEATS, marks
from scorecard.documents.change_clauses import NO_CERTAIN_CHANGE, later_on_the_same_text
from scorecard.documents.common_figures import CommonFigures
from scorecard.documents.comparison_table import ComparisonCell, compare, peers_of
from scorecard.documents.labels import STANCE_LABELS
from scorecard.documents.message import Listing, Message, StateName, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, UNKNOWN, State

MAX_OTHERS = 6
"""The number of other states that fit the second side."""

FIRST_NEIGHBOURS = 4
"""The number of neighbours that come before the peers; further neighbours come after them."""


@dataclass(frozen=True)
class OtherGovernment:
    """Another government, with its position on each of the aspects compared."""

    name: StateName
    cells: tuple[ComparisonCell, ...]

    @property
    def silent(self) -> bool:
        """Returns whether none of its positions is known."""
        return all(cell.stance == UNKNOWN for cell in self.cells)


@dataclass(frozen=True)
class OthersTable:
    """Neighbours and peers, on the aspects compared."""

    aspects: tuple[Message, ...]
    rows: tuple[OtherGovernment, ...]
    silent: Message | None
    """A sentence in place of the rows of governments without a known position; None where there are none."""


@dataclass(frozen=True)
class MovedGovernment:
    """A government whose last word on a Council text as a whole is another than it was."""

    name: StateName
    words: Message


@dataclass(frozen=True)
class WhoMoved:
    """The governments that moved since a day; `intro` names the day, or says that none moved."""

    intro: Message
    governments: tuple[MovedGovernment, ...]


def others_table(evidence: Evidence, figures: Figures, state: State) -> OthersTable:
    """Returns the first neighbours, the peers and the other neighbours, each once, until the table is full."""
    neighbours = evidence.states[state].neighbours
    order = (*neighbours[:FIRST_NEIGHBOURS], *peers_of(evidence, figures, state), *neighbours[FIRST_NEIGHBOURS:])
    chosen = tuple(one for one in dict.fromkeys(order) if one not in evidence.left_out)[:MAX_OTHERS]
    aspects = evidence.method.compared.aspects
    columns = [ASPECTS.index(aspect) for aspect in aspects]
    rows = tuple(
        OtherGovernment(row.name, tuple(row.cells[column] for column in columns))
        for row in compare(evidence, figures, chosen, None).rows
    )
    return OthersTable(
        aspects=tuple(aspect_name(evidence, figures, aspect) for aspect in aspects),
        rows=rows,
        silent=_silent(rows),
    )


def _silent(rows: tuple[OtherGovernment, ...]) -> Message | None:
    silent = tuple(other.name for other in rows if other.silent)
    if not silent:
        return None
    return msg(
        "Not known on any of these, of the governments in office: {states}.", states=Listing(silent, by_name=True)
    )


def who_moved(common: CommonFigures, state: State) -> WhoMoved:
    """Returns the other governments whose stance on a Council text as a whole is another than on the day compared.

    A government that holds the same stance on another text, or that now speaks for the first time, did not move.
    """
    evidence = common.evidence
    since = PartialDate.of(common.earlier.as_of)
    if common.earlier.as_of == common.figures.as_of:
        return WhoMoved(msg("There is no later day than {since} to compare with.", since=since), ())
    moves = [
        (other, move)
        for other, change in common.changes.items()
        for move in change.moves
        if other != state and move.aspect == "overall" and move.before.stance not in (UNKNOWN, move.after.stance)
    ]
    if not moves:
        return WhoMoved(
            msg("Since {since} no other government’s stance on a Council text is another.", since=since), ()
        )
    intro = msg(
        "The last word on a Council text as a whole, on {since} and now. Most speak of another text now: it may be the "
        "text that changed, and not the mind.",
        since=since,
    )
    return WhoMoved(intro, tuple(MovedGovernment(StateName(one), _words(evidence, move)) for one, move in moves))


def _words(evidence: Evidence, move: Move) -> Message:
    """Returns both stances with their caveats, and the statement in between on the earlier text."""
    before, after = move.before, move.after
    assert after.date is not None
    stance = STANCE_LABELS[before.stance]
    doubts = _remarks(evidence, before, "replaced")  # the text was replaced after the day compared
    remarks = _remarks(evidence, after)
    words = msg(
        "“{before}” to “{after}”, {said}",
        before=msg("{clause} ({remarks})", clause=stance, remarks=Listing(doubts)) if doubts else stance,
        after=STANCE_LABELS[after.stance],
        said=msg("{date} ({remarks})", date=after.date, remarks=Listing(remarks)) if remarks else after.date,
    )
    if move.doubtful:
        return msg("{first} {second}", first=msg("{sentence}.", sentence=words), second=NO_CERTAIN_CHANGE)
    if later := later_on_the_same_text(before, move):
        return msg("{first} {second}", first=msg("{sentence}.", sentence=words), second=later)
    return words


def _remarks(evidence: Evidence, word: PositionRow, *elsewhere: str) -> tuple[Message, ...]:
    """Returns the caveats of a word without `elsewhere`; that texts differ is stated above the list."""
    return tuple(SHORT_CAVEATS[code] for code in marks(evidence, word) if code not in ("another_text", *elsewhere))

"""Composes what changed since the last edition on the Council texts: who moved, as a drawing and in words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.position_changes import Move, StateChanges
from scorecard.analysis.rows import PositionRow
from scorecard.documents.caveats import GENERAL, OTHER_TEXT, REPLACED, caveats
from scorecard.documents.change_clauses import NO_CERTAIN_CHANGE, later_on_the_same_text
from scorecard.documents.common_figures import CommonFigures
from scorecard.documents.council_text import text_name, what_it_does
from scorecard.documents.edition.book_sources import BookSources
from scorecard.documents.edition.flow_drawing import Flow, flow
from scorecard.documents.labels import ASPECT_LABELS, STANCE_LABELS
from scorecard.documents.message import Listing, Message, StateName, Value, msg, msg_count
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.stance_scale import PLACES, STANCE_SIDES
from scorecard.evidence.vocabulary import ASPECTS, STATES, UNKNOWN, Aspect, PositionStance, State

TEXTS_NAMED = 2
"""The most texts named of those on which the governments had last spoken."""


@dataclass(frozen=True)
class Word:
    """The last statement of a government by one of the two days."""

    stance: PositionStance
    word: Message
    text: Text | Message | None
    date: PartialDate | None
    remarks: tuple[Message, ...]


@dataclass(frozen=True)
class MoveRow:
    """One government that moved: its last statement before and after, each with its caveats."""

    name: StateName
    before: Word
    after: Word
    between: Message | None
    """Its last statement on the text of the first day, where that has another stance."""
    doubt: Message | None
    """The reason why a change is not certain; else None."""
    sources: tuple[int, ...]


@dataclass(frozen=True)
class WhatChanged:
    """All that stands on the page; without a day to compare with there are no rows, and `summary` says so."""

    since: PartialDate
    until: PartialDate
    summary: Message
    texts: tuple[Message, ...]
    """The texts on which the governments had last spoken on the two days."""
    flow: Flow | None
    rows: tuple[MoveRow, ...]
    others: tuple[Message, ...]
    """The governments that moved on the other aspects, a line for each aspect."""


def what_changed(evidence: Evidence, figures: Figures, common: CommonFigures, book: BookSources) -> WhatChanged:
    """Returns the changes between the day of comparison and the day of the figures."""
    earlier = common.earlier
    since, until = PartialDate.of(earlier.as_of), PartialDate.of(figures.as_of)
    if earlier.as_of >= figures.as_of:
        nothing = msg("There is no earlier day to compare with: this is the first edition.")
        return WhatChanged(since, until, nothing, (), None, (), ())
    before = {state: earlier.positions[state, "overall"].word for state in STATES}
    after = {state: figures.positions[state, "overall"].word for state in STATES}
    moves = {
        state: move
        for state in STATES
        for move in common.changes[state].moves
        if move.aspect == "overall" and before[state].stance != after[state].stance
    }
    directions = {state: _direction(move, before[state], after[state]) for state, move in moves.items()}
    return WhatChanged(
        since=since,
        until=until,
        summary=_summary(directions, moves, since, until),
        texts=tuple(_texts(evidence, day, words) for day, words in ((since, before), (until, after))),
        flow=flow(before, after, directions, since, until),
        rows=tuple(
            _row(evidence, state, before[state], after[state], moves[state], book)
            for state in sorted(moves, key=lambda state: (_DIRECTIONS.index(directions[state]), state))
        ),
        others=tuple(_others(common.changes)),
    )


_DIRECTIONS = ("nearer", "further", "neither")


def _direction(move: Move, before: PositionRow, after: PositionRow) -> str:
    if move.doubtful or before.stance == UNKNOWN or after.stance == UNKNOWN:
        return "neither"
    steps = PLACES[after.stance] - PLACES[before.stance]
    return "nearer" if steps > 0 else "further" if steps < 0 else "neither"


def _summary(
    directions: Mapping[State, str], moves: Mapping[State, Move], since: PartialDate, until: PartialDate
) -> Message:
    """Returns the sentence on how many governments moved, in which direction, and for how many no change is certain."""
    counts = Counter(directions.values())
    first = sum(move.kind == "first" for move in moves.values())
    doubtful = sum(move.doubtful for move in moves.values())
    changed = len(moves) - first - doubtful
    if not moves:
        return msg("No government took another stance on a Council text than it had taken by {since}.", since=since)
    parts = [
        msg_count(
            "By {until}, {count} government had last taken another stance than by {since}: {nearer} nearer to support, "
            "{further} further from it.",
            "By {until}, {count} governments had last taken another stance than by {since}: {nearer} nearer to "
            "support, {further} further from it.",
            changed,
            since=since,
            until=until,
            nearer=counts["nearer"],
            further=counts["further"],
        )
    ]
    if doubtful:
        parts.append(
            msg_count(
                "Of {count} more reports differ, so no change can be told.",
                "Of {count} more reports differ, so no change can be told.",
                doubtful,
            )
        )
    if first:
        parts.append(msg_count("{count} spoke for the first time.", "{count} spoke for the first time.", first))
    return msg("{sentences}", sentences=_spaced(parts))


def _spaced(parts: Sequence[Message]) -> Message:
    joined = parts[0]
    for part in parts[1:]:
        joined = msg("{first} {second}", first=joined, second=part)
    return joined


def _texts(evidence: Evidence, day: PartialDate, words: Mapping[State, PositionRow]) -> Message:
    """Returns on which texts most governments had last spoken by a day, what those texts do, and how many on others."""
    texts = Counter(word.text for word in words.values() if word.text)
    if not texts:
        return msg("By {day} no government had spoken on a Council text.", day=day)
    most = texts.most_common(TEXTS_NAMED)
    named = [
        msg(
            "{count} on {text} ({does})",
            count=count,
            text=text_name(evidence.proposal.texts[key].short),
            does=what_it_does(evidence.proposal.texts[key]),
        )
        for key, count in most
    ]
    if rest := texts.total() - sum(count for _, count in most):
        named.append(msg("{count} on another text", count=rest))
    return msg("By {day} the last word of the governments had been: {texts}.", day=day, texts=Listing(tuple(named)))


def _row(
    evidence: Evidence,
    state: State,
    before: PositionRow,
    after: PositionRow,
    move: Move,
    book: BookSources,
) -> MoveRow:
    said = evidence.states[state].statements
    rows = [before, *([move.last_before] if move.last_before else []), after]
    entries = dict.fromkeys(entry for row in rows if row.entry >= 0 for entry in (row.entry, *row.contested_by))
    return MoveRow(
        name=StateName(state),
        before=_word(evidence, before),
        after=_word(evidence, after),
        between=later_on_the_same_text(before, move),
        doubt=NO_CERTAIN_CHANGE if move.doubtful else None,
        sources=book.cite(state, *(said[entry].source for entry in entries)),
    )


def _word(evidence: Evidence, row: PositionRow) -> Word:
    if row.text is None:
        return Word(row.stance, STANCE_LABELS[row.stance], None, None, ())
    remarks = tuple(one for one in caveats(evidence, row) if one not in (REPLACED, OTHER_TEXT, GENERAL))
    return Word(row.stance, STANCE_LABELS[row.stance], evidence.proposal.texts[row.text].short, row.date, remarks)


def _others(changes: Mapping[State, StateChanges]) -> Sequence[Message]:
    """Returns for each other aspect the governments that moved from one side to another, with both stances."""
    lines = []
    for aspect in ASPECTS:
        if aspect == "overall":
            continue
        moved = tuple(
            _moved(state, move) for state in STATES for move in changes[state].moves if _crossed(move, aspect)
        )
        if moved:
            lines.append(msg("{aspect}: {moved}.", aspect=ASPECT_LABELS[aspect], moved=Listing(moved)))
    return lines


def _crossed(move: Move, aspect: Aspect) -> bool:
    if move.aspect != aspect or move.kind != "moved" or move.doubtful:
        return False
    before, after = move.before.stance, move.after.stance
    return before != UNKNOWN and after != UNKNOWN and STANCE_SIDES[before] != STANCE_SIDES[after]


def _moved(state: State, move: Move) -> Message:
    values: dict[str, Value] = {
        "state": StateName(state),
        "before": STANCE_LABELS[move.before.stance],
        "after": STANCE_LABELS[move.after.stance],
    }
    if move.before.date and move.after.date:
        return msg(
            "{state} from “{before}” ({said_before}) to “{after}” ({said})",
            said_before=move.before.date,
            said=move.after.date,
            **values,
        )
    return msg("{state} from “{before}” to “{after}”", **values)

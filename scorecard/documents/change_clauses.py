"""Writes one change of stance: as the sentence on a Council text as a whole, or as an item on another aspect.

Where reports of a statement differ, the sentence says "is reported to", never that a government held or left a stance.
"""

from scorecard.analysis.position_changes import Move
from scorecard.analysis.rows import PositionRow
from scorecard.documents.caveats import GENERAL, OTHER_TEXT, REPLACED, caveats, moved
from scorecard.documents.council_text import text_name
from scorecard.documents.labels import ASPECT_LABELS, REPORTED, STANCE_LABELS
from scorecard.documents.message import Listing, Message, Value, msg
from scorecard.documents.verdict_clauses import clause_on_a_text
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import UNKNOWN, Stance

_FROM: dict[Stance, Message] = {
    "supports": msg("from supporting {text} ({said})"),
    "leans_support": msg("from leaning towards {text} ({said})"),
    "undecided": msg("from being undecided on {text} ({said})"),
    "leans_oppose": msg("from leaning against {text} ({said})"),
    "opposes": msg("from opposing {text} ({said})"),
    "abstains": msg("from abstaining on {text} ({said})"),
}

_TO: dict[Stance, Message] = {
    "supports": msg("to supporting {text} ({said})"),
    "leans_support": msg("to leaning towards {text} ({said})"),
    "undecided": msg("to being undecided on {text} ({said})"),
    "leans_oppose": msg("to leaning against {text} ({said})"),
    "opposes": msg("to opposing {text} ({said})"),
    "abstains": msg("to abstaining on {text} ({said})"),
}

_AGAIN: dict[Stance, Message] = {
    "supports": msg("supported {text} ({said}), as it had supported {before} ({said_before})"),
    "leans_support": msg("leaned towards {text} ({said}), as it had leaned towards {before} ({said_before})"),
    "undecided": msg("was undecided on {text} ({said}), as it had been on {before} ({said_before})"),
    "leans_oppose": msg("leaned against {text} ({said}), as it had leaned against {before} ({said_before})"),
    "opposes": msg("opposed {text} ({said}), as it had opposed {before} ({said_before})"),
    "abstains": msg("held to abstention on {text} ({said}), as on {before} ({said_before})"),
}

NO_CERTAIN_CHANGE = msg("Reports differ, so no change can be told.")


def later_on_the_same_text(before: PositionRow, move: Move) -> Message | None:
    """Returns the last statement of a government on the text of the earlier day, where it has another stance; else
    None."""
    last = move.last_before
    if last is None or last.date is None or last.stance in (before.stance, UNKNOWN):
        return None
    return msg("Later on the same text “{stance}” ({date})", stance=STANCE_LABELS[last.stance], date=last.date)


def overall_sentence(evidence: Evidence, move: Move, place: dict[str, Value]) -> Message:
    """Returns the sentence on a change on the text as a whole; `place` holds when and in which state."""
    before, after = move.before, move.after
    assert after.stance != UNKNOWN
    if move.kind == "first":
        return msg(
            "{when} a first stance of the government {in_state} is on record: it {clause}.",
            **place,
            clause=_clause(evidence, after),
        )
    if move.kind == "on_another_text":
        assert move.last_before is not None
        return msg(
            "{when} the government {in_state} {clause}; last on record on another text: {before}.",
            **place,
            clause=_clause(evidence, after),
            before=_clause(evidence, move.last_before),
        )
    if move.doubtful:
        return msg(
            "{when} it is not clear whether the stance of the government {in_state} changed: last on record, it "
            "{clause}; before that, it {before}.",
            **place,
            clause=_clause(evidence, after),
            before=_clause(evidence, before),
        )
    if before.disputed or after.disputed:  # a stance that is only reported must not read as held, kept or left
        return msg(
            "{when} what is last on record of the government {in_state} is another statement: it {clause}; before "
            "that, it {before}.",
            **place,
            clause=_clause(evidence, after),
            before=_clause(evidence, before),
        )
    if move.kind == "same_on_another_text":
        clause = msg(
            _AGAIN[after.stance].message,
            text=_short(evidence, after),
            said=_said_later(evidence, before, after),
            before=_short(evidence, before),
            said_before=_said(evidence, before),
        )
        return msg("{when} the government {in_state} {clause}.", **place, clause=clause)
    assert before.stance != UNKNOWN
    ends: dict[str, Value] = {
        "before": msg(_FROM[before.stance].message, text=_short(evidence, before), said=_said(evidence, before)),
        "after": msg(
            _TO[after.stance].message, text=_short(evidence, after), said=_said_later(evidence, before, after)
        ),
    }
    if move.certain:
        sentence = msg("{when} the government {in_state} moved {before} {after}", **place, **ends)
    else:
        sentence = msg(
            "{when} the position on record of the government {in_state} changed {before} {after}", **place, **ends
        )
    return msg("{sentence}.", sentence=_with_between(evidence, move, sentence))


def _with_between(evidence: Evidence, move: Move, sentence: Message) -> Message:
    """Returns a sentence or an item on a move, with the statements between its two ends."""
    if not move.between:
        return sentence
    steps = Listing(
        tuple(msg("“{stance}” ({said})", stance=_stance(row), said=_said(evidence, row)) for row in move.between)
    )
    return msg("{sentence}, with {steps} between", sentence=sentence, steps=steps)


def _clause(evidence: Evidence, position: PositionRow) -> Message:
    return msg("{clause} ({remarks})", clause=clause_on_a_text(evidence, position), remarks=_said(evidence, position))


def _stance(position: PositionRow) -> Message:
    """Returns the word for a stance; where reports differ, it says that the stance is reported."""
    if position.disputed and position.stance != UNKNOWN:
        return REPORTED[position.stance]
    return STANCE_LABELS[position.stance]


def apart_item(evidence: Evidence, move: Move) -> Message:
    """Returns an item on two statements on different texts, or with differing reports, that does not call them a
    change."""
    before, after = move.last_before or move.before, move.after
    return msg(
        "{aspect}, “{after}” on {text} ({said}), “{before}” on {text_before} ({said_before})",
        aspect=ASPECT_LABELS[move.aspect],
        after=_stance(after),
        text=_short(evidence, after),
        said=_said(evidence, after),
        before=_stance(before),
        text_before=_short(evidence, before),
        said_before=_said(evidence, before),
    )


def moved_item(evidence: Evidence, move: Move) -> Message:
    """Returns a change of stance on one aspect, as an item of a list."""
    item = msg(
        "{aspect}, from “{before}” on {text_before} ({said_before}) to “{after}” on {text} ({said})",
        aspect=ASPECT_LABELS[move.aspect],
        before=_stance(move.before),
        text_before=_short(evidence, move.before),
        said_before=_said(evidence, move.before),
        after=_stance(move.after),
        text=_short(evidence, move.after),
        said=_said_later(evidence, move.before, move.after),
    )
    return _with_between(evidence, move, item)


def first_item(evidence: Evidence, move: Move) -> Message:
    """Returns a first stance on one aspect, as an item of a list."""
    return msg(
        "{aspect}, “{stance}” on {text} ({said})",
        aspect=ASPECT_LABELS[move.aspect],
        stance=_stance(move.after),
        text=_short(evidence, move.after),
        said=_said(evidence, move.after),
    )


def _short(evidence: Evidence, position: PositionRow) -> Value:
    assert position.text is not None
    return text_name(evidence.proposal.texts[position.text].short)


def _said_later(evidence: Evidence, before: PositionRow, after: PositionRow) -> Value:
    """Returns the date of the later position with its caveats; first, whether its text is another than the earlier."""
    said = _said(evidence, after)
    if before.text is None or after.text is None or before.text == after.text:
        return said
    texts = evidence.proposal.texts
    if "other" in (texts[before.text].file, texts[after.text].file):
        return said  # the subject in general is not a text, so there is no "another text"
    return msg("another text, {said}", said=said)


def _said(evidence: Evidence, position: PositionRow) -> Value:
    """Returns the date of a position with its caveats, without those the sentence states: text and move."""
    assert position.date is not None
    named = [REPLACED, GENERAL, OTHER_TEXT]
    if position.moved_on:
        named.append(moved(position.moved_on))
    remarks = tuple(one for one in caveats(evidence, position) if one not in named)
    return msg("{date}, {remarks}", date=position.date, remarks=Listing(remarks)) if remarks else position.date

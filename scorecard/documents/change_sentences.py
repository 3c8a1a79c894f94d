"""Composes a paragraph on what changed in one state between two days, fit to be quoted."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce

from scorecard.analysis.figures import Figures
from scorecard.analysis.position_changes import DelegationVote, Move, StateChanges
from scorecard.analysis.rows import PositionRow, ResultRow
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL
from scorecard.documents.caveats import GENERAL, OTHER_TEXT, REPLACED, caveats, month_of, moved
from scorecard.documents.labels import ASPECTS, FROM_STATE, IN_STATE, STANCES
from scorecard.documents.later_prose import text_name
from scorecard.documents.message import Listing, Message, Value, msg, msg_count
from scorecard.documents.verdict import voted
from scorecard.documents.votes_section import Counted, parts_in_words
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.governments import in_office
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

_FIRST: dict[Stance, Message] = {
    "supports": msg("supported {text} ({said})"),
    "leans_support": msg("leaned towards {text} ({said})"),
    "undecided": msg("was undecided on {text} ({said})"),
    "leans_oppose": msg("leaned against {text} ({said})"),
    "opposes": msg("opposed {text} ({said})"),
    "abstains": msg("meant to abstain on {text} ({said})"),
}

_ABSTAINED = msg("abstained on {text} ({said})")

_AGAIN: dict[Stance, Message] = {
    "supports": msg("supported {text} ({said}), as it had supported {before} ({said_before})"),
    "leans_support": msg("leaned towards {text} ({said}), as it had leaned towards {before} ({said_before})"),
    "undecided": msg("was undecided on {text} ({said}), as it had been on {before} ({said_before})"),
    "leans_oppose": msg("leaned against {text} ({said}), as it had leaned against {before} ({said_before})"),
    "opposes": msg("opposed {text} ({said}), as it had opposed {before} ({said_before})"),
    "abstains": msg("held to abstention on {text} ({said}), as on {before} ({said_before})"),
}


def change_paragraph(evidence: Evidence, old: Figures, new: Figures, changed: StateChanges) -> tuple[Message, ...]:
    """Returns sentences on the text as a whole, the other aspects, what is new on record, and the votes.

    They state what was said and done, not why, and they name the text wherever the two stances are on different ones.
    Where the government itself changed, the first sentence says so.
    """
    new_government = _new_government(evidence, old, new, changed)
    return tuple(_sentences(evidence, _when(evidence, old, new), changed, new_government))


def _new_government(evidence: Evidence, old: Figures, new: Figures, changed: StateChanges) -> Message | None:
    """Returns a sentence on a change of government between the two days; None where there was none."""
    state = changed.state
    governments = evidence.states[state].governments
    before, after = (
        next((place for place, one in enumerate(governments) if in_office(one, figures.as_of)), None)
        for figures in (old, new)
    )
    if before is None or after is None or before == after:
        return None
    values: dict[str, Value] = {"in_state": IN_STATE[state], "month": month_of(governments[after].from_)}
    said = [row for row in new.statements[state] if row.role == "government" and row.in_office]
    if not said:
        return msg("The government {in_state} changed in {month}; of the new one nothing is on record.", **values)
    if not any(row.aspect in ASPECTS_OF_THE_PROPOSAL for row in said):
        return msg(
            "The government {in_state} changed in {month}; of the new one nothing on this proposal is on record.",
            **values,
        )
    return msg("The government {in_state} changed in {month}.", **values)


def paragraph_sources(evidence: Evidence, changed: StateChanges) -> tuple[str, ...]:
    """Returns the keys of the sources of the paragraph, in its order."""
    state = evidence.states[changed.state]
    named = [move for move in changed.moves if move.aspect == "overall" or move.kind != "same_on_another_text"]
    told = [(move.last_before or move.before, *move.between, move.after) for move in named]
    positions = [position for row in told for position in row if position.entry >= 0]
    entries = [entry for position in positions for entry in (position.entry, *position.contested_by)]
    keys = [state.statements[entry].source for entry in entries]
    keys += [state.opinion[row.entry].source for row in changed.results]
    keys += [evidence.parliament.roll_calls[vote.roll_call].source for vote in changed.votes]
    return tuple(dict.fromkeys(keys))


def _when(evidence: Evidence, old: Figures, new: Figures) -> Message:
    """Returns `Since ...` where the later day is the last day of the evidence, else `Between ... and ...`."""
    if new.as_of >= evidence.edition.evidence_date.last_day:
        return msg("Since {old}", old=_day(old.as_of))
    return msg("Between {old} and {new}", old=_day(old.as_of), new=_day(new.as_of))


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _sentences(
    evidence: Evidence, when: Message, changed: StateChanges, new_government: Message | None
) -> Iterator[Message]:
    place: dict[str, Value] = {"when": when, "in_state": IN_STATE[changed.state]}
    overall = next((move for move in changed.moves if move.aspect == "overall"), None)
    others = [move for move in changed.moves if move.aspect != "overall"]
    moved = [_moved_item(evidence, move) for move in others if move.kind == "moved" and not move.doubtful]
    apart = [_apart_item(evidence, move) for move in others if move.kind == "on_another_text" or move.doubtful]
    first = [_first_item(evidence, move) for move in others if move.kind == "first"]
    if new_government and overall:
        yield msg("{first} {second}", first=new_government, second=_overall(evidence, overall, place))
    elif new_government:
        yield new_government
    elif not changed.government:
        yield msg("{when} no new statement of the government {in_state} came on record.", **place)
    elif overall:
        yield _overall(evidence, overall, place)
    elif moved or apart or first:
        yield msg(
            "{when} no change of stance of the government {in_state} on a Council text as a whole is on record.",
            **place,
        )
    else:
        yield msg("{when} no change of stance of the government {in_state} is on record.", **place)
    if moved:
        yield msg("On single points the position on record changed: {points}.", points=_joined(moved))
    if apart:
        yield msg("On these points no change can be told: {points}.", points=_joined(apart))
    if first:
        yield msg("On these points a first stance is on record: {points}.", points=_joined(first))
    new = tuple(_on_record(evidence, changed))
    if new:
        yield msg("New on record: {items}.", items=Listing(new))
    if changed.votes:
        yield msg(
            "Members of the European Parliament {from_state} voted on {votes}.",
            from_state=FROM_STATE[changed.state],
            votes=_joined([_vote_item(evidence, vote) for vote in changed.votes]),
        )


def _joined(items: Iterable[Message]) -> Message:
    """Joins items with semicolons, because they have commas in them."""
    return reduce(lambda before, item: msg("{before}; {item}", before=before, item=item), items)


def _overall(evidence: Evidence, move: Move, place: dict[str, Value]) -> Message:
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
    if move.kind == "same_on_another_text":
        clause = msg(
            _AGAIN[after.stance].message,
            text=_another(evidence, before, after),
            said=_said(evidence, after),
            before=_short(evidence, before),
            said_before=_said(evidence, before),
        )
        return msg("{when} the government {in_state} {clause}.", **place, clause=clause)
    assert before.stance != UNKNOWN
    ends: dict[str, Value] = {
        "before": msg(_FROM[before.stance].message, text=_short(evidence, before), said=_said(evidence, before)),
        "after": msg(_TO[after.stance].message, text=_text_after(evidence, before, after), said=_said(evidence, after)),
    }
    if move.certain:
        sentence = msg("{when} the government {in_state} moved {before} {after}", **place, **ends)
    else:
        sentence = msg(
            "{when} the position on record of the government {in_state} changed {before} {after}", **place, **ends
        )
    return msg("{sentence}.", sentence=_with_between(evidence, move, sentence))


def _with_between(evidence: Evidence, move: Move, sentence: Message) -> Message:
    """Returns a sentence or an item on a move with what was said between the two ends."""
    if not move.between:
        return sentence
    steps = Listing(
        tuple(msg("“{stance}” ({said})", stance=STANCES[row.stance], said=_said(evidence, row)) for row in move.between)
    )
    return msg("{sentence}, with {steps} between", sentence=sentence, steps=steps)


def _clause(evidence: Evidence, position: PositionRow) -> Message:
    assert position.stance != UNKNOWN
    words = _ABSTAINED if position.stance == "abstains" and voted(evidence, position) else _FIRST[position.stance]
    return msg(words.message, text=_short(evidence, position), said=_said(evidence, position))


def _apart_item(evidence: Evidence, move: Move) -> Message:
    """Returns what was said on one aspect on two texts, or by reports that differ, without calling it a change."""
    before, after = move.last_before or move.before, move.after
    return msg(
        "{aspect}, “{after}” on {text} ({said}), “{before}” on {text_before} ({said_before})",
        aspect=ASPECTS[move.aspect],
        after=STANCES[after.stance],
        text=_short(evidence, after),
        said=_said(evidence, after),
        before=STANCES[before.stance],
        text_before=_short(evidence, before),
        said_before=_said(evidence, before),
    )


def _moved_item(evidence: Evidence, move: Move) -> Message:
    item = msg(
        "{aspect}, from “{before}” on {text_before} ({said_before}) to “{after}” on {text} ({said})",
        aspect=ASPECTS[move.aspect],
        before=STANCES[move.before.stance],
        text_before=_short(evidence, move.before),
        said_before=_said(evidence, move.before),
        after=STANCES[move.after.stance],
        text=_text_after(evidence, move.before, move.after),
        said=_said(evidence, move.after),
    )
    return _with_between(evidence, move, item)


def _first_item(evidence: Evidence, move: Move) -> Message:
    return msg(
        "{aspect}, “{stance}” on {text} ({said})",
        aspect=ASPECTS[move.aspect],
        stance=STANCES[move.after.stance],
        text=_short(evidence, move.after),
        said=_said(evidence, move.after),
    )


def _short(evidence: Evidence, position: PositionRow) -> Value:
    assert position.text is not None
    return text_name(evidence.proposal.texts[position.text].short)


def _text_after(evidence: Evidence, before: PositionRow, after: PositionRow) -> Value:
    """Returns the text of the later position, in words that compare it with the text of the earlier one."""
    assert before.text is not None
    if before.text == after.text:
        return msg("the same text")
    if evidence.proposal.texts[before.text].superseded_by == after.text:
        return msg("the text that replaced it, {text}", text=_short(evidence, after))
    return _another(evidence, before, after)


def _another(evidence: Evidence, before: PositionRow, after: PositionRow) -> Value:
    assert before.text is not None and after.text is not None
    texts, name = evidence.proposal.texts, _short(evidence, after)
    if "other" in (texts[before.text].file, texts[after.text].file):
        return name  # the subject in general is not a text, so there is no "another text"
    return msg("another text, {text}", text=name)


def _said(evidence: Evidence, position: PositionRow) -> Value:
    """Returns the date of a position with its caveats, but for those that the sentence tells: text and move."""
    assert position.date is not None
    told = [REPLACED, GENERAL, OTHER_TEXT]
    if position.moved_on:
        told.append(moved(position.moved_on))
    remarks = tuple(one for one in caveats(evidence, position) if one not in told)
    return msg("{date}, {remarks}", date=position.date, remarks=Listing(remarks)) if remarks else position.date


def _on_record(evidence: Evidence, changed: StateChanges) -> Iterator[Message]:
    if changed.government:
        yield msg_count(
            "{count} statement of the government", "{count} statements of the government", len(changed.government)
        )
    if changed.voices:
        yield msg_count(
            "{count} statement of parliament, an authority or a party",
            "{count} statements of parliament, authorities or parties",
            len(changed.voices),
        )
    by_survey: dict[str, list[ResultRow]] = {}
    for row in changed.results:
        by_survey.setdefault(row.survey, []).append(row)
    for key, rows in by_survey.items():
        payer = evidence.surveys.surveys[key].commissioner
        if any(row.topic == "proposal" for row in rows):
            yield msg_count(
                "{count} result of a survey paid for by {payer}",
                "{count} results of a survey paid for by {payer}",
                len(rows),
                payer=payer,
            )
        else:
            yield msg_count(
                "{count} result of a survey paid for by {payer}, not about the proposal",
                "{count} results of a survey paid for by {payer}, not about the proposal",
                len(rows),
                payer=payer,
            )


def _vote_item(evidence: Evidence, vote: DelegationVote) -> Message:
    """Returns the ballots in one vote in four parts, under what was voted on."""
    call = evidence.parliament.roll_calls[vote.roll_call]
    ballots = vote.ballots
    members = Counted(ballots["for"], ballots["abstained"], ballots["against"], ballots["did_not_vote"])
    return msg("“{name}” ({date}), {parts}", name=call.short, date=call.date, parts=parts_in_words(call, members))

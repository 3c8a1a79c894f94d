"""Composes a paragraph on what changed in one state between two days, fit to be quoted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import reduce

from scorecard.analysis.figures import Figures
from scorecard.analysis.position_changes import DelegationVote, Move, StateChanges
from scorecard.analysis.rows import ResultRow
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL
from scorecard.documents.caveats import SHORT_CAVEATS, month_of
from scorecard.documents.change_clauses import apart_item, first_item, moved_item, overall_sentence
from scorecard.documents.message import Listing, Message, StateName, Value, msg, msg_count
from scorecard.documents.votes_section import Counted, parts_in_words
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.governments import in_office
from scorecard.evidence.load import Evidence


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
    values: dict[str, Value] = {"state": StateName(state), "month": month_of(governments[after].from_)}
    said = [row for row in new.statements[state] if row.role == "government" and row.in_office]
    if not said:
        sentence = msg("The government {in_state} changed in {month}; of the new one nothing is on record.", **values)
    elif not any(row.aspect in ASPECTS_OF_THE_PROPOSAL for row in said):
        sentence = msg(
            "The government {in_state} changed in {month}; of the new one nothing on this proposal is on record.",
            **values,
        )
    else:
        sentence = msg("The government {in_state} changed in {month}.", **values)
    if governments[after].sources:
        return sentence
    return msg("{sentence} This change is not confirmed by a source.", sentence=sentence)


def paragraph_sources(evidence: Evidence, changed: StateChanges) -> tuple[str, ...]:
    """Returns the keys of the sources of the paragraph, in its order."""
    state = evidence.states[changed.state]
    named = [move for move in changed.moves if move.aspect == "overall" or move.kind != "same_on_another_text"]
    rows = [(move.last_before or move.before, *move.between, move.after) for move in named]
    positions = [position for row in rows for position in row if position.entry >= 0]
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
    place: dict[str, Value] = {"when": when, "state": StateName(changed.state)}
    moves = [_from_the_first(move) for move in changed.moves]
    overall = next((move for move in moves if move.aspect == "overall"), None)
    others = [move for move in moves if move.aspect != "overall"]
    moved = [moved_item(evidence, move) for move in others if move.kind == "moved" and not move.doubtful]
    apart = [apart_item(evidence, move) for move in others if move.kind == "on_another_text" or move.doubtful]
    first = [first_item(evidence, move) for move in others if move.kind == "first"]
    if new_government and overall:
        yield msg("{first} {second}", first=new_government, second=overall_sentence(evidence, overall, place))
    elif new_government:
        yield new_government
    elif not changed.government:
        yield msg("{when} no new statement of the government {in_state} came on record.", **place)
    elif overall:
        yield overall_sentence(evidence, overall, place)
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
            state=StateName(changed.state),
            votes=_joined([_vote_item(evidence, vote) for vote in changed.votes]),
        )


def _from_the_first(move: Move) -> Move:
    """Returns a first position that followed another statement of the same time as a move from that statement."""
    if move.kind != "first" or not move.between:
        return move
    return replace(move, kind="moved", before=move.between[0], between=move.between[1:])


def _joined(items: Iterable[Message]) -> Message:
    """Joins items with semicolons, because they have commas in them."""
    return reduce(lambda before, item: msg("{before}; {item}", before=before, item=item), items)


def _on_record(evidence: Evidence, changed: StateChanges) -> Iterator[Message]:
    for in_office_now in (True, False):
        said = [row for row in changed.government if row.in_office == in_office_now]
        if said:
            item = msg_count("{count} statement of the government", "{count} statements of the government", len(said))
            former = msg("{text} ({remarks})", text=item, remarks=SHORT_CAVEATS["former"])
            yield item if in_office_now else former
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

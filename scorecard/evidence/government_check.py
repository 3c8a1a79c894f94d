"""Checks the governments of each state: their order, and that each statement of a government is of exactly one."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

from pydantic import BaseModel

from scorecard.evidence.governments import in_office_at, last_day_in_office, named, speaking
from scorecard.evidence.model.state import Government, MemberState, Statement
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr
from scorecard.evidence.same_words import same_words
from scorecard.evidence.yaml_document import Document, Path


def government_problems(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields every problem with governments; the arguments are as for `crosscheck`."""
    for name, model in models.items():
        if isinstance(model, MemberState):
            in_order = list(_order(model.governments, documents[name]))
            yield from in_order
            yield from _gaps(model.governments, documents[name])
            if not in_order:
                yield from _speakers(model, documents[name])


def _order(governments: list[Government], document: Document) -> Iterator[Problem]:
    """Yields a problem for each government that ends before it begins, or is not after the one before it."""
    for place, government in enumerate(governments):
        path: Path = ("governments", place)
        if last_day_in_office(government) < government.from_.first_day:
            yield document.problem(
                (*path, "to"),
                # Translators: two fields of a file and their dates: "to 2024-05 is not after from 2024-06".
                tr(
                    "{field} {day} is not after {other} {other_day}; correct one of them",
                    field="to",
                    day=government.to,
                    other="from",
                    other_day=government.from_,
                ),
            )
        if place == 0:
            continue
        before = governments[place - 1]
        if before.to is None:
            yield document.problem(
                ("governments", place - 1),
                # Translators: {head} and {next_head} are names of heads of governments.
                tr(
                    "the government of {head} has no 'to', but that of {next_head} follows; "
                    "give the day on which it took over",
                    head=before.head,
                    next_head=government.head,
                ),
            )
        elif government.from_.last_day < before.to.first_day:
            yield document.problem(
                (*path, "from"),
                tr(
                    "{field} {day} is before the government of {head} ended ({ended}); "
                    "list governments from old to new, one at a time",
                    field="from",
                    day=government.from_,
                    head=before.head,
                    ended=before.to,
                ),
            )
        if government.from_ == before.to and _identity_of(government) == _identity_of(before):
            yield document.problem(
                path,
                # Translators: {begin} is the day on which the one government began.
                tr(
                    "the same head and parties as the government before it; make them one, from {begin}",
                    begin=before.from_,
                ),
            )


def _gaps(governments: list[Government], document: Document) -> Iterator[Problem]:
    """Yields a problem for each government that ended without a successor, because a state always has one."""
    for place, government in enumerate(governments):
        following = governments[place + 1] if place + 1 < len(governments) else None
        if not government.to:
            continue
        if following is None:
            # Translators: {head} is the head of a government that ended on {day}; {field} is the name of a field.
            message = tr(
                "no government follows that of {head}, which ended on {day}; add the next one, or correct '{field}'",
                head=government.head,
                day=government.to,
                field="to",
            )
        elif government.to.last_day < following.from_.first_day:
            # Translators: {field} is the name of a field, {other_day} the day on which the next government took over.
            message = tr(
                "no government was in office between {day} and {other_day}; '{field}' is the day on which the next "
                "one took over: write {other_day}, or add the one between",
                day=government.to,
                other_day=following.from_,
                field="to",
            )
        else:
            continue
        yield document.problem(("governments", place, "to"), message)


def _identity_of(government: Government) -> tuple[str, set[str]]:
    """Returns the head and the parties of a government in a form that does not depend on how they were typed."""
    return same_words(government.head), {same_words(party) for party in government.parties}


def _speakers(model: MemberState, document: Document) -> Iterator[Problem]:
    """Yields a problem for each statement of a government that is not of exactly one of the governments."""
    governments = model.governments
    for place, statement in enumerate(model.statements):
        path: Path = ("statements", place)
        if statement.speaker.role != "government":
            if statement.government is not None:
                yield document.problem(
                    (*path, "government"),
                    _only_for_governments("government", statement.speaker.role),
                )
            if statement.speaker.own_view:
                yield document.problem(
                    (*path, "speaker", "own_view"),
                    _only_for_governments("own_view", statement.speaker.role),
                )
            continue
        if fault := _not_of_one(governments, statement):
            field, message = fault
            yield document.problem((*path, field), message)


def _not_of_one(governments: list[Government], statement: Statement) -> tuple[str, str] | None:
    """Returns the field and the message where a statement is not of exactly one government; None where it is."""
    found, possible = speaking(governments, statement), in_office_at(governments, statement.date)
    if len(found) == 1:
        return None
    if not possible:
        return "date", tr(
            "no government was in office on {day}; add it under 'governments', or correct the date",
            day=statement.date,
        )
    if statement.government is None:
        return "date", tr(
            "{field} {day} is too vague to tell which government spoke; add {lines}",
            field="date",
            day=statement.date,
            lines=_either(f"'government: {_name(governments, each)}'" for each in possible),
        )
    if not named(governments, statement.government):
        # Translators: {field} is the word government, the name of a field; {heads} are names of people.
        return "government", tr(
            "{field} '{head}' is not one of {heads} (or their numbers)",
            field="government",
            head=statement.government,
            heads=", ".join(dict.fromkeys(government.head for government in governments)),
        )
    if not found:
        return "government", tr(
            "the government '{head}' was not in office on {day}; correct the date or the government",
            head=statement.government,
            day=statement.date,
        )
    # Translators: {day} may be a whole month or year; {numbers} is "2 or 3".
    return "government", tr(
        "'{head}' led several governments within {day}; write its number, {numbers}",
        head=statement.government,
        day=statement.date,
        numbers=_either(str(each + 1) for each in found),
    )


def _only_for_governments(field: str, role: str) -> str:
    """Returns the message for a field of a statement that only those of governments have."""
    return tr(
        "{field} is only for a speaker of the role {role}, not {other_role}; delete it",
        field=field,
        role="government",
        other_role=role,
    )


def _either(possible: Iterable[str]) -> str:
    """Returns one phrase with all that may be written: 'one or other or third'."""
    # Translators: one of two things that an editor may write.
    return reduce(lambda one, other: tr("{one} or {other}", one=one, other=other), possible)


def _name(governments: list[Government], place: int) -> str:
    """Returns the head of a government or, where one head led several, its place from 1."""
    head = governments[place].head
    return head if len(named(governments, head)) == 1 else str(place + 1)

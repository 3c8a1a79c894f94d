"""Checks the governments of each state: their order, and that each statement of a government is of exactly one."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from scorecard.evidence.governments import in_office_at, last_day_in_office, named, speaking
from scorecard.evidence.model.state import Government, MemberState
from scorecard.evidence.problems import Problem
from scorecard.evidence.yaml_document import Document, Path


def government_problems(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields every problem with governments; the arguments are as for `crosscheck`."""
    for name, model in models.items():
        if isinstance(model, MemberState):
            in_order = list(_order(model.governments, documents[name]))
            yield from in_order
            if not in_order:
                yield from _speakers(model, documents[name])


def _order(governments: list[Government], document: Document) -> Iterator[Problem]:
    """Yields a problem for each government that ends before it begins, or is not after the one before it."""
    for place, government in enumerate(governments):
        path: Path = ("governments", place)
        if last_day_in_office(government) < government.from_.first_day:
            yield document.problem(
                (*path, "to"), f"to {government.to} is not after from {government.from_}; correct one of them"
            )
        if place == 0:
            continue
        before = governments[place - 1]
        if before.to is None:
            yield document.problem(
                ("governments", place - 1),
                f"the government of {before.head} has no 'to', but that of {government.head} follows; "
                "give the day on which it took over",
            )
        elif government.from_.last_day < before.to.first_day:
            yield document.problem(
                (*path, "from"),
                f"from {government.from_} is before the government of {before.head} ended ({before.to}); "
                "list governments from old to new, one at a time",
            )
        if (government.head, set(government.parties)) == (before.head, set(before.parties)) and (
            government.from_ == before.to
        ):
            yield document.problem(
                path,
                f"the same head and parties as the government before it; make them one, from {before.from_}",
            )


def _speakers(model: MemberState, document: Document) -> Iterator[Problem]:
    """Yields a problem for each statement of a government that is not of exactly one of the governments."""
    governments = model.governments
    for place, statement in enumerate(model.statements):
        path: Path = ("statements", place)
        if statement.speaker.role != "government":
            if statement.government is not None:
                yield document.problem(
                    (*path, "government"),
                    f"government is only for a speaker of the role government, not {statement.speaker.role}; delete it",
                )
            if statement.speaker.own_view:
                yield document.problem(
                    (*path, "speaker", "own_view"),
                    f"own_view is only for a speaker of the role government, not {statement.speaker.role}; delete it",
                )
            continue
        found, possible = speaking(governments, statement), in_office_at(governments, statement.date)
        if len(found) == 1:
            continue
        if not possible:
            yield document.problem(
                (*path, "date"),
                f"no government was in office on {statement.date}; add it under 'governments', or correct the date",
            )
        elif statement.government is None:
            yield document.problem(
                (*path, "date"),
                f"date {statement.date} is too vague to tell which government spoke; add "
                + " or ".join(f"'government: {_name(governments, each)}'" for each in possible),
            )
        elif not named(governments, statement.government):
            heads = ", ".join(dict.fromkeys(government.head for government in governments))
            yield document.problem(
                (*path, "government"), f"government '{statement.government}' is not one of {heads} (or their numbers)"
            )
        elif not found:
            yield document.problem(
                (*path, "government"),
                f"the government '{statement.government}' was not in office on {statement.date}; "
                "correct the date or the government",
            )
        else:
            yield document.problem(
                (*path, "government"),
                f"'{statement.government}' led several governments within {statement.date}; write its number, "
                + " or ".join(str(each + 1) for each in found),
            )


def _name(governments: list[Government], place: int) -> str:
    """Returns the head of a government or, where one head led several, its place from 1."""
    head = governments[place].head
    return head if len(named(governments, head)) == 1 else str(place + 1)

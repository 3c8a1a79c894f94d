"""Checks the order of the Council texts: which takes the place of which, and that words on a text come after it."""

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import BaseModel

from scorecard.evidence.model.council_files import CouncilText, Proposal
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr
from scorecard.evidence.yaml_document import Document, Path


def text_order_problems(
    proposal: Proposal, models: Mapping[str, BaseModel], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Yields every problem with the order of the texts, and with statements on them; models and documents are by
    file."""
    wrong = [*_successors(proposal, documents["proposal"]), *_on_the_table(proposal, documents["proposal"])]
    yield from wrong
    if wrong or any(text.superseded_by not in (None, *proposal.texts) for text in proposal.texts.values()):
        return  # the first day of a text follows from the text before it
    begins = _first_days(proposal)
    for name, model in models.items():
        yield from _before_its_text(model, documents[name], begins)


def _successors(proposal: Proposal, document: Document) -> Iterator[Problem]:
    """Yields a problem for each text whose successor is older than it is, or leads back to it."""
    for key, text in proposal.texts.items():
        following, seen = text.superseded_by, [key]
        path: Path = ("texts", key, "superseded_by")
        while following in proposal.texts and following not in seen:
            seen.append(following)
            following = proposal.texts[following].superseded_by
        if following == key:
            yield document.problem(path, _leads_back([*seen, key]))
        elif (successor := proposal.texts.get(text.superseded_by or "")) and _is_before(successor, text):
            yield document.problem(
                path,
                tr(
                    "'{text}' of {text_day} is older than this text of {day}; "
                    "correct a date, or name the text that took its place",
                    text=text.superseded_by,
                    text_day=successor.date,
                    day=text.date,
                ),
            )


def _leads_back(ring: list[str]) -> str:
    """Returns the message for texts of which each names the next as its successor, and the last names the first."""
    if len(ring) == 2:
        return tr(
            "{field} names the text itself; name the text that took its place, or delete the line",
            field="superseded_by",
        )
    way = ring[0]
    for key in ring[1:]:
        # Translators: the way from one text to the next; an arrow will do: "{text} → {following}".
        way = tr("{text} to {following}", text=way, following=key)
    return tr(
        "{field} leads in a ring, {ring}; name the text that took its place, or delete the line",
        field="superseded_by",
        ring=way,
    )


def _on_the_table(proposal: Proposal, document: Document) -> Iterator[Problem]:
    """Yields a problem where a file has several texts on the table: positions are counted on one alone."""
    open_texts: dict[str, str] = {}
    for key, text in proposal.texts.items():
        continued = proposal.texts.get(text.continues or "")
        path: Path = ("texts", key, "continues")
        if continued and (continued.file != text.file or continued.continues or text.superseded_by):
            yield document.problem(
                path,
                tr(
                    "'{text}' cannot be continued here: both must be of one file, neither may continue a third, "
                    "and {field} stands on the text that is continued",
                    text=text.continues,
                    field="superseded_by",
                ),
            )
        if text.continues or text.superseded_by or text.file == "other":
            continue
        first = open_texts.setdefault(text.file, key)
        if first != key:
            yield document.problem(
                ("texts", key),
                tr(
                    "'{text}' and '{other}' of the file {file} are both on the table; give one of them {superseded}, "
                    "or {continues} where it takes the other further",
                    text=first,
                    other=key,
                    file=text.file,
                    superseded="superseded_by",
                    continues="continues",
                ),
                at_key=True,
            )


def _is_before(one: CouncilText, other: CouncilText) -> bool:
    return one.date.last_day < other.date.first_day


def _first_days(proposal: Proposal) -> dict[str, date]:
    """Returns the first day on which a statement on a text is possible, by the key of the text.

    A text is negotiated before its own date, so this is the day of the text that it replaced, or else its own day.
    """
    days = {key: text.date.first_day for key, text in proposal.texts.items()}
    for text in proposal.texts.values():
        if text.superseded_by in days:
            days[text.superseded_by] = min(days[text.superseded_by], text.date.first_day)
    return days


def _before_its_text(model: BaseModel, document: Document, begins: Mapping[str, date]) -> Iterator[Problem]:
    """Yields a problem for each statement or meeting on a text that was not known yet."""
    for place in ("statements", "moments"):
        for index, item in enumerate(getattr(model, place, [])):
            if item.text in begins and item.date.last_day < begins[item.text]:
                yield document.problem(
                    (place, index, "date"),
                    tr(
                        "{field} {day} is before there was any talk of its text '{text}' ({begins}, {file}); "
                        "correct the date or the text",
                        field="date",
                        day=item.date,
                        text=item.text,
                        begins=begins[item.text],
                        file="eu/proposal.yaml",
                    ),
                )

"""Checks what statements say of the event they report on, and of reports that differ from them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pydantic import BaseModel

from scorecard.evidence.cited_sources import cited_by
from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr
from scorecard.evidence.yaml_document import Document


def dispute_problems(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields a problem for each event on the same day as the statement, and for each dispute that cites the source of
    the statement itself."""
    edition = models.get("edition")
    latest = date.max
    if isinstance(edition, EditionSettings):
        latest = edition.evidence_date.last_day + timedelta(edition.days_ahead)  # date_check reports later dates
    for name, model in models.items():
        if not isinstance(model, MemberState):
            continue
        for index, statement in enumerate(model.statements):
            place = ("statements", index)
            if statement.event and statement.event.precision != "day":
                yield documents[name].problem(
                    (*place, "event"),
                    tr(
                        "{field} {day} is no day; write one such as {example}, or delete it",
                        field="event",
                        day=statement.event,
                        example="2025-11-26",
                    ),
                )
            elif statement.event and statement.event == statement.date:
                yield documents[name].problem(
                    (*place, "event"),
                    tr(
                        "{field} {day} is the date of the statement already; delete the line",
                        field="event",
                        day=statement.event,
                    ),
                )
            elif statement.event and statement.date.last_day < statement.event.first_day <= latest:
                yield documents[name].problem(
                    (*place, "event"),
                    tr(
                        "{field} {day} is not after {other} {other_day}; correct one of them",
                        field="date",
                        day=statement.date,
                        other="event",
                        other_day=statement.event,
                    ),
                )
            for number, key in enumerate(statement.disputed.sources if statement.disputed else ()):
                if key in cited_by(statement):
                    yield documents[name].problem(
                        (*place, "disputed", "sources", number),
                        tr(
                            "the statement rests on source '{source}', so that does not differ from it; "
                            "name another report",
                            source=key,
                        ),
                    )

"""Lists events: those at home in a state, and the major ones of the European Union."""

from dataclasses import dataclass

from scorecard.documents.entry_place import entry_place
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.events import Event
from scorecard.evidence.vocabulary import State

EVENTS_IN_PRINT = 3
"""The number of national events that are printed."""


@dataclass(frozen=True)
class EventItem:
    """One event in a list. `screen_only` is true where paper has no room for it."""

    entry: str
    """Its place in the evidence."""
    date: PartialDate
    inferred: bool
    screen_only: bool
    title: Text
    summary: Text
    note: Text | None
    marks: Citation


def national_events(evidence: Evidence, state: State, footnotes: Footnotes) -> tuple[EventItem, ...]:
    """Returns the national events, oldest first; paper shows the newest of them."""
    events = sorted(enumerate(evidence.states[state].events), key=lambda pair: pair[1].date)
    return tuple(
        event_item(
            event,
            entry_place(state, "events", evidence.entry(state, "events", entry)),
            footnotes,
            on_screen=len(events) - place > EVENTS_IN_PRINT,
        )
        for place, (entry, event) in enumerate(events)
    )


def eu_events(evidence: Evidence, footnotes: Footnotes) -> tuple[EventItem, ...]:
    """Returns the major events of the EU timeline, oldest first."""
    return tuple(
        event_item(event, entry_place(None, "events", evidence.entry(None, "events", entry)), footnotes)
        for entry, event in enumerate(evidence.timeline.events)
        if event.level == "major"
    )


def event_item(event: Event, entry: str, footnotes: Footnotes, on_screen: bool = False) -> EventItem:
    """Returns one event with its sources; `on_screen` where it is not printed."""
    return EventItem(
        entry=entry,
        date=event.date,
        inferred=event.inferred,
        screen_only=on_screen,
        title=event.title,
        summary=event.summary,
        note=event.note,
        marks=footnotes.cite(event.source, also=event.also, on_screen=on_screen),
    )

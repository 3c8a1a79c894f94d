"""Names the entries that a web page shows, so that each has an address of its own: `#said-2025-10-08-encryption`.

A name consists of the kind and the day of the entry, so that it stays the same when other entries are added and a
citation still leads to the entry in a later edition.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from scorecard.documents.entry_place import entry_place
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State

_Named = tuple[str, int, str]
"""A list of the evidence, the place of an entry in it, and the name of the entry."""


def fragments(evidence: Evidence, state: State | None) -> dict[str, str]:
    """Returns the fragment of each entry by its place in the evidence, those of one state or those that all share."""
    entries = list(_shared(evidence) if state is None else _of_state(evidence, state))
    names = _each_its_own(name for _, _, name in entries)
    places = (entry_place(state, kind, evidence.entry(state, kind, entry)) for kind, entry, _ in entries)
    found = dict(zip(places, names, strict=True))
    for key in evidence.parliament.roll_calls:
        found[entry_place(None, "roll_calls", key)] = f"vote-{key}"
    return found


def _of_state(evidence: Evidence, state: State) -> Iterator[_Named]:
    file = evidence.states[state]
    for place, said in enumerate(file.statements):
        yield "statements", place, f"said-{said.date}-{said.aspect.replace('_', '-')}"
    for place, event in enumerate(file.events):
        yield "events", place, f"event-{event.date}"
    for place, result in enumerate(file.opinion):
        yield "opinion", place, f"poll-{result.survey}-{result.question}"
    for place, _ in enumerate(file.asks, 1):
        yield "asks", place - 1, f"ask-{place}"


def _shared(evidence: Evidence) -> Iterator[_Named]:
    for place, event in enumerate(evidence.timeline.events):
        yield "events", place, f"event-{event.date}"
    for place, petition in enumerate(evidence.surveys.petitions):
        yield "petitions", place, f"petition-{petition.date}"


def _each_its_own(names: Iterable[str]) -> Iterator[str]:
    """Yields the names; the second of one name ends with -2, the third with -3."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"

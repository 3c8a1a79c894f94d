"""Counts where the records about a government come from: sources of one origin count as one."""

from collections.abc import Iterable

from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


def independent_origins(evidence: Evidence, state: State, sources: Iterable[str]) -> int:
    """Returns the number of independent origins of these sources, named by their keys in the file of a state.

    Copies, translations and lists that go back to one report have one origin. A source without a named one is its own.
    """
    found = set()
    for key in sources:
        origin = evidence.source(state, key).origin
        found.add(("origin", origin) if origin else ("source", key))
    return len(found)

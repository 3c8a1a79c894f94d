"""Names the place of an entry in the evidence: `countries/DE.yaml#statements/12`."""

from scorecard.evidence.vocabulary import State

SHARED_FILES = {"events": "timeline", "roll_calls": "parliament", "petitions": "surveys"}
"""The file in `countries/eu/` that holds each of the shared lists."""


def entry_place(state: State | None, entries: str, entry: int | str) -> str:
    """Returns file, list and entry: `countries/DE.yaml#statements/12`.

    Entries of a list are counted from 0, as in the data tables; entries of a mapping have their key. Without a state
    the list is one of the shared files: `countries/eu/timeline.yaml#events/3`.
    """
    file = f"{state}.yaml" if state else f"eu/{SHARED_FILES[entries]}.yaml"
    return f"countries/{file}#{entries}/{entry}"

"""Counts where the records about a government come from: sources of one origin count as one."""

from collections.abc import Iterable
from itertools import combinations

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State

CitedSource = tuple[PartialDate, str]
"""A citation: the day of the event or of the words, and the key of the source."""


def independent_origins(evidence: Evidence, state: State, cited: Iterable[CitedSource]) -> int:
    """Returns the number of independent origins of these citations; `state` is that of the file whose keys they have.

    Sources that go back to one report (`origin`) count as one, and so do all sources of one publisher about the same
    day. Text in brackets behind the name of a publisher, such as who reprinted a report, is ignored when publishers are
    compared.
    """
    distinct = list(dict.fromkeys(cited))
    group = list(range(len(distinct)))
    for one, other in combinations(range(len(distinct)), 2):
        if group[one] != group[other] and _one_origin(evidence, state, distinct[one], distinct[other]):
            group = [group[one] if each == group[other] else each for each in group]
    return len(set(group))


def _one_origin(evidence: Evidence, state: State, one: CitedSource, other: CitedSource) -> bool:
    """Returns whether two citations are of one origin; dates that may be the same day count as the same."""
    source, other_source = evidence.source(state, one[1]), evidence.source(state, other[1])
    if one[1] == other[1] or (source.origin and source.origin == other_source.origin):
        return True
    return _name(source.publisher) == _name(other_source.publisher) and one[0].days_apart(other[0]) == 0


def _name(publisher: str) -> str:
    """Returns the name of a publisher without the text in brackets behind it."""
    return publisher.partition(" (")[0].casefold()

"""Finds published files behind the evidence: they were built from another document than the evidence gives now.

A build of some documents leaves the others as they were. What they would say now is assembled, not rendered.
"""

from collections.abc import Iterable, Mapping

from scorecard.building.assembler import Assembler
from scorecard.building.manifest import BuiltTarget
from scorecard.building.published_targets import target_of


def behind_evidence(published: Mapping[str, BuiltTarget], current: Iterable[str], assembler: Assembler) -> list[str]:
    """Returns the names of the published targets that differ from the evidence; `current` are known not to."""
    left = published.keys() - set(current)
    return sorted(name for name in left if _differs(name, published[name], assembler))


def _differs(name: str, built: BuiltTarget, assembler: Assembler) -> bool:
    target, standard = target_of(name)
    try:
        return assembler.assembled(target, standard).digest != built.document
    except Exception:  # that it cannot be assembled is told when it is built
        return True

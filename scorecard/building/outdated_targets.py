"""Finds published targets that a build leaves alone though the evidence or a translation would change them.

A build of some documents leaves the others unchanged. Their present content is assembled, but not rendered, and
compared. Translations are compared too; the catalogues of a language are read only where one was changed since the last
build.
"""

from collections.abc import Callable, Iterable, Mapping

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import Target
from scorecard.building.manifest import BuiltTarget
from scorecard.building.target_names import target_of


def outdated_targets(
    published: Mapping[str, BuiltTarget],
    current: Iterable[str],
    assembler: Assembler,
    translations: Callable[[Target], str | None],
) -> list[str]:
    """Returns the names of the published targets that differ from the evidence; `current` are known not to.

    `translations` returns the digest of the translations of a target, None where they are as they were.
    """
    left = published.keys() - set(current)
    return sorted(name for name in left if _differs(name, published[name], assembler, translations))


def _differs(name: str, built: BuiltTarget, assembler: Assembler, translations: Callable[[Target], str | None]) -> bool:
    target, standard = target_of(name)
    try:
        if assembler.assembled(target, standard).digest != built.document:
            return True
        return translations(target) not in (None, built.texts)
    except Exception:  # the error is reported when the target is built
        return True

"""Checks names from manifests and journals before they are used as paths: only those that a build makes pass.

Manifests, journals and parts of an edition come from other machines, and finished files from the workers of a cluster.
A name in them is used as a path only if it is the name of a target that the registry knows, or of a file within it.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from scorecard.building import document_kinds
from scorecard.building.document_kinds import DocumentKind
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import LANGUAGES, STATES
from scorecard.rendering.pdf_standards import PROOF, SUFFIXES

_SHOWN = 100
"""The number of characters of a name that a message shows."""
_PLACES = {"language": LANGUAGES, "state": STATES, "suffix": (*SUFFIXES.values(), SUFFIXES["print_shop"] + PROOF)}


class NameRefusedError(ValueError):
    """No build could have made a file of this name; the message gives the name."""


def check_target(name: str) -> None:
    """Checks the name of a target. Raises NameRefusedError where no kind of document has it."""
    if not _names(document_kinds.DOCUMENT_KINDS)[0].fullmatch(name):
        raise NameRefusedError(tr("{name} is not a document that this program builds", name=quoted_name(name)))


def check_files(target: str, paths: Iterable[str]) -> None:
    """Checks a target and the paths of its files below the output.

    Raises NameRefusedError for the first name that the target cannot have: it would lead elsewhere, or to a file of
    others.
    """
    check_target(target)
    for path in paths:
        if not is_published_name(path) or not (path == target or path.startswith(f"{target}/")):
            # Translators: {document} is the path of a document, {file} that of a file which does not belong to it.
            raise NameRefusedError(tr("{file} is not a file of {document}", file=quoted_name(path), document=target))


def is_published_name(path: str) -> bool:
    """Returns whether a path below the output is that of a file which a build can make."""
    return bool(_names(document_kinds.DOCUMENT_KINDS)[1].fullmatch(path))


def is_content_addressed(path: str) -> bool:
    """Returns whether the name of a file holds the digest of its content: those of two editions differ."""
    return path.startswith("assets/") or bool(re.match(r"data/[0-9a-f]{8,64}/", path))


def quoted_name(name: str) -> str:
    """Returns a name as a message shows it: in quotes, without characters that a terminal would obey, not too long."""
    return repr(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}...")


@lru_cache(maxsize=4)
def _names(kinds: tuple[DocumentKind, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Returns two patterns: of the names of all targets, and of the paths of all their files."""
    targets = [_pattern(kind.path) for kind in kinds]
    files = [
        f"{target}/(?:{kind.files})" if kind.files else target for target, kind in zip(targets, kinds, strict=True)
    ]
    return re.compile("|".join(targets)), re.compile("|".join(files))


def _pattern(path: str) -> str:
    """Returns the regular expression of the names that a path of the registry comes to."""
    pieces = re.split(r"\{(\w+)\}", path)
    return "".join(
        f"(?:{'|'.join(map(re.escape, _PLACES[piece]))})" if number % 2 else re.escape(piece)
        for number, piece in enumerate(pieces)
    )

"""Finds the assets that published pages link to, so that a page that is not built again keeps its stylesheet."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from scorecard.building.document_kinds import ASSETS_FOLDER
from scorecard.building.manifest import BuiltTarget, File, Manifest

_LINK = re.compile(rf'href="(?:\.\./)*({ASSETS_FOLDER}/[^"/]+)"')
_NAMED_IN_STYLESHEET = re.compile(r"url\(([^):/]+)\)")


def previous_assets(output: Path, before: Manifest | None, targets: Mapping[str, BuiltTarget]) -> dict[str, File]:
    """Returns, by path, the assets of earlier editions to which unchanged pages still link.

    `before` is the manifest of the published folder `output`, `targets` are those that are published next.
    """
    if before is None:
        return {}
    now = {path: file for built in targets.values() for path, file in built.files.items()}
    old = {
        path: file for path, file in before.files.items() if path.startswith(f"{ASSETS_FOLDER}/") and path not in now
    }
    if not old:
        return {}
    staying = [path for path, file in now.items() if path.endswith(".html") and before.files.get(path) == file]
    linked = _linked_from(output, staying)
    return {path: file for path, file in old.items() if path in linked}


def _linked_from(output: Path, pages: Iterable[str]) -> set[str]:
    """Returns the stylesheets that pages link to, and the fonts that these name."""
    sheets = {sheet for page in pages for sheet in _LINK.findall(_text(output / page))}
    fonts = {name for sheet in sheets for name in _NAMED_IN_STYLESHEET.findall(_text(output / sheet))}
    return sheets | {f"{ASSETS_FOLDER}/{name}" for name in fonts}


def _text(path: Path) -> str:
    """Returns the text of a published file; the empty string where the file no longer exists."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""

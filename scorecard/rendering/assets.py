"""Collects the fonts of PDFs, and the files of `assets/`, each named with the digest of its content."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import font_source_sans_pro

from scorecard.rendering.design_tokens import tokens
from scorecard.rendering.mark_font import mark_font
from scorecard.rendering.stylesheet import stylesheet
from scorecard.rendering.web_fonts import WEIGHTS, web_font_files

_DIGITS = 10
"""The number of hexadecimal digits of the digest in a published name."""

_LICENCE = "SourceSansPro-LICENSE.txt"

_FONT_FOLDER = Path(font_source_sans_pro.__file__).parent / "files"


@dataclass(frozen=True)
class Asset:
    """A file beside the web pages: the name under which it is published, and its content."""

    name: str
    content: bytes


@lru_cache
def fonts(templates: Path) -> dict[str, bytes]:
    """Returns the font files of PDFs by name. Raises OSError where one cannot be read.

    The package of the fonts is pinned, so that a PDF is the same everywhere.
    """
    names = [f"SourceSansPro-{weight}.ttf" for weight in WEIGHTS.values()]
    return {name: (_FONT_FOLDER / name).read_bytes() for name in names} | _marks(templates)


def screen_assets(templates: Path) -> dict[str, Asset]:
    """Returns the files of the folder `assets/` beside the web pages, by the name that templates know them by.

    Each is published under a name with its digest, `screen.3fa9c1d2e0.css`: a page always finds the stylesheet that it
    was made with, and the stylesheet its fonts, while a folder is renewed file by file or a browser keeps old files.
    """
    files = {file.name: file.read_bytes() for file in web_font_files()} | _marks(templates)
    files[_LICENCE] = (_FONT_FOLDER / "LICENSE.txt").read_bytes()
    assets = {name: Asset(_name_with_digest(name, content), content) for name, content in files.items()}
    names = {name: asset.name for name, asset in assets.items()}
    sheet = stylesheet(templates, "style/screen.css.j2", "css", names).encode()
    return {"screen.css": Asset(_name_with_digest("screen.css", sheet), sheet), **assets}


def _marks(templates: Path) -> dict[str, bytes]:
    return {"Marks.ttf": mark_font(tokens(templates).marks)}


def _name_with_digest(name: str, content: bytes) -> str:
    stem, _, extension = name.rpartition(".")
    return f"{stem}.{sha256(content).hexdigest()[:_DIGITS]}.{extension}"

"""Collects the stylesheets and fonts that pages refer to by name; nothing else can be fetched in a build."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import font_source_sans_pro

from scorecard.rendering.design_tokens import tokens
from scorecard.rendering.mark_font import mark_font
from scorecard.rendering.stylesheet import stylesheet

_WEIGHTS = ("Light", "Regular", "Semibold", "Bold")
"""The weights in use. The package of the fonts is pinned, so that a PDF is the same everywhere."""

_DIGITS = 10
"""How many hexadecimal digits of its digest a published name carries."""

_FONT_FOLDER = Path(font_source_sans_pro.__file__).parent / "files"


@dataclass(frozen=True)
class Asset:
    """A file beside the web pages: the name under which it is published, and its content."""

    name: str
    content: bytes


@lru_cache
def fonts(templates: Path) -> dict[str, bytes]:
    """Returns the font files by name, and their licence. OSError where one cannot be read."""
    names = [*(f"SourceSansPro-{weight}.ttf" for weight in _WEIGHTS), "LICENSE.txt"]
    files = {name: (_FONT_FOLDER / name).read_bytes() for name in names}
    files["SourceSansPro-LICENSE.txt"] = files.pop("LICENSE.txt")
    return files | {"Marks.ttf": mark_font(tokens(templates).marks)}


def screen_assets(templates: Path) -> dict[str, Asset]:
    """Returns the files of the folder `assets/` beside the web pages, by the name that templates know them by.

    Each is published under a name with its digest, `screen.3fa9c1d2e0.css`: a page always finds the stylesheet that it
    was made with, and the stylesheet its fonts, while a folder is renewed file by file or a browser keeps old files.
    """
    assets = {name: Asset(_name_with_digest(name, content), content) for name, content in fonts(templates).items()}
    names = {name: asset.name for name, asset in assets.items()}
    sheet = stylesheet(templates, "style/screen.css.j2", "css", names).encode()
    return {"screen.css": Asset(_name_with_digest("screen.css", sheet), sheet), **assets}


def _name_with_digest(name: str, content: bytes) -> str:
    stem, _, extension = name.rpartition(".")
    return f"{stem}.{sha256(content).hexdigest()[:_DIGITS]}.{extension}"

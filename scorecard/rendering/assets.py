"""Collects the stylesheets and fonts that pages refer to by name; nothing else can be fetched in a build."""

from functools import lru_cache
from pathlib import Path

import font_source_sans_pro

from scorecard.rendering.design_tokens import tokens
from scorecard.rendering.mark_font import mark_font
from scorecard.rendering.stylesheet import stylesheet

_WEIGHTS = ("Light", "Regular", "Semibold", "Bold")
"""The weights in use. The package of the fonts is pinned, so that a PDF is the same everywhere."""

_FONT_FOLDER = Path(font_source_sans_pro.__file__).parent / "files"


@lru_cache
def fonts(templates: Path) -> dict[str, bytes]:
    """Returns the font files by name, and their licence. OSError where one cannot be read."""
    names = [*(f"SourceSansPro-{weight}.ttf" for weight in _WEIGHTS), "LICENSE.txt"]
    files = {name: (_FONT_FOLDER / name).read_bytes() for name in names}
    files["SourceSansPro-LICENSE.txt"] = files.pop("LICENSE.txt")
    return files | {"Marks.ttf": mark_font(tokens(templates).marks)}


def screen_assets(templates: Path) -> dict[str, bytes]:
    """Returns the files of the folder `assets/` beside the web pages, by name."""
    return {"screen.css": stylesheet(templates, "style/screen.css.j2", "css").encode(), **fonts(templates)}

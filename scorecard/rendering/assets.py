"""What pages refer to: stylesheets and fonts, by name. Nothing else can be fetched in a build."""

from collections.abc import Iterator
from pathlib import Path

import font_source_sans_pro

FONTS = ("Light", "Regular", "Semibold", "Bold")
"""The weights in use; the package is pinned, so that a PDF is the same everywhere."""

PRINT_SHEET = "print.css"
"""The stylesheet of paper: used in the build, of no use beside the pages."""

_FONT_FOLDER = Path(font_source_sans_pro.__file__).parent / "files"


def assets(templates: Path) -> Iterator[tuple[str, Path]]:
    """Each asset by its name below `assets/`, and the file it is."""
    for sheet in sorted((templates / "style").glob("*.css")):
        yield sheet.name, sheet
    for weight in FONTS:
        yield f"SourceSansPro-{weight}.ttf", _FONT_FOLDER / f"SourceSansPro-{weight}.ttf"
    yield "SourceSansPro-LICENSE.txt", _FONT_FOLDER / "LICENSE.txt"

"""Where a label of a drawing starts so that it stands in the middle of its place.

An anchored label has the engine draw it apart and put it in its place, as an object of its own in the file: a fortieth
of the time of a scorecard. Our fonts are pinned, so their widths are known beforehand.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont

from scorecard.rendering.assets import fonts

Weight = Literal["Regular", "Semibold"]


def label_start(label: str | int, middle: float, size: float, weight: Weight, templates: Path) -> float:
    """The x of the first letter of a label in Source Sans Pro with its middle at `middle`; units of the drawing."""
    widths, em = _advances(weight, templates)
    return round(middle - sum(widths[letter] for letter in str(label)) * size / em / 2, 2)


@cache
def _advances(weight: Weight, templates: Path) -> tuple[dict[str, int], int]:
    """The width of each character, in parts of the em, and how many parts the em has."""
    font = TTFont(BytesIO(fonts(templates)[f"SourceSansPro-{weight}.ttf"]))
    widths = {chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
    return widths, font["head"].unitsPerEm

"""The fonts of the web pages: small, complete, and what the script makes of the pinned package."""

from pathlib import Path

import font_source_sans_pro
import pytest
from fontTools.ttLib import TTFont

from scorecard.rendering.font_subsets import FAMILY, subset
from scorecard.rendering.web_fonts import FOLDER, SCRIPTS, WEB_FONTS, WEIGHTS, WebFont
from tests.sampling import sample

PACKAGE = Path(font_source_sans_pro.__file__).parent / "files"


def characters(file: Path) -> set[int]:
    with TTFont(file, lazy=True) as font:
        return set(font.getBestCmap())


@pytest.mark.parametrize("font", sample(WEB_FONTS, [WebFont(400, "greek")]))
def test_the_files_in_git_are_those_that_the_script_makes(font: WebFont) -> None:
    assert subset(font) == (FOLDER / font.file).read_bytes(), "run make fonts"


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_character_of_a_weight_stands_in_one_file(weight: int) -> None:
    parts = [characters(FOLDER / WebFont(weight, script).file) for script in SCRIPTS]
    printable = {one for one in characters(PACKAGE / f"SourceSansPro-{WEIGHTS[weight]}.ttf") if one >= 0x20}
    assert set.union(*parts) >= printable - {0xFEFF}  # the mark of the byte order is never shown
    assert sum(map(len, parts)) == len(set.union(*parts))


def test_a_browser_loads_the_other_characters_only_for_those_that_the_fonts_have() -> None:
    named: set[int] = set()
    for part in SCRIPTS["others"].split(", "):
        first, _, last = part.removeprefix("U+").partition("-")
        named.update(range(int(first, 16), int(last or first, 16) + 1))
    assert named == characters(FOLDER / WebFont(400, "others").file)


def test_a_page_in_latin_letters_loads_less_than_110_kb() -> None:
    marks = 2_000
    latin = [FOLDER / font.file for font in WEB_FONTS if font.script in ("latin", "latin-ext")]
    assert sum(file.stat().st_size for file in latin) + marks < 110_000
    assert {file.name for file in FOLDER.iterdir()} == {font.file for font in WEB_FONTS}


def test_a_changed_font_does_not_carry_the_reserved_name() -> None:
    with TTFont(FOLDER / WebFont(400, "latin").file) as font:
        names = {name.nameID: str(name) for name in font["name"].names}
    assert names[1] == FAMILY
    assert "Source" not in names[4] + names[6]
    assert names[0].startswith("Copyright")

"""The design tokens: readable in each kind of ink, told apart without colour, printable on a press."""

import re
from itertools import combinations
from math import floor
from typing import Literal

import pytest

from scorecard.rendering.design_tokens import ColourToken, tokens
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import ROOT

TOKENS = tokens(TEMPLATES)
Ground = Literal["light", "dark", "press"]
GROUNDS: tuple[Ground, ...] = ("light", "dark", "press")

on_each_ground = pytest.mark.parametrize("ground", GROUNDS)


def rgb(colour: ColourToken, ground: Ground) -> tuple[float, float, float]:
    """Returns red, green and blue from 0 to 1; inks of a press by the simple formula, without a profile."""
    if ground == "press":
        cyan, magenta, yellow, black = (ink / 100 for ink in colour.press)
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    code = colour.light if ground == "light" else colour.dark
    return int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255


def luminance(name: str, ground: Ground) -> float:
    """Returns the relative luminance of a colour as WCAG 2.2 defines it."""
    parts = rgb(TOKENS.colours[name], ground)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, ground: Ground) -> float:
    dark, light = sorted((luminance(one, ground), luminance(other, ground)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("strong", "paper", "press") == 21
    assert contrast("soft", "paper", "light") == pytest.approx(6.84, abs=0.01)


@on_each_ground
@pytest.mark.parametrize("pair", TOKENS.readable, ids="-on-".join)
def test_text_keeps_its_contrast(pair: tuple[str, str], ground: Ground) -> None:
    assert contrast(*pair, ground) >= 4.5


@on_each_ground
@pytest.mark.parametrize("pair", TOKENS.visible, ids="-on-".join)
def test_marks_keep_their_contrast(pair: tuple[str, str], ground: Ground) -> None:
    assert contrast(*pair, ground) >= 3


def test_the_documentation_has_the_contrasts_of_today() -> None:
    def row(one: str, other: str) -> str:
        values = (floor(10 * contrast(one, other, ground)) / 10 for ground in GROUNDS)
        return f"| `{one}` on `{other}` | {' | '.join(f'{value:.1f}' for value in values)} |"

    rows = re.findall(r"^\| `\w+` on `\w+` .*", (ROOT / "docs" / "design-system.md").read_text("utf-8"), re.MULTILINE)
    assert rows == [row(*pair) for pair in (*TOKENS.readable, *TOKENS.visible)]


def test_every_tile_and_mark_is_among_the_pairs() -> None:
    pairs = {*TOKENS.readable, *TOKENS.visible}
    for mark in TOKENS.marks.values():
        assert (mark.on_tile, mark.tile) in TOKENS.readable
        assert (mark.ink, "paper") in pairs


def test_no_two_stances_share_a_shape_or_a_character() -> None:
    for one, other in combinations(TOKENS.marks.values(), 2):
        assert one.path != other.path
        assert one.character != other.character
    assert all(len(mark.character) == 1 for mark in TOKENS.marks.values())


@on_each_ground
def test_without_colour_supports_and_opposes_still_differ(ground: Ground) -> None:
    supports, opposes = TOKENS.marks["supports"], TOKENS.marks["opposes"]
    assert contrast(supports.tile, opposes.tile, ground) < 3, "in grey the two tiles look alike: the mark decides"
    assert supports.path != opposes.path
    for mark in (supports, opposes):
        assert contrast(mark.on_tile, mark.tile, ground) >= 3


@on_each_ground
@pytest.mark.parametrize("firm, leaning", [("supports", "leans_support"), ("opposes", "leans_oppose")])
def test_without_colour_leaning_is_fainter_than_firm(firm: str, leaning: str, ground: Ground) -> None:
    full, half = TOKENS.marks[firm].tile, TOKENS.marks[leaning].tile
    assert contrast(full, half, ground) >= 3
    assert contrast(full, "paper", ground) > contrast(half, "paper", ground)


@pytest.mark.parametrize("name", TOKENS.colours)
def test_the_press_can_print_it(name: str) -> None:
    inks = TOKENS.colours[name].press
    assert all(0 <= ink <= 100 for ink in inks)
    assert sum(inks) <= 300


def test_colours_are_written_down_in_the_tokens_alone() -> None:
    for path in TEMPLATES.rglob("*.j2"):
        assert re.findall(r"#(?:[0-9a-fA-F]{3,4}){1,2}\b|\b(?:rgb|hsl)a?\(", path.read_text("utf-8")) == [], path


def test_no_colour_is_left_over() -> None:
    text = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.j2"))
    of_marks = {name for mark in TOKENS.marks.values() for name in (mark.ink, mark.tile, mark.on_tile)}
    assert [name for name in TOKENS.colours if f'"{name}"' not in text and name not in of_marks] == []

"""Reads the design tokens from `style/tokens.toml`, and writes their colours for a screen, a PDF or a press."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

ColourSpace = Literal["css", "rgb", "cmyk"]
"""The notations of colours: CSS properties for screens, light or dark; RGB for PDFs; CMYK for a press."""


@dataclass(frozen=True)
class ColourToken:
    """One colour: sRGB on light and on dark ground, and per cent of cyan, magenta, yellow and black for a press."""

    light: str
    dark: str
    press: tuple[int, int, int, int]


@dataclass(frozen=True)
class Mark:
    """The mark of a stance: its colours by name, its character in text, its outline about the origin (SVG path)."""

    ink: str
    tile: str
    on_tile: str
    character: str
    path: str


@dataclass(frozen=True)
class Tokens:
    """Everything in `tokens.toml`."""

    colours: dict[str, ColourToken]
    sizes: dict[str, str]
    spaces: dict[str, str]
    marks: dict[str, Mark]
    readable: tuple[tuple[str, str], ...]
    """Pairs of a colour of text and its ground, which keep a contrast of 4.5."""
    visible: tuple[tuple[str, str], ...]
    """Pairs of a mark's or line's colour and its ground, which keep a contrast of 3."""


@lru_cache
def tokens(templates: Path) -> Tokens:
    """Returns the tokens of a folder of templates. Raises OSError or TOMLDecodeError where they cannot be read."""
    content = tomllib.loads((templates / "style" / "tokens.toml").read_text("utf-8"))
    return Tokens(
        colours={
            name: ColourToken(colour["light"], colour["dark"], tuple(colour["press"]))
            for name, colour in content["colour"].items()
        },
        sizes=content["size"],
        spaces=content["space"],
        marks={stance: Mark(**mark) for stance, mark in content["stance"].items()},
        readable=tuple((over, ground) for over, ground in content["contrast"]["text"]),
        visible=tuple((over, ground) for over, ground in content["contrast"]["marks"]),
    )


@dataclass(frozen=True)
class Palette:
    """The colours as templates and stylesheets write them in one colour space."""

    tokens: Tokens
    colour_space: ColourSpace

    def paint(self, name: str) -> str:
        """Returns a colour in CSS. Raises KeyError where the tokens do not have it."""
        colour = self.tokens.colours[name]
        if self.colour_space == "css":
            return f"var(--{name})"  # a dark screen changes its value
        if self.colour_space == "rgb":
            return colour.light
        return "device-cmyk({:d}% {:d}% {:d}% {:d}%)".format(*colour.press)

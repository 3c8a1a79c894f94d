"""The design tokens: colours, sizes and marks, from the one file a designer changes."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

ColourSpace = Literal["screen", "print", "press"]
"""Where colours end up: a screen, light or dark; a PDF in RGB; a PDF for a press in CMYK."""


@dataclass(frozen=True)
class Colour:
    """One colour: sRGB on light and on dark ground, and per cent of the four inks of a press."""

    light: str
    dark: str
    press: tuple[int, int, int, int]


@dataclass(frozen=True)
class Mark:
    """The mark of a stance: its colours by name, its outline about the origin, and its character in text."""

    ink: str
    tile: str
    on_tile: str
    character: str
    path: str


@dataclass(frozen=True)
class Tokens:
    """Everything of `tokens.toml`."""

    colours: dict[str, Colour]
    sizes: dict[str, str]
    spaces: dict[str, str]
    marks: dict[str, Mark]
    readable: tuple[tuple[str, str], ...]
    """Pairs that keep a contrast of 4.5: what is read, and the ground."""
    visible: tuple[tuple[str, str], ...]
    """Pairs that keep a contrast of 3."""


@lru_cache
def tokens(templates: Path) -> Tokens:
    """Read the tokens of a folder of templates."""
    given = tomllib.loads((templates / "style" / "tokens.toml").read_text("utf-8"))
    return Tokens(
        colours={
            name: Colour(colour["light"], colour["dark"], tuple(colour["press"]))
            for name, colour in given["colour"].items()
        },
        sizes=given["size"],
        spaces=given["space"],
        marks={stance: Mark(**mark) for stance, mark in given["stance"].items()},
        readable=tuple((over, ground) for over, ground in given["contrast"]["text"]),
        visible=tuple((over, ground) for over, ground in given["contrast"]["marks"]),
    )


@dataclass(frozen=True)
class Palette:
    """The colours as templates and stylesheets write them for one kind of ink."""

    tokens: Tokens
    inks: ColourSpace

    def paint(self, name: str) -> str:
        """A colour in CSS; KeyError where the tokens do not have it."""
        colour = self.tokens.colours[name]
        if self.inks == "screen":
            return f"var(--{name})"  # so that a dark screen can change it
        if self.inks == "print":
            return colour.light
        return "device-cmyk({:d}% {:d}% {:d}% {:d}%)".format(*colour.press)

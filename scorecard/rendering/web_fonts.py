"""Names the fonts of the web pages: Source Sans in four weights, each divided into files by script.

A browser loads only the files whose characters stand on a page. The files are kept in git, because making them takes
longer than a build of all web pages; `make fonts` makes them again from the pinned package of the fonts.
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"

WEIGHTS = {300: "Light", 400: "Regular", 600: "Semibold", 700: "Bold"}
"""The weights in use and how the package of the fonts names them."""

SCRIPTS = {
    "latin": "U+20-7E, U+A0-FF, U+2009, U+2010-2026, U+202F-203A, U+20AC, U+2122, U+2190-2193, U+2212, U+2260-2265",
    "latin-ext": "U+100-17F, U+218-21B, U+1E9E",
    "greek": "U+370-3FF, U+1F00-1FFF",
    "cyrillic": "U+400-52F",
    "others": "U+180-217, U+21C-36F, U+1D00-1E9D, U+1E9F-1EFF, U+2000-2008, U+200A-200F, U+2027-202E, U+203B-20AB, "
    "U+20AD-2121, U+2123-218F, U+2194-2211, U+2213-225F, U+2266-27FF, U+2E00-2EFF, U+FB00-FB06, U+1F100-1F1FF",
}
"""The characters of each file, as a stylesheet writes them. Together they are all characters of the fonts, so that
what `scorecard check` lets through is shown in one typeface."""


@dataclass(frozen=True)
class WebFont:
    """One file: a weight, a script, and the characters for which a browser loads it."""

    weight: int
    script: str

    @property
    def file(self) -> str:
        """Returns the name of the file in the folder of these fonts."""
        return f"sans-{self.weight}-{self.script}.woff2"

    @property
    def characters(self) -> str:
        """Returns the characters as a stylesheet writes them."""
        return SCRIPTS[self.script]


WEB_FONTS = tuple(WebFont(weight, script) for weight in WEIGHTS for script in SCRIPTS)


def web_font_files() -> list[Path]:
    """Returns the files of the fonts of the web pages."""
    return [FOLDER / font.file for font in WEB_FONTS]

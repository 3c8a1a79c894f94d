"""Lists the fonts of the web pages: Source Sans in four weights, each divided into files by script.

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
    "others": "U+180, U+18F, U+192-193, U+1A0-1A1, U+1AF-1B0, U+1C2, U+1CD-1DC, U+1E2-1E3, U+1E6-1E7, U+1EA-1EB, "
    "U+1F4-1F5, U+1F8-1F9, U+1FC-1FD, U+237, U+243, U+250-25C, U+25E-268, U+26A, U+26C-276, U+278-27B, U+27D-27E, "
    "U+280-284, U+288-292, U+294-295, U+298-299, U+29C-29D, U+29F, U+2A1-2A2, U+2B0, U+2B2-2B3, U+2B7-2B9, U+2BB-2BC, "
    "U+2BE-2BF, U+2C1, U+2C6-2CC, U+2D0-2D1, U+2D8-2DE, U+2E0-2E3, U+300-30C, U+30F, U+311-313, U+318-320, U+323-32A, "
    "U+32C, U+32E-331, U+334, U+339-33D, U+342, U+345, U+361, U+1D43, U+1D47-1D49, U+1D4D, U+1D4F-1D50, U+1D52, "
    "U+1D56-1D58, U+1D5B, U+1D9C, U+1DA0, U+1DBB, U+1E06-1E07, U+1E0C-1E0F, U+1E16-1E17, U+1E20-1E21, U+1E24-1E25, "
    "U+1E2A-1E2B, U+1E32-1E3B, U+1E3E-1E49, U+1E52-1E53, U+1E58-1E63, U+1E6C-1E6F, U+1E80-1E85, U+1E8E-1E8F, "
    "U+1E92-1E97, U+1EA0-1EF9, U+2007, U+203C-203F, U+2044, U+2047-2049, U+2070-2071, U+2074-2079, U+207D-2089, "
    "U+208D-208E, U+2094, U+20A1, U+20A4, U+20A6-20A7, U+20A9, U+20AB, U+20AE, U+20B1-20B2, U+20B4-20B5, U+20B8-20BA, "
    "U+20BD, U+2113, U+2116-2117, U+2120, U+2126, U+212E, U+2150-215E, U+2189, U+2202, U+2206, U+220F, U+2211, "
    "U+2215, U+2219-221A, U+221E, U+222B, U+2248, U+231C-231F, U+25A0, U+25B2-25B3, U+25B6-25B7, U+25BC-25BD, "
    "U+25C0-25C1, U+25C6, U+25C9-25CA, U+25CC, U+2610-2611, U+266A, U+2713, U+2752, U+27E6-27E7, U+2E22-2E25, "
    "U+2E3A-2E3B, U+FB00-FB04, U+1F16A-1F16B",
}
"""The characters of each file, as a stylesheet writes them. Together they are all characters of the fonts, so that
what `scorecard check` lets through is shown in one typeface. Those of `others` are listed one by one: a browser would
load the file for any character named here, such as its own mark of what is folded, even where no font has it."""


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

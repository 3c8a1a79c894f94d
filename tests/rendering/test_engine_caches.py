"""Lines, styles and values of drawings that are kept print what the engine prints by itself."""

from typing import Any

import pytest

from scorecard.rendering.engine import shortcuts
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES

LONG = "a line far longer than the narrow box it stands in"
PAGE = f"""<html lang="en"><head><title>a</title></head><body>
<p>{LONG}</p><p style="{{}}">{LONG}</p><p>{LONG}</p></body></html>"""

CACHES = ("style_cache", "line_cache", "value_cache")


class Watched:
    """A style that records which of its properties are read."""

    def __init__(self, style: Any, read: set[str]) -> None:
        self.style, self.read = style, read
        self.font_config, self.cache = style.font_config, getattr(style, "cache", {})

    def __getitem__(self, name: str) -> Any:
        self.read.add(name)
        return self.style[name]


def printer() -> PdfPrinter:
    return PdfPrinter(TEMPLATES, "scorecard/print.css.j2")


def without_caches(monkeypatch: pytest.MonkeyPatch) -> PdfPrinter:
    """Returns a printer with all short cuts but the caches, whose files are therefore the same to the byte."""
    rest = tuple(name for name in shortcuts.SHORTCUTS if name not in CACHES)
    monkeypatch.setattr(shortcuts, "SHORTCUTS", rest)
    return printer()


@pytest.mark.parametrize(
    "style",
    [
        "width: 3cm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis",
        "width: 3cm; max-lines: 1; block-ellipsis: auto",
        "width: 9cm; text-align: justify",
        "width: 3cm; hyphens: auto",
        "letter-spacing: 1pt",
        "word-spacing: 1pt",
        "text-decoration: underline",
        "text-transform: uppercase",
        "font-variant-caps: small-caps",
        "overflow-wrap: anywhere; width: 1mm",
    ],
)
def test_the_same_words_in_another_style_are_another_line(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [PAGE.format(style), PAGE.format("")]
    one = printer()
    ours = [one.print(page) for page in [*pages, *pages]]
    assert one._fonts.lines, "no lines were kept"
    assert one._fonts.styles, "no styles were kept"
    assert ours[:2] == ours[2:]
    assert ours[0] != ours[1]
    plain = without_caches(monkeypatch)
    assert [plain.print(page) for page in pages] == ours[:2]
    assert "lines" not in vars(plain._fonts)


def test_a_line_cut_short_leaves_the_same_line_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    box = "width: 3cm; overflow: hidden; white-space: nowrap"
    page = PAGE.replace("<p>", f'<p style="{box}">').format(f"{box}; text-overflow: ellipsis")
    one = printer()
    ours = [one.print(page) for _ in range(2)]
    assert [without_caches(monkeypatch).print(page)] * 2 == ours


def test_a_line_depends_on_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the engine reads of a style when it sets a line is part of the key under which the line is kept."""
    printer()  # switches the short cuts on
    from scorecard.rendering.engine import line_cache

    read: set[str] = set()

    def watch(words: str, style: Any, *others: Any, **named: Any) -> Any:
        return split(words, Watched(style, read), *others, **named)

    split = line_cache._split
    monkeypatch.setattr(line_cache, "_split", watch)
    printer().print(PAGE.format("width: 3cm; hyphens: auto; word-break: break-all; white-space: pre; tab-size: 3"))
    printer().print(PAGE.format("width: 1mm; hyphens: auto; overflow-wrap: anywhere; text-decoration: underline"))
    printer().print(PAGE.format("width: 3cm; white-space: pre-wrap; tab-size: 3").replace("narrow", "nar&#9;row&#10;"))
    assert {"white_space", "hyphens", "tab_size", "lang"} <= read
    assert read <= {"font_family", *line_cache.LINE_PROPERTIES}


def test_no_more_is_kept_than_the_caches_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = printer().print(PAGE.format("width: 2cm"))
    from scorecard.rendering.engine import line_cache, style_cache

    monkeypatch.setattr(line_cache, "MAX_LINES", 2)
    monkeypatch.setattr(style_cache, "MAX_STYLES", 2)
    one = printer()
    assert [one.print(PAGE.format("width: 2cm")) for _ in range(2)] == [whole, whole]
    assert 0 < len(one._fonts.lines) <= 2
    assert 0 < len(one._fonts.styles) <= 2


def test_release_frees_what_is_kept() -> None:
    one = printer()
    first = one.print(PAGE.format(""))
    one.release()
    assert not one._fonts.lines
    assert not one._fonts.styles
    assert one.print(PAGE.format("")) == first


def test_a_drawing_is_drawn_alike_with_values_that_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours, whose opacity the engine changes as it draws, sizes of two units and in shares, paths and addresses."""
    shapes = """<rect x="10%" width="2em" height="1cm" fill="#123456" fill-opacity="0.5" stroke="#123456"/>
<rect y="5" width="50%" height="1e1" fill="#123456" stroke="red" stroke-dasharray="1 2"/><g font-size="4" fill="red">
<text x="1em" y="50%" text-anchor="middle">a</text></g><path d="M1-2L3.5.5h-1z" transform="rotate(9 1 1)"/>"""
    drawings = "".join(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 9" style="width: {width}mm">{shapes}</svg>'
        for width in (20, 20, 40)
    )
    page = PAGE.replace("<body>", f"<body>{drawings}").format("")
    ours = [printer().print(page) for _ in range(2)]
    assert [without_caches(monkeypatch).print(page)] * 2 == ours

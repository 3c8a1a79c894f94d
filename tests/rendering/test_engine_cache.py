"""What the engine remembers changes nothing that is printed."""

from collections.abc import Callable
from typing import Any

import pytest
from weasyprint.css import StyleFor
from weasyprint.draw import text
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from scorecard.analysis.figures import Figures
from scorecard.documents.scorecard import common_figures, scorecard
from scorecard.evidence.load import Evidence
from scorecard.rendering import engine_cache
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES

Forget = Callable[[], None]

LONG = "a line far longer than the narrow box it stands in"
PAGE = f"""<html lang="en"><head><title>a</title></head><body>
<p>{LONG}</p><p style="{{}}">{LONG}</p><p>{LONG}</p></body></html>"""


def press() -> PdfPrinter:
    return PdfPrinter(TEMPLATES, "scorecard/print.css.j2")


@pytest.fixture
def forget(monkeypatch: pytest.MonkeyPatch) -> Forget:
    """The engine as it comes, from the call to the end of the test."""

    def undo() -> None:
        own, line = engine_cache, engine_cache.Line.__base__
        for room, name, value in (
            (line_break, "Layout", line),
            (line_break, "split_first_line", own._set_line),
            (inline, "split_first_line", own._set_line),
            (preferred, "split_first_line", own._set_line),
            (inline, "strut", own._measure_strut),
            (text, "draw_first_line", own._draw_line),
            *((room, "resolve_percentages", own._resolve) for room in own._LAYOUTS),
            (StyleFor, "set_computed_styles", own._compute),
        ):
            monkeypatch.setattr(room, name, value)

    return undo


def test_a_scorecard_after_another_is_the_one_the_engine_prints_by_itself(
    evidence: Evidence, figures: Figures, forget: Forget
) -> None:
    made, shares = environment(Language("en"), inks="print"), common_figures(evidence, figures)
    pages = [
        render(
            made,
            "scorecard/scorecard.html.j2",
            document=scorecard(evidence, figures, shares, state),
            density="usual",
            root="",
        )
        for state in ("LU", "MT")
    ]
    one = press()
    ours = [one.print(page) for page in pages]
    assert one._fonts.lines, "nothing was remembered"
    assert one._fonts.styles, "nothing was remembered"
    forget()
    assert [press().print(page) for page in pages] == ours


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
        "width: 50%; padding: 2%; min-height: 5%",
        "width: 5cm; padding: 1cm; box-sizing: border-box",
        "margin: 1cm; border: 2pt solid; max-width: 3cm",
    ],
)
def test_the_same_words_in_another_style_are_another_line(style: str, forget: Forget) -> None:
    pages = [PAGE.format(style), PAGE.format("")]
    one = press()
    ours = [one.print(page) for page in [*pages, *pages]]
    assert ours[:2] == ours[2:]
    assert ours[0] != ours[1]
    forget()
    assert [press().print(page) for page in pages] == ours[:2]


def test_a_line_cut_short_leaves_the_same_line_whole(forget: Forget) -> None:
    box = "width: 3cm; overflow: hidden; white-space: nowrap"
    page = PAGE.replace("<p>", f'<p style="{box}">').format(f"{box}; text-overflow: ellipsis")
    one = press()
    ours = [one.print(page) for _ in range(2)]
    forget()
    assert [press().print(page)] * 2 == ours


def test_a_line_depends_on_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the engine looks at when it sets a line is part of that by which the line is engine_cache."""
    looked_at: set[str] = set()

    class Watched:
        """A style that notes what is asked of it."""

        def __init__(self, style: Any) -> None:
            self.style, self.font_config, self.cache = style, style.font_config, getattr(style, "cache", {})

        def __getitem__(self, name: str) -> Any:
            looked_at.add(name)
            return self.style[name]

    def watch(words: str, style: Any, *others: Any, **named: Any) -> Any:
        return line(words, Watched(style), *others, **named)

    line = engine_cache._set_line
    monkeypatch.setattr(engine_cache, "_set_line", watch)
    press().print(PAGE.format("width: 3cm; hyphens: auto; word-break: break-all; white-space: pre; tab-size: 3"))
    press().print(PAGE.format("width: 1mm; hyphens: auto; overflow-wrap: anywhere; text-decoration: underline"))
    press().print(PAGE.format("width: 3cm; white-space: pre-wrap; tab-size: 3").replace("narrow", "nar&#9;row&#10;"))
    assert {"white_space", "hyphens", "tab_size", "lang"} <= looked_at
    assert looked_at <= {"font_family", *engine_cache.LINE_PROPERTIES}


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = press().print(PAGE.format("width: 2cm"))
    monkeypatch.setattr(engine_cache, "_MOST_LINES", 2)
    monkeypatch.setattr(engine_cache, "_MOST_STYLES", 2)
    one = press()
    assert [one.print(PAGE.format("width: 2cm")) for _ in range(2)] == [whole, whole]
    assert len(one._fonts.lines) <= 2
    assert len(one._fonts.styles) <= 2

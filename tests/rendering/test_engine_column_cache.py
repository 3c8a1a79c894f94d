"""Columns whose blocks are kept while they are balanced are printed as without, to the byte."""

import random
from typing import Any

import pytest

from scorecard.rendering.engine import shortcuts
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.sampling import sample

LONG = "a line far longer than the narrow column it stands in, with an incomprehensibility"

PLAIN = (
    "",
    "break-inside: avoid",
    "break-inside: avoid; margin-bottom: 3mm",
    "margin: 5mm 0 2mm; padding: 1mm; border: 1pt solid",
    "padding-bottom: 6mm",
    "break-after: avoid",
    "break-before: column",
    "orphans: 3; widows: 3",
    "text-indent: -4mm; padding-left: 4mm",
    "text-align: justify; hyphens: auto",
    "overflow: hidden",
    "width: 50%; margin-left: auto",
    "clear: both",
)
"""The properties of a block that affect its place or its breaks."""

OTHERS = (
    "height: 12mm",
    "position: relative; top: 2mm",
    "columns: 2",
    "display: flex",
    "float: right; width: 20mm",
    "max-lines: 2",
)
"""The blocks that are not cached."""

MAX_PAGES = 16
"""A page of chance of which the engine makes more counts as one that it never finishes."""


def printer() -> PdfPrinter:
    return PdfPrinter(TEMPLATES, "scorecard/print.css.j2")


def without_the_cache(monkeypatch: pytest.MonkeyPatch) -> PdfPrinter:
    rest = tuple(name for name in shortcuts.SHORTCUTS if name != "column_cache")
    monkeypatch.setattr(shortcuts, "SHORTCUTS", rest)
    return printer()


class EndlessError(Exception):
    """The engine adds one page after another."""


def printed(one: PdfPrinter, html: str, monkeypatch: pytest.MonkeyPatch) -> object:
    """Returns the printed page, or the error of the engine, which cannot lay out a few of the random pages.

    The engine never finishes some others, with or without short cuts: seed 13 needs two pages and gets more than 5,000.
    """
    from weasyprint.layout import page

    make_page, made = page.make_page, 0

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal made
        made += 1
        if made > MAX_PAGES:
            raise EndlessError
        return make_page(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(page, "make_page", counted)
        try:
            return one.print(html)
        except (IndexError, EndlessError) as error:
            return repr(error)


class Page:
    """A random page with columns; an odd seed uses all kinds of blocks, an even one only cached kinds."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._styles = (*PLAIN, *OTHERS) if seed % 2 else PLAIN
        self._kinds = 4 if seed % 2 else 2

    def html(self) -> str:
        content = "".join(self._block() for _ in range(self._chance.randint(2, 9)))
        columns = f"columns: {self._chance.randint(2, 3)}; margin-bottom: {self._chance.choice([0, 4])}mm"
        space = self._chance.choice([0, 60, 150, 200])
        return (
            f'<html lang="en"><head><title>a</title></head><body><div style="height: {space}mm"></div>'
            f'<div style="{columns}">{content}</div><p>after</p></body></html>'
        )

    def _block(self, depth: int = 0) -> str:
        style = self._chance.choice(self._styles)
        words = " ".join(self._chance.choices(LONG.split(), k=self._chance.randint(1, 60)))
        kind = self._chance.randrange(8 if depth < 2 else 4)
        if kind < 4:
            extra = (
                "",
                '<b>a bold word</b> <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg> and a drawing',
                '<span style="display: inline-block; width: 2cm">a block in a line</span>',
                '<span style="position: absolute">beside</span> <span style="position: relative; top: 1mm">b</span>',
            )[kind % self._kinds]
            return f'<p style="{style}">{words} {extra} {words[:40]}</p>'
        inner = "".join(self._block(depth + 1) for _ in range(self._chance.randint(1, 4)))
        if kind == 4:
            return f'<ul style="list-style: none; {style}"><li>{words}</li><li>{words}</li><li>{inner}</li></ul>'
        if kind == 5:
            rows = f"<tr><th>{words}</th><td>{inner}</td></tr><tr><td>a</td><td>b</td></tr>"
            return f'<table style="{style}"><thead><tr><th>h</th><th>i</th></tr></thead><tbody>{rows}</tbody></table>'
        return f'<div style="{style}"><h3>A heading</h3>{inner}</div>'


@pytest.mark.parametrize("seed", sample(range(200), (2, 6)))
def test_columns_are_the_same_with_and_without(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    html = Page(seed).html()
    ours = printed(printer(), html, monkeypatch)
    assert printed(without_the_cache(monkeypatch), html, monkeypatch) == ours


def test_a_block_of_columns_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from scorecard.rendering.engine import column_cache

    printer()
    laid_out: list[str] = []
    lay_out_block = column_cache._lay_out_block

    def counted(context: object, box: Any, *others: object, **named: object) -> object:
        laid_out.append(box.element_tag)
        return lay_out_block(context, box, *others, **named)

    monkeypatch.setattr(column_cache, "_lay_out_block", counted)
    items = "".join(f"<li>{number}</li>" for number in range(30))
    columns = f'<ul style="columns: 3; list-style: none">{items}</ul>'
    printer().print(f'<html lang="en"><head><title>a</title></head><body>{columns}</body></html>')
    assert 30 <= laid_out.count("li") < 60, "without what is kept it is some 200"

"""Every kind of PDF for a screen as a blind reader meets it: tagged, in order, with nothing lost in the margins."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pikepdf
import pytest
from pdfua import validate

from scorecard.documents.brief import Meeting, brief
from scorecard.documents.common_figures import common_figures
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import LIVE_PRINTED
from tests.pdf_structure import below, elements, marked, pieces
from tests.rendering.renamed_engine import PAGE
from tests.sampling import sample

MM = 72 / 25.4
BRIEFS = [f"{state}/brief.pdf" for state in STATES]
BOOK = ["edition.pdf"]
IN_EVERY_RUN = [*(f"{state}/brief.pdf" for state in LIVE_PRINTED), *BOOK]
SAMPLES = ["EL/scorecard.pdf", "EL/brief.pdf", *BOOK]


@pytest.mark.parametrize("name", sample(BRIEFS + BOOK, IN_EVERY_RUN))
def test_language_title_and_standard(name: str, live_edition: Path, live_evidence: Evidence) -> None:
    with pikepdf.open(live_edition / "en" / name) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert f"CSA Scorecard {live_evidence.edition.name}" in str(pdf.docinfo.Title)
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("name", sample(BRIEFS + BOOK, ["EL/brief.pdf"]))
def test_pdfua_finds_no_error(name: str, live_edition: Path) -> None:
    report = validate(str(live_edition / "en" / name))
    assert [finding for finding in report.findings if finding.severity.name in ("ERROR", "WARNING")] == []


@pytest.mark.parametrize("name", sample(BRIEFS + BOOK, IN_EVERY_RUN))
def test_headings_tables_figures_and_links(name: str, live_edition: Path) -> None:
    with pikepdf.open(live_edition / "en" / name) as pdf:
        tree = elements(pdf)
        levels = [int(str(element.S)[2]) for element in tree if re.fullmatch(r"/H[1-6]", str(element.S))]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        tables = [element for element in tree if str(element.S) == "/Table"]
        assert tables
        for table in tables:
            assert len(below(table, "/THead")) == 1
            assert {str(header.A.Scope) for header in below(table, "/TH")} == {"/Column", "/Row"}
        figures = [element for element in tree if str(element.S) == "/Figure"]
        assert figures
        samples = {
            "Opposes",
            "Leans against",
            "Undecided",
            "Abstains",
            "Not known",
            "Implied",
            "Leans towards",
            "Supports",
        }
        assert all(len(str(figure.Alt)) > 15 or str(figure.Alt) in samples for figure in figures)
        notes = [note for page in pdf.pages for note in page.get("/Annots", []) if note.get("/Subtype") == "/Link"]
        assert notes
        assert all(str(note.Contents).strip() for note in notes)


@pytest.mark.parametrize("name", SAMPLES)
def test_only_artefacts_stand_in_the_margins(name: str, live_edition: Path) -> None:
    """Running heads and feet are not in the tree; everything between them is."""
    with pikepdf.open(live_edition / "en" / name) as pdf:
        held = marked(pdf)
        foot = 10 if "brief" in name else 13  # a brief has no running foot, and a smaller margin
        for number, page in enumerate(pdf.pages, start=1):
            height = float(page.mediabox[3])
            for piece in pieces(page):
                in_tree = piece.content is not None and (int(page.objgen[0]), piece.content) in held
                if in_tree:  # a first page signs in the place of a running head
                    assert 8 * MM < piece.top < height - foot * MM, (number, round(piece.top / MM, 1))
                else:
                    assert not 20 * MM < piece.top < height - 14 * MM, (number, round(piece.top / MM, 1))


def order_of_source(page: str) -> list[str]:
    """Returns headings, tables and figures of a page in the order of its source, as PDF names them."""
    kinds = {"h1": "/H1", "h2": "/H2", "h3": "/H3", "table": "/Table", "svg": "/Figure"}

    def walk(element: Element) -> list[str]:
        kind = kinds.get(element.tag.rsplit("}", 1)[-1])
        inside = [] if kind == "/Figure" else [found for kid in element for found in walk(kid)]
        return [kind, *inside] if kind else inside

    return walk(fromstring(page))


def with_split_tables_once(read: list[str], source: list[str], pages: int) -> list[str]:
    """Returns the reading order with a table that is split over pages counted once, because the PDF engine tags each
    part of it."""
    told: list[str] = []
    split = 0
    for kind in read:
        if kind == "/Table" and "/Table" in told and source[len(told) : len(told) + 1] != ["/Table"]:
            split += 1
        else:
            told.append(kind)
    assert split < pages
    return told


@pytest.mark.parametrize("kind", ["scorecard", "brief"])
def test_reading_order_is_the_order_of_the_source(kind: str, edition: Path, evidence: Evidence, figures) -> None:  # type: ignore[no-untyped-def]
    jinja, shares = environment(Language("en"), colour_space="rgb"), common_figures(evidence, figures)
    if kind == "scorecard":
        whole = scorecard(evidence, figures, shares, "DE")
        pages = [render(jinja, "scorecard/scorecard.html.j2", document=whole, root="")]
    else:
        document = brief(evidence, figures, shares, "DE", "en", Meeting())
        pages = [
            render(
                jinja,
                "brief/brief.html.j2",
                document=document,
                densities=("usual", "usual"),
                ask_width=180,
                logo=None,
                accent=None,
                root="",
            )
        ]
    with pikepdf.open(edition / "en" / "DE" / f"{kind}.pdf") as pdf:
        wanted = {"/H1", "/H2", "/H3", "/Table", "/Figure"}
        read = [str(element.S) for element in elements(pdf) if str(element.S) in wanted]
        length = len(pdf.pages)
    assert any(with_split_tables_once(read, source, length) == source for source in map(order_of_source, pages))


def test_header_cells_in_the_head_are_those_of_columns_and_all_others_those_of_rows() -> None:
    pdf, _ = PdfPrinter(TEMPLATES, "scorecard/print.css.j2").print(PAGE)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert [str(cell.A.Scope) for cell in elements(opened) if cell.S == "/TH"] == ["/Column", "/Row"]

"""The PDFs as a reader, a printer and a screen reader meet them."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from scorecard.documents.population_shares import population_share
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.asset_fetcher import ForbiddenAddressError
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import LIVE_PRINTED
from tests.pdf_structure import below, elements
from tests.sampling import sample

A4 = (595.28, 841.89)


@pytest.fixture(params=sample(STATES, LIVE_PRINTED))
def path(request: pytest.FixtureRequest, live_edition: Path) -> Path:
    state: str = request.param
    return live_edition / "en" / state / "scorecard.pdf"


@pytest.fixture
def pdf(path: Path) -> pikepdf.Pdf:
    return pikepdf.open(path)


def test_two_to_six_pages_of_a4(pdf: pikepdf.Pdf) -> None:
    assert 2 <= len(pdf.pages) <= 6
    for page in pdf.pages:
        width, height = (float(side) for side in page.mediabox[2:])
        assert (width, height) == pytest.approx(A4, abs=0.1)


def test_title_language_bookmarks(pdf: pikepdf.Pdf, live_evidence: Evidence) -> None:
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo.Title).endswith(f"CSA Scorecard {live_evidence.edition.name}")
    with pdf.open_outline() as outline:
        assert len(outline.root) == 1
        assert len(outline.root[0].children) >= 8
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_fonts_are_embedded_and_only_ours(pdf: pikepdf.Pdf) -> None:
    fonts = {
        str(item.FontName)
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        if "/FontFile2" in item or "/FontFile3" in item or pytest.fail(f"{item.FontName} is not embedded")
    }
    assert fonts
    assert all("Source-Sans" in name or "CSA-Marks" in name for name in fonts), fonts


def test_each_table_is_one_table_with_scoped_headers(pdf: pikepdf.Pdf) -> None:
    tables = [element for element in elements(pdf) if str(element.S) == "/Table"]
    assert len(tables) >= 4
    for table in tables:
        assert len(below(table, "/THead")) == 1
        headers = below(table, "/TH")
        assert headers
        assert {str(header.A.Scope) for header in headers} == {"/Column", "/Row"}


def test_each_chart_has_alternative_text(pdf: pikepdf.Pdf) -> None:
    figures = [element for element in elements(pdf) if str(element.S) == "/Figure"]
    texts = [str(figure.Alt).strip() for figure in figures]
    assert all(texts)
    assert len([text for text in texts if len(text) > 20]) >= 10, "a mark is named by a word, a drawing is told"


def test_headings_have_no_gap(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(element.S)[2]) for element in elements(pdf) if re.fullmatch(r"/H[1-6]", str(element.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("state", sample(STATES, LIVE_PRINTED))
def test_pdfua_finds_no_error(state: State, live_edition: Path) -> None:
    report = validate(str(live_edition / "en" / state / "scorecard.pdf"))
    assert [finding for finding in report.findings if finding.severity.name in ("ERROR", "WARNING")] == []


def test_nothing_leaves_the_page_or_overlaps(path: Path) -> None:
    """Words of the body stay within the margins, and no two words lie on each other."""
    xml = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True).stdout
    words_of = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
    for number, page in enumerate(re.findall(r"<page.*?</page>", xml, flags=re.DOTALL), start=1):
        boxes = [(*map(float, found[:4]), found[4]) for found in words_of.findall(page)]
        for left, top, right, bottom, word in boxes:
            assert left > 40, (number, word)
            assert right < A4[0] - 38, (number, word)
            assert top > (24 if number == 1 else 36), (number, word)  # the first page is signed at its head
            assert bottom < A4[1] - 15, (number, word)
        clashes = [
            (one[4], other[4])
            for place, one in enumerate(boxes)
            for other in boxes[place + 1 :]
            if min(one[2], other[2]) - max(one[0], other[0]) > 1.5
            and min(one[3], other[3]) - max(one[1], other[1]) > 0.5 * min(one[3] - one[1], other[3] - other[1])
        ]
        assert clashes == [], number


def test_the_text_says_what_the_evidence_says(edition: Path) -> None:
    text = subprocess.run(
        ["pdftotext", "-raw", str(edition / "en" / "DE" / "scorecard.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    words = " ".join(text.split())
    assert "30% of the ways the undecided and unknown governments could go, the vote of Germany (18%)" in words
    assert "96 members: 34 to keep the text, 2 abstained, 49 to reject it, 11 did not vote." in words
    assert "Child helpline 116 111" in words
    assert "Evidence to 24 November 2026" in words


def test_no_card_holds_another_states_figures(edition: Path, evidence: Evidence) -> None:
    """Made in one process after another, each card still holds its own share of the population."""
    for state in STATES:
        page = (edition / "en" / state / "index.html").read_text("utf-8")
        share = Language("en").share(population_share(evidence, evidence.population.official.percent[state]))
        assert re.search(r'<p class="council">.*?the vote of [^(]*?\(([\d.]+%)\)', page)[1] == share  # type: ignore[index]


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "../../etc/passwd", "ftp://example.org/x"]
)
def test_nothing_outside_the_assets_is_fetched(address: str) -> None:
    html = f'<html lang="en"><head><title>T</title></head><body><img src="{address}" alt="x"/></body></html>'
    with pytest.raises(ForbiddenAddressError):
        PdfPrinter(TEMPLATES, "scorecard/print.css.j2").print(html)


def test_the_same_page_gives_the_same_bytes() -> None:
    html = '<html lang="en"><head><title>T</title></head><body><h1>Twice</h1><table><thead><tr><th scope="col">A'
    html += '</th></tr></thead><tbody><tr><th scope="row">B</th></tr></tbody></table></body></html>'
    assert (
        PdfPrinter(TEMPLATES, "scorecard/print.css.j2").print(html)[0]
        == PdfPrinter(TEMPLATES, "scorecard/print.css.j2").print(html)[0]
    )


def test_a_hyphen_is_of_our_own_font(tmp_path: Path) -> None:
    html = '<html lang="de"><head><title>T</title></head><body><p class="to-web">'
    html += "Die Aufdeckungsanordnungen und Vertretungen</p></body></html>"
    path = tmp_path / "hyphens.pdf"
    path.write_bytes(PdfPrinter(TEMPLATES, "scorecard/print.css.j2").print(html)[0])
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all("Source-Sans" in font for font in fonts), fonts

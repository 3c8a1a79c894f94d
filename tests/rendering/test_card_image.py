"""The social cards as pictures: their size, their one page, their words, and what pages say of them."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from jinja2 import Environment
from PIL import Image

from scorecard.analysis.figures import Figures
from scorecard.documents.common_figures import CommonFigures, common_figures
from scorecard.documents.message import msg
from scorecard.documents.scorecard import scorecard
from scorecard.documents.social_card import Card, card
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import LANGUAGES, STATES, State
from scorecard.rendering.card_image import card_image, card_pdf, picture
from scorecard.rendering.design_tokens import tokens
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.sampling import sample

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@pytest.fixture(scope="module")
def printer() -> PdfPrinter:
    return PdfPrinter(TEMPLATES, "card/print.css.j2")


@pytest.fixture(scope="module")
def jinja() -> Environment:
    return environment(Language("en"), colour_space="rgb")


@pytest.fixture(scope="module")
def common(evidence: Evidence, figures: Figures) -> CommonFigures:
    return common_figures(evidence, figures)


def printed(printer: PdfPrinter, jinja: Environment, document: Card, folder: Path) -> tuple[bytes, str]:
    """The page the picture is drawn from, and its words with their boxes."""
    pdf, warnings = card_pdf(printer, jinja, document)
    assert warnings == []
    (folder / "card.pdf").write_bytes(pdf)
    command = ["pdftotext", "-bbox", str(folder / "card.pdf"), "-"]
    return pdf, subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(  # the longest names, verdicts and questions
    "state", sample(("CZ", "DE", "EL", "ES", "MT", "NL"), ["DE", "EL", "MT"])
)
def test_each_is_one_picture_with_everything_in_its_place(
    state: State, printer: PdfPrinter, jinja: Environment, evidence: Evidence, figures: Figures, tmp_path: Path
) -> None:
    document = card(evidence, figures, state)
    pdf, xml = printed(printer, jinja, document, tmp_path)
    png = picture(pdf)
    assert len(png) < 120_000
    with Image.open(BytesIO(png)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        levels = image.getpalette() or []
    colours = set(zip(levels[::3], levels[1::3], levels[2::3], strict=True))
    known = tokens(TEMPLATES)
    for name in ("paper", "ink", "fill_neither"):
        assert tuple(bytes.fromhex(known.colours[name].light[1:])) in colours, name
    tile = bytes.fromhex(known.colours[known.marks[document.stance].tile].light[1:])
    assert min(max(abs(one - other) for one, other in zip(tile, colour, strict=True)) for colour in colours) < 9

    boxes = [(*(float(edge) / 0.75 for edge in found[:4]), found[4]) for found in WORD.findall(xml)]
    assert len(re.findall("<page ", xml)) == 1
    for left, top, right, bottom, word in boxes:
        assert left > 56, word
        assert right < 1137, word
        assert top > 40, word
        assert bottom < 600, word
    clashes = [
        (one[4], other[4])
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if min(one[2], other[2]) - max(one[0], other[0]) > 2
        and min(one[3], other[3]) - max(one[1], other[1]) > 0.5 * min(one[3] - one[1], other[3] - other[1])
    ]
    assert clashes == []

    text = " ".join(box[4] for box in boxes).replace("&amp;", "&")
    assert f"Edition {document.edition}".upper() in text.upper()
    assert "Evidence to 24 Nov 2026" in text
    assert document.publisher in text
    for source in document.sources:
        assert source.publisher in text
        assert (Language("en").date(source.date) if source.date else "undated") in text
    if not document.polls:
        assert "%" not in text


def test_the_same_card_is_the_same_bytes(
    printer: PdfPrinter, jinja: Environment, evidence: Evidence, figures: Figures
) -> None:
    document = card(evidence, figures, "LU")
    first, _ = card_image(printer, jinja, document)
    again, _ = card_image(PdfPrinter(TEMPLATES, "card/print.css.j2"), jinja, document)
    assert first == again


def test_a_picture_is_of_the_first_page_alone(printer: PdfPrinter) -> None:
    page = '<html lang="en"><title>T</title><p>A</p>{}</html>'
    one, _ = printer.print(page.format(""))
    two, _ = printer.print(page.format('<p style="break-before: page">B</p>'))
    assert picture(one) == picture(two)


@pytest.mark.parametrize("code", sample(LANGUAGES, ["bg", "el", "ga", "mt", "sv"]))  # all letters, the longest names
def test_the_longest_name_of_a_state_fits_in_every_language(
    code: str, printer: PdfPrinter, evidence: Evidence, figures: Figures, tmp_path: Path
) -> None:
    language = Language(code)  # type: ignore[arg-type]
    longest = max(STATES, key=lambda state: len(language.state(state)))
    _, xml = printed(printer, environment(language, colour_space="rgb"), card(evidence, figures, longest), tmp_path)
    name = language.state(longest).split()
    found = [right for _, _, right, _, word in WORD.findall(xml) if word in name]
    assert found
    assert max(map(float, found)) / 0.75 < 870


def test_words_that_fit_at_no_size_are_reported(
    printer: PdfPrinter, jinja: Environment, evidence: Evidence, figures: Figures
) -> None:
    document = card(evidence, figures, "MT")
    for change in ({"text": msg("word " * 250)}, {"stance_about": msg("word " * 250)}):
        png, warnings = card_image(printer, jinja, replace(document, **change))  # type: ignore[arg-type]
        assert warnings == ["the words of the card do not fit even at the smallest size"]
        assert png


def test_pages_name_the_picture_for_those_who_pass_them_on(
    evidence: Evidence, figures: Figures, common: CommonFigures
) -> None:
    document, jinja = scorecard(evidence, figures, common, "DE"), environment(Language("de"))
    plain = render(jinja, "scorecard/scorecard.html.j2", document=document, root="../../")
    assert properties(plain)["og:image"] == "card.png"
    assert "og:url" not in properties(plain)

    placed = replace(document, address="https://example.org/2026")
    found = properties(render(jinja, "scorecard/scorecard.html.j2", document=placed, root="../../"))
    assert found["og:url"] == "https://example.org/2026/de/DE/"
    assert found["og:image"] == "https://example.org/2026/de/DE/card.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert "86" in found["og:image:alt"]
    assert found["og:locale"] == "de_DE"
    assert found["og:type"] == "article"
    assert found["twitter:card"] == "summary_large_image"


def test_paper_has_no_word_on_sharing(
    evidence: Evidence, figures: Figures, common: CommonFigures, jinja: Environment
) -> None:
    document = scorecard(evidence, figures, common, "DE")
    assert "og:" not in render(jinja, "scorecard/scorecard.html.j2", document=document, root="")


def properties(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="([a-z:_.]+)" content="([^"]*)">', page))


@pytest.mark.parametrize(("code", "name"), [("en", "en_GB"), ("pt", "pt_PT"), ("el", "el_GR"), ("sv", "sv_SE")])
def test_a_locale_is_named_with_its_country(code: str, name: str) -> None:
    assert Language(code).with_territory == name  # type: ignore[arg-type]

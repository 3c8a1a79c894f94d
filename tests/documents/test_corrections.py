"""What was corrected after it was published is told on the web, in the book and in docs/, and each page leads there."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.analysis.figures import compute
from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, targets
from scorecard.cli import app
from scorecard.documents.corrections import corrections
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.known_evidence import known_evidence
from scorecard.evidence.load import Evidence, load
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from tests.conftest import FROZEN, Change
from tests.typed_words import typed

ENTRIES = """corrections:
- date: 2026-12-05
  printed: {en: The Council text is of 2024.}
  right: {en: It is of 2025.}
  because: {en: A reader pointed to the document.}
- date: 2027-01-15
  state: AT
  printed: {en: Austria supports it.}
  right: {en: Austria opposes it.}
  because: {en: The ministry asked for it.}
  sources: [shared-1]
child_helpline:"""


@pytest.fixture
def corrected(project: Path, change: Change) -> Evidence:
    """Returns the minimal evidence with two corrections, both of days after the evidence."""
    change("eu/edition.yaml", "child_helpline:", ENTRIES)
    return load(project)


def page_of(evidence: Evidence) -> str:
    document = corrections(evidence, compute(evidence, evidence.edition.evidence_date.last_day))
    return render(environment(Language("en")), "corrections/corrections.html.j2", document=document, root="../")


def test_the_page_of_the_documentation_holds_each_correction_and_its_day(project: Path, corrected: Evidence) -> None:
    """`make evidence` writes docs/corrections.md; the page says how old it is, so no test asks for a new one."""
    output = project.parent / "corrections.md"
    answer = CliRunner().invoke(app, ["corrections", "--countries", str(project), "--output", str(output)])
    assert answer.exit_code == 0, answer.stderr
    text = output.read_text("utf-8")
    assert f"as of {corrected.edition.evidence_date}." in text
    first, second = re.findall(r"^- \*\*(.*)", text, re.MULTILINE)
    assert first.startswith("15 Jan 2027** Austria. Printed: Austria supports it. Right: Austria opposes it. Why: The")
    assert "[[1]](https://" in first
    assert second.startswith("5 Dec 2026** Printed: The Council text is of 2024. Right: It is of 2025. Why: A reader")


def test_without_any_the_page_says_so_and_how_to_ask(evidence: Evidence) -> None:
    page = typed(page_of(evidence))
    assert "No correction so far." in page
    assert "To ask for a correction, write to ECPAT International" in page
    assert 'href="https://ecpat.org"' in page


def test_each_correction_says_what_when_and_why_the_newest_first(corrected: Evidence) -> None:
    page = " ".join(typed(page_of(corrected)).split())
    first, second = page.index("15 Jan 2027"), page.index("5 Dec 2026")
    assert first < second
    assert "Austria.</strong> Printed: Austria supports it. Right: Austria opposes it. Why: The ministry asked" in page
    assert 'href="#source-1"' in page[first:second]


def test_an_earlier_day_knows_no_later_correction(corrected: Evidence) -> None:
    day = PartialDate.parse("2026-06-01").last_day
    known = known_evidence(corrected, day)
    assert corrections(known, compute(known, day)).items == ()


def test_the_terminal_shows_them(project: Path, corrected: Evidence) -> None:
    answer = CliRunner().invoke(app, ["corrections", "--countries", str(project)], env={"COLUMNS": "200"})
    assert answer.stdout.splitlines() == [
        "2027-01-15 Austria: printed: Austria supports it. Right: Austria opposes it. Why: The ministry asked for it.",
        "2026-12-05 printed: The Council text is of 2024. Right: It is of 2025. Why: A reader pointed to the document.",
    ]
    told = json.loads(CliRunner().invoke(app, ["corrections", "--json", "--countries", str(project)]).stdout)
    assert [item["date"] for item in told] == ["2026-12-05", "2027-01-15"]


@pytest.mark.parametrize(
    ("address", "printed"),
    [(None, "https://ecpat.org"), ("https://example.org/2026/", "https://example.org/2026/en/corrections.html")],
)
def test_the_brief_and_the_scorecard_lead_there_on_paper(address: str | None, printed: str, evidence: Evidence) -> None:
    settings = evidence.edition.model_copy(update={"address": address})
    documents = frozenset({"scorecard", "brief"})
    request = BuildRequest(FROZEN, Path("unused"), ("MT",), ("en",), documents, frozenset({"pdf"}))
    assembler, pages = Assembler(request, replace(evidence, edition=settings), ("en",)), environment(Language("en"))
    values = {"root": "", "densities": ("usual", "usual"), "ask_width": 180, "medium": "print", "book": None}
    for target in targets(request):
        document = assembler.assembled(target).document
        page = render(pages, target.kind.templates[0], document=document, logo=None, accent=None, **values)
        assert f'<a href="{printed}">Corrections' in page, target.name
        assert f"{printed.removeprefix('https://')}</a>" in page, target.name

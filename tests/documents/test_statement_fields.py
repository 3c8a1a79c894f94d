"""Every field of a statement is printed on the page, published in the data, and explained to editors."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from scorecard.analysis.figures import compute
from scorecard.documents.common_figures import common_figures
from scorecard.documents.data import data_tables
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.load import load
from scorecard.evidence.model.state import Statement
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from tests.conftest import ROOT
from tests.minimal_project import minimal_project

EXAMPLES = {
    "date": ("date: 2025-09-01", "1 Sept 2025", "date"),
    "date_note": ("date_note: {en: The day of the report}", "The day of the report", "date_note"),
    "text": ("text: danish", "the Danish text", "text"),
    "aspect": ("aspect: overall", "The Council text as a whole", "aspect"),
    "stance": ("stance: supports", "Supports", "stance"),
    "speaker": ("speaker: {role: government, who: {en: The ministry of examples}}", "The ministry of examples", "who"),
    "government": ("government: A Head", "the government of A Head", "government"),
    "says": ("says: {en: Supports the text by way of example.}", "Supports the text by way of example.", "says_en"),
    "quote": ("quote: {language: de, words: Jawohl., translation: {en: Yes.}}", "Jawohl.", "quote"),
    "source": ("source: own-1", 'href="#source-', "source"),
    "also": ("also: [shared-1]", 'href="#source-', "also"),
    "quality": ("quality: secondary", "(press)", "quality"),
    "event": ("event: 2025-08-30", "Reports on 30 August 2025.", "event"),
    "disputed": (
        "disputed: {reason: {en: Another list by way of example.}, sources: [shared-2]}",
        "Reports differ: Another list by way of example.",
        "disputed",
    ),
    "note": ("note: {en: A note by way of example.}", "A note by way of example.", "note"),
}
"""For each field: how an editor writes it, its words on the page, and its column in the table of statements."""


def test_every_field_has_an_example_here() -> None:
    fields = [name for name in Statement.model_fields if name != "seen"]  # it silences a note, and is printed nowhere
    forgotten = [name for name in fields if name not in EXAMPLES]
    assert not forgotten, f"give {', '.join(forgotten)} an example in EXAMPLES, print it, and publish it"
    assert list(EXAMPLES) == fields


@dataclass(frozen=True)
class Shown:
    """The output for a statement with all fields: its entry on the page, and its row in the table of statements."""

    item: str
    row: Mapping[str, object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Returns the statement of the examples in the minimal evidence, in the place of its first one."""
    project = minimal_project(tmp_path_factory.mktemp("fields") / "countries")
    state, shared = project / "AT.yaml", project / "eu" / "sources.yaml"
    lines = "\n    ".join(example for example, _, _ in EXAMPLES.values())
    changed, count = re.subn(
        r"  - date: 2025-09-01\n(?:    .*\n)+", lambda _: f"  - {lines}\n", state.read_text("utf-8"), count=1
    )
    assert count == 1
    state.write_text(changed, "utf-8")
    second = "  shared-2: {title: A list, publisher: A publisher, url: https://example.org/2, date: undated}\n"
    shared.write_text(shared.read_text("utf-8").replace("sources:\n", "sources:\n" + second, 1), "utf-8")
    evidence = load(project)
    figures = compute(evidence, evidence.edition.evidence_date.last_day)
    document = scorecard(evidence, figures, common_figures(evidence, figures), "AT")
    page = render(environment(Language("en")), "scorecard/scorecard.html.j2", document=document, root="../../")
    (item,) = re.findall(r'<li id="[^"]+" data-entry="countries/AT.yaml#statements/0">.*?</li>', page, flags=re.DOTALL)
    (table,) = [table for table in data_tables(evidence, figures) if table.name == "statements"]
    row = dict(zip([one.name for one in table.fields], table.rows[0], strict=True))
    return Shown(item.replace("\N{NO-BREAK SPACE}", " "), row)


@pytest.mark.parametrize("field", EXAMPLES)
def test_a_field_is_printed_published_and_explained(field: str, made: Shown) -> None:
    written, shown, column = EXAMPLES[field]
    assert shown in made.item, f"{written} is not in the list of statements: {made.item}"
    assert made.row.get(column) not in (None, ""), f"the column {column} is missing or empty"
    editing = (ROOT / "docs" / "editing.md").read_text("utf-8")
    assert re.search(rf"\b{field}\b", editing), f"docs/editing.md does not explain '{field}'"


def test_a_list_of_that_month_is_about_a_meeting_and_no_report_on_it(tmp_path: Path) -> None:
    project = minimal_project(tmp_path / "countries")
    state = project / "AT.yaml"
    state.write_text(
        state.read_text("utf-8").replace("- date: 2025-09-01\n", "- date: 2025-09\n    event: 2025-09-12\n", 1)
    )
    evidence = load(project)
    figures = compute(evidence, evidence.edition.evidence_date.last_day)
    document = scorecard(evidence, figures, common_figures(evidence, figures), "AT")
    page = render(environment(Language("en")), "scorecard/scorecard.html.j2", document=document, root="../../")
    assert "About the meeting of 12 September 2025." in page.replace("\N{NO-BREAK SPACE}", " ")

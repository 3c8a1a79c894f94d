"""Every field of a statement is printed on the page, published in the data, and explained to editors."""

import re
from pathlib import Path

import pytest

from scorecard.analysis.figures import compute
from scorecard.documents.data import data_tables
from scorecard.documents.scorecard import common_figures, scorecard
from scorecard.evidence.load import load
from scorecard.evidence.model.state import Statement
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from tests.conftest import ROOT, Change

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
    "event": ("event: 2025-09-03", "About the meeting of 3 Sept 2025.", "event"),
    "disputed": (
        "disputed: {reason: {en: Another list by way of example.}, sources: [shared-2]}",
        "Reports differ: Another list by way of example.",
        "disputed",
    ),
    "note": ("note: {en: A note by way of example.}", "A note by way of example.", "note"),
}
"""Of each field: how an editor writes it, what the page shows of it, and its column in the table of statements."""


def test_every_field_has_an_example_here() -> None:
    forgotten = [name for name in Statement.model_fields if name not in EXAMPLES]
    assert not forgotten, f"give {', '.join(forgotten)} an example in EXAMPLES, print it, and publish it"
    assert list(EXAMPLES) == list(Statement.model_fields)


@pytest.mark.parametrize("field", EXAMPLES)
def test_a_field_is_printed_published_and_explained(field: str, project: Path, change: Change) -> None:
    written, shown, column = EXAMPLES[field]
    text = (project / "AT.yaml").read_text("utf-8")
    first = re.search(r"  - date: 2025-09-01\n(?:    .*\n)+", text)
    assert first
    lines = "\n    ".join(example for example, _, _ in EXAMPLES.values())
    second = "  shared-2: {title: A list, publisher: A publisher, url: https://example.org/2, date: undated}\n"
    change("eu/sources.yaml", "sources:\n", "sources:\n" + second)
    change("AT.yaml", first[0], f"  - {lines}\n")
    evidence = load(project)
    figures = compute(evidence, evidence.edition.evidence_date.last_day)
    document = scorecard(evidence, figures, common_figures(evidence, figures), "AT")
    page = render(environment(Language("en")), "scorecard/scorecard.html.j2", document=document, root="../../")
    (item,) = re.findall(r'<li data-entry="countries/AT.yaml#statements/0">.*?</li>', page, flags=re.DOTALL)
    assert shown in item.replace("\N{NO-BREAK SPACE}", " "), f"{written} is not in the list of statements: {item}"
    (table,) = [table for table in data_tables(evidence, figures) if table.name == "statements"]
    names = [one.name for one in table.fields]
    assert table.rows[0][names.index(column)] not in (None, ""), f"the column {column} is empty"
    editing = (ROOT / "docs" / "editing.md").read_text("utf-8")
    assert re.search(rf"\b{field}\b", editing), f"docs/editing.md does not explain '{field}'"

"""Sources of one origin count as one; a copy is a grade of its own, between press and tally."""

from pathlib import Path

import pytest

from scorecard.analysis.figures import compute
from scorecard.analysis.origins import independent_origins
from scorecard.documents.common_figures import common_figures
from scorecard.documents.data import data_tables
from scorecard.documents.scorecard import scorecard
from scorecard.documents.verdict import strength
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import load
from scorecard.evidence.model.common import Source, grade_of
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from tests.conftest import Change

DAY = PartialDate(2025, 9, 12)
OWN = "    quality: secondary\n"


def page_of(folder: Path) -> str:
    evidence = load(folder)
    figures = compute(evidence, evidence.edition.evidence_date.last_day)
    document = scorecard(evidence, figures, common_figures(evidence, figures), "AT")
    page = render(environment(Language("en")), "scorecard/scorecard.html.j2", document=document, root="../../")
    return page.replace("\N{NO-BREAK SPACE}", " ")


def test_sources_of_one_origin_count_as_one(project: Path, change: Change) -> None:
    evidence = load(project)
    assert independent_origins(evidence, "AT", [(DAY, "own-1"), (DAY, "shared-1"), (DAY, "own-1")]) == 2
    change("AT.yaml", OWN, OWN + "    origin: list\n")
    change(
        "eu/sources.yaml",
        "    quality: primary\n",
        "    quality: primary\n    origin: list\norigins: {list: one list}\n",
    )
    evidence = load(project)
    assert independent_origins(evidence, "AT", [(DAY, "own-1"), (DAY, "shared-1")]) == 1
    (sentence, *_) = strength(evidence, compute(evidence, evidence.edition.evidence_date.last_day), "AT")
    assert sentence.values["origins"] == 1


def test_who_reprinted_a_report_makes_no_other_publisher(project: Path, change: Change) -> None:
    change("AT.yaml", "publisher: A newspaper", "publisher: A newspaper (also reprinted by others)")
    change("eu/sources.yaml", "publisher: A publisher", "publisher: A Newspaper")
    assert independent_origins(load(project), "AT", [(DAY, "own-1"), (DAY, "shared-1")]) == 1
    assert independent_origins(load(project), "AT", [(DAY, "own-1"), (PartialDate(2025, 9, 13), "shared-1")]) == 2


def test_the_page_counts_records_about_the_position_and_their_origins(project: Path) -> None:
    page = page_of(project)
    assert (
        "2 dated records about the government’s position since 2025: 1 official or its own, 1 from the press, "
        "0 copies, 0 others’ counts. Independent origins of these records: 2." in page
    )


def source(**fields: object) -> Source:
    values = {"title": "A", "publisher": "B", "url": "https://example.org", "date": "undated", **fields}
    return Source.model_validate(values)


@pytest.mark.parametrize(
    ("own", "quality", "via", "grade"),
    [
        (None, "secondary", None, "secondary"),
        (None, "secondary", "copy", "copy"),
        (None, "primary", "translation", "copy"),
        ("primary", "secondary", "retelling", "copy"),
        (None, "tertiary", "copy", "tertiary"),
        ("tertiary", "secondary", "retelling", "tertiary"),
        (None, None, "copy", None),
    ],
)
def test_what_is_passed_on_is_a_copy_and_a_passed_on_tally_a_tally(
    own: str | None, quality: str | None, via: str | None, grade: str | None
) -> None:
    assert grade_of(own, source(quality=quality, via=via)) == grade  # type: ignore[arg-type]


def test_a_position_from_a_copy_says_so_on_the_page_and_in_the_data(project: Path, change: Change) -> None:
    change("AT.yaml", OWN, OWN + "    via: retelling\n")
    page = page_of(project)
    assert ">from a copy<" in page
    assert "from a copy)" in page, "the verdict"
    assert "campaign’s count alone" not in page
    assert "A newspaper, 1 Sept 2025, copy." in page, "the list of sources"
    evidence = load(project)
    tables = {
        table.name: table for table in data_tables(evidence, compute(evidence, evidence.edition.evidence_date.last_day))
    }
    for name in ("statements", "positions"):
        column = [field.name for field in tables[name].fields].index("quality")
        assert "copy" in [row[column] for row in tables[name].rows]


@pytest.mark.parametrize(
    ("publisher", "day", "origins"),
    [
        ("A publisher", "2025-09-12", 1),
        ("A publisher", "2025-09", 1),  # it may be the same day
        ("A publisher", "2025-09-13", 2),
        ("Another", "2025-09-12", 2),
    ],
)
def test_what_one_publisher_says_of_one_day_is_one_origin(
    publisher: str, day: str, origins: int, project: Path, change: Change
) -> None:
    change("AT.yaml", "publisher: A newspaper", f"publisher: {publisher}")
    evidence = load(project)
    assert independent_origins(evidence, "AT", [(DAY, "shared-1"), (PartialDate.parse(day), "own-1")]) == origins

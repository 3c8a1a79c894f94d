"""Whatever must be said with a position is said wherever it stands: one walk through all 27 and all aspects.

And whatever counts the 27 names the text or the aspect it counts, and adds up: one walk through every document.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.rows import PositionRow
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL, TEXT_ASPECTS
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.brief import Brief, Meeting, brief
from scorecard.documents.change_lines import change_lines
from scorecard.documents.changes_report import changes_report
from scorecard.documents.common_figures import CommonFigures, common_figures
from scorecard.documents.comparison_table import Comparison, compare, comparison_table
from scorecard.documents.data import data_tables
from scorecard.documents.edition.eu_chapter import eu_chapter
from scorecard.documents.footnotes import Footnotes
from scorecard.documents.history_chart import HistoryRow
from scorecard.documents.labels import ASPECT_LABELS, SHORT_ASPECT_LABELS
from scorecard.documents.message import Message
from scorecard.documents.overview import overview
from scorecard.documents.scorecard import Scorecard, scorecard
from scorecard.documents.shared_caveats import SharedCaveat
from scorecard.documents.social_card import card
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import ASPECTS, POSITION_GROUPS, STATES, UNKNOWN, State
from scorecard.rendering.language import Language
from tests.conftest import Change

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def common(evidence: Evidence, figures: Figures) -> CommonFigures:
    return common_figures(evidence, figures)


@pytest.fixture(scope="module")
def pages(evidence: Evidence, figures: Figures, common: CommonFigures) -> dict[State, Scorecard]:
    return {state: scorecard(evidence, figures, common, state) for state in STATES}


@pytest.fixture(scope="module")
def sheets(evidence: Evidence, figures: Figures, common: CommonFigures) -> dict[State, Brief]:
    return {state: brief(evidence, figures, common, state, "en", Meeting()) for state in STATES}


def needed(evidence: Evidence, said: PositionRow) -> dict[str, str]:
    """Returns the caveats of a statement of a government, by their codes in data and terminal."""
    found: dict[str, str] = {}
    if said.government is not None and not said.in_office:
        found["former"] = f"the government of {evidence.states[said.state].governments[said.government].head}, until "
    if said.replaced:
        found["replaced"] = "text since replaced"
    if said.disputed:
        found["disputed"] = "reports differ"
    if said.moved_on:
        found["moved"] = f"moved on {ENGLISH.long_date(said.moved_on)}"
    if said.quality == "tertiary":
        found["tally"] = "by a campaign’s count alone"
    if said.quality == "copy":
        found["copy"] = "from a copy"
    if said.presidency:
        found["presidency"] = "said while holding the Council presidency"
    if said.divided:
        found["divided"] = "its members spoke differently"
    if said.unnamed:
        found["unnamed"] = "from a report that names no source"
    return found


def words(messages: tuple[object, ...]) -> str:
    return "; ".join(ENGLISH.translate(message) for message in messages)  # type: ignore[arg-type]


def on_paper(beside: tuple[Message, ...], signs: str, shared: tuple[SharedCaveat, ...]) -> str:
    """Returns the words of a row: in its line, and beneath the table at the signs that stand in the line."""
    return words((*beside, *(one.words for one in shared if one.sign in signs)))


SHORT = {"presidency": "as presidency", "divided": "members differ", "unnamed": "no source named"}
"""The words of the caveats in a table of many governments."""

IN_A_LIST = SHORT | {"former": "former government", "replaced": "text replaced", "disputed": "reports differ"}
IN_A_LIST |= {"moved": "moved", "tally": "tally alone", "copy": "from a copy"}
"""The words of the caveats in the list of new statements."""


@pytest.mark.parametrize("state", STATES)
def test_every_caveat_stands_in_every_document(
    state: State,
    evidence: Evidence,
    figures: Figures,
    pages: dict[State, Scorecard],
    sheets: dict[State, Brief],
) -> None:
    assert_caveats_everywhere(state, evidence, figures, pages[state], sheets[state])


def assert_caveats_everywhere(
    state: State, evidence: Evidence, figures: Figures, page: Scorecard, sheet: Brief
) -> None:
    (positions,) = [table for table in data_tables(evidence, figures) if table.name == "positions"]
    names = [field.name for field in positions.fields]
    rows = {row[names.index("aspect")]: row for row in positions.rows if row[names.index("state")] == state}
    in_terminal = next(row for row in comparison_table(evidence, figures) if row["state"] == state)
    (cells,) = [row.cells for row in compare(evidence, figures, (state,), state).rows]
    for place, aspect in enumerate(ASPECTS):
        position = figures.positions[state, aspect]
        said = position.implied_by or position.word
        codes = needed(evidence, said)
        row = page.aspects[place]
        printed = {
            "scorecard": words(row.remarks),
            "scorecard on paper": on_paper(row.beside, row.signs, page.shared_caveats),
        }
        if aspect in evidence.method.compared.aspects or (
            aspect in ASPECTS_OF_THE_PROPOSAL and said is not position.last_word
        ):
            line = sheet.left.positions[ASPECTS_OF_THE_PROPOSAL.index(aspect)]
            printed["brief"] = words(line.caveats)
            printed["brief on paper"] = on_paper(line.beside, line.signs, sheet.left.shared_caveats)
        if position.last_word and not position.implied_by:
            printed["comparison"] = words(cells[place].last_word)
        else:
            short = words(cells[place].caveats)
            assert all(SHORT[code] in short for code in codes.keys() & SHORT.keys()), f"comparison, {state}, {aspect}"
        if aspect == "overall":
            printed["card"] = words((card(evidence, figures, state).stance_about,))
        for where, text in printed.items():
            for code, phrase in codes.items():
                assert phrase in text, f"{where}, {state}, {aspect}: {code}"
        told = f"{in_terminal[f'{aspect}_marks'] or ''} {in_terminal[f'{aspect}_last_word'] or ''}"
        for code in codes:
            assert code in str(rows[aspect][names.index("marks")]), f"data, {state}, {aspect}"
            assert code in told, f"compare, {state}, {aspect}"


def test_a_long_caveat_of_many_rows_is_said_once(pages: dict[State, Scorecard]) -> None:
    """Of Denmark nearly all was said by the government before, most of it in the presidency."""
    denmark = pages["DK"]
    former, presidency = (ENGLISH.translate(one.words) for one in denmark.shared_caveats)
    assert former.startswith("the government of Mette Frederiksen, until ")
    assert presidency == "said while holding the Council presidency"
    signed = [row for row in denmark.aspects if row.signs]
    assert len(signed) > 3
    for row in signed:
        assert former not in words(row.beside) and presidency not in words(row.beside)
    assert pages["MT"].shared_caveats == ()
    assert all(row.beside == row.remarks and not row.signs for row in pages["MT"].aspects)


def test_every_caveat_stands_beside_the_statement_in_what_is_new(evidence: Evidence, figures: Figures) -> None:
    report = changes_report(evidence, compute(evidence, date(2015, 1, 1)), figures)
    seen: set[str] = set()
    for line in report.states:
        printed = [ENGLISH.translate(each) for each in change_lines(evidence, line, lambda english, _: english)]
        for aspect in ASPECTS:
            position = figures.positions[line.state, aspect]
            said = position.implied_by or position.word
            if said.stance == UNKNOWN:
                continue
            statement = evidence.states[line.state].statements[said.entry]
            (new,) = [new for new in line.government if (new.aspect, new.says) == (statement.aspect, statement.says)]
            assert needed(evidence, said).keys() <= set(new.marks), f"{line.state}, {aspect}"
            (text,) = {
                text for text in printed if text.startswith(f"{new.date} government, ") and new.says["en"] in text
            }
            for code in needed(evidence, said):
                assert IN_A_LIST[code] in text.partition("): ")[0], text
            seen |= set(new.marks)
    assert seen >= {"former", "another_text", "replaced", "draft", "disputed", "moved", "tally", "presidency"}


def test_each_kind_of_caveat_occurs(evidence: Evidence, figures: Figures) -> None:
    """The walk above would be empty without them; a copy bears no position here (tests/analysis/test_origins.py)."""
    found = {code for row in figures.positions.values() for code in needed(evidence, row.implied_by or row.word)}
    assert found == {"former", "replaced", "disputed", "moved", "tally", "presidency"}


PRESIDENCY = "presidencies: [{state: AT, from: 2025-07-01, to: 2025-12-31, source: shared-1}]\n"


def said_by_austria(**marks: str) -> str:
    """One statement of the government of Austria on the Danish text as a whole, on 5 November 2025."""
    speaker = ", ".join(f"{key}: {value}" for key, value in marks.items() if key != "stance")
    return (
        f"\n  - date: 2025-11-05\n    text: danish\n    aspect: overall\n    stance: {marks.get('stance', 'opposes')}\n"
        f"    speaker: {{role: government, who: {{en: A ministry}}, {speaker}}}\n    says: {{en: Says so.}}\n"
        "    source: shared-1"
    )


@pytest.mark.parametrize(
    ("statements", "presidency", "marks"),
    [
        (said_by_austria(unnamed="true"), "", {"unnamed"}),
        (said_by_austria(unnamed="false"), PRESIDENCY, {"presidency"}),
        (
            said_by_austria(own_view="true", stance="supports").replace("shared-1", "own-1")
            + said_by_austria(own_view="true"),
            PRESIDENCY,
            {"divided", "presidency"},
        ),
        (
            said_by_austria(own_view="true", stance="supports").replace("shared-1", "own-1")
            + said_by_austria(own_view="false"),
            "",
            {"disputed"},
        ),
    ],
)
def test_marks_that_the_edition_may_not_hold(
    statements: str, presidency: str, marks: set[str], project: Path, change: Change
) -> None:
    change("AT.yaml", "\nopinion:", f"{statements}\nopinion:")
    council = project / "eu" / "council.yaml"
    council.write_text(council.read_text("utf-8") + presidency, "utf-8")
    evidence = load(project)
    figures = compute(evidence, date(2026, 11, 24))
    shared = common_figures(evidence, figures)
    assert needed(evidence, figures.positions["AT", "overall"]).keys() == marks
    page, sheet = (
        scorecard(evidence, figures, shared, "AT"),
        brief(evidence, figures, shared, "AT", "en", Meeting()),
    )
    assert_caveats_everywhere("AT", evidence, figures, page, sheet)
    listed = words(tuple(caveat for item in page.statements for caveat in item.caveats))
    for code in marks & {"presidency", "unnamed"}:
        assert needed(evidence, figures.positions["AT", "overall"])[code] in listed


@pytest.mark.parametrize(
    ("day", "text", "role", "held"),
    [
        ("2025-07-01", "danish", "government", True),
        ("2025-12-31", "danish", "government", True),
        ("2025-08", "danish", "government", True),
        ("2026-01-01", "danish", "government", False),
        ("2025-06-30", "proposal", "government", False),
        ("2025", "proposal", "government", False),  # it may have been said before
        ("2025-11-05", "danish", "parliament", False),
    ],
)
def test_the_presidency_speaks_within_its_half_year_on_a_text_of_the_council(
    day: str, text: str, role: str, held: bool, project: Path, change: Change
) -> None:
    statement = said_by_austria().replace("2025-11-05", day).replace("danish", text).replace("government", role)
    change("AT.yaml", "\nopinion:", f"{statement}\nopinion:")
    council = project / "eu" / "council.yaml"
    council.write_text(council.read_text("utf-8") + PRESIDENCY, "utf-8")
    figures = compute(load(project), date(2026, 11, 24))
    (row,) = [row for row in figures.statements["AT"] if row.entry == 2]
    assert row.presidency is held


GROUPS: Mapping[str, tuple[str, ...]] = {
    "{aspect}, the 27 governments: ": POSITION_GROUPS,
    "Detection orders, by what the governments in office last said: ": (
        *("favour", "against", "undecided", "former", "implied", "unknown"),
    ),
    "Detection orders, by the last words of those in office: ": ("favour", "against", "others"),
    "In favour or leaning that way: ": (*("towards", "neither", "against", "implied", "another", "former", "unknown"),),
}
"""The sentences that count the 27, by their beginning: the values that are their groups."""


def within(part: Any, owner: Any = None) -> Iterator[tuple[Any, Any]]:
    """Yields every part of a document, however deep, each with the nearest part above it that has a name."""
    yield part, owner
    if is_dataclass(part) and not isinstance(part, type):
        above = part if hasattr(part, "name") else owner
        for field in fields(part):
            yield from within(getattr(part, field.name), above)
    elif isinstance(part, dict):
        for item in part.values():
            yield from within(item, owner)
    elif isinstance(part, (tuple, list)):
        for item in part:
            yield from within(item, owner)


def states_in(value: Any) -> int:
    """Returns the number of states that a value of a sentence counts; a sentence within it has it as `count`."""
    counted: Any = value.values["count"] if isinstance(value, Message) else value or 0
    return int(counted)


def test_each_count_is_of_one_text_or_aspect_and_makes_27(
    evidence: Evidence,
    figures: Figures,
    common: CommonFigures,
    pages: dict[State, Scorecard],
    sheets: dict[State, Brief],
) -> None:
    """Every sentence, row and sum, in all scorecards, briefs, the overview and the book's chapter on the EU."""
    of = {ENGLISH.translate(aspect_name(evidence, figures, aspect)): aspect for aspect in ASPECTS}
    of |= {ENGLISH.translate(ASPECT_LABELS[aspect]): aspect for aspect in ASPECTS if aspect not in TEXT_ASPECTS}
    chapter = eu_chapter(evidence, figures, common.day, Footnotes(evidence, None))
    seen = dict.fromkeys((*GROUPS, "history", "table"), 0)
    for document in (*pages.values(), *sheets.values(), overview(evidence, figures, common.day), chapter):
        for part, owner in within(document):
            if isinstance(part, Message):
                numbers = [value for value in part.values.values() if type(value) is int]
                begins = [each for each in GROUPS if part.message.startswith(each)]
                counts_governments = re.search(r"governments|\b27\b|[Uu]ndecided", part.message)
                assert begins or len(numbers) < 2 or not counts_governments, f"not in GROUPS: {part.message}"
                for each in begins:
                    label = part.values.get("aspect") or (owner.name if each.startswith("In favour") else None)
                    name = ENGLISH.translate(label) if isinstance(label, Message) else part.message.split(",")[0]
                    assert name in of, part.message
                    assert sum(states_in(part.values[group]) for group in GROUPS[each]) == 27, name
                    seen[each] += 1
            elif isinstance(part, HistoryRow):
                assert ENGLISH.translate(owner.name) in {*of, "The Council text as a whole", "Interim rules"}
                assert sum(states for states, _ in part.shares) == 27
                seen["history"] += 1
            elif isinstance(part, Comparison) and part.sums:
                for place, name in enumerate(ENGLISH.translate(aspect) for aspect in part.aspects):
                    assert name in of or ENGLISH.translate(SHORT_ASPECT_LABELS[ASPECTS[place]]) == name
                    assert sum(row.cells[place][0] for row in part.sums) == 27, name
                seen["table"] += 1
    assert all(seen.values()), seen
    assert of["On the table: the Council mandate of November 2025"] == "overall"

"""What documents of an earlier day show: nothing that was not known then, and nothing written with later knowledge."""

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pydantic import BaseModel

from bench.as_of import DAYS as ALL_DAYS
from bench.as_of import dates_in, told
from scorecard.building.assembler import Assembler
from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest, targets
from scorecard.building.data_files import PACKAGE, csv_bytes, datapackage_bytes
from scorecard.evidence.known_evidence import known_evidence
from scorecard.evidence.known_since import possible_days
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from tests.conftest import FROZEN
from tests.typed_words import typed

DAYS = ("2022-09-30", "2025-06-01")
MORE_DAYS = tuple(day for day in ALL_DAYS if day not in DAYS)
SOME: tuple[State, ...] = ("DE", "MT", "PT")
"""A state with much evidence, one with little, one whose asks name days."""

_IN_ATTRIBUTES = re.compile(r'\b(?:alt|title|content|datetime|aria-label)="([^"]*)"')
"""Words that are read aloud, shown in a hint or shown by others, and not on the page."""


def shown(evidence: Evidence, day: date, states: tuple[State, ...]) -> Iterator[tuple[str, str]]:
    """Yields the words of each document of a day in English, and the rows of all tables, by name."""
    documents = frozenset({"scorecard", "brief", "site", "card", "data"})
    request = BuildRequest(FROZEN, Path("unused"), states, ("en",), documents, frozenset({"html", "pdf"}), as_of=day)
    assembler, english = Assembler(request, evidence, ("en",)), environment(Language("en"))
    values = {"root": "", "densities": ("usual", "usual"), "size": "large"}
    for target in targets(request):
        if target.kind.name == "data":
            data = assembler.assembled(target).document
            yield PACKAGE, datapackage_bytes(data.tables, data.lines, data.edition, data.day).decode()
            for table in data.tables:
                yield f"{table.name}.csv", csv_bytes(table).decode()
        elif target.kind.name in ("page", "brief", "card", "overview", "corrections"):
            (template,) = target.kind.templates
            document = assembler.assembled(target).document
            page = render(english, template, document=document, logo=None, accent=None, **values)
            page = re.sub(r"<style.*?</style>", " ", page, flags=re.DOTALL)
            yield target.name, html.unescape(re.sub(r"<[^>]+>", " ", page))
            yield f"{target.name}, attributes", html.unescape(" | ".join(_IN_ATTRIBUTES.findall(page)))


def later_dates(evidence: Evidence, day: date, states: tuple[State, ...]) -> list[tuple[str, str]]:
    ahead = told(evidence, day)
    return [
        (name, words)
        for name, text in shown(evidence, day, states)
        for found, words in dates_in(text)
        if found > day and found not in ahead
    ]


@pytest.mark.parametrize("day", DAYS)
def test_no_date_after_the_day_is_shown(day: str, evidence: Evidence) -> None:
    assert later_dates(evidence, date.fromisoformat(day), SOME) == []


@pytest.mark.acceptance
@pytest.mark.parametrize("day", (*DAYS, *MORE_DAYS))
def test_no_date_after_any_day_is_shown_in_any_state(day: str, evidence: Evidence) -> None:
    assert later_dates(evidence, date.fromisoformat(day), STATES) == []


def printed(folder: Path, day: str, states: tuple[State, ...]) -> Iterator[tuple[str, str]]:
    """Builds the scorecards and briefs of a day as PDF; yields the text of each with the words of its head and foot."""
    documents = frozenset({"scorecard", "brief"})
    as_of = date.fromisoformat(day)
    report = build(BuildRequest(FROZEN, folder, states, ("en",), documents, frozenset({"pdf"}), as_of=as_of))
    assert not report.failures
    for path in report.written:
        with pypdfium2.PdfDocument(path) as pdf:
            yield path.name, " ".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", " ")


def later_in_print(evidence: Evidence, folder: Path, day: str, states: tuple[State, ...]) -> list[tuple[str, str]]:
    ahead, last = told(evidence, date.fromisoformat(day)), date.fromisoformat(day)
    return [
        (name, words)
        for name, text in printed(folder, day, states)
        for found, words in dates_in(text)
        if found > last and found not in ahead
    ]


@pytest.mark.acceptance
def test_no_date_after_the_day_is_printed(evidence: Evidence, tmp_path: Path) -> None:
    assert later_in_print(evidence, tmp_path / "output", "2024-06-20", ("MT",)) == []


@pytest.mark.acceptance
@pytest.mark.parametrize("day", DAYS)
def test_no_date_after_any_day_is_printed(day: str, evidence: Evidence, tmp_path: Path) -> None:
    assert later_in_print(evidence, tmp_path / "output", day, SOME) == []


def cut(evidence: Evidence, day: str) -> Evidence:
    return known_evidence(evidence, date.fromisoformat(day))


def test_a_survey_is_known_once_it_is_published(evidence: Evidence) -> None:
    """Flash Eurobarometer 532: people were asked to 4 July 2023, and it was published on the 20th."""
    assert "flash_eurobarometer_532" not in cut(evidence, "2023-07-19").surveys.surveys
    known = cut(evidence, "2023-07-20")
    assert "flash_eurobarometer_532" in known.surveys.surveys
    assert any(result.survey == "flash_eurobarometer_532" for result in known.states["SK"].opinion)


def test_a_survey_without_any_date_is_not_shown_on_an_earlier_day(evidence: Evidence) -> None:
    assert "svenskarna_internet_2023" in evidence.surveys.surveys
    assert "svenskarna_internet_2023" not in cut(evidence, "2026-11-23").surveys.surveys


def test_reports_of_a_year_are_known_when_the_year_is_over(evidence: Evidence) -> None:
    def years(day: str) -> list[int]:
        return [yearly.year for yearly in cut(evidence, day).reports.cybertipline.by_state["DE"]]

    assert years("2023-12-30")[-1] == 2022
    assert years("2023-12-31")[-1] == 2023


def test_a_legal_step_gives_way_to_the_one_before(evidence: Evidence) -> None:
    directive = cut(evidence, "2023-02-14").context.directive_2011_93
    assert evidence.context.directive_2011_93.by_state["AT"].step["en"] == "Additional letter of formal notice"
    assert str(directive.by_state["AT"].date) == "2019-10-10"


def test_what_only_a_later_source_tells_was_not_known(evidence: Evidence) -> None:
    """The Estonian government sat on 3 November 2022; the ministry wrote of it a year later."""
    first = evidence.states["EE"].statements[0]
    assert (str(first.date), str(evidence.source("EE", first.source).date)) == ("2022-11-03", "2023-11-02")
    assert first not in cut(evidence, "2023-11-01").states["EE"].statements
    assert first.date in [said.date for said in cut(evidence, "2023-11-02").states["EE"].statements]


def test_a_text_not_yet_put_forward_has_no_name_and_no_successor_yet(evidence: Evidence) -> None:
    texts = cut(evidence, "2025-11-05").proposal.texts
    assert texts["dk-2025-07"].superseded_by is None
    assert texts["dk-2025-11"].short == {}
    assert "trilogue-2026" not in texts
    page = dict(shown(evidence, date(2025, 11, 1), ("DE",)))["en/DE/index.html"]
    assert "a text that was still a draft" in page
    assert "mandate of November" not in page


def test_roll_calls_of_later_are_counted_nowhere(evidence: Evidence) -> None:
    known = cut(evidence, "2024-04-09")
    assert list(known.parliament.roll_calls) == ["2021-07-06", "2024-02-07"]
    assert {call for member in known.members for call in member.ballots} == {"2021-07-06", "2024-02-07"}


@pytest.mark.parametrize("name", ["en/PT/index.html", "en/PT/brief.pdf"])
def test_asks_and_answers_of_the_edition_are_left_out_and_that_is_said(name: str, evidence: Evidence) -> None:
    page = typed(dict(shown(evidence, date(2024, 6, 20), ("PT",)))[name])
    assert "Written for the edition 2026, with what was known later; not shown for an earlier day." in page
    for ask in evidence.states["PT"].asks:
        assert ask.ask["en"] not in page and ask.because["en"] not in page
    assert evidence.states["PT"].coverage["en"] not in page


def test_entries_keep_their_places_in_the_file(evidence: Evidence) -> None:
    """An entry that is left out in the middle of a list does not move the address of those after it."""
    known = cut(evidence, "2023-06-01")
    for state in STATES:
        for place, said in enumerate(known.states[state].statements):
            whole = evidence.states[state].statements[known.entry(state, "statements", place)]
            assert (whole.date, whole.says) == (said.date, said.says)


def test_the_day_of_the_evidence_and_later_ones_show_all_of_it(evidence: Evidence) -> None:
    assert cut(evidence, "2026-11-24") is evidence
    assert cut(evidence, "2027-01-01") is evidence


def test_the_first_day_is_that_of_the_proposal(evidence: Evidence) -> None:
    assert possible_days(evidence.proposal, evidence.edition) == (date(2022, 5, 11), date(2026, 11, 24))


def test_every_kind_of_dated_entry_is_cut(evidence: Evidence) -> None:
    """A model that gets a date of its own must not be forgotten: nothing dated later is left anywhere.

    Who chairs the Council when is laid down years ahead, and was known in 2016.
    """
    day = date(2023, 7, 1)
    known = known_evidence(evidence, day)
    shared = (known.timeline, known.council, known.surveys, known.parliament, known.reports, known.context)
    moments = known.council.model_copy(update={"presidencies": []})
    for model in (*(moments if one is known.council else one for one in shared), *known.states.values()):
        assert [found for found in dated_in(model) if found > day and found != date(2024, 7, 16)] == []


def dated_in(value: Any) -> Iterator[date]:
    """Yields every date and year in a model; the first day of the sitting Parliament is one of its rules."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from dated_in(getattr(value, name))
        if isinstance(year := getattr(value, "year", None), int):
            yield date(year, 12, 31)
    elif isinstance(value, dict):
        for item in value.values():
            yield from dated_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from dated_in(item)
    elif hasattr(value, "first_day"):
        yield value.first_day

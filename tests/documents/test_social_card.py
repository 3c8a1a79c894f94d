"""What stands on a social card: a polled share with its source, or the position in words and no figure."""

from pathlib import Path

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.leading_results import is_whole, leading_results
from scorecard.documents.message import Message
from scorecard.documents.social_card import Card, alt_text, card
from scorecard.documents.verdict import verdict
from scorecard.documents.web_address import page_address, state_page
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.language import Language

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def cards(evidence: Evidence, figures: Figures) -> dict[State, Card]:
    return {state: card(evidence, figures, state) for state in STATES}


def words(saying: Message | None) -> str:
    assert saying is not None
    return ENGLISH.translate(saying)


@pytest.mark.parametrize("state", STATES)
def test_a_figure_stands_only_where_people_were_asked(
    state: State, cards: dict[State, Card], evidence: Evidence, figures: Figures
) -> None:
    document = cards[state]
    asked = leading_results(evidence, figures.results[state])
    rows = [next(row for row in figures.results[state] if row.entry == entry) for entry in asked]
    assert document.text == verdict(evidence, figures, state)
    if not any(is_whole(evidence, row) for row in rows):
        assert document.polls == ()
        return
    for row, poll in zip(rows, document.polls, strict=True):
        assert poll.figure.quiet != is_whole(evidence, row)
        assert "of those asked" in words(poll.figure.text)
        assert "Survey paid for by" in words(poll.figure.text)
    cited = [
        key
        for row in rows
        for key in (
            evidence.states[state].opinion[row.entry].source,
            *(critic.source for critic in evidence.surveys.surveys[row.survey].criticism),
        )
    ]
    shown = [evidence.source(state, key).publisher for key in cited]
    assert [note.publisher for note in document.sources] == list(dict.fromkeys(shown))


def test_part_of_a_side_is_never_a_large_number(cards: dict[State, Card]) -> None:
    """Hungary has one of three answers alone; of Sweden "very good" is known, not "fairly good"."""
    assert cards["HU"].polls == ()
    whole, part = cards["SE"].polls
    assert words(whole.figure.value) == "67%"
    assert words(part.figure.value) == "Part of the answers"
    assert words(part.figure.text).startswith(
        "13% of those asked in Sweden, published 2023 (Swedish public; n for this country not found): "
    )


@pytest.mark.parametrize("state", STATES)
def test_every_card_names_its_sources(state: State, cards: dict[State, Card]) -> None:
    assert cards[state].sources
    named = [(note.publisher, note.date) for note in cards[state].sources]
    assert len(named) == len(set(named))


def test_a_verdict_of_two_halves_names_the_sources_of_both(
    cards: dict[State, Card], evidence: Evidence, figures: Figures
) -> None:
    for aspect in ("overall", "detection_orders"):
        entry = figures.positions["AT", aspect].entry
        source = evidence.source("AT", evidence.states["AT"].statements[entry].source)
        assert (source.publisher, source.date) in [(note.publisher, note.date) for note in cards["AT"].sources]


def test_the_map_marks_the_state_and_says_what_the_mark_means(cards: dict[State, Card]) -> None:
    malta = cards["MT"]
    assert malta.map
    assert [tile.code for tile in malta.map.tiles if tile.here] == ["MT"]
    assert words(malta.stance_word) == "Not known"
    assert words(malta.stance_about) == (
        "No position. On record: Supports, the Danish text of July 2025, 14 Oct 2025; text since replaced and by a "
        "campaign’s count alone."
    )
    assert "the government of Evika Siliņa, until May 2026" in words(cards["LV"].stance_about)
    assert words(cards["SK"].stance_word) == "Reported to oppose"
    assert words(cards["SK"].stance_about).endswith("reports differ.")


def test_a_sample_that_is_known_stands_with_its_interval(cards: dict[State, Card]) -> None:
    poll = cards["PT"].polls[0]
    assert "; n = 2,003): " in words(poll.figure.text)
    assert poll.precision and words(poll.precision) == "indicative 95 % interval 97% to 99%"


def test_what_is_told_of_the_picture_is_what_it_says(
    cards: dict[State, Card], evidence: Evidence, figures: Figures
) -> None:
    told = words(alt_text(evidence, figures, "DE"))
    assert told.startswith("Germany: 86% of those asked in Germany, published 2026 (")
    assert "80% of those asked in Germany, published 2023 (13-17 years; n for this country not found): Oppose" in told
    assert words(alt_text(evidence, figures, "MT")) == f"Malta: {words(cards['MT'].text)}"


def test_where_nothing_is_known_nothing_is_shown(project: Path) -> None:
    evidence = load(project)
    document = card(evidence, compute(evidence, evidence.edition.evidence_date.last_day), "FR")
    assert document.polls == ()
    assert document.sources == ()
    assert words(document.text) == (
        "Where the government in office stands on the Danish text and on detection orders is not known."
    )
    assert document.stance == "unknown"
    assert words(document.stance_about).endswith("no statement of the government found.")


def test_the_address_of_a_page_is_below_that_of_the_edition(evidence: Evidence) -> None:
    assert state_page(None, "de", "EL") is None
    assert state_page("https://example.org/2026", "de", "EL") == "https://example.org/2026/de/EL/"
    placed = evidence.edition.model_copy(update={"address": "https://example.org/2026/"})
    assert page_address(placed, "de", "EL") == "https://example.org/2026/de/EL/"

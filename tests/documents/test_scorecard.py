"""What stands on a scorecard, and what never may."""

import re
from dataclasses import replace

import pytest

from scorecard.analysis.alignment import Range
from scorecard.analysis.figures import Figures
from scorecard.documents.alignment_section import alignment_figure
from scorecard.documents.common_figures import common_figures
from scorecard.documents.comparison_table import peers_of
from scorecard.documents.context_section import figure_items
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.scorecard import Scorecard, scorecard
from scorecard.documents.timeline_section import timeline_chart
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def documents(evidence: Evidence, figures: Figures) -> dict[State, Scorecard]:
    common = common_figures(evidence, figures)
    return {state: scorecard(evidence, figures, common, state) for state in STATES}


def citations(thing: object) -> list[Citation]:
    """Returns every citation anywhere in a document."""
    if isinstance(thing, Citation):
        return [thing]
    if isinstance(thing, tuple | list):
        return [found for item in thing for found in citations(item)]
    if hasattr(thing, "__dataclass_fields__"):
        return [found for name in thing.__dataclass_fields__ for found in citations(getattr(thing, name))]
    return []


@pytest.mark.parametrize("state", STATES)
def test_every_mark_leads_to_a_source_that_is_listed(state: State, documents: dict[State, Scorecard]) -> None:
    document = documents[state]
    listed = {note.number for note in document.sources.footnotes}
    marked = {number for cited in citations(document) for number in document.sources.marks(cited, "screen")}
    assert marked == listed
    assert [note.number for note in document.sources.footnotes] == list(range(1, len(listed) + 1))


@pytest.mark.parametrize("state", STATES)
def test_every_known_position_has_a_date_a_text_and_a_source(state: State, documents: dict[State, Scorecard]) -> None:
    for row in documents[state].aspects:
        assert (row.said is None) == (row.about is None) == (not row.marks.rests_on)
        assert row.said or (row.stance, row.remarks) == ("unknown", ())


@pytest.mark.parametrize("state", STATES)
def test_the_verdict_is_one_clean_sentence_in_the_past_with_dates(
    state: State, documents: dict[State, Scorecard]
) -> None:
    words = verdict(documents, state)
    said = words
    if words.startswith("Where the government in office stands"):
        said = words.partition(" is not known.")[2]
        if not said:
            return
    past = r"(is reported to have )?(supported|leaned|was|been|opposed|wanted|meant|abstained)"
    assert re.fullmatch(rf"(The government| It) {past}[^{{}}.]*\.", said), words
    assert re.search(r"\((\d{1,2} )?[A-Z][a-z]+ \d{4}", words), words
    assert "  " not in words


def verdict(documents: dict[State, Scorecard], state: State) -> str:
    return ENGLISH.translate(documents[state].verdict)


def test_verdicts_of_very_different_states(documents: dict[State, Scorecard]) -> None:
    assert verdict(documents, "DE") == (
        "The government supported the Council mandate of November 2025, which has no detection orders (26 "
        "November 2025), "
        "and opposed orders to detect abuse in private messages (November 2025)."
    )
    not_known = (
        "Where the government in office stands on the Council mandate of November 2025 and on detection orders is "
        "not known."
    )
    assert (verdict(documents, "MT"), beneath(documents, "MT")) == (
        not_known,
        [
            "Last on record, and no position on the text on the table: supported the Danish text of July 2025, with "
            "detection orders and with encrypted services in scope (14 October 2025, text since replaced, by a "
            "campaign’s "
            "count alone)."
        ],
    )
    assert (verdict(documents, "LV"), beneath(documents, "LV")) == (
        not_known,
        [
            "Last on record, and no position of the government in office: supported the Danish text of July 2025, with "
            "detection orders and with encrypted services in scope (3 September 2025, the government of Evika Siliņa, "
            "until May 2026 (not confirmed), text since replaced)."
        ],
    )


def beneath(documents: dict[State, Scorecard], state: State) -> list[str]:
    return [ENGLISH.translate(sentence) for sentence in documents[state].last_words]


@pytest.mark.parametrize("state", STATES)
def test_the_verdict_never_speaks_of_a_former_government_or_another_text(
    state: State, documents: dict[State, Scorecard], figures: Figures
) -> None:
    """What is no position of the government in office stands beneath, with the words that say so."""
    words = verdict(documents, state)
    assert "the government of" not in words
    for aspect in ("overall", "detection_orders"):
        last = figures.positions[state, aspect].last_word
        if last is None:
            continue
        assert last.date
        date = ENGLISH.long_date(last.date)
        (told,) = [sentence for sentence in beneath(documents, state) if f"({date}, " in sentence]
        assert ("the government of" in told) == (not last.in_office)
        assert ("text since replaced" in told) == last.replaced


def test_a_disputed_position_is_told_in_the_verdict(documents: dict[State, Scorecard]) -> None:
    """What some reports say and others do not is no fact: not in the verdict, nor in the table."""
    told = verdict(documents, "SK")
    assert told.startswith("The government is reported to have opposed the Council mandate of November 2025, ")
    assert "(26 November 2025, reports differ), and opposed orders to detect" in told  # the second is not disputed
    assert ENGLISH.translate(documents["SK"].aspects[0].stance_word) == "Reported to oppose"


def test_a_lean_is_not_told_as_a_full_stance(documents: dict[State, Scorecard]) -> None:
    assert "leaned against orders" in verdict(documents, "LU")


def test_no_verdict_joins_what_lies_years_apart(documents: dict[State, Scorecard]) -> None:
    """Slovenia's word on encryption is of April 2023, that on the Danish text of October 2025."""
    assert "encrypted" not in verdict(documents, "SI")


def test_alignment_stands_with_its_band_or_is_withheld_with_the_reason(documents: dict[State, Scorecard]) -> None:
    germany, malta = documents["DE"].key_figures[0], documents["MT"].key_figures[0]
    assert ENGLISH.translate(germany.value) == "35 to 50 of 100"
    assert "between 4 and 10 of the 11 states" in ENGLISH.translate(germany.text)
    assert ENGLISH.translate(malta.value) == "No figure"
    assert malta.quiet
    assert ENGLISH.translate(malta.text) == (
        "Alignment is withheld: what is known of the present government leaves open anything from 0 to 90 of 100, and "
        "more than 50 points are too wide for a figure. Not known, or not in full: detection, the Council text as a "
        "whole, encryption and the interim rules."
    )


def test_an_interval_says_what_leaves_it_open(documents: dict[State, Scorecard]) -> None:
    item = documents["SE"].alignment
    assert item.left_open
    assert ENGLISH.translate(item.left_open) == (
        "An interval, because its position is not known in full on the interim rules and detection."
    )


def test_why_so_high_or_low_names_what_moves_it_most(documents: dict[State, Scorecard]) -> None:
    why = documents["DE"].alignment.why
    assert why
    assert ENGLISH.translate(why) == (
        "What moves it most against the mean: encryption, 9 points down; the Council text as a whole, 7 points up."
    )


@pytest.mark.parametrize(
    ("low", "high", "printed"),
    [
        (49.5, 49.5, "50 of 100"),
        (0, 100, "0 to 100 of 100"),
        (34.5, 49.49, "35 to 49 of 100"),
        (41.6, 42.4, "42 of 100"),
    ],
)
def test_a_figure_is_one_number_only_where_both_ends_are_printed_alike(low: float, high: float, printed: str) -> None:
    assert ENGLISH.translate(alignment_figure(Range(low, high))) == printed


def test_the_council_box_says_what_one_government_is_worth(documents: dict[State, Scorecard]) -> None:
    words = [ENGLISH.translate(sentence) for sentence in documents["DE"].council.sentences]
    assert words[1] == (
        "By EU population: 43% in favour; 27% rest on one report: ABC, 4 November 2025, on France, Ireland and Spain."
    )
    assert words[2] == "No majority (15 states with 65%): short by 10 states and 22%."
    assert (
        words[3] == "In 30% of the ways the undecided and unknown governments could go, the vote of Germany (18%) "
        "would decide. Unknown here includes an implied position and a former government’s word."
    )
    assert "the vote of the Netherlands (" in ENGLISH.translate(documents["NL"].council.sentences[3])
    assert "In 0.1% of the ways" in ENGLISH.translate(documents["MT"].council.sentences[3])


def test_what_changed_is_told_with_dates(documents: dict[State, Scorecard]) -> None:
    first = ENGLISH.translate(documents["DE"].changed[0])
    assert first.startswith(
        "Since 1 October 2025 the government in Germany supported the Council mandate of November 2025"
    )
    assert "no change of stance" in ENGLISH.translate(documents["EL"].changed[0])


def test_peers_stand_in_the_comparison(evidence: Evidence, figures: Figures, documents: dict[State, Scorecard]) -> None:
    compared = {row.state for row in documents["CZ"].comparison.rows}
    assert set(peers_of(evidence, figures, "CZ")[:2]) <= compared


def test_how_sure_is_said_of_each_position_in_the_verdict(documents: dict[State, Scorecard]) -> None:
    def told(state: State) -> list[str]:
        return [ENGLISH.translate(sentence) for sentence in documents[state].confidence]

    assert told("MT") == [
        "on the Council text, detection orders, encryption, the interim rules and voluntary detection no position of "
        "the government in office is on record."
    ]
    assert len(told("DE")) == 2
    sure = {row.aspect: row.sure for row in documents["DE"].aspects}
    assert sure["overall"] and ENGLISH.translate(sure["overall"]) == "well documented"
    assert {row.aspect: row.sure for row in documents["MT"].aspects}["overall"] is None


def test_what_is_on_record_is_never_called_not_documented(documents: dict[State, Scorecard]) -> None:
    """The last word on another text, or what implies a position, stands in the head of the page with its source."""
    for state in ("CY", "LV"):
        page = render(environment(ENGLISH), "scorecard/scorecard.html.j2", document=documents[state], root="../../")
        boxes = page.split('<div class="position stance-')[1:]
        silent = [box.split("</div>")[0].count(">not documented<") for box in boxes]
        assert silent == [int(row.said is None) for row in documents[state].headline], state


def test_the_newest_votes_of_substance_lead_in_four_parts(documents: dict[State, Scorecard]) -> None:
    """Both of 9 July 2026, named by what was chosen, with those who abstained and those who did not vote."""
    for state, document in documents.items():
        counted = {vote.key: vote for vote in document.delegation.votes}
        led = [(part.vote.key if part.vote else "", part.text) for part in document.key_figures[2].parts]
        assert [key for key, _ in led] == ["2026-07-09b", "2026-07-09a"], state
        for key, text in led:
            vote = counted[key]
            assert ENGLISH.translate(text).endswith(
                f": {vote.in_favour} to keep the text, {vote.abstained} abstained, {vote.against} to reject it, "
                f"{vote.did_not_vote} did not vote."
            ), state


def test_a_state_without_a_result_says_which_surveys_asked_there(documents: dict[State, Scorecard]) -> None:
    """The Eurobarometer asked in Malta too: it was polled, the result was not found."""
    malta = documents["MT"]
    assert malta.surveys == ()
    nothing, union = malta.key_figures[1].parts
    assert ENGLISH.translate(nothing.value) == "No result found"
    assert "Flash Eurobarometer 532" in ENGLISH.translate(nothing.text)
    assert ENGLISH.translate(union.value) == "EU: 78%"
    assert ENGLISH.translate(union.text) == (
        "of those asked in all 27 states, 2023 (18+; n = 26,270), not in Malta alone: Support for the Commission's "
        "proposal (tend to support + strongly support). Survey paid for by European Commission, DG HOME. "
        "The survey is criticised by Patrick Breyer MEP and P. Dieumegard."
    )


def test_both_sides_polls_stand_on_the_first_page(documents: dict[State, Scorecard]) -> None:
    first, second = documents["DE"].key_figures[1].parts
    assert "Survey paid for by Internet Watch Foundation" in ENGLISH.translate(first.text)
    assert "European Digital Rights (EDRi) and the Pirate Party Members" in ENGLISH.translate(second.text)


def test_questions_about_something_near_are_set_apart(documents: dict[State, Scorecard]) -> None:
    """How widespread people think abuse is says nothing on the proposal."""
    blocks = [block for block in documents["DE"].surveys if "Eurobarometer 532" in block.name]
    assert [block.topic is None for block in blocks] == [True, False]


def test_a_share_that_must_stand_alone_has_nothing_beside_it(documents: dict[State, Scorecard]) -> None:
    polls = [poll for block in documents["IT"].surveys if "ePrivacy" in block.name for poll in block.polls]
    assert len(polls) == 2
    assert all(poll.elsewhere == () for poll in polls)


def test_a_caution_on_one_state_stands_on_no_other(documents: dict[State, Scorecard]) -> None:
    def cautions(state: State) -> str:
        return " ".join(caution["en"] for block in documents[state].surveys for caution in block.cautions)

    assert "TASR" in cautions("SK")
    assert "TASR" not in cautions("DE")


def test_voices_are_marked_as_not_the_government(documents: dict[State, Scorecard]) -> None:
    said = [*documents["DE"].statements, *documents["DE"].more_statements]
    assert {ENGLISH.translate(item.role) for item in said if item.statement.speaker.role != "government"} == {
        "Authority",
        "Party or member",
    }
    assert len(said) == 57


@pytest.mark.parametrize("state", STATES)
def test_statements_that_bear_a_position_are_printed(
    state: State, documents: dict[State, Scorecard], figures: Figures, evidence: Evidence
) -> None:
    printed = {item.statement.says["en"] for item in documents[state].statements}
    overall = figures.positions[state, "overall"].word
    assert evidence.states[state].statements[overall.entry].says["en"] in printed


@pytest.mark.parametrize("state", STATES)
def test_every_statement_printed_leads_to_the_source_it_rests_on(
    state: State, documents: dict[State, Scorecard], evidence: Evidence
) -> None:
    document, file = documents[state], evidence.states[state]
    listed = {note.number: note.url for note in document.sources.footnotes}
    printed = [*document.statements, *document.more_statements]
    assert printed
    for item in printed:
        said = file.statements[int(item.entry.rpartition("/")[2])]
        assert said == item.statement
        led_to = [listed[number] for number in document.sources.marks(item.marks, "screen")]
        assert evidence.source(state, said.source).url in led_to, said.says


@pytest.mark.parametrize("state", STATES)
def test_a_page_lists_the_sources_of_its_own_file_and_of_the_shared_files_alone(
    state: State, documents: dict[State, Scorecard], evidence: Evidence
) -> None:
    known = {source.url for source in evidence.states[state].sources.values()}
    known |= {source.url for source in evidence.shared_sources.values()}
    assert {note.url for note in documents[state].sources.footnotes} <= known


def test_a_mean_over_states_is_named_after_them_and_never_called_that_of_the_eu(
    documents: dict[State, Scorecard],
) -> None:
    block = next(block for block in documents["FR"].surveys if "parents" in block.name)
    words = [ENGLISH.translate(saying) for poll in block.polls for saying, _ in poll.elsewhere]
    assert words == ["mean of France, Netherlands and Spain alone, weighted by population: 69%"]


@pytest.mark.parametrize("state", STATES)
def test_paper_has_at_most_five_polls_and_says_how_many_are_left_out(
    state: State, documents: dict[State, Scorecard]
) -> None:
    polls = [poll for survey in documents[state].surveys for poll in survey.polls]
    printed = [poll for poll in polls if not poll.screen_only]
    assert len(printed) == min(len(polls), 5) or 3 <= len(printed) <= 5
    assert documents[state].unprinted_polls == len(polls) - len(printed)
    for survey in documents[state].surveys:
        assert survey.screen_only == all(poll.screen_only for poll in survey.polls)


@pytest.mark.parametrize("state", STATES)
def test_paper_lists_the_sources_of_what_it_prints_and_no_others(
    state: State, documents: dict[State, Scorecard]
) -> None:
    document = documents[state]
    in_print = {note.number for note in document.sources.footnotes if not note.screen_only}
    for survey in document.surveys:
        for poll in survey.polls:
            numbers = set(document.sources.marks(poll.marks, "print"))
            assert poll.screen_only or numbers <= in_print
    for statement in document.statements:
        assert set(document.sources.marks(statement.marks, "print")) <= in_print
    of_web_alone = {n for item in document.more_statements for n in document.sources.marks(item.marks, "print")}
    citations = [statement.marks for statement in document.statements] + [row.marks for row in document.aspects]
    citations += [ask.marks for ask in document.asks] + [point.marks for point in document.timeline.milestones]
    cited_in_print = {number for marks in citations for number in document.sources.marks(marks, "print")}
    if state in ("DE", "FR"):
        assert of_web_alone - cited_in_print - in_print, "some sources are those of the web page alone"


def test_a_timeline_of_a_hundred_milestones_is_drawn(evidence: Evidence, figures: Figures) -> None:
    event = next(event for event in reversed(evidence.timeline.events) if event.label)
    many = evidence.timeline.model_copy(update={"events": [event] * 100})
    crowded = replace(evidence, timeline=many)
    chart = timeline_chart(crowded, figures, "MT", Footnotes(crowded, "MT"))
    named = [milestone for milestone in chart.milestones if milestone.x is not None]
    assert len({milestone.label_y for milestone in named}) == len(named)
    template = '{% from "drawings/timeline.html.j2" import timeline with context %}{{ timeline(chart) }}'
    drawn = environment(Language("en")).from_string(template).render(chart=chart, medium="screen", root="")
    assert event.label and drawn.count(f">{event.label['en']}</text>") == 100


def test_of_the_figures_of_national_bodies_paper_has_the_newest(evidence: Evidence) -> None:
    """Hungary's file has the reports of 2023 before those of 2024."""
    old = evidence.states["HU"].figures[0]
    newer = old.model_copy(update={"period": "2024 and 2025", "value": "1"})
    state = evidence.states["HU"].model_copy(update={"figures": [old, newer]})
    changed = replace(evidence, states={**evidence.states, "HU": state})
    items = figure_items(changed, "HU", Footnotes(changed, "HU"))
    assert [(item.period.words, item.screen_only) for item in items][:2] == [
        ("2024 and 2025", False),
        (old.period, True),
    ]

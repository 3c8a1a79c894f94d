"""Sentences that a hostile reader found wrong: each says what is on record, of whom, and on which text."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from scorecard.analysis.certainty import Certainty, Level
from scorecard.analysis.council_vote import council
from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.leading_results import asked_there, leading_results
from scorecard.analysis.peers import most_alike
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL
from scorecard.documents.alignment_section import alignment_item
from scorecard.documents.aspect_table import aspect_rows
from scorecard.documents.brief import Brief, Meeting, brief
from scorecard.documents.caveats import government_words, present_government
from scorecard.documents.common_figures import CommonFigures, common_figures
from scorecard.documents.comparison_table import peers_in_words
from scorecard.documents.council_box import council_box
from scorecard.documents.footnotes import Footnotes
from scorecard.documents.key_figures import opinion_figure
from scorecard.documents.leading_polls import leading_polls
from scorecard.documents.message import Message
from scorecard.documents.verdict import confidence, last_words, strength, verdict
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.stance_scale import STANCE_SIDES
from scorecard.evidence.vocabulary import ASPECTS, STATES, UNKNOWN, Aspect, State
from scorecard.rendering.language import Language
from tests.conftest import Change

ENGLISH = Language("en")

WORD = """
  - date: {day}
    text: {text}
    aspect: {aspect}
    stance: {stance}
    speaker: {{role: government, who: {{en: The minister}}}}
    says: {{en: "{says}"}}
    source: {source}
    quality: {quality}
"""


def word(
    day: str,
    stance: str,
    aspect: str = "overall",
    text: str = "danish",
    quality: str = "primary",
    says: str = "Says so.",
    source: str = "shared-1",
) -> str:
    """One statement of the government of Austria, as an editor writes it."""
    return WORD.format(
        day=day, stance=stance, aspect=aspect, text=text, quality=quality, says=says, source=source
    ).strip("\n")


def of_austria(folder: Path, *statements: str, governments: str | None = None) -> tuple[Evidence, Figures]:
    """Returns the minimal evidence with these statements of Austria instead of its own, and its figures."""
    path = folder / "AT.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("statements:\n"), text.index("opinion:\n")
    text = f"{text[:start]}statements:\n" + "\n".join(statements) + "\n" + text[end:]
    if governments:
        text = text[: text.index("governments: [")] + f"governments: {governments}\n"
    path.write_text(text, "utf-8")
    evidence = load(folder)
    return evidence, compute(evidence, evidence.edition.evidence_date.last_day)


def said(messages: tuple[Message, ...]) -> list[str]:
    return [ENGLISH.translate(message) for message in messages]


def brief_of(evidence: Evidence, figures: Figures, state: State = "AT", common: CommonFigures | None = None) -> Brief:
    return brief(evidence, figures, common or common_figures(evidence, figures), state, "en", Meeting())


@pytest.fixture(scope="module")
def common(evidence: Evidence, figures: Figures) -> CommonFigures:
    return common_figures(evidence, figures)


def last_word(document: Brief) -> tuple[str, str]:
    spoken = document.left.last_word
    assert spoken
    return ENGLISH.long_date(spoken.said), said((spoken.text,))[0]


# The last word of a brief.


def test_a_word_on_social_media_is_no_fact_of_a_brief(project: Path) -> None:
    document = brief_of(
        *of_austria(
            project,
            word("2025-09-01", "supports", says="Supports the text."),
            word("2026-03-01", "supports", "social_media_age", says="Wants a limit of 16."),
        )
    )
    assert last_word(document) == ("1 September 2025", "The minister: Supports the text.")


def test_a_tally_gives_way_to_a_better_source_though_it_is_newer(project: Path) -> None:
    document = brief_of(
        *of_austria(
            project,
            word("2025-07-10", "undecided", says="Is undecided."),
            word("2025-10-14", "supports", quality="tertiary", says="Is on a list."),
        )
    )
    assert last_word(document) == ("10 July 2025", "The minister: Is undecided.")


def test_the_last_word_on_another_text_names_the_text(project: Path) -> None:
    document = brief_of(*of_austria(project, word("2025-06-10", "opposes", text="proposal", says="Opposes it.")))
    assert last_word(document) == ("10 June 2025", "The minister: Opposes it. (the proposal, text since replaced)")


def test_every_row_of_a_brief_has_the_last_word_of_the_scorecard(
    evidence: Evidence, figures: Figures, common: CommonFigures
) -> None:
    for state in STATES:
        rows = aspect_rows(evidence, figures, state, Footnotes(evidence, state))
        shown = [row for row in rows if row.aspect in ASPECTS_OF_THE_PROPOSAL]
        for position, row in zip(brief_of(evidence, figures, state, common).left.positions, shown, strict=True):
            assert (position.stance, position.said) == (row.stance, row.said), (state, row.aspect)
            assert bool(position.caveats) >= bool(row.said and row.stance == UNKNOWN)


def test_a_brief_says_who_is_in_office(project: Path) -> None:
    evidence, figures = of_austria(
        project,
        word("2025-09-01", "supports"),
        governments="[{head: A Head, parties: [One, Two], from: 2020-01-07, sources: [own-1], "
        "caretaker: {en: acting}}]",
    )
    assert said(brief_of(evidence, figures).left.government) == [
        "Government in office: A Head (One, Two), since 7 January 2020.",
        "Caretaker: acting.",
    ]
    assert present_government(evidence, "AT", date(2019, 1, 1)) == ()


def test_states_of_which_nothing_is_known_share_one_sentence(project: Path) -> None:
    document = brief_of(load(project), compute(load(project), date(2026, 11, 24)))
    assert all(other.silent for other in document.kept.others.rows)
    assert document.kept.others.silent is not None
    assert said((document.kept.others.silent,)) == [
        "Not known on any of these, of the governments in office: Germany and Italy."
    ]


# How sure we are, and the last words.


def test_records_on_social_media_are_not_counted(project: Path) -> None:
    evidence, figures = of_austria(
        project,
        word("2025-09-01", "supports"),
        word("2025-09-02", "supports", "detection_orders", quality="tertiary"),
        word("2026-03-01", "supports", "social_media_age"),
    )
    first, newest, silent = said(strength(evidence, figures, "AT"))
    assert first.startswith("2 dated records") and "0 copies, 1 count by others. " in first
    assert newest == "The newest is of 2 September 2025."
    number = len(ASPECTS_OF_THE_PROPOSAL)
    assert silent.startswith(f"On {number - 2} of the {number} aspects of this proposal ")


def test_one_copy_is_no_copies(project: Path, change: Change) -> None:
    change("AT.yaml", "quality: secondary", "quality: secondary\n    via: copy")
    own = word("2025-09-01", "supports", source="own-1").replace("quality: primary", "quality: secondary")
    evidence, figures = of_austria(project, own)
    assert said(strength(evidence, figures, "AT"))[0].endswith("0 from the press, 1 copy, 0 others’ counts.")


def test_one_point_is_no_points(evidence: Evidence, figures: Figures) -> None:
    told = [alignment_item(evidence, figures, state).why for state in STATES]
    for why in said(tuple(one for one in told if one)):
        assert ", 1 points" not in why


def test_where_only_other_aspects_are_known_it_says_on_which_nothing_is(project: Path) -> None:
    evidence, figures = of_austria(project, word("2025-09-01", "supports", "age_verification"))
    assert said(confidence(evidence, figures, "AT")) == [
        "on the Council text, detection orders, encryption, the interim rules and voluntary detection no position of "
        "the government in office is on record."
    ]
    assert said(confidence(evidence, figures, "FR")) == ["no position is on record."]


def test_words_of_a_former_government_are_no_empty_record(evidence: Evidence, figures: Figures) -> None:
    spoken = [state for state in STATES if strength(evidence, figures, state)]
    silent = [
        state for state in spoken if all(figures.positions[state, aspect].stance == UNKNOWN for aspect in ASPECTS)
    ]
    assert silent
    assert all("no position is on record." not in said(confidence(evidence, figures, state)) for state in spoken)


def test_the_government_in_office_on_an_earlier_text_is_not_told_as_another_government(project: Path) -> None:
    evidence, figures = of_austria(project, word("2025-06-10", "opposes", text="proposal"))
    assert said(last_words(evidence, figures, "AT")) == [
        "Last on record, and no position on the text on the table: opposed the proposal, with detection orders and "
        "with encrypted services in scope (10 June 2025, text since replaced)."
    ]


def test_beside_a_tally_stands_the_last_word_of_a_better_source(project: Path) -> None:
    evidence, figures = of_austria(
        project,
        word("2025-06-10", "opposes", text="proposal"),
        word("2025-10-14", "supports", quality="tertiary"),
    )
    assert "by a campaign’s count alone" in said((verdict(evidence, figures, "AT"),))[0]
    assert said(last_words(evidence, figures, "AT")) == [
        "Last on record from a better source: opposed the proposal, with detection orders and with encrypted services "
        "in scope (10 June 2025, text since replaced)."
    ]


def test_an_announced_abstention_is_not_told_as_a_vote(evidence: Evidence, figures: Figures) -> None:
    assert "The government abstained on the Council mandate" in said((verdict(evidence, figures, "IT"),))[0]
    assert "The government meant to abstain on the regulation" in said((verdict(evidence, figures, "BE"),))[0]


# Governments and texts.


def test_an_earlier_government_of_the_same_head_is_told_apart(evidence: Evidence) -> None:
    (denmark,) = said((government_words(evidence, "DK", 0),))
    assert denmark == "the government of Mette Frederiksen, until June 2026 (not confirmed), the previous one"
    (before,) = said((government_words(evidence, "EL", 0),))
    assert ", an earlier one" in before
    (latvia,) = said((government_words(evidence, "LV", 0),))
    assert " one" not in latvia


def test_a_word_older_than_its_text_was_on_a_draft(project: Path) -> None:
    evidence, figures = of_austria(project, word("2025-06-10", "opposes"), word("2025-08-10", "opposes", "encryption"))
    rows = {row.aspect: said(row.remarks) for row in aspect_rows(evidence, figures, "AT", Footnotes(evidence, "AT"))}
    assert "said on its draft" in rows["overall"]
    assert "said on its draft" not in rows["encryption"]


def test_each_contrary_stance_has_its_own_marks(project: Path, change: Change) -> None:
    third = "{title: C, publisher: P, url: https://example.org/c, date: 2025-09-01, quality: primary}"
    change("AT.yaml", "\ngovernments: [", f"\n  own-2: {third}\ngovernments: [")
    evidence, figures = of_austria(
        project,
        word("2025-09-01", "opposes", says="A.", source="own-2"),
        word("2025-09-01", "undecided", says="B.", source="own-1"),
        word("2025-09-01", "supports", says="C."),
    )
    rows = aspect_rows(evidence, figures, "AT", Footnotes(evidence, "AT"))
    assert "reports differ: that day also “Opposes” and “Undecided”" in said(rows[0].remarks)


# The Council.


def test_a_block_says_on_whose_doubtful_word_it_rests(evidence: Evidence, figures: Figures) -> None:
    """By hand: AT 2.02, DE 18.49, EE 0.30, FI 1.25, LU 0.15, PL 8.33, SK 1.21 are 31.75; with Italy 44.98 of 35."""

    def block(scenario: dict[State, str] | None = None, **levels: Level) -> str:
        positions, certainty = dict(figures.positions), dict(figures.certainty)
        for state, level in levels.items():
            key: tuple[State, Aspect] = (cast(State, state), "detection_orders")
            positions[key] = replace(positions[key], stance="leans_oppose")
            certainty[key] = Certainty(level, 0, ())
        told = council(
            evidence, replace(figures, positions=positions, certainty=certainty), "detection_orders", scenario
        )
        return said((council_box(evidence, told, "DE", Footnotes(evidence, "DE")).sentences[-2],))[0]

    blocks = "Those against or abstaining block a majority (15 states with 65%)."
    assert block(IT="fairly") == (
        f"{blocks} This rests on Italy (fairly documented): without it they have 32%, too little."
    )
    assert block(IT="weakly", DE="fairly") == (
        f"{blocks} This rests on each of Germany (fairly documented) and Italy (weakly documented): "
        "without one of them it is no block."
    )
    assert block(IT="well") == blocks
    assert block({"IT": "opposes"}) == blocks  # an assumed position has no doubts
    assert block(IT="fairly", ES="fairly") == blocks  # without either, the other still makes it


# Polls and peers.


def test_a_poll_of_before_the_proposal_says_so_and_does_not_lead(evidence: Evidence, figures: Figures) -> None:
    told_in: dict[State, str] = {"CZ": "published 2021, before the proposal", "SE": "2021, before the proposal"}
    for state, when in told_in.items():
        told = said(tuple(poll.text for poll in leading_polls(evidence, figures, state, Footnotes(evidence, state))))
        assert any(when in text for text in told), state
    poland = figures.results["PL"]
    led = {row.entry: row.survey for row in poland}
    assert led[leading_results(evidence, poland)[0]] != "yougov_breyer_2021"


@pytest.mark.parametrize("state", STATES)
def test_how_many_were_asked_stands_with_every_leading_share(
    state: State, evidence: Evidence, figures: Figures
) -> None:
    """Also where the number was found, and with the share of the EU where a state has none of its own."""
    figure = opinion_figure(evidence, figures, state, Footnotes(evidence, state))
    results, surveys = figures.results[state], evidence.surveys.surveys
    rows = {row.entry: row for row in results}
    led = [rows[entry] for entry in leading_results(evidence, results)]
    for part, row in zip(figure.parts, led, strict=False):
        n = evidence.states[state].opinion[row.entry].n or surveys[row.survey].n_by_state.get(state)
        n = n or (surveys[row.survey].n if surveys[row.survey].states == [state] else None)
        known = f"n = {n:,})" if isinstance(n, int) else "n about " if n and n.about else "n over "
        assert (known if n else "; n for this country not found)") in said((part.text,))[0]
    if not led:
        assert "(18+; n = 26,270), not " in said((figure.parts[-1].text,))[0]


def test_who_criticises_a_survey_stands_with_its_leading_share_and_is_cited(
    evidence: Evidence, figures: Figures
) -> None:
    """Of the surveys that lead, two are criticised in the evidence: one in a state, one in the figure of the EU."""
    surveys, criticised = evidence.surveys.surveys, set()
    for state in STATES:
        results = figures.results[state]
        led = [evidence.states[state].opinion[entry].survey for entry in leading_results(evidence, results)]
        parts = opinion_figure(evidence, figures, state, Footnotes(evidence, state)).parts[-len(led or "1") :]
        for part, key in zip(parts, led or ["flash_eurobarometer_532"], strict=True):
            text, critics = said((part.text,))[0], surveys[key].criticism
            assert ("The survey is criticised by " in text) == bool(critics), state
            assert all(critic.by in text and critic.source in part.marks.rests_on for critic in critics), state
            criticised |= {key} if critics else set()
    assert criticised == {"flash_eurobarometer_532", "ecpat_nspcc_savanta_2023"}


def test_the_polls_of_the_other_side_are_named_where_only_one_has_a_share(evidence: Evidence, figures: Figures) -> None:
    (italy,) = leading_polls(evidence, figures, "IT", Footnotes(evidence, "IT"))
    assert "Also asked here, the shares for this country not found, in surveys paid for by " in said((italy.text,))[0]
    assert len(leading_polls(evidence, figures, "DE", Footnotes(evidence, "DE"))) == 2
    for poll in leading_polls(evidence, figures, "DE", Footnotes(evidence, "DE")):
        assert "Also asked here" not in said((poll.text,))[0]


def test_a_survey_with_a_number_of_respondents_was_carried_out_there(evidence: Evidence) -> None:
    assert asked_there(evidence.surveys.surveys["ecpat_nspcc_savanta_2023"], "FI")
    assert not asked_there(evidence.surveys.surveys["ecpat_nspcc_savanta_2023"], "EE")
    assert not asked_there(evidence.surveys.surveys["special_eurobarometer_518"], "AT")  # not on the proposal


def test_no_state_is_most_like_one_on_the_other_side_of_detection_orders(figures: Figures) -> None:
    for state in STATES:
        mine = figures.positions[state, "detection_orders"].stance
        for alike in most_alike(figures.positions, state, 3, most=26):
            other = figures.positions[alike.state, "detection_orders"].stance
            if mine != UNKNOWN and other != UNKNOWN:
                assert STANCE_SIDES[mine] * STANCE_SIDES[other] >= 0, (state, alike.state)


def test_how_alike_a_state_is_stands_beside_its_name(evidence: Evidence, figures: Figures) -> None:
    told = peers_in_words(evidence, figures, "DE")
    assert told is not None
    assert said((told,))[0] == (
        "Most like it (in brackets: on how many of the aspects known for both they are on the same side): "
        "Austria (on 4 of 4), Estonia (on 4 of 4) and Poland (on 3 of 4)."
    )


@pytest.mark.parametrize("state", STATES)
def test_no_word_of_a_campaign_leads_a_brief_where_a_better_one_is_on_record(
    state: State, evidence: Evidence, figures: Figures, common: CommonFigures
) -> None:
    rows = [
        row for row in figures.statements[state] if row.role == "government" and row.aspect in ASPECTS_OF_THE_PROPOSAL
    ]
    if not any(
        row.quality != "tertiary" and row.date.year > 2022 for row in rows
    ):  # older statements are on no proposal
        return
    assert "campaign’s count" not in " ".join(last_word(brief_of(evidence, figures, state, common)))

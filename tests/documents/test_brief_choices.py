"""What a brief chooses from the evidence: the last word, the facts, the questions and objections, the other states."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.peers import most_alike
from scorecard.documents.brief import Brief, Meeting, brief
from scorecard.documents.brief_texts import EditorsText
from scorecard.documents.common_figures import common_figures
from scorecard.documents.footnotes import Citation
from scorecard.documents.labels import STANCE_LABELS
from scorecard.documents.message import Message
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.language import Language
from tests.conftest import Change

ENGLISH = Language("en")

STATEMENT = """
  - date: {date}
    text: danish
    aspect: {aspect}
    stance: {stance}
    speaker: {{role: {role}, who: {{en: {who}}}}}
    says: {{en: {says}}}
    source: own-1
"""


def statement(
    day: str, aspect: str, stance: str, says: str, role: str = "government", who: str = "The minister"
) -> str:
    return STATEMENT.format(date=day, aspect=aspect, stance=stance, says=says, role=role, who=who).strip("\n")


def question(text: str, where: str = "") -> str:
    return f"- question: {{en: {text}}}\n  because: {{en: A reason.}}\n{where}"


def objection(text: str, where: str = "") -> str:
    return f"- objection: {{en: {text}}}\n  answer: {{en: An answer.}}\n  sources: []\n{where}"


def brief_of(folder: Path, state: State = "AT", as_of: date | None = None) -> Brief:
    evidence = load(folder)
    figures = compute(evidence, as_of or evidence.edition.evidence_date.last_day)
    return brief(evidence, figures, common_figures(evidence, figures), state, "en", Meeting())


def figures_of(document: Brief) -> list[tuple[str, str]]:
    return [(plain(fact.value), plain(fact.text)) for fact in document.left.facts.figures]


def last_word(document: Brief) -> tuple[str, str] | None:
    said = document.left.last_word
    return (ENGLISH.long_date(said.said), plain(said.text)) if said else None


def plain(message: Message) -> str:
    return ENGLISH.translate(message)


def texts(items: tuple[EditorsText, ...]) -> list[str]:
    return [item.says["en"] for item in items]


def replace_statements(folder: Path, *statements: str) -> None:
    """Gives AT these statements instead of its own."""
    path = folder / "AT.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("statements:\n"), text.index("opinion:\n")
    path.write_text(f"{text[:start]}statements:\n" + "\n".join(statements) + "\n" + text[end:], "utf-8")


def test_the_last_word_is_the_newest_statement_on_which_a_position_rests(project: Path) -> None:
    replace_statements(
        project,
        statement("2025-03-01", "encryption", "opposes", "Wants encryption left out."),
        statement("2025-06-01", "detection_orders", "opposes", "Opposes orders in June."),
        statement("2025-09-01", "overall", "supports", "Supports the text in September."),
        statement("2025-10-01", "overall", "opposes", "A deputy opposes it.", role="party", who="A deputy"),
    )
    document = brief_of(project)
    assert last_word(document) == ("1 September 2025", "The minister: Supports the text in September.")
    assert document.left.last_word and document.left.last_word.heading is None


def test_the_last_word_of_an_earlier_day_is_what_was_said_by_then(project: Path, change: Change) -> None:
    change("AT.yaml", "    date: 2025-09-01\n    quality", "    date: 2025-02\n    quality")
    replace_statements(
        project,
        statement("2025-03-01", "encryption", "opposes", "Wants encryption left out."),
        statement("2025-06-01", "detection_orders", "opposes", "Opposes orders in June."),
        statement("2025-09-01", "overall", "supports", "Supports the text in September."),
    )
    spoken = last_word(brief_of(project, as_of=date(2025, 8, 1)))
    assert spoken == ("1 June 2025", "The minister: Opposes orders in June. (said on its draft)")


def test_where_a_tally_is_later_the_word_is_called_the_last_from_a_better_source(project: Path) -> None:
    """The table of positions shows the day of the tally: another word is not called the last one beside it."""
    tally = statement("2025-11-20", "overall", "supports", "Is listed in support.")
    replace_statements(
        project,
        statement("2025-09-01", "overall", "opposes", "Opposes the text."),
        tally + "\n    quality: tertiary",
    )
    document = brief_of(project)
    assert last_word(document) == ("1 September 2025", "The minister: Opposes the text.")
    assert document.left.last_word and document.left.last_word.heading
    assert plain(document.left.last_word.heading) == (
        "Last on record from a better source: opposed the Danish text (1 September 2025)."
    )


def test_of_two_statements_of_one_day_the_first_aspect_is_the_last_word(project: Path) -> None:
    replace_statements(
        project,
        statement("2025-09-01", "encryption", "opposes", "Wants encryption left out."),
        statement("2025-09-01", "overall", "supports", "Supports the text."),
    )
    assert last_word(brief_of(project)) == ("1 September 2025", "The minister: Supports the text.")


def test_without_a_statement_of_the_government_there_is_no_last_word(project: Path) -> None:
    replace_statements(project, statement("2025-09-01", "overall", "opposes", "A deputy opposes it.", role="party"))
    assert last_word(brief_of(project)) is None


def test_a_survey_on_the_proposal_comes_before_reports_by_providers(project: Path, change: Change) -> None:
    change("eu/reports.yaml", "{year: 2023, reports: 10}", "{year: 2024, referrals: 7, informational: 2}")
    (first,) = figures_of(brief_of(project))
    assert first[0] == "69%"
    assert "Are worried" in first[1]
    assert "A sponsor" in first[1]


def without_survey(project: Path) -> None:
    path = project / "AT.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("opinion:\n")] + text[text.index("events:\n") :], "utf-8")


def test_without_a_survey_the_newest_referrals_are_the_fact(project: Path, change: Change) -> None:
    without_survey(project)
    change(
        "eu/reports.yaml",
        "{year: 2023, reports: 10}",
        "{year: 2023, reports: 10}, {year: 2024, referrals: 7, informational: 2}, "
        "{year: 2025, referrals: 8, informational: 1}",
    )
    (value, text), *_ = figures_of(brief_of(project))
    assert value == "8"
    assert "in Austria" in text
    assert "in 2025" in text


def test_a_state_with_results_on_something_else_is_not_said_to_have_none(evidence: Evidence, figures: Figures) -> None:
    """The scorecard of Greece prints a result on how widespread abuse is; no survey asked in Greece alone is needed."""
    common = common_figures(evidence, figures)
    for state in STATES:
        document = brief(evidence, figures, common, state, "en", Meeting())
        credits = " ".join(plain(fact.credit) for fact in document.left.facts.figures if fact.credit)
        assert not ("alone no result was found" in credits and figures.results[state]), state


def test_without_a_survey_and_without_referrals_the_brief_says_that_no_result_was_found(project: Path) -> None:
    without_survey(project)
    assert figures_of(brief_of(project))[0][0] == "No result found"


def test_the_votes_of_the_members_stand_with_all_four_parts(project: Path) -> None:
    (vote,) = brief_of(project).left.facts.votes
    assert plain(vote.value) == "26 March 2026: Final vote"
    assert (
        plain(vote.text)
        == "Members of the European Parliament from Austria, 2 in all: 1 for, 0 abstained, 1 against, 0 did not vote."
    )


HOLDS = "  where: {{aspect: detection_orders, stances: [{stance}]}}\n"
"""AT opposes detection orders in the minimal evidence."""


def shared_texts(folder: Path) -> None:
    """Writes shared questions and objections: general ones first, then one that fits AT, then one that does not."""
    general = [1, 2, 3]
    fitting, other = HOLDS.format(stance="opposes"), HOLDS.format(stance="supports")
    (folder / "eu" / "brief.yaml").write_text(
        "questions:\n"
        + question("Other?", other)
        + question("Fitting?", fitting)
        + "".join(question(f"General {number}?") for number in general)
        + "objections:\n"
        + objection("Other.", other)
        + objection("Fitting.", fitting)
        + "".join(objection(f"General {number}.") for number in general),
        "utf-8",
    )


def test_shared_texts_for_the_position_come_before_general_ones(project: Path) -> None:
    shared_texts(project)
    document = brief_of(project)
    assert texts(document.kept.questions) == ["Fitting?", "General 1?", "General 2?"]
    assert texts(document.kept.objections) == ["Fitting.", "General 1.", "General 2."]


def test_shared_texts_for_another_position_are_left_out(project: Path) -> None:
    shared_texts(project)
    document = brief_of(project, "BE")
    assert texts(document.kept.questions) == ["General 1?", "General 2?", "General 3?"]
    assert texts(document.kept.objections) == ["General 1.", "General 2.", "General 3."]


def test_texts_of_the_state_come_first_and_three_is_the_most(project: Path, change: Change) -> None:
    shared_texts(project)
    change(
        "AT.yaml",
        "statements:\n",
        "questions:\n"
        + question("Own 1?")
        + question("Own 2?")
        + "objections:\n"
        + "".join(objection(f"Own {number}.") for number in (1, 2, 3))
        + "statements:\n",
    )
    document = brief_of(project)
    assert texts(document.kept.questions) == ["Own 1?", "Own 2?", "Fitting?"]
    assert texts(document.kept.objections) == ["Own 1.", "Own 2.", "Own 3."]
    assert [item.place for item in document.kept.questions] == [
        "countries/AT.yaml, questions 1",
        "countries/AT.yaml, questions 2",
        "countries/eu/brief.yaml, questions 2",
    ]


def others(document: Brief) -> list[str]:
    return [other.name.code for other in document.kept.others.rows]


def test_four_neighbours_come_first_then_peers_then_the_other_neighbours(project: Path, change: Change) -> None:
    change("AT.yaml", "neighbours: [DE, IT]", "neighbours: [DE, IT, CZ, SK, HU, SI]\npeers: [FR, DE]")
    assert others(brief_of(project)) == ["DE", "IT", "CZ", "SK", "FR", "HU"]


def test_peers_fill_the_table_where_there_are_few_neighbours(project: Path, change: Change) -> None:
    change("AT.yaml", "neighbours: [DE, IT]", "neighbours: [DE, IT]\npeers: [FR, ES]")
    assert others(brief_of(project)) == ["DE", "IT", "FR", "ES"]


def test_the_columns_are_the_aspects_compared(project: Path, evidence: Evidence) -> None:
    document = brief_of(project)
    assert [ENGLISH.translate(aspect) for aspect in document.kept.others.aspects] == [
        "On the table: the Danish text",
        "Detection orders",
        "End-to-end encryption in scope",
        "Interim rules",
    ]
    assert {len(other.cells) for other in document.kept.others.rows} == {len(evidence.method.compared.aspects)}


def test_each_cell_is_the_position_on_the_aspect_of_its_column(evidence: Evidence, figures: Figures) -> None:
    document = brief(evidence, figures, common_figures(evidence, figures), "AT", "en", Meeting())
    for other in document.kept.others.rows:
        aspects = evidence.method.compared.aspects
        positions = [figures.positions[other.name.code, aspect] for aspect in aspects]  # type: ignore[index]
        assert [(cell.stance, cell.said) for cell in other.cells] == [(held.stance, held.date) for held in positions]


def test_peers_that_no_file_names_are_the_states_most_alike(evidence: Evidence, figures: Figures) -> None:
    common = common_figures(evidence, figures)
    document = brief(evidence, figures, common, "AT", "en", Meeting())
    peers = [peer.state for peer in most_alike(figures.positions, "AT", evidence.method.peers.least_in_common)]
    neighbours = evidence.states["AT"].neighbours
    assert others(document) == list(dict.fromkeys([*neighbours[:4], *peers, *neighbours[4:]]))[:6]


def test_the_sender_is_the_national_member_with_its_contact(project: Path, change: Change) -> None:
    change(
        "AT.yaml",
        "  sources: [own-1]\nneighbours",
        "  contact: {name: A Person, email: a@example.org, telephone: +43 1 234}\n"
        "  colour: '#005f6b'\n  sources: [own-1]\nneighbours",
    )
    sender = brief_of(project).sender
    assert (sender.name.words, sender.website) == ("Member in Austria", "https://example.org")
    assert sender.contact == ("A Person", "+43 1 234", "a@example.org")
    assert sender.colour == "#005f6b"


def test_without_a_member_the_sender_is_the_publisher(project: Path) -> None:
    document = brief_of(project, "BE")
    website = load(project).edition.website
    assert (document.sender.name.words, document.sender.website) == (document.publisher, website)
    assert document.sender.contact == ()


def test_each_fact_leads_to_its_source(evidence: Evidence, figures: Figures) -> None:
    document = brief(evidence, figures, common_figures(evidence, figures), "DE", "en", Meeting())
    address = {note.number: note.url for note in document.sources.footnotes}

    def led_to(marks: Citation) -> set[str]:
        return {address[number] for number in document.sources.marks(marks, "print")}

    file, facts = evidence.states["DE"], document.left.facts
    newest = file.statements[figures.positions["DE", "overall"].entry]
    assert document.left.last_word
    assert led_to(document.left.last_word.marks) == {evidence.source("DE", newest.source).url}
    polls = {evidence.source("DE", result.source).url for result in file.opinion}
    assert all(led_to(poll.marks) and led_to(poll.marks) <= polls for poll in facts.figures)
    assert all(led_to(vote.marks) for vote in facts.votes)


def in_reading_order(document: Brief) -> tuple[list[Citation], list[Citation]]:
    left, kept = document.left, document.kept
    assert left.ask and left.last_word and left.council
    facts = [fact.marks for fact in (*left.facts.figures, *left.facts.votes)]
    on_the_table = [left.ask.marks, *facts, left.government_marks, left.last_word.marks]
    on_the_table += [*(position.marks for position in left.positions), left.council.marks]
    return on_the_table, [item.marks for item in (*kept.questions, *kept.objections, *kept.further_asks)]


def numbers_of(document: Brief, citations: list[Citation]) -> list[int]:
    return list(dict.fromkeys(number for marks in citations for number in document.sources.marks(marks, "print")))


def test_sources_are_numbered_in_the_order_in_which_they_are_first_cited(evidence: Evidence, figures: Figures) -> None:
    document = brief(evidence, figures, common_figures(evidence, figures), "AT", "en", Meeting())
    on_the_table, with_you = in_reading_order(document)
    assert numbers_of(document, on_the_table + with_you) == list(range(1, len(document.sources.footnotes) + 1))


def test_the_side_that_is_left_has_all_its_own_sources_and_no_other(evidence: Evidence, figures: Figures) -> None:
    document = brief(evidence, figures, common_figures(evidence, figures), "DE", "en", Meeting())
    on_the_table, with_you = in_reading_order(document)
    left = [note.number for note in document.left.sources.footnotes]
    assert sorted(numbers_of(document, on_the_table)) == left
    assert [note.number for note in document.kept_sources] == sorted(set(numbers_of(document, with_you)) - set(left))


def test_who_moved_says_from_what_to_what_and_leaves_out_who_did_not(evidence: Evidence, figures: Figures) -> None:
    common = common_figures(evidence, figures)
    told = brief(evidence, figures, common, "DE", "en", Meeting()).kept.moved
    moved = {one.name.code: plain(one.words) for one in told.governments}
    expected = {}
    for state in STATES:
        before, now = (one.positions[state, "overall"].word.stance for one in (common.earlier, figures))
        if "unknown" not in (before, now) and before != now:
            expected[state] = plain(STANCE_LABELS[before]), f"” to “{plain(STANCE_LABELS[now])}”, "
    assert "DE" in expected, "the brief of Germany leaves out Germany"
    del expected["DE"]
    assert set(moved) == set(expected)
    for state, (before_word, now_words) in expected.items():
        assert moved[state].startswith(f"“{before_word}") and now_words in moved[state]


def test_who_moved_says_what_must_be_known_of_both_stances(evidence: Evidence, figures: Figures) -> None:
    """As the book and the scorecard of the state do: a tally, reports that differ, another word in between."""
    common = common_figures(evidence, figures)
    told = brief(evidence, figures, common, "IT", "en", Meeting()).kept.moved
    moved = {one.name.code: plain(one.words) for one in told.governments}
    assert moved["EE"].startswith("“Undecided (tally alone)” to “Supports”, ")
    assert moved["DE"].endswith(". Later on the same text “Undecided” (8 October 2025)")
    assert "another text" not in " ".join(moved.values()), "the sentence above the list says so"
    doubted = tuple(replace(move, doubtful=True) for move in common.changes["HR"].moves)
    doubtful = replace(common, changes={**common.changes, "HR": replace(common.changes["HR"], moves=doubted)})
    told = brief(evidence, figures, doubtful, "IT", "en", Meeting()).kept.moved
    (croatia,) = [plain(one.words) for one in told.governments if one.name.code == "HR"]
    assert croatia.endswith(". Reports differ, so no change can be told.")


def test_who_moved_has_nothing_to_compare_on_the_day_compared_with(project: Path) -> None:
    document = brief_of(project, as_of=load(project).edition.compared_with.last_day)
    assert document.kept.moved.governments == ()
    assert plain(document.kept.moved.intro).startswith("There is no later day than ")

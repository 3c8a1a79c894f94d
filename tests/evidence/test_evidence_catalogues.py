"""The catalogues of the evidence: what is in them, and what an edit of the evidence does to them."""

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.evidence.catalogue_update import updated
from scorecard.evidence.evidence_catalogues import read_catalogue, renewed, template
from scorecard.evidence.load import Evidence, examine, load
from scorecard.evidence.po_file import Entry, PoFile, format_po
from scorecard.evidence.translatable_texts import translatable_texts, wanted_in
from tests.conftest import Change


def translated(**translations: str) -> PoFile:
    """Returns a catalogue with a translation for each text; `_` in a name is a space."""
    entries = [
        Entry(text.replace("_", " "), [words], flags=["machine-draft"], extracted=["a.yaml: asks 1, ask"])
        for text, words in translations.items()
    ]
    return PoFile({"Language": "de"}, entries)


def wanted(*texts: str) -> list[Entry]:
    return [Entry(text, [""], extracted=["a.yaml: asks 1, ask"]) for text in texts]


def test_a_changed_text_makes_its_translation_alone_fuzzy_and_keeps_the_old_text() -> None:
    before = translated(Say_where_you_stand="Sagt, wo ihr steht", Nothing_was_said="Nichts")
    now = updated(before, wanted("Say clearly where you stand", "Nothing was said"))
    changed, other = now.entries
    assert (changed.strings, changed.flags) == (["Sagt, wo ihr steht"], ["fuzzy", "machine-draft"])
    assert changed.previous == ['msgid "Say where you stand"']
    assert other == replace(before.entries[1], line=other.line)
    assert updated(now, wanted("Say clearly where you stand", "Nothing was said")) == now, "the same again"


def test_a_text_that_comes_back_is_translated_as_before() -> None:
    before = translated(Say_where_you_stand="Sagt, wo ihr steht")
    changed = updated(before, wanted("Say clearly where you stand"))
    assert updated(changed, wanted("Say where you stand")) == before
    twice = updated(changed, wanted("Say clearly and soon where you stand"))
    assert twice.entries[0].previous == ['msgid "Say where you stand"'], "that is what the translation was made for"


def test_a_changed_text_is_known_by_its_place_also_where_little_of_it_is_left() -> None:
    before = translated(Put_targeted_orders_back="Anordnungen")
    (entry,) = updated(before, wanted("Put the derogation first")).entries
    assert (entry.is_fuzzy, entry.strings) == (True, ["Anordnungen"])
    (elsewhere,) = updated(before, [Entry("Write to them about abuse", [""], extracted=["b.yaml: coverage"])]).entries[
        :1
    ]
    assert (elsewhere.is_fuzzy, elsewhere.strings) == (False, [""])


def test_a_text_that_is_gone_is_obsolete_and_good_again_when_it_returns() -> None:
    before = translated(A_debate="Eine Debatte")
    gone = updated(before, [])
    assert [(entry.text, entry.obsolete) for entry in gone.entries] == [("A debate", True)]
    assert updated(gone, wanted("A debate")) == before
    assert updated(PoFile({}, [Entry("Never translated", [""])]), []).entries == []


def test_a_review_is_of_the_text_that_was_reviewed() -> None:
    before = translated(Say_where_you_stand="Sagt, wo ihr steht")
    before.entries[0].notes = ["reviewed: A Person, 2026-11-20", "so say all"]
    before.entries[0].flags = []
    (entry,) = updated(before, wanted("Say clearly where you stand")).entries
    assert (entry.notes, entry.flags) == (["so say all"], ["fuzzy"])


def test_a_catalogue_has_the_shared_texts_and_those_of_its_states_in_the_order_of_the_files(project: Path) -> None:
    texts = list(translatable_texts(load(project)))
    german = renewed(PoFile(), "de", texts)
    originals = [entry.text for entry in german.entries]
    assert "The method." in originals
    assert "Say where you stand." in originals, "German is the language of AT"
    assert "Opposes orders." not in originals, "the file of AT has it in German"
    assert "No." not in originals, "on a German page the German words of the quotation stand, untranslated"
    assert "Say where you stand." not in [one.original for one in wanted_in("pl", texts)]
    assert wanted_in("en", texts) == []
    assert format_po(renewed(german, "de", texts)) == format_po(german)
    assert {entry.text for entry in german.entries} < {entry.text for entry in template(texts).entries}
    assert "AT.yaml: asks 1, ask" in next(entry for entry in german.entries if entry.text.startswith("Say")).extracted


def test_words_of_others_are_no_texts_to_translate(evidence: Evidence) -> None:
    questions = [question for survey in evidence.surveys.surveys.values() for question in survey.questions.values()]
    words = {wording.words for question in questions for wording in question.wording}
    words |= {said.quote.words for state in evidence.states.values() for said in state.statements if said.quote}
    assert len(words) > 50
    assert not words & {one.original for one in translatable_texts(evidence)}


@pytest.mark.parametrize(
    ("catalogue", "told"),
    [
        (b'msgid "A"\nmsgstr "B\n', '2:1: the closing quotation mark is missing; write " at the end of the line'),
        (b'msgid "A"\nmsgstr "<b>B</b>"\n', "2:1: translation: holds HTML; write plain text"),
        (b'msgid "A"\nmsgstr "{state} B"\n', "2:1: translation: has {, which the original has not"),
        (b'msgctxt "x"\nmsgid "A"\nmsgstr "B"\n', "3:1: translation: a text of the evidence has neither"),
        (b'msgid ""\nmsgstr "Language: fr\\n"\n', "1:1: the head says that its language is 'fr'; put the catalogue"),
        (
            b'#. at most 40 characters\nmsgid "A"\nmsgstr "' + b"b" * 41 + b'"\n',
            "3:1: translation: has 41 characters; 40",
        ),
        ('msgid "A"\nmsgstr "ä"\n'.encode("latin-1"), "2:9: this letter is not UTF-8; save the file as UTF-8"),
        (b'<<<<<<< HEAD\nmsgid "A"\n', "1:1: an unfinished merge"),
        (b'msgid "A"\nmsgstr "B\xe2\x80\x8b"\n', "2:10: an invisible character, U+200B"),
        ('msgid "A"\nmsgstr "\u4e2d"\n'.encode(), "2:1: translation: the character"),
    ],
    ids=["torn", "HTML", "brace", "context", "language", "long", "Latin-1", "merge", "invisible", "no glyph"],
)
def test_a_damaged_catalogue_is_a_problem_of_the_evidence(catalogue: bytes, told: str, project: Path) -> None:
    path = project / "locale" / "de.po"
    path.parent.mkdir()
    path.write_bytes(catalogue)
    problems = [str(problem).removeprefix(f"{path.as_posix()}:") for problem in examine(project)[1]]
    assert [problem[: len(told)] for problem in problems] == [told]
    assert load(project, languages=["fr"]), "of a German build alone it stops anything"


def test_a_catalogue_under_another_name_is_told(project: Path) -> None:
    folder = project / "locale"
    folder.mkdir()
    for name in ("xx.po", "de_DE.po", "de.mo", "evidence.pot", "de.po~", "fr.po", "fr (1).po"):
        (folder / name).write_text('msgid ""\nmsgstr "Language: fr\\n"\n')
    _, problems, notes = examine(project, languages=())
    assert [str(one).removeprefix(f"{folder.as_posix()}/") for one in problems] == [
        "de_DE.po:1:1: this file is not read; rename it to de.po"
    ]
    told = {Path(one.file).name: one.message for one in notes if Path(one.file).parent == folder}
    assert told == {
        "xx.po": "'xx' is not an official language of the EU; this file is not read",
        "fr (1).po": "this file is not read, fr.po is",
    }


def test_a_file_that_is_not_there_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert read_catalogue(tmp_path / "de.po") == (PoFile(), [])


def test_a_state_may_write_in_its_own_language_alone(project: Path, change: Change) -> None:
    change("AT.yaml", "coverage: {en: Little is known.}", "coverage: {de: Wenig ist bekannt.}")
    texts = list(translatable_texts(load(project)))
    assert [one.original for one in wanted_in("en", texts)] == ["Wenig ist bekannt."]
    (entry,) = [entry for entry in template(texts).entries if entry.text == "Wenig ist bekannt."]
    assert entry.extracted == ["AT.yaml: coverage", "written in: de"]

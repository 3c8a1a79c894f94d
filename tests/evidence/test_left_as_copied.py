"""Mistakes of a whole entry: copied and left as it was, in another language, far from or against what others say."""

import pytest

from tests.evidence.minimal_evidence import MinimalEvidence

AT = "AT.yaml"
SAYS = "says: {en: Supports the text.}"
LONG = "Supports the text as a whole and asks the other states for haste before the summer."
GERMAN = "Unterstützt den Text als Ganzes und bittet die anderen Staaten um Eile noch vor dem Sommer."


def test_words_left_from_another_entry_are_noted(minimal: MinimalEvidence) -> None:
    minimal.change(AT, SAYS, "says: {en: Supports the text of Denmark.}")
    minimal.change(AT, "en: Opposes orders.", "en: supports the text of Denmark")
    (note,) = minimal.noted()
    assert note.startswith("AT.yaml:31:16: note: says is word for word that of line 24; ")
    minimal.change(AT, "    also: [own-1]", "    also: [own-1]\n    seen: it was said again")
    assert minimal.noted() == []


def test_of_an_entry_that_stands_twice_its_words_are_not_noted_too(minimal: MinimalEvidence) -> None:
    first = minimal.texts[AT].index("  - date: 2025-09-01")
    entry = minimal.texts[AT][first : minimal.texts[AT].index("  - date: 2025-10\n")]
    minimal.change(AT, entry, (entry + entry).replace("Supports the text.", "Supports the text of Denmark."))
    (told,) = minimal.told()
    assert "the same statement as entry 1 of statements" in told
    assert minimal.noted() == []


@pytest.mark.parametrize(
    "new, note",
    [
        ("quote: {language: de, words: Nein.}", "AT.yaml:32:12: note: 'translation' is missing"),
        (
            "quote: {language: de, words: Nein danke., translation: {en: Nein danke}}",
            "AT.yaml:32:65: note: en is word for word that of line 32",
        ),
        ("quote: {language: en, words: Nein.}", None),
    ],
)
def test_a_quotation_that_was_not_translated_is_noted(new: str, note: str | None, minimal: MinimalEvidence) -> None:
    minimal.change(AT, "quote: {language: de, words: Nein., translation: {en: No.}}", new)
    assert [one.partition(";")[0] for one in minimal.noted()] == ([note] if note else [])


@pytest.mark.parametrize(
    "says, notes",
    [
        (f"{{en: {LONG}, de: {GERMAN}}}", []),
        (
            f"{{en: {LONG}, de: {LONG}}}",
            ["de is word for word that of line 24", "says does not read like text in 'de'"],
        ),
        (f"{{en: {GERMAN}}}", ["says does not read like text in 'en'"]),
        (
            f"{{en: {GERMAN}, de: {LONG}}}",
            ["says does not read like text in 'en'", "says does not read like text in 'de'"],
        ),
        (f"{{de: {GERMAN}}}", []),
        ("{en: Ministry, de: Ministry}", []),
    ],
)
def test_a_text_in_another_language_is_noted(says: str, notes: list[str], minimal: MinimalEvidence) -> None:
    minimal.change(AT, SAYS, f"says: {says}")
    assert sorted(one.split("note: ")[1].partition(";")[0] for one in minimal.noted()) == sorted(notes)


def test_a_state_on_one_side_of_a_meeting_and_on_the_other_in_its_file_is_noted(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "date: 2025-09-01\n    text", "date: 2025-10-08\n    text")
    (note,) = (one for one in minimal.noted() if one.startswith("eu/council"))
    assert "AT stands under 'against', and in AT.yaml 'supports' on that day" in note
    minimal.change("eu/council.yaml", "[DK]", "[DK, AT]")
    minimal.change("eu/council.yaml", "[AT, DE]", "[DE]")
    assert [one for one in minimal.noted() if one.startswith("eu/council")] == []


def test_a_share_far_from_that_of_all_states_is_noted(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "share: 69", "share: 20")
    assert minimal.noted() == []
    minimal.change(AT, "share: 20", "share: 6.9")
    (note,) = minimal.noted()
    assert "AT.yaml:38:12: note: share 6.9 is far from that of ALL2, 70 (eu/surveys.yaml)" in note


@pytest.mark.parametrize("number", ["'030 123456'", "0049 30 123456", "office@member.at"])
def test_a_telephone_number_without_the_code_of_the_country_is_noted(number: str, minimal: MinimalEvidence) -> None:
    contact = "website: https://example.org\n  contact: {telephone: %s}"
    minimal.change(AT, "website: https://example.org", contact % number)
    assert "does not begin with '+' and the code of the country" in "".join(minimal.noted())
    minimal.change(AT, number, "+43 (0)1 123-45")
    assert minimal.noted() == []


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("child_helpline: 116 111", "child_helpline: 116 117", "'116 117' is not the number of that line in the whole"),
        ("child_helpline: 116 111", "child_helpline: 116 000", "write 116 111"),
        ("missing_children_line: 116 000", "missing_children_line: 116 111", "write 116 000"),
        ("child_helpline: 116 111", "child_helpline: '116111'", None),
    ],
)
def test_the_lines_for_children_have_their_numbers(
    old: str, new: str, told: str | None, minimal: MinimalEvidence
) -> None:
    minimal.change("eu/edition.yaml", old, new)
    assert bool(minimal.told()) == bool(told)
    assert (told or "") in "".join(minimal.told())


@pytest.mark.parametrize("words", ["Fran?ais", "(Orb?n)", "l?avortement"])
def test_a_letter_that_became_a_question_mark_is_noted(words: str, minimal: MinimalEvidence) -> None:
    minimal.change(AT, "title: A report", f"title: A report {words} said")
    (note,) = minimal.noted()
    assert "a letter that was lost when the file was converted" in note


@pytest.mark.parametrize("words", ["What now? Nothing", "https://a.eu/b?c", "and/or?no", "JANA ŽÍŽALOVÁ", "PETR ÍŠA"])
def test_what_is_no_lost_or_converted_letter_is_not_noted(words: str, minimal: MinimalEvidence) -> None:
    minimal.change(AT, "title: A report", f"title: 'A report {words}'")
    assert minimal.noted() == []


@pytest.mark.parametrize("words", ["so&nbsp;it", "so &#39;it", "so &amp; it"])
def test_characters_as_html_spells_them_are_refused(words: str, minimal: MinimalEvidence) -> None:
    minimal.change(AT, "en: A debate}", f"en: A debate {words}}}")
    (told,) = minimal.told()
    assert "holds HTML; write plain text" in told


CSV = "eu/roll_calls.csv"


def rows(minimal: MinimalEvidence) -> list[list[str]]:
    return [line.split(",") for line in minimal.texts[CSV].splitlines()]


@pytest.mark.parametrize("value", ["TODO", "#REF!", "=A2", "?", "BRANDST?TTER", "BRANDSTÃ¤TTER"])
def test_a_spoilt_cell_of_the_table_of_votes_is_told(value: str, minimal: MinimalEvidence) -> None:
    minimal.change(CSV, rows(minimal)[1][2], value)
    assert any(f"{CSV}:2:" in one for one in minimal.told())


def test_two_rows_of_one_profile_are_told(minimal: MinimalEvidence) -> None:
    first, second = rows(minimal)[1:3]
    first[4] = second[4] = "https://meps.eu/1"
    minimal.texts[CSV] = "\n".join(",".join(row) for row in (rows(minimal)[0], first, second)) + "\n"
    assert [one for one in minimal.told() if "the same member as line 2" in one]

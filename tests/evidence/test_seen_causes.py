"""Messages name the cause that a person can see in the line, and the cure."""

import pytest

from tests.evidence.minimal_evidence import MinimalEvidence

AT = "AT.yaml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("stance: supports", "stance： supports", "22:11: cannot be read: '：' (U+FF1A) is no colon to YAML; type ':'"),
        ("stance: supports", "stance = supports", "22:12: cannot be read: '=' stands where ':' belongs"),
        ("stance: supports", "stance:supports", "22:12: cannot be read: the space after ':' is missing"),
        ("stance: supports", "stance:\u00a0supports", "22:12: cannot be read: U+00A0 is no ordinary space; retype it"),
        ("  - date: 2025-10\n", "  — date: 2025-10\n", "26:3: cannot be read: '—' begins no entry of a list; type '- '"),
        ("  - date: 2025-10\n", "  • date: 2025-10\n", "26:3: cannot be read: '•' begins no entry of a list; type '- '"),
        ("  - date: 2025-10\n", "  -date: 2025-10\n", "26:4: cannot be read: the space after '-' is missing"),
        ("  - date: 2025-10\n", "    date: 2025-10\n", "26:5: '- ' is missing before 'date', where a new entry begins"),
        ("title: A report", 'title: "The "report" of"', "51:18: cannot be read: the text goes on behind a closing \"; "),
        ("title: A report", "title: [The minister] says", "51:12: cannot be read: '[' at the beginning means a list or"),
        ("title: A report", 'title: "A report', "51:12: cannot be read: this quote is opened and never closed"),
        ("share: 69", "share: 71,5", "38:12: share should be a number, not text (71,5); write 71.5"),
        ("n: 1009", "n: 1.009", "39:8: n should be a whole number, not a number (1.009); write 1009 where the point"),
        ("n: 1009", "n: 1 009", "39:8: n should be a whole number, not text (1 009); write 1009"),
        ("n: 1009", "n: 1009.0", "39:8: n should be a whole number, not a number (1009.0); write 1009"),
        ("neighbours: [DE, IT]", "neighbours: DE; IT", "not text (DE; IT); write [DE, IT]"),
        ("neighbours: [DE, IT]", "neighbours: [Deutschland, IT]", "SI, SK; Germany is 'DE'"),
        ("neighbours: [DE, IT]", "neighbours: [Ελλάδα, IT]", "SI, SK; Greece is 'EL'"),
        ("neighbours: [DE, IT]", "neighbours: [UK, IT]", "SI, SK; the United Kingdom is no member state"),
        ("quality: secondary", "quality: press", "55:14: quality 'press' is not one of primary, secondary, tertiary; 'secon"),
        ("source: own-1\n  - date", "source: https://a.eu\n  - date", "25:13: source 'https://a.eu' is an address, not a key"),
        ("{en: Supports the text.}", "Supports the text.", "24:11: says should be a block of fields, not text (Supports"),
        ("{en: Supports the text.}", "{en: Yes, it does.}", "24:21: a comma ends the text before 'it does.', as it"),
    ],
)  # fmt: skip
def test_the_cause_in_the_line_is_named(old: str, new: str, told: str, minimal: MinimalEvidence) -> None:
    minimal.change(AT, old, new)
    assert any(told in problem and problem.startswith(f"{AT}:") for problem in minimal.told()), minimal.told()


def test_a_quote_is_told_where_it_opens_whatever_stands_at_the_end_of_the_file(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "title: A report", "title: 'A report")
    minimal.texts[AT] += "# A remark of an editor\n"
    (problem,) = (problem for problem in minimal.told() if problem.startswith(AT))
    assert problem == f"{AT}:51:12: cannot be read: this quote is opened and never closed"


def test_a_missing_dash_is_told_once(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "  - date: 2025-10\n", "    date: 2025-10\n")
    assert len(minimal.told()) == 1


def test_a_quote_that_takes_the_next_fields_with_it_is_told_where_it_opens(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "    title: A report\n", "    title: 'A report\n")
    minimal.change(AT, "    publisher: A newspaper\n", "    publisher: The '90s\n")
    assert any(f"{AT}:51:12: " in problem and "quote" in problem for problem in minimal.told()), minimal.told()


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("3.10.2025", "write 2025-10-03"), ("2025-10-3", "write 2025-10-03"), ("2025/10/03", "write 2025-10-03"),
        ("Oct 3 2025", "write 2025-10-03"), ("3rd October 2025", "write 2025-10-03"), ("October 2025", "write 2025-10"),
        ("3/10/2025", "write 2025-10-03 or 2025-03-10"), ("25/10/2025", "write 2025-10-25"),
        ("45933", "it is the number by which a spreadsheet stores 2025-10-03: write that"),
        ("2025-10-03T00:00:00", "write 2025-10-03"), ("2025–10–03", "write 2025-10-03"), ("20251003", "write 2025-10-03"),
        ("“2025-10-03”", "write 2025-10-03"), ("soon", "write 2024-06-18, or 2024-06 or 2024 where"),
        ("2025-02-30", "is not a day in the calendar"), ("30.2.2025", "write 2024-06-18, or 2024-06 or 2024 where"),
    ],
)  # fmt: skip
def test_a_date_typed_otherwise_is_given_as_it_is_written_here(typed: str, cure: str, minimal: MinimalEvidence) -> None:
    minimal.change(AT, "date: 2025-10\n", f"date: {typed}\n")
    (problem,) = (problem for problem in minimal.told() if problem.startswith(f"{AT}:26:11: date: "))
    assert cure in problem


def test_letters_that_were_converted_twice_are_noted(minimal: MinimalEvidence) -> None:
    minimal.change(AT, "title: A report", "title: Le parlement franÃ§ais")
    (note,) = minimal.noted()
    assert "title holds 'Ã§' for 'ç': its letters were converted twice; retype them" in note
    minimal.change(AT, "franÃ§ais", "français À Âme São Â")
    assert minimal.noted() == []


def test_all_mistakes_of_a_file_come_in_one_run(minimal: MinimalEvidence) -> None:
    """An address without https, an unknown source, a date after the edition, an unknown text and question."""
    minimal.change(AT, "website: https://example.org\n", "website: www.example.org\n")
    minimal.change(AT, "source: own-1\n  - date: 2025-10", "source: own-7\n  - date: 2025-10")
    minimal.change(AT, "date: 2025-10\n", "date: 2027-10\n")
    minimal.change(AT, "    text: danish\n    aspect: overall", "    text: dansh\n    aspect: overall")
    minimal.change(AT, "question: worried", "question: worred")
    told = minimal.told()
    for words in ("4:12: website", "source 'own-7'", "2027-10 is later", "text 'dansh'", "question 'worred'"):
        assert any(words in problem for problem in told), (words, told)

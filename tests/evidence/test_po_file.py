"""PO files as people leave them: read whole, written back as they were, faults told by line."""

import re
from random import Random

import pytest

from scorecard.evidence.po_file import Entry, PoFile, format_po, read_po

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"X-Review: machine draft, not yet reviewed\\n"\n\n'

WHOLE = (
    "# Kept by hand\n"
    + HEAD
    + """# A translator's comment
#. eu/brief.yaml: questions 1, question
#, fuzzy, machine-draft
#| msgid "Yes, sir"
msgid "Yes"
msgstr "Ja"

msgctxt "head of a column"
msgid "{count} state"
msgid_plural "{count} states"
msgstr[0] "ein Staat"
msgstr[1] "{count} Staaten"

msgid ""
"A text that is longer than a line of the file has characters, so that it has "
"to be wrapped, with \\"quotation marks\\" and a \\\\ in it.\\n"
"And a second line."
msgstr ""

#, machine-draft
#~| msgid "older"
#~ msgid "old"
#~ msgstr "alt"
"""
)


def test_a_file_is_written_as_it_was_read() -> None:
    catalogue, problems = read_po(WHOLE, "de.po")
    assert problems == []
    assert format_po(catalogue) == WHOLE


def test_everything_of_an_entry_is_read() -> None:
    catalogue, _ = read_po(WHOLE, "de.po")
    assert catalogue.headers == {"Language": "de", "X-Review": "machine draft, not yet reviewed"}
    yes, states, long, old = catalogue.entries
    assert (yes.text, yes.strings, yes.flags, yes.line) == ("Yes", ["Ja"], ["fuzzy", "machine-draft"], 11)
    assert (yes.notes, yes.extracted) == (["A translator's comment"], ["eu/brief.yaml: questions 1, question"])
    assert yes.previous == ['msgid "Yes, sir"']
    assert (states.context, states.plural) == ("head of a column", "{count} states")
    assert states.strings == ["ein Staat", "{count} Staaten"]
    assert long.text.endswith('with "quotation marks" and a \\ in it.\nAnd a second line.')
    assert (old.text, old.obsolete) == ("old", True)
    assert [entry.is_printed for entry in catalogue.entries] == [False, True, False, False]


def test_line_ends_of_windows_and_lines_of_any_length_are_read() -> None:
    text = HEAD.replace("\n", "\r\n") + 'msgid "A"  \r\nmsgstr ""\r\n"' + "ä" * 500 + '"\r\n'
    catalogue, problems = read_po(text, "de.po")
    assert problems == []
    assert catalogue.entries[0].strings == ["ä" * 500]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('msgid "A"\nmsgstr "B\n', '7:1: the closing quotation mark is missing; write " at the end of the line'),
        ('msgid "A"\nmsgstr "say "B" so"\n', '7:1: a quotation mark within the text; write it as “ or as \\"'),
        ('msgid "A"\nmsgstr B\n', "7:1: 'msgstr B' has no text in quotation marks"),
        ('msgid "A"\n\nmsgid "C"\nmsgstr "D"\n', '6:1: a msgid without its msgstr; write msgstr "" below it'),
        ('msgstr "D"\n', "6:1: a msgstr without its msgid; write the text above it, or delete it"),
        ('"D"\n', "6:1: a text that belongs to no msgid or msgstr"),
        ('msgid "A"\nmsgstr "B"\nmsgstr "C"\n', "8:1: a second msgstr for one msgid; delete one of the two"),
        (
            'msgid "A"\nmsgstr "B"\n\nmsgid "A"\nmsgstr "C"\n',
            "9:1: this text stands here a second time, first in line 6",
        ),
        ("und so weiter\n", "6:1: 'und so weiter' begins neither with msgid"),
        ('msgid ""\nmsgstr "Language: fr\\n"\n', '6:1: a second head of the file, msgid ""; delete one of the two'),
    ],
)
def test_a_fault_is_told_with_its_line_and_cure_and_the_rest_is_read(lines: str, told: str) -> None:
    catalogue, problems = read_po(f'{HEAD}{lines}\nmsgid "Z"\nmsgstr "z"\n', "de.po")
    assert str(problems[0]).startswith(f"de.po:{told}")
    assert len(problems) == 1
    assert catalogue.entries[-1].strings == ["z"]


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", 'msgid ""\n', '"', "msgid", "#~", "#|"])
def test_what_is_no_catalogue_is_read_to_its_end(text: str) -> None:
    catalogue, _ = read_po(text, "de.po")
    assert catalogue.entries == []


def test_a_text_of_one_long_word_is_not_cut() -> None:
    entry = Entry("x" * 200, ["y" * 200])
    assert read_po(format_po(PoFile({"Language": "de"}, [entry])), "")[0].entries[0].strings == entry.strings


def damaged(text: str, random: Random) -> str:
    """Returns a catalogue in which lines and letters are lost, doubled, put elsewhere or typed anew."""
    for _ in range(random.randint(0, 4)):
        lines = text.split("\n")
        first, second = random.randrange(len(lines)), random.randrange(len(lines))
        at = random.randrange(len(text) + 1)
        match random.randrange(6):
            case 0:
                del lines[first]
            case 1:
                lines.insert(first, lines[second])
            case 2:
                lines[first], lines[second] = lines[second], lines[first]
            case 3:
                lines.insert(
                    first, random.choice(["", " ", "#", "#~", "# x", '"', "msgid", 'msgid "A"', 'msgstr ""', "x"])
                )
            case 4:
                lines = (text[:at] + random.choice(['"', "\\", "\n", "\r\n", "\r", "#", " ", "ä"]) + text[at:]).split(
                    "\n"
                )
            case 5:
                lines = (text[:at] + text[at + 1 :]).split("\n")
        text = "\n".join(lines) or "\n"
    return text


def test_entries_read_at_once_are_as_those_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(18)
    texts = [WHOLE, *(damaged(WHOLE, random) for _ in range(1_000))]
    at_once = [read_po(text, "de.po") for text in texts]
    monkeypatch.setattr("scorecard.evidence.po_file.WHOLE_ENTRY", re.compile("(?!)"))
    for text, read in zip(texts, at_once, strict=True):
        assert read_po(text, "de.po") == read, text

"""What YAML would leave out or change without a word is told at its line, and what it rightly leaves out is not."""

from collections.abc import Callable

import pytest
import yaml

from scorecard.evidence import yaml_reader
from tests.evidence.minimal_evidence import MinimalEvidence

DROPPED = "what stands after '#' is dropped by YAML; put the text in quotes"


@pytest.fixture(params=["libyaml", "pure Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Sets one of the two parsers of PyYAML, and returns its name; which of them is used depends on how it was
    installed."""
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.CSafeLoader if request.param == "libyaml" else yaml.SafeLoader)
    return str(request.param)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("en: Supports the text.}", "en: Is listed in doc. #3 of the 14 states\n      }", "24:34: en: "),
        ("says: {en: Supports the text.}", "says:\n      en: Says the hashtag #chatcontrol must stay", "25:28: en: "),
        (
            "says: {en: Supports the text.}",
            "says:\n      en: Is listed in doc.\n        #3 of the states",
            "26:9: en: ",
        ),
        ("says: {en: Supports the text.}", "says:\n      en: Is listed\n\n        #3 of the states", "27:9: en: "),
        ("says: {en: Supports the text.}", "says:\n      en: #chatcontrol is\n        not wanted", "25:11: en: "),
        ("says: {en: Supports the text.}", "says:\n      en:\n        #chatcontrol is\n        bad", "26:9: en: "),
        ("title: A report", "title: Case #12 of the court", "51:17: title: "),
        ("title: A report\n", "title: >\n        Case\n      #12 of the court\n", "53:7: title: "),
        ("publisher: A newspaper", "publisher: A newspaper  #1", "52:29: publisher: "),
        ("url: https://example.org/report", "url: https://example.org/report #page=3", "53:37: url: "),
        ("  name: Member in Austria", "  name: Member #1 in Austria", "3:16: name: "),
        ("words: Nein.,", "words: Nein\n      #nein\n      ,", "33:7: words: "),
        ("title: A report", "title: 'Case' #12 of the court", "51:19: title: "),
        ("publisher: A newspaper", 'publisher: "Children"  #first, a network', "52:28: publisher: "),
        ("en: Supports the text.}", "en: 'Says' #chatcontrol must stay\n      }", "24:23: en: "),
        ("en: Supports the text.}", "en: Says it, #chatcontrol or not\n      }", "24:25: en: "),
        ("en: Supports the text.}", "en: 'Says it', #chatcontrol or not\n      }", "24:27: en: "),
        ("title: A report\n", "title: | #chatcontrol\n      Report\n", "51:14: title: "),
        ("title: A report\n", "title: >-  #4 of 5\n      Report\n", "51:16: title: "),
    ],
)
def test_a_comment_that_was_meant_as_text(
    old: str, new: str, place: str, minimal: MinimalEvidence, loader: str
) -> None:
    minimal.change("AT.yaml", old, new)
    assert f"AT.yaml:{place}{DROPPED}" in minimal.told()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("AT.yaml", "stance: supports\n", "stance: supports   # as the minister said\n"),
        (
            "AT.yaml",
            "- date: 2025-09-01\n",
            "- date: 2025-09-01   # the day of the debate\n                       # in Vienna\n",
        ),
        ("AT.yaml", "share: 69\n", "share: 69 # per cent\n"),
        ("AT.yaml", "title: A report", "title: 'A report' # as printed"),
        ("AT.yaml", "publisher: A newspaper", 'publisher: "A newspaper" ## of Vienna'),
        ("AT.yaml", "publisher: A newspaper", 'publisher: "A newspaper" #'),
        ("AT.yaml", "source: own-1\nsources", "source: own-1 # a report\nsources"),
        ("AT.yaml", "neighbours: [DE, IT]\n", "neighbours:   # by land\n  - DE # in the north\n  - IT\n"),
        ("AT.yaml", "statements:\n", "statements:   # oldest first\n  # the first one\n"),
        ("AT.yaml", "title: A report\n", "title: 'A report' # of 1848\n"),
        ("AT.yaml", "title: A report\n", "title: A report\n    # who published it\n"),
        ("AT.yaml", "title: A report\n", "title: Report C#4, page#2\n"),
        ("AT.yaml", "title: A report\n", "title: >-\n      Report #4\n      # of 5\n"),
        ("AT.yaml", "title: A report\n", "title: |\n      Report\n    # Who published it\n"),
        ("AT.yaml", "title: A report\n", "title: > # folded\n      Report\n"),
        ("AT.yaml", "neighbours: [DE, IT]\n", "neighbours: [DE, #north\n  IT]\n"),
        ("AT.yaml", "title: A report\n", "title: 'Report\n      #4 of 5'\n"),
        ("eu/edition.yaml", "name: Test\n", "name: Test\n\n# The day up to which evidence reaches.\n"),
        ("eu/population.yaml", "states_needed: 15\n", "states_needed: 15 # of 27\n"),
    ],
)
def test_a_comment_beside_a_code_or_between_fields_is_an_editor_s_own(
    file: str, old: str, new: str, minimal: MinimalEvidence, loader: str
) -> None:
    minimal.change(file, old, new)
    assert minimal.told() == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title: A report\n", "title: #chatcontrol\n", "51:12: title has no value: YAML drops what stands after '#'"),
        ("    quality: secondary\n", "    quality: secondary\n    note: #1 of 3\n", "56:11: note has no value: YAML drops"),
        ("also: [own-1]", "also:\n    - #own-1\n    - own-1", "35:7: entry 1 of also has no value: YAML drops"),
        ("    quality: secondary\n", "    quality: secondary\n    note:\n", "56:10: note has no value; fill it in or delete"),
        ("  website: https://example.org\n", "  website: ~\n", "4:12: website has no value; fill it in or delete"),
        ("{en: Supports the text.}", "{en: Sure, he said}", "24:29: he said has no value"),
    ],
)  # fmt: skip
def test_a_field_without_a_value_is_told_even_where_it_may_be_left_out(
    old: str, new: str, words: str, minimal: MinimalEvidence, loader: str
) -> None:
    minimal.change("AT.yaml", old, new)
    assert [problem for problem in minimal.told() if problem.startswith(f"AT.yaml:{words}")], minimal.told()


MERGED = "an unfinished merge: '{}' is a mark of git; keep one of the two versions"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "mark"),
    [
        ("AT.yaml", "state: AT\n", "<<<<<<< HEAD\nstate: AT\n=======\nstate: BE\n>>>>>>> x\n", "1:1", "<<<<<<<"),
        ("AT.yaml", "Supports the text.", "'Among\n<<<<<<< HEAD\n  14\n=======\n  15\n>>>>>>> x\n  states'", "25:1", "<<<<<<<"),
        ("AT.yaml", "Supports the text.", '"Among\n  <<<<<<< HEAD\n  14\n  =======\n  15\n  >>>>>>> x"', "25:3", "<<<<<<<"),
        ("AT.yaml", "says: {en: Supports the text.}", "says:\n      en: >\n        14\n        =======\n        15", "27:9", "======="),
        ("AT.yaml", "Supports the text.", "'Among <<<<<<< HEAD 14 ======= 15 >>>>>>> x states'", "24:23", "<<<<<<<"),
        ("AT.yaml", "    quality: secondary\n", "    quality: secondary\n>>>>>>> theirs\n", "56:1", ">>>>>>>"),
        ("AT.yaml", "    quality: secondary\n", "    quality: secondary\n||||||| base\n", "56:1", "|||||||"),
        ("AT.yaml", "    quality: secondary\n", "    quality: secondary\n=======\r\n", "56:1", "======="),
        ("eu/roll_calls.csv", "Bert B", "<<<<<<< HEAD\nBert B", "3:1", "<<<<<<<"),
        ("eu/sources.yaml", "sources:\n", "sources:\n=======\n", "2:1", "======="),
    ],
)  # fmt: skip
def test_an_unfinished_merge_is_the_only_thing_told_of_a_file(
    file: str, old: str, new: str, place: str, mark: str, minimal: MinimalEvidence
) -> None:
    minimal.change(file, old, new)
    ours = [problem for problem in minimal.told() if problem.startswith(f"{file}:")]
    assert len(ours) == 1
    assert ours[0].startswith(f"{file}:{place}: {MERGED.format(mark)}")


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("  website: https://example.org\n", "\twebsite: https://example.org\n", "4:1", "a tab; use spaces to indent"),
        ("  website: https://example.org\n", "  \twebsite: https://example.org\n", "4:3", "a tab; use spaces"),
        ("  - date: 2024-06\n", "  -\tdate: 2024-06\n", "42:4", "a tab; use spaces"),
        ("sources:\n  own-1:\n", "sources:\n\town-1:\t\n", "50:1", "a tab; use spaces"),
        ("coverage: {en: Little is known.}", "coverage:\u00a0{en: Little}", "13:1", "no ordinary space but U+00A0"),
        ("coverage: {en: Little is known.}", "coverage:{en: Little}", "13:1", "the space after ':' is missing"),
        ("    quality: secondary\n", "    quality:secondary\n", "55:13", "the space after ':' is missing"),
        ("  - date: 2024-06\n", "  -date: 2024-06\n", "42:4", "the space after '-' is missing"),
        ("title: A report\n", "title: 'A report\n", "51:12", "this quote is opened and never closed"),
        ("title: A report\n    publisher: A newspaper", "title: 'A report\n    publisher: 'A newspaper'", "51:12", "the quote opened here ends in line 52"),
        ("title: A report\n", "title: A report\n      #3\n      of 14\n", "52:7", DROPPED),
        ("title: A report\n", "title: A report #3\n      of 14\n", "51:21", DROPPED),
        ("en: Supports the text.", "en: Is listed in doc. #3 of 14", "24:34", DROPPED),
        ("publisher: A newspaper", "publisher: & Co", "52:17", "cannot begin a text; put it in quotes"),
        ("publisher: A newspaper", "publisher: > 50 %", "52:18", "cannot begin a text; put it in quotes"),
        ("title: A report\n", "title: A report\n%of all\n", "52:4", "'%' cannot begin a line"),
        ("title: A report\n", "title: A report\n...\n", "53:5", "something stands after the end of the file"),
    ],
)  # fmt: skip
def test_the_cause_of_what_cannot_be_read_is_one_that_can_be_seen(
    old: str, new: str, place: str, words: str, minimal: MinimalEvidence
) -> None:
    minimal.change("AT.yaml", old, new)
    ours = [problem for problem in minimal.told() if problem.startswith("AT.yaml:")]
    assert [problem for problem in ours if problem.startswith(f"AT.yaml:{place}: ") and words in problem], ours


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("publisher: A newspaper", "publisher: ! A newspaper", "52:16", "'!' at the beginning is dropped by YAML"),
        ("publisher: A newspaper", "publisher: !A newspaper", "52:16", "'!A' is a YAML tag; leave it out, or put the text"),
        ("publisher: A newspaper", "publisher: >5", "52:16", "'>5' at the beginning is dropped by YAML"),
        ("publisher: A newspaper", "publisher: |2\n      Newspaper", "52:16", "'|2' at the beginning is dropped by YAML"),
        ("publisher: A newspaper", 'publisher: "C:\\new"', "52:16", "'\\n' in double quotes is a line end to YAML"),
        ("publisher: A newspaper", 'publisher: "C:\\table"', "52:16", "publisher: holds a tab"),
        ("publisher: A newspaper", 'publisher: "A \\u2028newspaper"', "52:16", "a line end that editors do not show, U+2028"),
        ("    publisher: A newspaper", '    "pub\\u200blisher": A newspaper', "52:5", "an invisible character, U+200B"),
        ("    publisher: A newspaper", "    publisher\u00a0: A newspaper", "52:5", "no ordinary space but U+00A0"),
    ],
)  # fmt: skip
def test_signs_that_yaml_takes_for_its_own_are_told(
    old: str, new: str, place: str, words: str, minimal: MinimalEvidence, loader: str
) -> None:
    minimal.change("AT.yaml", old, new)
    ours = [problem for problem in minimal.told() if problem.startswith(f"AT.yaml:{place}: ")]
    assert [problem for problem in ours if words in problem], minimal.told()


def test_what_can_be_read_of_a_file_is_checked_in_the_same_run(minimal: MinimalEvidence) -> None:
    minimal.change("AT.yaml", "title: A report", "title: Report #12")
    minimal.change("AT.yaml", "stance: supports", "stance: suports")
    minimal.change("AT.yaml", "publisher: A newspaper", "publisher: A news\u200bpaper")
    minimal.change("AT.yaml", "share: 69", "share: 690")
    minimal.change("AT.yaml", "[DE, IT]", "[DE, NO]")
    places = sorted(int(problem.split(":")[1]) for problem in minimal.told())
    assert places == [6, 22, 38, 51, 52]


Edit = Callable[[str], str]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("A report", "'A \u200breport'"),
        lambda text: text.replace("A report", "A report # 2").replace("69", "690"),
        lambda text: text.replace("A report", '"A report'),
    ],
    ids=["invisible", "comment", "quote"],
)
def test_a_file_with_windows_line_ends_has_the_same_problems(edit: Edit, minimal: MinimalEvidence) -> None:
    text = edit(minimal.texts["AT.yaml"])
    minimal.texts["AT.yaml"] = text
    before = minimal.told()
    assert before
    minimal.texts["AT.yaml"] = text.replace("\n", "\r\n")
    assert minimal.told() == before


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("share: 69", "share: 69,5", "38:12", "should be a number, not text (69,5); write 69.5"),
        ("share: 69", "share: 69,5 %", "38:12", "should be a number, not text (69,5 %); write 69.5 without the sign"),
        ("n: 1009", "n: 1,009", "39:8", "should be a whole number, not text (1,009); write 1009"),
        ("n: 1009", "n: 10 009", "39:8", "should be a whole number, not text (10 009); write 10009"),
        ("n: 1009", "n: 1.009.000", "39:8", "should be a whole number, not text (1.009.000); write 1009000"),
        ("says: {en: Supports the text.}", "says: Supports the text.", "24:11", "write its language before it: {en: ...}"),
        ("also: [own-1]", "also: [https://example.org/2]", "34:12", "is an address, not a key; give the address a key under"),
        ("title: A report\n", "title: “A report”: the story\n", "51:12", "“ is no quote to YAML; put the text in"),
        ("title: A report\n", "title: „A report“: the story\n", "51:12", "„ is no quote to YAML; put the text in"),
        ("stance: supports", "stance: supports\u00a0", "22:13", "there is no ordinary space but U+00A0 in it, retype it"),
        ("source: own-1\n  - date", "source: own-1\u202f\n  - date", "25:13", "no ordinary space but U+202F in it"),
        ("neighbours: [DE, IT]", "neighbours: [DE, GR]", "6:18", "Greece is 'EL'"),
    ],
)  # fmt: skip
def test_the_cure_is_written_as_it_should_stand(
    old: str, new: str, place: str, words: str, minimal: MinimalEvidence
) -> None:
    minimal.change("AT.yaml", old, new)
    problems = minimal.told()
    assert [problem for problem in problems if problem.startswith(f"AT.yaml:{place}: ") and words in problem], problems

"""Every way we know of to get a file wrong: what is said, at which line and column, and that all is found."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from time import process_time
from warnings import catch_warnings

import pytest
from PIL import Image
from typer.testing import CliRunner

from scorecard.cli import app
from tests.conftest import Change
from tests.evidence.minimal_evidence import MinimalEvidence
from tests.sampling import sample

AT = "AT.yaml"


@dataclass(frozen=True)
class Case:
    """Change `old` to `new` in `file`; then `place` (line:column) says `words`."""

    name: str
    old: str
    new: str
    place: str
    words: str
    file: str = AT


CASES = [
    Case("misspelt field", "  website: https://example.org\n", "  webiste: https://example.org\n", "4:3", "'webiste' is not a field here; did you mean 'website'?"),
    Case("unknown field", "coverage:", "colour: red\ncoverage:", "13:1", "'colour' is not a field here"),
    Case("misspelt stance", "stance: supports", "stance: suports", "22:13", "stance 'suports' is not one of supports, leans_support, undecided, leans_oppose, opposes, abstains; did you mean 'supports'?"),
    Case("stance in capitals", "stance: opposes", "stance: Opposes", "29:13", "did you mean 'opposes'?"),
    Case("misspelt aspect", "aspect: overall", "aspect: overal", "21:13", "aspect 'overal' is not one of overall,"),
    Case("misspelt role", "speaker: {role: government, who: {en: The ministry}}\n    says: {en: Supports", "speaker: {role: goverment, who: {en: The ministry}}\n    says: {en: Supports", "23:21", "role 'goverment' is not one of government, parliament, authority, party; did you mean 'government'?"),
    Case("misspelt quality", "quality: secondary", "quality: second", "55:14", "quality 'second' is not one of primary, secondary, tertiary; did you mean 'secondary'?"),
    Case("missing field", "    text: danish\n    aspect: overall\n", "    aspect: overall\n", "19:5", "'text' is missing"),
    Case("field without a value", "  name: Member in Austria\n", "  name:\n", "3:8", "name has no value; fill it in or delete the line"),
    Case("empty text", "{en: Little is known.}", "{en: ''}", "13:16", "en is empty"),
    Case("text without a language", "{en: Little is known.}", "Little is known.", "13:11", "coverage should be a block of fields, not text"),
    Case("unknown language", "{en: Little is known.}", "{xx: Little is known.}", "13:12", "xx 'xx' is not one of bg, cs,"),
    Case("number for text", "publisher: A newspaper", "publisher: 1848", "52:16", "publisher should be text, not a number (1848)"),
    Case("text for number", "share: 69", "share: sixty-nine", "38:12", "share should be a number, not text (sixty-nine)"),
    Case("share above 100", "share: 69", "share: 169", "38:12", "share 169 is above 100"),
    Case("share below 0", "share: 69", "share: -1", "38:12", "share -1 is below 0"),
    Case("share with a per cent sign", "share: 69", "share: 69 %", "38:12", "share should be a number, not text (69 %)"),
    Case("share with a comma", "share: 69", "share: 69,5", "38:12", "share should be a number, not text (69,5)"),
    Case("n of zero", "n: 1009", "n: 0", "39:8", "n 0 is not above 0"),
    Case("n with a comma", "n: 1009", "n: 1,009", "39:8", "n should be a whole number, not text (1,009)"),
    Case("list for a block", "hotline:\n  report:\n", "hotline:\n  - report:\n", "8:3", "hotline should be a block of fields, not a list"),
    Case("block for a list", "neighbours: [DE, IT]", "neighbours: {DE: 1}", "6:13", "neighbours should be a list (each line begins with '- '), not a block of fields"),
    Case("impossible day", "date: 2025-10\n", "date: 2025-02-30\n", "26:11", "'2025-02-30' is not a day in the calendar"),
    Case("month 13", "date: 2025-10\n", "date: 2025-13\n", "26:11", "'2025-13' is not a day in the calendar"),
    Case("month 0", "date: 2025-10\n", "date: 2025-00\n", "26:11", "'2025-00' is not a day in the calendar"),
    Case("day 0", "date: 2025-10\n", "date: 2025-10-00\n", "26:11", "'2025-10-00' is not a day in the calendar"),
    Case("date in words", "date: 2025-10\n", "date: 1 October 2025\n", "26:11", "'1 October 2025' is not a date; write 2025-10-01"),
    Case("date written the American way", "date: 2025-10\n", "date: 10/01/2025\n", "26:11", "'10/01/2025' is not a date"),
    Case("year far away", "date: 2025-10\n", "date: 0205-10\n", "26:11", "'0205-10' has a year outside 1950-2100"),
    Case("statement in the future", "date: 2025-10\n", "date: 2027-12-01\n", "26:11", "date 2027-12-01 is later than the evidence of this edition (2026-11-24, eu/edition.yaml)"),
    Case("duplicate field", "    share: 69\n", "    share: 69\n    share: 70\n", "39:5", "'share' is here a second time (first in line 38); keep one of them"),
    Case("duplicate source", "sources:\n  own-1:\n", "sources:\n  own-1: {}\n  own-1:\n", "51:3", "'own-1' is here a second time (first in line 50)"),
    Case("source not defined", "source: own-1\n  - date: 2025-10\n", "source: own-2\n  - date: 2025-10\n", "25:13", "source 'own-2' is not defined under 'sources' here or in eu/sources.yaml; did you mean 'own-1'?"),
    Case("source never cited", "sources:\n  own-1:\n", "sources:\n  own-9:\n    title: A\n    publisher: B\n    url: https://example.org/9\n    date: 2024\n  own-1:\n", "50:3", "source 'own-9' is never cited; cite it or delete it"),
    Case("source without a date", "    date: 2025-09-01\n    quality", "    quality", "51:5", "'date' is missing"),
    Case("source without a publisher", "    publisher: A newspaper\n", "", "51:5", "'publisher' is missing"),
    Case("fact on an ungraded source", "    quality: secondary\n", "", "25:13", "source 'own-1' carries this fact and needs a 'quality'"),
    Case("same address twice", "    url: https://example.org/report\n", "    url: https://example.org/shared\n", "53:10", "the same address as source 'shared-1'; use that one"),
    Case("same address without s", "url: https://example.org/report", "url: http://www.example.org/shared/", "53:10", "the same address as source 'shared-1'; use that one"),
    Case("same address from a newsletter", "url: https://example.org/report", "url: https://EXAMPLE.org:443/sh%61red?utm_source=n#top", "53:10", "the same address as source 'shared-1'"),
    Case("same address in an archive", "url: https://example.org/report", "url: https://web.archive.org/web/2025/https://example.org/shared", "53:10", "the same address as source 'shared-1'"),
    Case("two commas", "neighbours: [DE, IT]", "neighbours: [DE,, IT]", "6:17", "cannot be read: this character cannot begin a value"),
    Case("sample of two kinds", "    n: 1009\n", "    n: {about: 700, more_than: 600}\n", "39:8", "n has 2 entries; 1 at most"),
    Case("sample of no kind", "    n: 1009\n", "    n: {}\n", "39:8", "n is empty; give at least one"),
    Case("thousands with a point", "    n: 1009\n", "    n: {about: 1.000}\n", "39:16", "about should be a whole number, not a number (1.000); write 1000 where the point parts"),
    Case("javascript link", "url: https://example.org/report", "url: javascript:alert(1)", "53:10", "url: 'javascript:alert(1)' is not a full web address; it begins with https:// or http://"),
    Case("relative link", "url: https://example.org/report", "url: report.html", "53:10", "'report.html' is not a full web address"),
    Case("file link", "url: https://example.org/report", "url: file:///etc/passwd", "53:10", "'file:///etc/passwd' is not a full web address"),
    Case("HTML in a text", "{en: Supports the text.}", "{en: Supports <b>it</b>.}", "24:16", "en: holds HTML; write plain text"),
    Case("unknown Council text", "    text: danish\n    aspect: overall", "    text: dansh\n    aspect: overall", "20:11", "text 'dansh' does not exist; did you mean 'danish'?"),
    Case("unknown survey", "survey: big-survey", "survey: small-survey", "36:13", "survey 'small-survey' does not exist"),
    Case("unknown question", "question: worried", "question: worred", "37:15", "question 'worred' does not exist; did you mean 'worried'?"),
    Case("survey not carried out here", "states: [AT, DE]", "states: [DE]", "36:13", "survey 'big-survey' was not carried out in AT (eu/surveys.yaml)", "eu/surveys.yaml"),
    Case("Norway problem", "neighbours: [DE, IT]", "neighbours: [DE, NO]", "6:18", "'NO' without quotes means true or false to YAML"),
    Case("no for a text", "name: Member in Austria", "name: no", "3:9", "'no' without quotes means true or false to YAML"),
    Case("on as a field", "coverage:", "on: x\ncoverage:", "13:1", "'on' without quotes means true or false to YAML"),
    Case("true for a text", "name: Member in Austria", "name: true", "3:9", "name should be text, not true/false"),
    Case("octal number", "n: 1009", "n: 01007", "39:8", "'01007' is read by YAML as another number"),
    Case("clock time as number", "n: 1009", "n: 10:09", "39:8", "'10:09' is read by YAML as another number"),
    Case("number with underscores", "n: 1009", "n: 1_009", "39:8", "'1_009' is read by YAML as another number"),
    Case("not a state", "neighbours: [DE, IT]", "neighbours: [DE, GR]", "6:18", "entry 2 of neighbours 'GR' is not one of AT, BE,"),
    Case("own neighbour", "neighbours: [DE, IT]", "neighbours: [DE, AT]", "6:18", "'AT' is not its own neighbour"),
    Case("file and state differ", "state: AT", "state: DE", "1:8", "state 'DE' does not match the name of the file, AT.yaml"),
    Case("too many asks", "asks:\n", "asks:\n" + "  - {ask: {en: A}, because: {en: B}, in_line_with: [shared-1]}\n" * 3, "15:3", "asks has 4 entries; 3 at most"),
    Case("key with a space", "survey: big-survey", "survey: big survey", "36:13", "survey 'big survey' is not a key; use small letters"),
    Case("unknown qualifier", "share: 69", "share: 69\n    qualifier: nearly", "39:16", "qualifier 'nearly' is not one of about, more_than"),
    Case("quote in no language", "language: de", "language: german", "32:23", "language 'german' is not a two-letter language code"),
    Case("same question twice", "events:\n", "  - {survey: big-survey, question: worried, share: 70, source: shared-1}\nevents:\n", "41:5", "the same question as entry 1 of opinion; keep one"),
    Case("tab", "  website: https://example.org\n", "\twebsite: https://example.org\n", "4:1", "cannot be read: a tab; use spaces to indent"),
    Case("colon in a text", "title: A report", "title: A report: the story", "51:20", "cannot be read: a ':' stands where none can; put the text in quotes"),
    Case("quote never closed", "title: A report", "title: \"A report", "51:12", "cannot be read: this quote is opened and never closed"),
    Case("wrong indentation", "    quality: secondary\n", "   quality: secondary\n", "55:4", "cannot be read: the indentation or a quote is off"),
    Case("alias", "{en: Nothing was said.}", "*x", "16:14", "'*x' is a YAML alias; write the value out instead"),
    Case("anchor", "{en: Nothing was said.}", "&x {en: Nothing was said.}", "16:14", "'&x' is a YAML anchor; write the value out instead"),
    Case("tag", "name: Member in Austria", "name: !!python/name:os.system x", "3:9", "is a YAML tag; leave it out"),
    Case("second document", "sources:\n  own-1:\n", "---\nsources:\n  own-1:\n", "49:1", "a second document begins here ('---')"),
    Case("totals that do not add up", "against: 1", "against: 2", "11:14", "1 member voted 'against' in roll_calls.csv, but the official total is 2", "eu/parliament.yaml"),
    Case("more ballots than the total", "against: 1", "against: 0", "11:14", "1 member voted 'against' in roll_calls.csv, but the official total is 0", "eu/parliament.yaml"),
    Case("text replaced by nothing", "superseded_by: danish", "superseded_by: dutch", "10:20", "text 'dutch' does not exist", "eu/proposal.yaml"),
    Case("ask in line with nothing", "in_line_with: [shared-1]", "in_line_with: [shared-2]", "17:20", "source 'shared-2' is not defined", AT),
    Case("population missing", "MT: 0.12, ", "", "14:12", "the population of 'MT' is missing; the Council counts all 27", "eu/population.yaml"),
    Case("persons missing", "MT: 574250, ", "", "22:12", "the population of 'MT' is missing; a mean over states needs all 27", "eu/population.yaml"),
    Case("no vote of substance", "decided: true", "decided: false", "2:3", "no roll call has 'substance: {decided: true}'; mark those on the rules themselves", "eu/parliament.yaml"),
    Case("question of which nobody knows what its share counts", "        sides: {counted: {en: All who are}, whole: true}\n", "", "12:7", "a question about the proposal needs 'sides': {counted:", "eu/surveys.yaml"),
    Case("answers of more than all", "share: 69", "share: 69\n    also_reported:\n    - {what: {en: Are not}, share: 33, answer: true}", "40:5", "the answers add up to 102 per cent with the share; correct one, or take 'answer: true' from what is no answer of its own"),
    Case("no leading vote", "least: 2", "least: 0", "15:10", "least 0 is not above 0; give more than 0", "eu/parliament.yaml"),
    Case("vote of which nobody knows what a yes meant", "    yes_meant: {says: {en: A yes was for the rules.}, sources: [shared-1]}\n", "", "3:5", "'yes_meant' is missing", "eu/parliament.yaml"),
    Case("what a yes meant, without a source", "A yes was for the rules.}, sources: [shared-1]}", "A yes was for the rules.}, sources: []}", "8:64", "sources is empty; give at least one", "eu/parliament.yaml"),
    Case("roll calls from no data set", "read_from: [shared-1]", "read_from: []", "21:12", "read_from is empty; give at least one", "eu/parliament.yaml"),
    Case("group without a short name", "Bert B,AT,B party,Renew Europe Group", "Bert B,AT,B party,Renew Europa Group", "3:19", "group 'Renew Europa Group' is not under 'groups' in eu/parliament.yaml; add it there, or correct its name; did you mean 'Renew Europe Group'?", "eu/roll_calls.csv"),
    Case("days that are none", "same_moment_days: 30", "same_moment_days: 0", "2:21", "same_moment_days 0 is not above 0", "eu/method.yaml"),
    Case("other weights of a question that is none", "interim: 23}", "interims: 23}", "86:55", "question 'interims' does not exist; did you mean 'interim'?", "eu/method.yaml"),
    Case("other weights without a question", ", interim: 23}", "}", "86:14", "the weight of 'interim' is missing; 0 leaves it out", "eu/method.yaml"),
    Case("other weights of nothing", "{text: 25, detection: 25, encryption: 25, interim: 25}", "{text: 0, detection: 0, encryption: 0, interim: 0}", "83:14", "every weight is 0; give at least one above 0", "eu/method.yaml"),
    Case("question without weight", "weight: 20", "weight: 0", "44:13", "weight 0 is not above 0", "eu/method.yaml"),
    Case("stance without value", "supports: 100, leans_support: 75, undecided: 50, abstains: 35, leans_oppose: 25, opposes: 0}\n    reason:\n      en: For a text with", "supports: 100, leans_support: 75, undecided: 50, leans_oppose: 25, opposes: 0}\n    reason:\n      en: For a text with", "57:13", "the value of 'abstains' is missing in the scale 'mandatory'", "eu/method.yaml"),
    Case("ballot misspelt", ",against\n", ",agianst\n", "3:60", "2026-03-26 'agianst' is not one of for, against, abstained, did_not_vote; did you mean 'against'?", "eu/roll_calls.csv"),
    Case("member of no state", "Carl C,DE", "Carl C,GE", "4:8", "member_state 'GE' is not a member state", "eu/roll_calls.csv"),
    Case("column missing", ",2026-03-26\n", "\n", "1:50", "the columns should be mep,member_state,", "eu/roll_calls.csv"),
    Case("control character in a text", "{en: Supports the text.}", '{en: "Supports\\bthe text."}', "24:16", "en: holds a control character, U+0008; delete it"),
    Case("character that is none", "{en: Supports the text.}", '{en: "Supports \\uFFFF"}', "24:16", "en: holds a character without a meaning, U+FFFF"),
    Case("control character in an address", "url: https://example.org/report", 'url: "https://example.org/\\0"', "53:10", "url: holds a control character"),
    Case("escape sequence quoted back", "stance: supports", 'stance: "\\e[31m"', "22:13", "stance: holds a control character, U+001B"),
    Case("e-mail address without end", "  website: https://example.org\n", "  website: https://example.org\n  contact: {email: a@" + "." * 30_000 + "@}\n", "5:20", "@' is not an e-mail address"),
    Case("number longer than a table holds", "n: 1009", "n: 9999999999999999999", "39:8", "'9999999999999999999' has too many digits for a number; put it in quotes if it is text"),
    Case("number beyond all numbers", "share: 69", "share: " + "9" * 320 + ".0", "38:12", "has too many digits for a number"),
    Case("values without end", "neighbours: [DE, IT]", "neighbours: [" + "XX, " * 200_000 + "]", "6:79962", "the file has more than 20,000 values; is it the right file?"),
    Case("seed below 0", "seed: 20220511", "seed: -1", "95:9", "seed: -1 is below 0", "eu/method.yaml"),
    Case("draws without end", "draws: 1000", "draws: 1000000000", "94:10", "draws: 1000000000 are more than 20000", "eu/method.yaml"),
    Case("grade without its share", "secondary: 10, copy: 20, tertiary: 30", "secondary: 10, copy: 20", "97:25", "the value of 'tertiary' is missing", "eu/method.yaml"),
    Case("fewer statements than there must be", "missing_children_line:", "assertions: {min: {statements: 3}}\nmissing_children_line:", "8:32", "statements: 2 in the evidence, 3 at least; put back what was lost (git diff shows what went), or lower this number if it was taken out on purpose", "eu/edition.yaml"),
    Case("group as no member has it", "  - name: Renew Europe Group", "  - name: Renew Europa Group", "19:11", "no member in roll_calls.csv has the group 'Renew Europa Group'; write it as in that file, or delete it; did you mean 'Renew Europe Group'?", "eu/parliament.yaml"),
    Case("fewer rows of votes than there must be", "missing_children_line:", "assertions: {min: {members_of_parliament: 9, roll_calls: 1}}\nmissing_children_line:", "8:43", "members_of_parliament: 3 in the evidence, 9 at least", "eu/edition.yaml"),
    Case("unknown kind of number", "missing_children_line:", "assertions: {min: {statement: 3}}\nmissing_children_line:", "8:20", "'statement' is not a field here; did you mean 'statements'?", "eu/edition.yaml"),
    Case("number below 0", "missing_children_line:", "assertions: {min: {surveys: -3}}\nmissing_children_line:", "8:29", "surveys -3 is below 0", "eu/edition.yaml"),
    Case("roll call misspelt", "  2026-03-26:", "  2026-03-2:", "2:3", "roll_calls '2026-03-2' is not one of 2026-03-26 (roll_calls.csv)", "eu/parliament.yaml"),
    Case("roll call of no column", "  2026-03-26:", "  2026-03-26b:", "2:3", "roll_calls '2026-03-26b' is not one of 2026-03-26 (roll_calls.csv)", "eu/parliament.yaml"),
    Case("column misspelt", ",2026-03-26\n", ",2026-3-26\n", "1:51", "the columns should be mep,member_state,national_party,group,profile_url,2026-03-26", "eu/roll_calls.csv"),
    Case("column too many", ",2026-03-26\n", ",2026-03-26,2026-03-27\n", "1:62", "the columns should be mep,", "eu/roll_calls.csv"),
    Case("columns in another order", "mep,member_state,", "member_state,mep,", "1:1", "the columns should be mep,", "eu/roll_calls.csv"),
    Case("ballot behind a value in quotation marks", "Bert B,AT,B party,Renew Europe Group,https://example.org/b,against", '"Bert ""B"", jr",AT,"B, party",Renew Europe Group,https://example.org/b,agianst', "3:73", "2026-03-26 'agianst' is not one of", "eu/roll_calls.csv"),
    Case("quotation mark never closed in a value", "Carl C,DE,C party", 'Carl C,DE,"C party', "4:11", "cannot be read: a quotation mark is out of place or never closed", "eu/roll_calls.csv"),
    Case("quotation mark never closed", "Carl C,DE", '"Carl C,DE' + "x" * 140_000, "4:1", "cannot be read: a quotation mark is out of place or never closed", "eu/roll_calls.csv"),
    Case("line end of an old Mac in a row", "Carl C,DE", "Carl\rC,DE", "4:1", "1 column, not 6", "eu/roll_calls.csv"),
]  # fmt: skip

OTHER_FILE = {"survey not carried out here": AT}
"""Cases whose problem shows in another file than the one changed."""

TYPED = [next(case for case in CASES if case.file == file) for file in sorted({case.file for case in CASES})]
"""The first case of each file: in every run these are typed as commands too."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_input_is_named_at_its_place(case: Case, minimal: MinimalEvidence) -> None:
    minimal.change(case.file, case.old, case.new)
    place = f"{OTHER_FILE.get(case.name, case.file)}:{case.place}: "
    told = minimal.told()
    assert any(case.words in line for line in told if line.startswith(place)), told


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("eu/parliament.yaml", "  2026-03-26:", "  2026-03-2:"),
        ("eu/roll_calls.csv", ",2026-03-26\n", ",2026-3-26\n"),
        ("eu/roll_calls.csv", ",2026-03-26\n", "\n"),
        ("eu/roll_calls.csv", ",against\n", ",agianst\n"),
        ("eu/roll_calls.csv", "Bert B,AT", "Bert B,ATT"),
        ("eu/roll_calls.csv", "Renew Europe Group,https://example.org/b,against", "https://example.org/b,against"),
        ("eu/roll_calls.csv", "https://example.org/b", "example.org/b"),
        ("eu/roll_calls.csv", "Bert B,AT", "\u00a0Bert B,AT"),
    ],
)
def test_a_slip_in_the_table_of_votes_is_told_once(file: str, old: str, new: str, minimal: MinimalEvidence) -> None:
    """What could not be read is not counted: no total, and no least number, seems to be missed besides."""
    minimal.change(
        "eu/edition.yaml",
        "missing_children_line:",
        "assertions: {min: {members_of_parliament: 3}}\nmissing_children_line:",
    )
    minimal.change(file, old, new)
    (told,) = minimal.told()
    assert told.startswith(f"{file}:")


def test_rows_of_votes_are_looked_at_even_where_parliament_yaml_is_wrong(minimal: MinimalEvidence) -> None:
    minimal.change("eu/parliament.yaml", "  - name: Renew Europe Group", "  - nam: Renew Europe Group")
    minimal.change("eu/roll_calls.csv", ",against\n", ",agianst\n")
    places = [told.split(": ")[0] for told in minimal.told()]
    assert places[-1] == "eu/roll_calls.csv:3:60"
    assert all(place.startswith("eu/parliament.yaml:19:") for place in places[:-1])


@pytest.mark.parametrize("case", sample(CASES, TYPED), ids=lambda case: case.name)
def test_check_and_build_name_bad_input_and_write_nothing(
    case: Case, project: Path, change: Change, tmp_path: Path
) -> None:
    change(case.file, case.old, case.new)
    output = tmp_path / "output"
    answer = CliRunner().invoke(app, ["check", "--countries", str(project)])
    file = (project / OTHER_FILE.get(case.name, case.file)).as_posix()
    found = [line for line in answer.stdout.splitlines() if line.startswith(f"{file}:{case.place}: ")]
    assert any(case.words in line for line in found), answer.stdout
    assert answer.exit_code == 1
    built = CliRunner().invoke(app, ["build", "AT", "--countries", str(project), "--output", str(output)])
    assert built.exit_code == 1
    assert "nothing was written" in built.stderr
    assert not output.exists()


def test_there_are_enough_kinds() -> None:
    assert len(CASES) >= 40
    assert len({case.name for case in CASES}) == len(CASES)


def test_the_minimal_project_is_clean(project: Path) -> None:
    answer = CliRunner().invoke(app, ["check", "--countries", str(project)])
    assert answer.exit_code == 0
    assert all(": note: " in line for line in answer.stdout.splitlines())


def test_all_problems_of_all_files_come_in_one_run(project: Path, change: Change) -> None:
    change(AT, "stance: supports", "stance: suports")
    change(AT, "share: 69", "share: 690")
    change("eu/edition.yaml", "name: Test", "nmae: Test")
    (project / "BE.yaml").write_text("state: BE\n")
    answer = CliRunner().invoke(app, ["check", "--countries", str(project)])
    lines = answer.stdout.splitlines()
    assert len([line for line in lines if "AT.yaml" in line]) == 2
    assert any("edition.yaml:1:1: 'nmae' is not a field here; did you mean 'name'?" in line for line in lines)
    assert len([line for line in lines if "BE.yaml" in line]) == 3  # hotline, coverage, sources


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (AT, "neighbours: [DE, IT]", "neighbours: [" + "XX, " * 5_000 + "]"),
        (AT, "also: [own-1]", "also: [" + ", ".join(f"own-{number}" for number in range(2, 5_000)) + "]"),
        ("eu/roll_calls.csv", "Carl C,DE", "\n".join(f"Carl {number},XX,,,,for" for number in range(5_000))),
    ],
)
def test_what_is_wrong_thousands_of_times_is_told_fifty_times(
    file: str, old: str, new: str, project: Path, change: Change
) -> None:
    change(file, old, new)
    started = process_time()
    answer = CliRunner().invoke(app, ["check", "--countries", str(project)])
    assert process_time() - started < 2
    assert len([line for line in answer.stdout.splitlines() if file in line and ": note: " not in line]) == 50


def test_a_message_is_not_as_long_as_the_file(project: Path, change: Change) -> None:
    change(AT, "stance: supports", f"stance: {'x' * 100_000}")
    told = CliRunner().invoke(app, ["check", "--countries", str(project)]).stdout
    assert "'xxx" in told
    assert "is not one of supports, leans_support" in told
    assert len(told) < 2_000


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.svg", b'<?xml version="1.0" encoding="nonsense"?><svg/>', "is not a complete SVG file: unknown encoding"),
        ("a.svg", b'<?xml version="1.0" encoding="big5"?><svg/>', "is not a complete SVG file: multi-byte encodings"),
        ("a.png", "10000 by 8000", "is 10000 by 8000 pixels; a width of 2000 is plenty"),
    ],
)
def test_a_logo_that_cannot_be_read(name: str, content: bytes | str, words: str, project: Path, change: Change) -> None:
    if isinstance(content, str):
        picture = BytesIO()
        wide, high = content.split(" by ")
        Image.new("1", (int(wide), int(high))).save(picture, "PNG")
        content = picture.getvalue()
    (project / "logos").mkdir()
    (project / "logos" / name).write_bytes(content)
    change(AT, "organisation:\n", f"organisation:\n  logo: {name}\n")
    with catch_warnings(action="error"):
        answer = CliRunner().invoke(app, ["check", "--countries", str(project)])
    assert f"AT.yaml:3:9: logo {name} {words}" in answer.stdout
    assert answer.exit_code == 1


def test_a_misnamed_file_is_not_passed_over(project: Path) -> None:
    (project / "GR.yaml").write_text("state: EL\n")
    (project / "DE.yml").write_text("state: DE\n")
    answer = CliRunner().invoke(app, ["check", "--countries", str(project)])
    assert "GR.yaml:1:1: note: this file is not read, EL.yaml is" in answer.stdout
    assert "DE.yml:1:1: note: this file is not read, DE.yaml is; put what is new in it there" in answer.stdout


def test_a_missing_file_is_named(project: Path) -> None:
    (project / "LU.yaml").unlink()
    (project / "eu" / "roll_calls.csv").unlink()
    answer = CliRunner().invoke(app, ["check", "--countries", str(project)])
    assert "LU.yaml:1:1: the file is missing" in answer.stdout
    assert "roll_calls.csv:1:1: the file is missing" in answer.stdout

"""Makes edits in a folder of evidence that change or take away what stands there: each is one call and leaves it valid.

The states are named only where a test looks at their pages; what an edit changes is found in whatever stands there.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from scorecard.evidence.load import examine
from scorecard.evidence.vocabulary import STATES

File = dict[str, Any]

SOME = ("DE", "EL", "FI", "MT", "PL")
"""States with much and with little evidence; the pages of three of them are checked."""


class _Dumper(yaml.CSafeDumper):
    """Writes a value out wherever it stands: check refuses anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@contextmanager
def edited(path: Path) -> Iterator[File]:
    """Gives the content of a YAML file to be changed, and writes it back without its remarks."""
    content = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    yield content
    written = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(written, "utf-8")


def evidence_day(countries: Path) -> Any:
    """Returns the day up to which the evidence reaches."""
    return yaml.safe_load((countries / "eu" / "edition.yaml").read_text("utf-8"))["evidence_date"]


def lower_the_least_numbers(countries: Path) -> None:
    """Takes out the least numbers, as one who takes evidence out on purpose may do."""
    with edited(countries / "eu" / "edition.yaml") as file:
        file.pop("assertions", None)


def follow_check(countries: Path) -> None:
    """Follows the messages of `scorecard check` after evidence was removed, until there are none.

    Deletes sources and origins that nothing cites any longer. For a shared source that names a government without a
    statement, a reason is written under `not_coded`.
    """
    while problems := examine(countries)[1]:
        for path in {problem.file for problem in problems}:
            with edited(Path(path)) as file:
                for problem in problems:
                    if problem.file == path:
                        _follow(file, problem.message)


def _follow(file: File, message: str) -> None:
    if unused := re.match(r"source '(\S+)' is never cited", message):
        del file["sources"][unused[1]]
    elif unspoken := re.match(r"source '(\S+)' names ([A-Z]{2}) ", message):
        file["sources"][unspoken[1]].setdefault("not_coded", {})[unspoken[2]] = "withdrawn"
    elif origin := re.match(r"no source has the origin '(\S+)'", message):
        del file["origins"][origin[1]]
    else:
        raise ValueError(message)


def write_coverage_in_maltese_alone(countries: Path) -> None:
    with edited(countries / "MT.yaml") as file:
        file["coverage"] = {"mt": "Ftit li xejn huwa magħruf dwar il-pożizzjoni tal-gvern ta’ Malta."}
        file.pop("coverage_sources", None)


def ask_what_nobody_said_before(countries: Path) -> None:
    for state in ("MT", "FI"):
        with edited(countries / f"{state}.yaml") as file:
            for ask in file.get("asks", []):
                ask["in_line_with"] = []


def have_one_neighbour_or_none(countries: Path) -> None:
    with edited(countries / "MT.yaml") as file:
        file["neighbours"] = ["IT"]
    with edited(countries / "FI.yaml") as file:
        file.pop("neighbours", None)


def leave_quotations_without_translation(countries: Path) -> None:
    with edited(countries / "DE.yaml") as file:
        for statement in file.get("statements", []):
            statement.get("quote", {}).pop("translation", None)


def correct_what_was_printed(countries: Path) -> None:
    with edited(countries / "eu" / "edition.yaml") as file:
        file["corrections"] = [
            {
                "date": file["evidence_date"],
                "state": "FI",
                "printed": {"en": "Finland opposes it."},
                "right": {"en": "Finland is undecided."},
                "because": {"en": "A reader pointed to the document."},
            }
        ]


def change_limits_of_the_method(countries: Path) -> None:
    with edited(countries / "eu" / "method.yaml") as file:
        file["position"]["same_moment_days"] += 15
        file["verdict"]["second_within_days"] -= 100
        file["peers"]["least_in_common"] += 1
        file["polled_mean"]["least_states"] += 1
        file["certainty"]["older_than_years"] = [1, 3]
        file["certainty"]["levels"] = {"well": 6, "fairly": 4}
        file["widest_range"]["points"] -= 10
        file["robustness"]["draws"] //= 2
        file["robustness"]["seed"] += 1


def change_weights_and_values_of_the_method(countries: Path) -> None:
    with edited(countries / "eu" / "method.yaml") as file:
        file["questions"]["text"]["weight"] -= 5
        file["questions"]["interim"]["weight"] += 5
        file["questions"]["encryption"]["name"] = {"en": "encrypted services"}
        for scale in file["rubric"].values():
            scale["values"]["abstains"] -= 5
        file["history"]["begins"] = "2022-05-11"
        file["time_axis"]["first_year"] += 1
        del file["compared"]["aspects"][-1]


def word_hotlines_otherwise(countries: Path) -> None:
    for state in SOME:
        with edited(countries / f"{state}.yaml") as file:
            for point in file["hotline"].get("report", []):
                if "en" in point.get("standing", {}):
                    point["standing"]["en"] = "The body that takes reports"
            file["hotline"].get("child_helpline_116111", {}).pop("note", None)
    with edited(countries / "PL.yaml") as file:
        file["hotline"] = {}


def change_the_government(countries: Path) -> None:
    day = evidence_day(countries)
    for state in ("DE", "MT"):
        with edited(countries / f"{state}.yaml") as file:
            file["governments"][-1]["to"] = day
            file["governments"].append({"head": "A New Head", "parties": ["A New Party"], "from": day})


def let_a_party_in(countries: Path) -> None:
    with edited(countries / "PL.yaml") as file:
        file["governments"][-1].setdefault("parties", []).append("One More Party")


def spell_names_otherwise(countries: Path) -> None:
    for state in ("EL", "HU", "CY", "BG"):
        path = countries / f"{state}.yaml"
        heads = {one["head"] for one in yaml.safe_load(path.read_text("utf-8"))["governments"]}
        text = path.read_text("utf-8")
        for head in sorted(heads):
            text = text.replace(head, f"{head} Jr")
        path.write_text(text, "utf-8")


def withdraw_all_statements(countries: Path, state: str = "SI") -> None:
    """Removes all statements of a state, with its polls and events."""
    lower_the_least_numbers(countries)
    with edited(countries / f"{state}.yaml") as file:
        for section in ("statements", "opinion", "events", "figures", "asks", "questions", "objections"):
            file.pop(section, None)


def make_the_first_statement(countries: Path) -> None:
    day = evidence_day(countries)
    withdraw_all_statements(countries, "LV")
    with edited(countries / "LV.yaml") as file:
        file["sources"]["first-word"] = {
            "title": "A page that was added",
            "publisher": "A publisher",
            "url": "https://example.org/first",
            "date": day,
            "quality": "primary",
        }
        file["statements"] = [
            {
                "date": day,
                "text": "general",
                "aspect": "overall",
                "stance": "leans_support",
                "speaker": {"role": "government", "who": {"en": "Ministry of the Interior"}},
                "says": {"en": "Says that children must be protected online."},
                "source": "first-word",
            }
        ]


def turn_statements_round(countries: Path) -> None:
    """Changes stance, aspect and grade of the latest statements."""
    with edited(countries / "FI.yaml") as file:
        own = [one for one in file.get("statements", []) if one["speaker"]["role"] == "government"]
        for statement in own[-1:]:
            statement["stance"] = "opposes" if statement["stance"] == "supports" else "supports"
        for statement in own[-2:-1]:
            statement["aspect"] = "eu_centre"
        for statement in own[-3:-2]:
            statement |= {"quality": "tertiary", "note": {"en": "Said in a corridor."}}


def drop_a_survey(countries: Path) -> None:
    """Takes the survey with the most results out, with its results."""
    lower_the_least_numbers(countries)
    files = [yaml.load((countries / f"{state}.yaml").read_text("utf-8"), yaml.CSafeLoader) for state in STATES]
    asked = Counter(one["survey"] for file in files for one in file.get("opinion", []))
    ((dropped, _),) = asked.most_common(1)
    with edited(countries / "eu" / "surveys.yaml") as file:
        del file["surveys"][dropped]
    for state in STATES:
        with edited(countries / f"{state}.yaml") as file:
            kept = [one for one in file.get("opinion", []) if one["survey"] != dropped]
            file.pop("opinion", None)
            if kept:
                file["opinion"] = kept


def add_a_petition(countries: Path) -> None:
    with edited(countries / "eu" / "surveys.yaml") as file:
        file.setdefault("petitions", []).append({**file["petitions"][0], "name": "A petition that was added"})


def add_a_roll_call(countries: Path) -> None:
    """Adds a vote of substance on the last day of the evidence, in which all vote as in the one before."""
    table, day = countries / "eu" / "roll_calls.csv", evidence_day(countries)
    with edited(countries / "eu" / "parliament.yaml") as file:
        last = list(file["roll_calls"].values())[-1]
        file["roll_calls"]["added"] = {**last, "date": day, "short": {"en": "A vote that was added"}}
    rows = list(csv.reader(table.read_text("utf-8").splitlines()))
    with table.open("w", encoding="utf-8", newline="") as output:
        csv.writer(output, lineterminator="\n").writerows(
            [*row, "added" if place == 0 else row[-1]] for place, row in enumerate(rows)
        )


def give_a_logo(countries: Path) -> None:
    with edited(countries / "DE.yaml") as file:
        file.setdefault("organisation", {"name": "A member", "sources": []})
        file["organisation"] |= {"logo": "own.svg", "colour": "#0b5d66", "contact": {"telephone": "+49 30 0000000"}}
    (countries / "logos").mkdir(exist_ok=True)
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30H0z" fill="#0b5d66"/></svg>'
    (countries / "logos" / "own.svg").write_text(logo, "utf-8")


def lose_national_members(countries: Path) -> None:
    lower_the_least_numbers(countries)
    for state in STATES:
        with edited(countries / f"{state}.yaml") as file:
            file.pop("organisation", None)


def correct_translations(countries: Path) -> None:
    """Marks the first machine draft of each catalogue as reviewed by a person."""
    for path in sorted((countries / "locale").glob("*.po")):
        text = path.read_text("utf-8")
        head, body = text.split("\n\n", 1)
        body = re.sub(
            r'^#, machine-draft\n(msgid "[^"\n]+"\nmsgstr )"([^"\n]+)"$',
            r'#, \n\1"\2"',
            body,
            count=1,
            flags=re.MULTILINE,
        ).replace("#, \n", "# reviewed: A. Person\n")
        path.write_text(f"{head}\n\n{body}", "utf-8")


def begin_without_translations(countries: Path) -> None:
    for path in (countries / "locale").glob("[lm]*.po"):
        path.unlink()


def take_out_events_and_moments(countries: Path) -> None:
    lower_the_least_numbers(countries)
    with edited(countries / "eu" / "timeline.yaml") as file:
        del file["events"][::3]
    with edited(countries / "eu" / "council.yaml") as file:
        del file["moments"][::3]
    for state in SOME:
        with edited(countries / f"{state}.yaml") as file:
            for section in ("events", "figures"):
                file.pop(section, None)


def take_out_asks(countries: Path) -> None:
    for state in ("FI", "DE"):
        with edited(countries / f"{state}.yaml") as file:
            for section in ("asks", "questions", "objections"):
                file.pop(section, None)


def shorten_texts(countries: Path) -> None:
    for state in SOME:
        with edited(countries / f"{state}.yaml") as file:
            for text in (file["coverage"], *(one["says"] for one in file.get("statements", []))):
                for language, words in text.items():
                    text[language] = " ".join(words.split()[:9]).rstrip(",;:.“(") + "."


def name_peers(countries: Path) -> None:
    with edited(countries / "PL.yaml") as file:
        file["peers"] = ["DE", "FI"]


def put_a_new_text_on_the_table(countries: Path) -> None:
    day = evidence_day(countries)
    with edited(countries / "eu" / "proposal.yaml") as file:
        replaced = {text.get("continues", key) for key, text in file["texts"].items() if text["file"] == "proposal"}
        newest = [key for key, text in file["texts"].items() if text["file"] == "proposal"][-1]
        file["texts"]["added-text"] = {
            **{
                key: value
                for key, value in file["texts"][newest].items()
                if key not in ("continues", "council_document")
            },
            "name": {"en": "A text that was added"},
            "short": {"en": "the text that was added"},
            "date": day,
        }
        for key in (newest, *replaced):
            text = file["texts"][key]
            if text["file"] == "proposal" and "superseded_by" not in text and "continues" not in text:
                text["superseded_by"] = "added-text"


def dispute_a_report(countries: Path) -> None:
    with edited(countries / "PL.yaml") as file:
        for statement in file.get("statements", []):
            if statement["speaker"]["role"] == "government":
                others = [
                    key for key in file["sources"] if key not in (statement["source"], *statement.get("also", []))
                ]
                statement["disputed"] = {"reason": {"en": "Another says that it abstained."}, "sources": others[:1]}


def rename_the_publisher(countries: Path) -> None:
    with edited(countries / "eu" / "edition.yaml") as file:
        file |= {
            "publisher": "Another Publisher",
            "website": "https://example.org",
            "address": "https://example.org/a/",
        }
        file["method"] = {"en": "The latest statement counts."}


def renew_populations(countries: Path) -> None:
    with edited(countries / "eu" / "population.yaml") as file:
        shares = file["official"]["percent"]
        shares["DE"], shares["FR"] = round(shares["DE"] + 0.2, 2), round(shares["FR"] - 0.2, 2)


def correct_sources(countries: Path) -> None:
    for state in SOME:
        with edited(countries / f"{state}.yaml") as file:
            for key, source in list(file["sources"].items())[:1]:
                source |= {"title": f"“{key}” — Ŧîţŀè & more", "url": f"https://example.org/{state}", "date": "undated"}


EDITS: dict[str, Callable[[Path], None]] = {
    "coverage in Maltese alone": write_coverage_in_maltese_alone,
    "asks of one's own": ask_what_nobody_said_before,
    "neighbours": have_one_neighbour_or_none,
    "quotations without translation": leave_quotations_without_translation,
    "a correction": correct_what_was_printed,
    "limits of the method": change_limits_of_the_method,
    "weights of the method": change_weights_and_values_of_the_method,
    "hotlines": word_hotlines_otherwise,
    "a change of government": change_the_government,
    "a party": let_a_party_in,
    "spelling of names": spell_names_otherwise,
    "no statement": withdraw_all_statements,
    "the first statement": make_the_first_statement,
    "stances": turn_statements_round,
    "a survey less": drop_a_survey,
    "a petition": add_a_petition,
    "a roll call": add_a_roll_call,
    "a logo": give_a_logo,
    "no members": lose_national_members,
    "translations": correct_translations,
    "no catalogue": begin_without_translations,
    "events less": take_out_events_and_moments,
    "no asks": take_out_asks,
    "short texts": shorten_texts,
    "peers": name_peers,
    "a new text": put_a_new_text_on_the_table,
    "a dispute": dispute_a_report,
    "the publisher": rename_the_publisher,
    "populations": renew_populations,
    "sources": correct_sources,
}

"""Makes the ordinary changes of an editor in a folder of evidence: each is one call and leaves the evidence valid."""

import re
from collections.abc import Callable
from pathlib import Path

import yaml

from scorecard.evidence.vocabulary import STATES
from tests.conftest import ROOT


def append(path: Path, section: str, entry: str) -> None:
    """Adds an entry at the end of a section of a file, or adds the section where the file has none.

    `entry` is YAML without indentation: an item of a list, or fields of a mapping.
    """
    text = path.read_text("utf-8")
    found = re.search(rf"^{section}:[^\n]*\n(?:[ #-][^\n]*\n|\n)*", text, re.MULTILINE)
    if found is None:
        # An entry of a list may stand at the margin, a field may not.
        body = entry if entry.startswith("-") else _indented(entry)
        path.write_text(f"{text.rstrip()}\n\n{section}:\n{body}", "utf-8")
        return
    end = found.start() + len(found.group().rstrip())
    is_list = re.search(r"^( *)- ", found.group(), re.MULTILINE)
    body = _indented(entry, len(is_list[1])) if entry.startswith("-") and is_list else _indented(entry)
    path.write_text(f"{text[:end]}\n{body}{text[end:]}", "utf-8")


def _indented(entry: str, spaces: int = 2) -> str:
    return "".join(f"{' ' * spaces}{line}\n" for line in entry.rstrip().splitlines())


def _evidence_date(countries: Path) -> str:
    """Returns the day up to which the evidence reaches, as it stands in the file."""
    return str(yaml.safe_load((countries / "eu" / "edition.yaml").read_text("utf-8"))["evidence_date"])


def add_example_of_the_manual(countries: Path) -> None:
    """Adds to Finland the statement and the source that docs/editing.md gives as its example."""
    manual = (ROOT / "docs" / "editing.md").read_text("utf-8")
    statement, source = re.findall(r"^```yaml\n# countries/DE.yaml[^\n]*\n(.*?)^```", manual, re.MULTILINE | re.DOTALL)[
        :2
    ]
    for section, entry in (("statements", statement), ("sources", source)):
        append(countries / "FI.yaml", section, entry)


def add_undecided_statement(countries: Path) -> None:
    """Adds to Germany a government that is undecided on detection orders on the last day of the evidence."""
    path, day = countries / "DE.yaml", _evidence_date(countries)
    append(
        path,
        "statements",
        f"""- date: {day}
  text: trilogue-2026
  aspect: detection_orders
  stance: undecided
  speaker:
    role: government
    who:
      en: Federal Minister of the Interior
  says:
    en: Says that the government has not made up its mind on detection orders.
  source: interior-de-added
""",
    )
    append(path, "sources", _source("interior-de-added", day))


def add_survey_with_results(countries: Path) -> None:
    """Adds a survey of both a proposal and its context, with results in three states."""
    day = _evidence_date(countries)
    append(
        countries / "eu" / "surveys.yaml",
        "surveys",
        f"""added_survey:
  name: Survey added
  commissioner:
    en: A foundation
  side: independent
  institute: An institute
  population:
    en: adults 18+
  n: 3021
  n_by_state: {{MT: 1004, DE: 1011, FI: 1006}}
  states: [MT, DE, FI]
  fieldwork:
    start: {day}
    end: {day}
  mode:
    en: by telephone
  sampling: probability
  sources: [survey-added]
  questions:
    supports_law:
      asks:
        en: Support a law that obliges providers to look for child sexual abuse
      topic: proposal
      sides:
        counted:
          en: “strongly support” and “tend to support”
        whole: true
    worried:
      asks:
        en: Are worried about the safety of children online
      topic: context
""",
    )
    append(countries / "eu" / "sources.yaml", "sources", _source("survey-added", day))
    for state, share in (("MT", 71), ("DE", 58.5), ("FI", 64)):
        for question, more in (("supports_law", 0), ("worried", 9)):
            append(
                countries / f"{state}.yaml",
                "opinion",
                f"- survey: added_survey\n  question: {question}\n  share: {share + more}\n  source: survey-added\n",
            )


def add_events(countries: Path) -> None:
    """Adds an event to the timeline of the EU and one to that of Poland."""
    day = _evidence_date(countries)
    for file, source in (("eu/timeline.yaml", "event-added"), ("PL.yaml", "event-pl-added")):
        append(
            countries / file,
            "events",
            f"""- date: {day}
  title:
    en: A meeting that was added
  summary:
    en: The negotiators met and agreed to meet again.
  kind: council
  file: proposal
  level: major
  source: {source}
  quality: primary
""",
        )
        sources = countries / ("eu/sources.yaml" if file.startswith("eu/") else file)
        append(sources, "sources", _source(source, day))


def add_member_organisation(countries: Path) -> None:
    """Adds a national member, with its contact and colour, to each state that has none."""
    day = _evidence_date(countries)
    for state in STATES:
        path = countries / f"{state}.yaml"
        if re.search(r"^organisation:", path.read_text("utf-8"), re.MULTILINE):
            continue
        append(
            path,
            "organisation",
            f"""name: Member that was added in {state}
website: https://example.org/{state.lower()}
colour: '#0b5d66'
contact:
  name: A. Person
  email: office@example.org
sources: [member-{state.lower()}-added]
""",
        )
        append(path, "sources", _source(f"member-{state.lower()}-added", day))


def begin_next_edition(countries: Path) -> None:
    """Moves the edition a year on: its name, the day of its evidence, and the day it is compared with."""
    path, day = countries / "eu" / "edition.yaml", _evidence_date(countries)
    text = path.read_text("utf-8")
    name = yaml.safe_load(text)["name"]
    next_day = f"{int(day[:4]) + 1}{day[4:]}"
    text = re.sub(r"^name:.*$", f"name: '{int(name) + 1}'", text, flags=re.MULTILINE)
    text = re.sub(r"^evidence_date:.*$", f"evidence_date: {next_day}", text, flags=re.MULTILINE)
    text = re.sub(r"^compared_with:.*$", f"compared_with: {day}", text, flags=re.MULTILINE)
    path.write_text(text, "utf-8")


def _source(key: str, day: str) -> str:
    return f"""{key}:
  title: A page that was added
  publisher: A publisher
  url: https://example.org/{key}
  date: {day}
  quality: primary
"""


CHANGES: dict[str, Callable[[Path], None]] = {
    "the example of the manual": add_example_of_the_manual,
    "a statement that is undecided": add_undecided_statement,
    "a survey with results": add_survey_with_results,
    "events": add_events,
    "national members": add_member_organisation,
    "the next edition": begin_next_edition,
}
"""The changes by name, in an order in which they can all be made one after the other."""

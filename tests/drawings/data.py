"""Reads the published data of an edition and works out from it alone what the drawings have to show."""

import calendar
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

Record = dict[str, Any]

ASPECTS = {
    "overall": "The Council text as a whole",
    "detection_orders": "Detection orders",
    "voluntary_detection": "Voluntary detection",
    "encryption": "End-to-end encryption in scope",
    "grooming_new_material": "Grooming and new material",
    "age_verification": "Age verification under this regulation",
    "social_media_age": "Age limits for social media",
    "eu_centre": "EU Centre",
    "interim_derogation": "Interim rules",
}
"""The aspects in the order of the documents, as English prints them; kept apart from the program on purpose."""

OF_OTHER_LAWS = ("social_media_age",)
"""The aspects that are a matter of other laws; kept apart from the program too."""

OF_THE_PROPOSAL = [aspect for aspect in ASPECTS if aspect not in OF_OTHER_LAWS]

STANCES = {
    "supports": "Supports",
    "leans_support": "Leans towards",
    "undecided": "Undecided",
    "leans_oppose": "Leans against",
    "opposes": "Opposes",
    "abstains": "Abstains",
    "unknown": "Not known",
}

MARKS = STANCES | {"implied": "Implied"}
"""The words beside the marks: the stances, and `Implied` for support that follows from a text."""

REPORTED = {
    "supports": "Reported to support",
    "leans_support": "Reported to lean towards",
    "undecided": "Reported to be undecided",
    "leans_oppose": "Reported to lean against",
    "opposes": "Reported to oppose",
    "abstains": "Reported to abstain",
}
"""The words beside the mark where reports differ, in the rows of the state itself."""

APART = ("implied", "another_text", "former")
"""The groups of those of whom something is on record that is no position."""

SIDE = {
    "supports": "in_favour",
    "leans_support": "in_favour",
    "undecided": "neither",
    "abstains": "neither",
    "leans_oppose": "against",
    "opposes": "against",
}
"""On which side of a question a stance is; a government without a statement is on none."""

TEXT_BOUND = {"overall": ("proposal", "On the table"), "interim_derogation": ("derogation", "In force")}
"""Aspects on which only statements on one text count (docs/method.md): their file, and how that text is announced."""

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
_LONG = {short: calendar.month_name[number] for number, short in enumerate(_MONTHS, start=1)}
_BY_ENGLISH_NAME = """AT BE BG HR CY CZ DK EE FI FR DE EL HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"""
_GRADES = ("tertiary", "copy", "secondary", "primary")


@dataclass(frozen=True)
class Published:
    """The tables of `csa-scorecard.json`, and the day of the evidence."""

    tables: dict[str, list[Record]]
    as_of: date

    def of(self, state: str | None, table: str) -> list[Record]:
        """Returns the rows of one state."""
        return [row for row in self.tables[table] if row["state"] == state]

    @cached_property
    def positions(self) -> dict[tuple[str, str], Record]:
        """Returns the positions by state and aspect."""
        return {(row["state"], row["aspect"]): row for row in self.tables["positions"]}

    @cached_property
    def states(self) -> list[str]:
        return [row["state"] for row in self.tables["states"]]

    @cached_property
    def people(self) -> dict[str, int]:
        """Returns the share of each state of the EU population in Council votes, in hundredths of a per cent."""
        return {row["state"]: row["population_hundredths"] for row in self.tables["council"]}

    def stances(self, aspect: str) -> dict[str, str]:
        """Returns the stance of each state on an aspect."""
        return {state: self.positions[state, aspect]["stance"] for state in self.states}

    @cached_property
    def votes(self) -> dict[tuple[str, str], list[Record]]:
        """Returns the rows of the votes by state and roll call."""
        found: dict[tuple[str, str], list[Record]] = {}
        for row in self.tables["votes"]:
            found.setdefault((row["state"], row["roll_call"]), []).append(row)
        return found

    def ballots(self, state: str, roll_call: str, group: str | None = None) -> dict[str, int]:
        """Returns how many members of a delegation, or of one group in it, cast each ballot."""
        counted = dict.fromkeys(("for", "abstained", "against", "did_not_vote"), 0)
        for row in self.votes[state, roll_call]:
            if group is None or (row["group"] or "") == group:
                counted[row["ballot"]] += row["members"]
        return counted

    def mark(self, state: str, aspect: str) -> str:
        """Returns the mark of a position: its stance, implied, or unknown."""
        position = self.positions[state, aspect]
        return "implied" if position["implied_by"] else str(position["stance"])

    def told(self, state: str, aspect: str) -> str:
        """Returns the word beside the mark in the rows of the state itself: where reports differ, that it is one."""
        shown = self.mark(state, aspect)
        disputed = self.positions[state, aspect]["disputed"] and shown in REPORTED
        return REPORTED[shown] if disputed else MARKS[shown]

    def group(self, state: str, aspect: str) -> str:
        """Works out in which group of the 27 a position is counted; only stances are positions."""
        position = self.positions[state, aspect]
        if position["implied_by"] or position["stance"] != "unknown":
            return self.mark(state, aspect)
        if not position["last_word"]:
            return "unknown"
        return "another_text" if position["in_office"] else "former"

    def in_group(self, aspect: str, *groups: str) -> list[str]:
        """Returns the states of some groups on an aspect."""
        return [state for state in self.states if self.group(state, aspect) in groups]

    def named(self, aspect: str) -> str:
        """Returns how an aspect is headed: where it is a text, by the one text now on the table or in force."""
        if aspect not in TEXT_BOUND:
            return ASPECTS[aspect]
        text = self.text_at(aspect, self.as_of)
        (short,) = [row["short"] for row in self.tables["texts"] if row["text"] == text]
        return f"{TEXT_BOUND[aspect][1]}: {short}"

    def text_at(self, aspect: str, day: date) -> str | None:
        """Works out the newest text of a file that no other had replaced by a day; talks on a text are no new one."""
        known = {row["text"]: row for row in self.tables["texts"] if first_day(row["date"]) <= day}
        stand = [
            (first_day(row["date"]), key)
            for key, row in known.items()
            if row["file"] == TEXT_BOUND[aspect][0] and not row["continues"] and row["superseded_by"] not in known
        ]
        return max(stand)[1] if stand else None

    def in_office(self, state: str, government: int, day: date) -> bool:
        """Works out whether a government was in office: the known day of a change belongs to the next one."""
        (row,) = [row for row in self.of(state, "governments") if row["government"] == government]
        if day < first_day(row["from"]):
            return False
        if row["to"] is None:
            return True
        return day < last_day(row["to"]) if len(row["to"]) == 10 else day <= last_day(row["to"])

    def stance_at(self, state: str, aspect: str, day: date) -> str | None:
        """Computes the stance of the government in office at a day, from its statements by the rules of docs/method.md.

        The latest statement counts; of statements of one date the better graded one, then the last one in the file. A
        tally gives way to a better one of the same 30 days. An aspect that is a text is held on the one text that was
        on the table on that day.
        """
        text = self.text_at(aspect, day) if aspect in TEXT_BOUND else None
        continued = {row["text"]: row["continues"] or row["text"] for row in self.tables["texts"]}
        said = [
            row
            for row in self.of(state, "statements")
            if (row["role"], row["aspect"]) == ("government", aspect)
            and self.known_since(row) <= day
            and self.in_office(state, row["government"], day)
            and (aspect not in TEXT_BOUND or continued[row["text"]] == text)
        ]
        if not said:
            return None

        def order(row: Record) -> tuple[date, int, int, int]:
            return first_day(row["date"]), len(row["date"]), _GRADES.index(row["quality"]), row["entry"]

        latest = max(said, key=order)
        if latest["quality"] == "tertiary":
            better = [
                row
                for row in said
                if row["quality"] != "tertiary"
                and days_between(row["date"], latest["date"]) <= 30
                and (aspect not in TEXT_BOUND or row["text"] == latest["text"])
            ]
            latest = max(better, key=order, default=latest)
        return str(latest["stance"])

    def known_since(self, row: Record) -> date:
        """Works out when a statement was known by the rule of docs/method.md: its date over, and a source published."""
        keys = [row["source"], *(row["also"] or "").split()]
        published = [self.sources.get((row["state"], key)) or self.sources["EU", key] for key in keys]
        return min(max(last_day(row["date"]), min(map(_published_from, published))), self.as_of)

    @cached_property
    def sources(self) -> dict[tuple[str, str], Record]:
        """Returns the sources by scope and key."""
        return {(row["scope"], row["source"]): row for row in self.tables["sources"]}

    def origin(self, state: str, key: str) -> str:
        """Returns the key of the origin of a source: the origin that it names, else its own key."""
        source = self.sources.get((state, key)) or self.sources["EU", key]
        return f"origin {source['origin']}" if source["origin"] else f"source {key}"

    def origins(self, said: list[Record]) -> int:
        """Counts the origins of statements: those of one origin are one, and those of one publisher on one day."""
        groups: list[list[Record]] = []
        for row in said:
            touched = [group for group in groups if any(self._one_origin(row, other) for other in group)]
            groups = [group for group in groups if group not in touched] + [[row, *(one for g in touched for one in g)]]
        return len(groups)

    def _one_origin(self, one: Record, other: Record) -> bool:
        """Tells whether two statements of one state are of one origin; a month and a day in it may be the same day."""
        if self.origin(one["state"], one["source"]) == self.origin(other["state"], other["source"]):
            return True
        first, second = (row["event"] or row["date"] for row in (one, other))
        same_day = first.startswith(second) or second.startswith(first)
        name, other_name = (self.publisher(row).split(" (")[0].lower() for row in (one, other))
        return bool(same_day and name == other_name)

    def publisher(self, said: Record) -> str:
        """Returns who published the source of a statement."""
        source = self.sources.get((said["state"], said["source"])) or self.sources["EU", said["source"]]
        return str(source["publisher"])

    def one_source(self, aspect: str, side: list[str]) -> str | None:
        """Returns how the sentence begins on the one source that bears more than half of a side, with a place for it.

        None where none does. It bears more than one government, each of which rests on nothing else.
        """
        borne: dict[str, list[Record]] = {}
        for state in side:
            (said,) = [
                row for row in self.of(state, "statements") if row["entry"] == self.positions[state, aspect]["entry"]
            ]
            origins = {self.origin(state, key) for key in (said["source"], *(said["also"] or "").split())}
            if len(origins) == 1:
                borne.setdefault(origins.pop(), []).append(said)
        everyone = sum(self.people[state] for state in side)
        for rows in borne.values():
            people = sum(self.people[row["state"]] for row in rows)
            if len(rows) > 1 and 2 * people > everyone:
                report = "one report that names no source" if all(row["unnamed"] for row in rows) else "one report"
                told = f"rest on {report}: {self.publisher(rows[0])}, "
                return f"By EU population: {of_population(everyone)} {{side}}; {of_population(people)} {told}"
        return None

    def history(self, aspect: str) -> list[tuple[date, dict[str, tuple[int, int]]]]:
        """Counts states and people (hundredths of a per cent) on each side at the end of every quarter.

        From the quarter in which the Commission proposed the first interim rules, and at the day of the evidence.
        """
        points = []
        for day in (*quarter_ends(date(2020, 9, 30), self.as_of), self.as_of):
            sides = {"in_favour": (0, 0), "neither": (0, 0), "against": (0, 0), "unknown": (0, 0)}
            for state in self.states:
                stance = self.stance_at(state, aspect, day)
                side = SIDE[stance] if stance else "unknown"
                sides[side] = (sides[side][0] + 1, sides[side][1] + self.people[state])
            points.append((day, sides))
        return points


def published(edition: Path) -> Published:
    """Reads the data that an edition published."""
    tables = json.loads((edition / "data" / "csa-scorecard.json").read_text("utf-8"))
    package = json.loads((edition / "data" / "datapackage.json").read_text("utf-8"))
    return Published(tables, date.fromisoformat(package["created"][:10]))


def _published_from(source: Record) -> date:
    """Returns the first day on which a source can have been published."""
    if source["date"] != "undated":
        return first_day(source["date"])
    named = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", f"{source['title']} {source['url']}")
    years = [int(year) for year in named if int(year) <= 2026]
    return date(max(years), 1, 1) if years else date.min


def first_day(day: str) -> date:
    """Returns the earliest day that 2024, 2024-06 or 2024-06-18 can be."""
    return date.fromisoformat(f"{day}-01-01"[:10])


def last_day(day: str) -> date:
    """Returns the latest day that it can be."""
    first = first_day(day)
    if len(day) == 10:
        return first
    month = 12 if len(day) == 4 else first.month
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def days_between(one: str, other: str) -> int:
    """Returns the least number of days that can lie between two dates."""
    return max((max(first_day(one), first_day(other)) - min(last_day(one), last_day(other))).days, 0)


def quarter_ends(first: date, until: date) -> list[date]:
    """Returns the last day of every quarter from `first` on and before `until`."""
    days = [first + timedelta(days) for days in range((until - first).days)]
    return [day for day in days if (day + timedelta(1)).day == 1 and day.month % 3 == 0]


def printed(day: str) -> str:
    """Returns a date as English prints it."""
    parts = day.split("-")
    if len(parts) == 1:
        return day
    month = _MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def by_english_name(states: Iterable[str]) -> list[str]:
    """Returns states in the order of their English names; Greece has the code EL."""
    return sorted(states, key=_BY_ENGLISH_NAME.index)


def in_sentence(day: str) -> str:
    """Returns a date as English prints it in a sentence."""
    return " ".join(_LONG.get(part, part) for part in printed(day).split())


def percent(exact: float, *limits: float) -> str:
    """Returns a share as English prints it: whole, but for one that would then be nothing, all, or past a limit."""
    for decimals in ("1", "0.1", "0.01"):
        shown = Decimal(repr(exact)).quantize(Decimal(decimals), ROUND_HALF_UP)
        if all((shown > edge, shown < edge) == (exact > edge, exact < edge) for edge in (0, 100, *limits)):
            break
    return f"{shown}%"


def of_population(hundredths: int) -> str:
    """Returns hundredths of a per cent of the EU population as English prints them; the law needs 65 or over 35.

    The published shares of the 27 add up to a little more than all.
    """
    return percent(min(hundredths, 10_000) / 100, 35, 65)

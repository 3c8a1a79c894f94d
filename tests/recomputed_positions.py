"""Works out positions, the Council, voting power and alignment again from the files, in plain Python.

Nothing of the program is used: the YAML files are read with their usual reader, so that an error of the program cannot
repeat itself here. Numbers are exact fractions.
"""

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from math import factorial, inf
from pathlib import Path
from typing import Any

import yaml

File = dict[str, Any]
Said = dict[str, Any]
"""One statement of a government, with `entry`, `grade`, `by` (the place of the government) and `continued` (its text,
or the text that this one takes further)."""

Ends = tuple[Fraction, Fraction]
"""The least and the greatest value."""

TEXT_ASPECTS = {"overall": "proposal", "interim_derogation": "derogation"}
GRADES = ("primary", "secondary", "copy", "tertiary")
SIDES = {"supports": 1, "leans_support": 1, "undecided": 0, "abstains": 0, "leans_oppose": -1, "opposes": -1}
SCALES = {"in": "mandatory", "out": "voluntary", "open": "open"}
IMPLIED_BY = {
    "detection_orders": "detection_orders",
    "voluntary_detection": "voluntary_detection",
    "encryption": "encryption",
    "grooming_new_material": "new_material",
    "eu_centre": "eu_centre",
}
"""The aspects on which support for a text implies a stance, and the content of the text that implies it."""


@cache
def read(path: Path) -> File:
    """Reads one YAML file; numbers and dates stay text."""
    content = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert isinstance(content, dict)
    return content


def eu(folder: Path, name: str) -> File:
    """Reads one file about the EU as a whole."""
    return read(folder / "eu" / f"{name}.yaml")


def states(folder: Path) -> list[str]:
    """Returns the states that have a file."""
    return sorted(path.stem for path in folder.glob("[A-Z][A-Z].yaml"))


def first(when: str) -> date:
    """Returns the first day that a date can be."""
    return date.fromisoformat(when + "-01" * (2 - when.count("-")))


def last(when: str) -> date:
    """Returns the last day that a date can be."""
    parts = [int(part) for part in when.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def last_in_office(government: File) -> date:
    """Returns the last day of a government; the day of a change, where it is known, belongs to the next."""
    if "to" not in government:
        return date.max
    return last(government["to"]) - timedelta(days=government["to"].count("-") == 2)


def government_of(file: File, statement: File) -> int:
    """Returns which government made a statement: the one in office at its date, or the one named."""
    found = [
        place
        for place, government in enumerate(file["governments"])
        if first(government["from"]) <= last(statement["date"])
        and first(statement["date"]) <= last_in_office(government)
        and statement.get("government", government["head"]) in (government["head"], str(place + 1))
    ]
    assert len(found) == 1, statement
    return found[0]


def text_on_table(folder: Path, aspect: str, day: date) -> str | None:
    """Returns the newest text of the file of an aspect that no other text has replaced by a day."""
    texts = eu(folder, "proposal")["texts"]
    known = {key: text for key, text in texts.items() if first(text["date"]) <= day}
    open_texts = [
        (text["date"], key)
        for key, text in known.items()
        if text["file"] == TEXT_ASPECTS[aspect] and "continues" not in text and text.get("superseded_by") not in known
    ]
    return max(open_texts)[1] if open_texts else None


def known_since(folder: Path, when: str, sources: Iterable[File]) -> date:
    """Returns the day from which a statement was known: its date is over, and one of its sources can have been out.

    A source without a date was out at the earliest in the newest year that its title or address names. All was known
    when the gathering of the evidence ended.
    """
    gathered = last(eu(folder, "edition")["evidence_date"])
    published = []
    for source in sources:
        if source.get("date", "undated") != "undated":
            published.append(first(source["date"]))
            continue
        years = re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", f"{source['title']} {source['url']}")
        possible = [int(year) for year in years if int(year) <= gathered.year]
        published.append(date(max(possible), 1, 1) if possible else date.min)
    return min(max(last(when), min(published)), gathered)


def said(folder: Path, state: str, aspect: str, day: date) -> list[Said]:
    """Returns the statements of governments of a state on an aspect up to a day."""
    file, shared = read(folder / f"{state}.yaml"), eu(folder, "sources")["sources"]
    texts = eu(folder, "proposal")["texts"]
    found = []
    for entry, statement in enumerate(file.get("statements", [])):
        if statement["speaker"]["role"] != "government" or statement["aspect"] != aspect:
            continue
        cited = {
            key: file.get("sources", {}).get(key) or shared[key]
            for key in (statement["source"], *statement.get("also", []))
        }
        if known_since(folder, statement["date"], cited.values()) <= day:
            source = cited[statement["source"]]
            text = statement["text"]
            grade = statement.get("quality") or source["quality"]
            found.append(
                {
                    **statement,
                    "entry": entry,
                    "grade": "copy" if "via" in source and grade != "tertiary" else grade,
                    "day": statement.get("event", statement["date"]),
                    "by": government_of(file, statement),
                    "continued": texts[text].get("continues", text),
                }
            )
    return found


def days_apart(one: str, other: str) -> int:
    """Returns the least number of days between two dates."""
    return max((max(first(one), first(other)) - min(last(one), last(other))).days, 0)


def latest(folder: Path, statements: list[Said]) -> Said:
    """Returns the statement that counts, with `rivals`: those on the same day's event on another side."""
    days = int(eu(folder, "method")["position"]["same_moment_days"])

    def order(one: Said) -> tuple[str, int, int]:
        return one["date"], -GRADES.index(one["grade"]), one["entry"]

    def beside(chosen: Said, days: float) -> list[Said]:
        return [
            one
            for one in statements
            if one["entry"] != chosen["entry"]
            and one["by"] == chosen["by"]
            and (one["aspect"] not in TEXT_ASPECTS or one["text"] == chosen["text"])
            and days_apart(one["date"], chosen["date"]) <= days
        ]

    counts = max(statements, key=order)
    if counts["grade"] == "tertiary":
        counts = max((one for one in beside(counts, days) if one["grade"] != "tertiary"), key=order, default=counts)
    rivals = sorted(
        one["entry"]
        for one in beside(counts, inf)
        if one["day"] == counts["day"]
        and one["day"].count("-") == 2
        and SIDES[one["stance"]] != SIDES[counts["stance"]]
    )
    return {**counts, "rivals": rivals}


def in_office(folder: Path, state: str, statement: Said, day: date) -> bool:
    """Returns whether the government that made a statement was in office on a day."""
    government = read(folder / f"{state}.yaml")["governments"][statement["by"]]
    return first(government["from"]) <= day <= last_in_office(government)


def position(folder: Path, state: str, aspect: str, day: date) -> Said | None:
    """Returns the position of the government in office; on an aspect that is a text, its position on the text on the
    table; or None."""
    table = text_on_table(folder, aspect, day) if aspect in TEXT_ASPECTS else None
    held = [
        one
        for one in said(folder, state, aspect, day)
        if in_office(folder, state, one, day) and (aspect not in TEXT_ASPECTS or one["continued"] == table)
    ]
    return latest(folder, held) if held else None


def is_implied(folder: Path, state: str, aspect: str, day: date) -> bool:
    """Returns whether the last word of the government in office on a text is undisputed support that settles an aspect.

    A tally is no such word.
    """
    words = [one for one in said(folder, state, "overall", day) if in_office(folder, state, one, day)]
    if aspect not in IMPLIED_BY or not words:
        return False
    word, statements = latest(folder, words), read(folder / f"{state}.yaml")["statements"]
    divided = all(statements[entry]["speaker"].get("own_view") == "true" for entry in (word["entry"], *word["rivals"]))
    return (
        word["stance"] == "supports"
        and word["grade"] != "tertiary"
        and "disputed" not in word
        and (not word["rivals"] or divided)
        and eu(folder, "proposal")["texts"][word["text"]]["holds"][IMPLIED_BY[aspect]] == "in"
    )


def group(folder: Path, state: str, aspect: str, day: date) -> str:
    """Returns the group in which a government is counted: its stance, or why it has none."""
    if held := position(folder, state, aspect, day):
        return str(held["stance"])
    words = said(folder, state, aspect, day)
    if not any(in_office(folder, state, word, day) for word in words) and is_implied(folder, state, aspect, day):
        return "implied"
    if not words:
        return "unknown"
    return "another_text" if in_office(folder, state, latest(folder, words), day) else "former"


def value_of(folder: Path, statement: Said) -> Fraction:
    """Returns the value of a statement by the rubric."""
    scale = "aspect"
    if statement["aspect"] == "overall":
        scale = SCALES[eu(folder, "proposal")["texts"][statement["text"]]["holds"]["detection_orders"]]
    return Fraction(eu(folder, "method")["rubric"][scale]["values"][statement["stance"]])


def weighted(folder: Path, part: Callable[[str], Ends]) -> Ends:
    """Returns the figure from the ends of each aspect."""
    low = high = total = Fraction(0)
    for question in eu(folder, "method")["questions"].values():
        weight, parts = Fraction(question["weight"]), {key: Fraction(of) for key, of in question["parts"].items()}
        total += weight
        for aspect, of in parts.items():
            ends = part(aspect)
            low += weight * of / sum(parts.values()) * ends[0]
            high += weight * of / sum(parts.values()) * ends[1]
    return low / total, high / total


def alignment(folder: Path, state: str, day: date) -> Ends:
    """Returns the least and the greatest figure of a state.

    An unknown value may lie anywhere; so may one that further reports contradict. Where statements of one day are on
    different sides, the value lies anywhere between them.
    """
    statements = read(folder / f"{state}.yaml").get("statements", [])

    def part(aspect: str) -> Ends:
        held = position(folder, state, aspect, day)
        if held and "disputed" not in held:
            stances = [held["stance"], *(statements[rival]["stance"] for rival in held["rivals"])]
            worth = [value_of(folder, {**held, "stance": stance}) for stance in stances]
            return min(worth), max(worth)
        table = text_on_table(folder, aspect, day) if aspect == "overall" else None
        texts = eu(folder, "proposal")["texts"]
        scale = SCALES[texts[table]["holds"]["detection_orders"]] if table else "aspect"
        values = [Fraction(value) for value in eu(folder, "method")["rubric"][scale]["values"].values()]
        return min(values), max(values)

    return weighted(folder, part)


def withheld(folder: Path, ends: Ends) -> bool:
    """Returns whether a figure is too wide to be printed."""
    return ends[1] - ends[0] > Fraction(eu(folder, "method")["widest_range"]["points"])


def former_alignment(folder: Path, state: str, day: date) -> Fraction | None:
    """Returns the figure by the former rule: the last statement of any government on any text.

    It was the weighted mean of the known values, and withheld where they carried less than 65 per cent of the weight.
    """
    value = weight = Fraction(0)
    for question in eu(folder, "method")["questions"].values():
        worth = parts = Fraction(0)
        for aspect, of in question["parts"].items():
            if statements := [{**one, "by": 0} for one in said(folder, state, aspect, day)]:
                worth += Fraction(of) * value_of(folder, latest(folder, statements))
                parts += Fraction(of)
        if parts:
            value += Fraction(question["weight"]) * worth / parts
            weight += Fraction(question["weight"])
    return value / weight if weight >= 65 else None


def populations(folder: Path) -> dict[str, int]:
    """Returns the population of each state in hundredths of a per cent of the EU's."""
    shares = eu(folder, "population")["official"]["percent"]
    return {state: int(Fraction(share) * 100) for state, share in shares.items()}


def carries(folder: Path, states_for: int, people_for: int) -> bool:
    """Returns whether so many states with so many people carry a decision of the 27.

    At least 15 states, and 65 per cent of the people or fewer than four states not in favour.
    """
    people = populations(folder)
    return states_for >= 15 and (people_for * 100 >= 65 * sum(people.values()) or len(people) - states_for < 4)


def carried_by(folder: Path, states_for: Iterable[str]) -> bool:
    """Returns whether these states carry a decision."""
    people, chosen = populations(folder), set(states_for)
    return carries(folder, len(chosen), sum(people[state] for state in chosen))


def sides(folder: Path, aspect: str, day: date) -> dict[str, set[str]]:
    """Returns the states in favour, not in favour and open by the positions of a day."""
    found: dict[str, set[str]] = {"in_favour": set(), "not_in_favour": set(), "open": set()}
    for state in states(folder):
        held = position(folder, state, aspect, day)
        stance = held["stance"] if held else "unknown"
        side = SIDES.get(stance, 0)
        group = "in_favour" if side == 1 else "not_in_favour" if side == -1 or stance == "abstains" else "open"
        found[group].add(state)
    return found


BITS = 32
"""The places of one number of coalitions within a long number; there are fewer than 2 to 32 of them."""


def coalitions(people: Iterable[int]) -> list[int]:
    """Counts the coalitions by number of states; each count is a long number with a field of BITS a population."""
    counts = [1]
    for one in people:
        counts = [
            (counts[size] if size < len(counts) else 0) + (counts[size - 1] << BITS * one if size else 0)
            for size in range(len(counts) + 1)
        ]
    return counts


def field_sum(count: int, begin: int, end: int) -> int:
    """Adds up the coalitions with a population from `begin` to before `end`."""
    digits = (count >> BITS * begin).to_bytes((count.bit_length() + 7) // 8 + 8, "little")[: BITS // 8 * (end - begin)]
    step = BITS // 8
    return sum(int.from_bytes(digits[place : place + step], "little") for place in range(0, len(digits), step))


def swings(folder: Path, state: str) -> list[int]:
    """Counts the coalitions of others, by size, that do not carry a decision without a state and do with it."""
    people = populations(folder)
    own, everyone = people[state], sum(people.values())
    needed = -(-65 * everyone // 100)
    found = []
    for size, count in enumerate(coalitions(one for other, one in people.items() if other != state)):

        def least(joined: int) -> int:
            if joined < 15:
                return everyone + 1
            return 0 if len(people) - joined < 4 else needed

        begin, end = max(least(size + 1) - own, 0), min(least(size), everyone + 1)
        found.append(field_sum(count, begin, end) if begin < end else 0)
    return found


def power(folder: Path) -> dict[str, tuple[Fraction, Fraction]]:
    """Returns the normalised Banzhaf index and the Shapley-Shubik index of each state."""
    counted = {state: swings(folder, state) for state in populations(folder)}
    every, size = sum(map(sum, counted.values())), len(counted)
    return {
        state: (
            Fraction(sum(by_size), every),
            Fraction(
                sum(
                    count * factorial(joined) * factorial(size - joined - 1)
                    for joined, count in enumerate(by_size[:size])
                ),
                factorial(size),
            ),
        )
        for state, by_size in counted.items()
    }

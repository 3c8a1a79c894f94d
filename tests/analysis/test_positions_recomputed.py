"""Positions, last words, what is implied and the counts, worked out again from the YAML in plain Python.

Nothing here comes from scorecard.analysis but what is compared with it.
"""

from calendar import monthrange
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from scorecard.analysis.figures import Figures
from tests.conftest import FROZEN

IMPLIES = {
    "detection_orders": "detection_orders",
    "voluntary_detection": "voluntary_detection",
    "encryption": "encryption",
    "grooming_new_material": "new_material",
    "eu_centre": "eu_centre",
}
FILES = {"overall": "proposal", "interim_derogation": "derogation"}
SIDE = {"supports": 1, "leans_support": 1, "undecided": 0, "abstains": 0, "leans_oppose": -1, "opposes": -1}


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # text alone: dates stay as written


def days(date: str) -> tuple[str, str]:
    """The first and the last day that a date can be."""
    parts = date.split("-")
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if len(parts) == 3:
        return date, date
    last = month or "12"
    return f"{year}-{month or '01'}-01", f"{year}-{last}-{monthrange(int(year), int(last))[1]:02}"


def recomputed(folder: Path, day: str) -> dict[tuple[str, str], str]:
    """The group of each state and aspect."""
    texts = read(folder / "eu" / "proposal.yaml")["texts"]
    shared = read(folder / "eu" / "sources.yaml")["sources"]
    on_table: dict[str, set[str]] = {}
    for aspect, file in FILES.items():
        (newest,) = (
            key
            for key, text in texts.items()
            if text["file"] == file and "superseded_by" not in text and "continues" not in text
        )
        on_table[aspect] = {newest, *(key for key, text in texts.items() if text.get("continues") == newest)}
    groups: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("??.yaml")):
        file = read(path)
        sources = {**shared, **file["sources"]}
        said: dict[str, list[dict[str, Any]]] = {}
        for entry, each in enumerate(file.get("statements", [])):
            if each["speaker"]["role"] != "government":
                continue
            first, last = days(each["date"])
            spoke = [
                one
                for one in file["governments"]
                if days(one["from"])[0] <= last
                and ("to" not in one or (first < one["to"] if len(one["to"]) == 10 else first <= days(one["to"])[1]))
                and each.get("government", one["head"]) == one["head"]
            ]
            assert len(spoke) == 1, (path.name, each["date"])
            said.setdefault(each["aspect"], []).append(
                {
                    "stance": each["stance"],
                    "text": each["text"],
                    "order": (first, each["date"].count("-"), each["date"]),
                    "span": (first, last),
                    "grade": each.get("quality") or sources[each["source"]]["quality"],
                    "entry": entry,
                    "in_office": "to" not in spoke[0] or day < spoke[0]["to"],
                    "head": spoke[0]["head"] + spoke[0]["from"],
                }
            )
        present = [each for each in said.get("overall", []) if each["in_office"]]
        support = word(present, "overall") if present else None
        for aspect in ("age_verification", "social_media_age", *IMPLIES, *FILES):
            all_words = said.get(aspect, [])
            held = [
                each
                for each in all_words
                if each["in_office"] and (aspect not in FILES or each["text"] in on_table[aspect])
            ]
            in_office = any(each["in_office"] for each in all_words)
            if held:
                group = word(held, aspect)["stance"]
            elif (
                support
                and not in_office
                and aspect in IMPLIES
                and (support["stance"], texts[support["text"]]["holds"][IMPLIES[aspect]]) == ("supports", "in")
                and support["grade"] != "tertiary"
                and not any(differs(support, each) for each in present if each["text"] == support["text"])
            ):
                group = "implied"
            elif all_words:
                group = "another_text" if word(all_words, aspect)["in_office"] else "former"
            else:
                group = "unknown"
            groups[path.stem, aspect] = group
    return groups


def word(said: list[dict[str, Any]], aspect: str) -> dict[str, Any]:
    """The latest statement, and instead of a tally a better one of the same 30 days."""
    grades = ("tertiary", "secondary", "primary")

    def order(each: dict[str, Any]) -> tuple[Any, ...]:
        return each["order"], grades.index(each["grade"]), each["entry"]

    latest = max(said, key=order)
    better = [
        each
        for each in said
        if latest["grade"] == "tertiary"
        and each["grade"] != "tertiary"
        and near(latest, each)
        and each["head"] == latest["head"]
        and (aspect not in FILES or each["text"] == latest["text"])
    ]
    return max(better, key=order, default=latest)


def near(one: dict[str, Any], other: dict[str, Any]) -> bool:
    from datetime import date

    first = max(one["span"][0], other["span"][0])
    last = min(one["span"][1], other["span"][1])
    return (date.fromisoformat(first) - date.fromisoformat(last)).days <= 30


def differs(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return near(one, other) and SIDE[one["stance"]] != SIDE[other["stance"]]


def assert_the_same(folder: Path, figures: Figures) -> None:
    groups = recomputed(folder, figures.as_of.isoformat())
    found = {(state, aspect): position.group for (state, aspect), position in figures.positions.items()}
    assert found == groups
    counts = Counter((aspect, group) for (_, aspect), group in groups.items())
    assert {key: row.states for key, row in figures.counts.items() if row.states} == counts


def test_positions_of_the_frozen_evidence(figures: Figures) -> None:
    assert_the_same(FROZEN, figures)


def test_positions_of_the_live_evidence(live_countries: Path, live_figures: Figures) -> None:
    assert_the_same(live_countries, live_figures)


@pytest.mark.parametrize("aspect", [*IMPLIES, *FILES, "age_verification", "social_media_age"])
def test_the_groups_of_an_aspect_make_27(figures: Figures, aspect: str) -> None:
    assert sum(row.states for (one, _), row in figures.counts.items() if one == aspect) == 27

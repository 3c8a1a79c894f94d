"""Works out counts and intervals again from the files of the evidence, in plain Python: nothing of the program is used.

It reads the YAML and CSV files with their usual readers, so that an error of the program cannot repeat itself here.
"""

import csv
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

File = dict[str, Any]

BALLOTS = ("for", "abstained", "against", "did_not_vote")


@cache
def read(path: Path) -> File:
    """Reads one YAML file; numbers stay text, so that decimals are seen as they were written."""
    content = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert isinstance(content, dict)
    return content


def delegations(folder: Path) -> dict[tuple[str, str], dict[str, int]]:
    """Counts the members of each state in each roll call, in four parts."""
    counted: dict[tuple[str, str], Counter[str]] = {}
    with (folder / "eu" / "roll_calls.csv").open(encoding="utf-8", newline="") as file:
        for member in csv.DictReader(file):
            for call, ballot in list(member.items())[5:]:
                if ballot:
                    counted.setdefault((member["member_state"], call), Counter())[ballot] += 1
    return {key: {ballot: members[ballot] for ballot in BALLOTS} for key, members in counted.items()}


def leading_votes(folder: Path, day: str) -> list[str]:
    """Picks the newest votes of substance up to a day (2026-11-24), newest first: whole days, at least so many."""
    file = read(folder / "eu" / "parliament.yaml")
    least = int(file["leading_votes"]["least"])
    led: list[str] = []
    for voted in sorted({call["date"] for call in file["roll_calls"].values()}, reverse=True):
        if len(led) < least and voted <= day:
            keys = [key for key, call in file["roll_calls"].items() if call["date"] == voted]
            led += [key for key in reversed(keys) if file["roll_calls"][key]["substance"]["decided"] == "true"]
    return led


def surveys(folder: Path) -> File:
    """Returns the surveys by key."""
    found: File = read(folder / "eu" / "surveys.yaml")["surveys"]
    return found


def results(folder: Path, state: str) -> list[File]:
    """Returns the survey results of a state in the order of its file."""
    found: list[File] = read(folder / f"{state}.yaml").get("opinion", [])
    return found


def respondents(survey: File, result: File, state: str) -> int | None:
    """Returns how many were asked in a state, where that is published exactly."""
    asked = result.get("n") or survey.get("n_by_state", {}).get(state)
    if asked is None and survey.get("states") == [state]:
        asked = survey.get("n")
    return int(asked) if isinstance(asked, str) else None


def interval(survey: File, result: File, state: str) -> tuple[float, float] | None:
    """Finds the ends of the Wilson interval as the shares p at which the result lies z standard errors away.

    |p0 - p| = z * sqrt(p * (1 - p) / n) is squared and solved for p, as a quadratic equation.
    """
    asked = respondents(survey, result, state)
    if asked is None or "qualifier" in result:
        return None
    share, square, n = float(result["share"]) / 100, 1.959964**2, asked / float(survey.get("design_effect", 1))
    a, b, c = 1 + square / n, -(2 * share + square / n), share**2
    root = max(b * b - 4 * a * c, 0.0) ** 0.5
    return 100 * max((-b - root) / (2 * a), 0.0), 100 * min((-b + root) / (2 * a), 1.0)


def leading_polls(folder: Path, state: str) -> list[tuple[str, str, bool]]:
    """Returns the leading survey and question of each side, and whether it is one whole side of its question.

    Among the surveys of supporters of the proposal, and among those of others, a whole side comes before a part of one,
    then the newest survey, then the first in the file.
    """
    asked = surveys(folder)
    led: list[tuple[str, str, bool]] = []
    for supporters in (True, False):
        best: tuple[tuple[bool, str], tuple[str, str, bool]] | None = None
        for result in results(folder, state):
            survey = asked[result["survey"]]
            question = survey["questions"][result["question"]]
            if question["topic"] != "proposal" or (survey["side"] in ("child_rights", "commission")) != supporters:
                continue
            whole = question["sides"]["whole"] == "true"
            when = whole, survey["fieldwork"].get("end") or survey.get("published") or ""
            if best is None or when > best[0]:
                best = when, (result["survey"], result["question"], whole)
        if best:
            led.append(best[1])
    return led


def published(share: str) -> str:
    """Returns a share as English prints it: every digit of the file, and no other."""
    assert Decimal(share) >= 0
    return f"{share}%"

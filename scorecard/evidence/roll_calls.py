"""Reads how each Member of the European Parliament voted, from the CSV file beside `parliament.yaml`."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from scorecard.evidence.file_text import MOST_PROBLEMS, file_text
from scorecard.evidence.model.common import web_address
from scorecard.evidence.problems import Problem, did_you_mean
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.same_words import same_words
from scorecard.evidence.unwanted_characters import is_blank
from scorecard.evidence.vocabulary import STATES, State

Ballot = Literal["for", "against", "abstained", "did_not_vote"]
BALLOTS: tuple[Ballot, ...] = get_args(Ballot)


class _Rows(Protocol):
    """The iterator that `csv.reader` returns, whose own type has no public name."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...
    def __next__(self) -> list[str]: ...


_LINE_END = re.compile(r"[\t\r\n]")
_NO_BREAK_BLANK = re.compile(r"[^\S ]")
_LEADING = ("mep", "member_state", "national_party", "group", "profile_url")


@dataclass(frozen=True)
class Member:
    """One member, and how he or she voted in each roll call in which he or she had a seat.

    `group` is empty for members who have left Parliament: it is not recorded. `ballots` is by key of the roll call.
    """

    name: str
    state: State
    party: str
    group: str
    ballots: dict[str, Ballot]


def read_members(
    content: bytes, file: str, roll_calls: Iterable[str], groups: Iterable[str]
) -> tuple[tuple[Member, ...], list[Problem]]:
    """Returns all members in a file, and its problems; a group that is not among `groups` is told at its first member.

    `roll_calls` are the keys of the roll calls in the order of the columns, `groups` the names of the political groups.
    A ballot `for` is for the text that was voted on: a yes to it, or a no to a motion to reject it (see
    `RollCall.inverted`).
    """
    text, problems = file_text(content, file)
    if text is None:
        return (), problems
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        members, found = _members(rows, file, tuple(roll_calls), tuple(groups))
        return members, [*problems, *found]
    except csv.Error:
        return (), [
            *problems,
            Problem(file, rows.line_num, 1, tr("cannot be read: a quotation mark is out of place or never closed")),
        ]


def _members(
    rows: "_Rows", file: str, votes: tuple[str, ...], groups: tuple[str, ...]
) -> tuple[tuple[Member, ...], list[Problem]]:
    header = tuple(next(rows, ()))
    if header != (*_LEADING, *votes):
        wanted = ",".join((*_LEADING, *votes))
        sign = next((sign for sign in (";", "\t") if len(header) == 1 and sign in header[0]), None)
        words = tr("the columns should be {columns}", columns=wanted)
        if sign:
            # Translators: added to the sentence on the columns of a file.
            words += tr("; they are parted by {sign}: save the file with commas", sign=repr(sign))
        return (), [Problem(file, 1, 1, words)]
    members: list[Member] = []
    problems: list[Problem] = []
    lines: dict[tuple[str, ...], int] = {}
    unknown_groups: set[str] = set()
    for row in rows:
        line = rows.line_num
        if len(problems) >= MOST_PROBLEMS:
            return (), problems
        if len(row) != len(header):
            words = tr_count(
                "{count} columns, not {number}", "{count} columns, not {number}", len(row), number=len(header)
            )
            problems.append(Problem(file, line, 1, words))
            continue
        name, state, party, group, url = row[:5]
        if is_blank(name):
            problems.append(
                Problem(file, line, 1, tr("{column} has no name; fill it in or delete the row", column="mep"))
            )
            continue
        if _LINE_END.search("".join(row)):
            problems.append(Problem(file, line, 1, tr("a tab or a line end stands within a value; delete it")))
            continue
        if name != name.strip() or _NO_BREAK_BLANK.search(name):
            words = tr(
                "{column} '{value}' has a blank at an end, or one that is no ordinary space; retype it",
                column="mep",
                value=name.strip(),
            )
            problems.append(Problem(file, line, 1, words))
            continue
        try:
            if url:
                web_address(url)
        except ValueError as error:
            problems.append(Problem(file, line, 1, f"profile_url: {error}"))
            continue
        first = lines.setdefault((same_words(name), state, row[4]), line)
        if first != line:
            problems.append(Problem(file, line, 1, tr("the same member as line {line}; keep one", line=first)))
            continue
        if state not in STATES:
            words = tr("{column} '{value}' is not a member state", column="member_state", value=state)
            problems.append(Problem(file, line, 1, words + did_you_mean(state, STATES)))
            continue
        if group and group not in groups and group not in unknown_groups:
            unknown_groups.add(group)
            words = tr(
                "{column} '{value}' is not under 'groups' in {file}; add it there, or correct its name",
                column="group",
                value=group,
                file="eu/parliament.yaml",
            )
            problems.append(Problem(file, line, 1, words + did_you_mean(group, groups)))
        ballots: dict[str, Ballot] = {}
        for vote, ballot in zip(votes, row[5:], strict=True):
            if ballot in BALLOTS:
                ballots[vote] = ballot
            elif ballot:
                words = tr(
                    "{column} '{value}' is not one of {known}", column=vote, value=ballot, known=", ".join(BALLOTS)
                )
                problems.append(Problem(file, line, 1, words + did_you_mean(ballot, BALLOTS)))
        members.append(Member(name, state, party, group, ballots))
    return tuple(members), problems

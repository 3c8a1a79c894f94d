"""Reads how each Member of the European Parliament voted, from the CSV file beside `parliament.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from scorecard.evidence.csv_record import CsvRecord, RecordError, records
from scorecard.evidence.doubtful_values import spoilt_words
from scorecard.evidence.file_text import MAX_PROBLEMS, file_text
from scorecard.evidence.model.common import web_address
from scorecard.evidence.problems import Problem, did_you_mean
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.same_words import same_words
from scorecard.evidence.unwanted_characters import is_blank
from scorecard.evidence.vocabulary import STATES, State

if TYPE_CHECKING:
    from scorecard.evidence.model.parliament_file import RollCall

Ballot = Literal["for", "against", "abstained", "did_not_vote"]
BALLOTS: tuple[Ballot, ...] = get_args(Ballot)


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


@dataclass
class RollCallTable:
    """The part of the file that could be read."""

    members: list[Member] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = False
    """Whether every row and every ballot could be read: else nothing is counted."""
    mistyped: dict[str, str] = field(default_factory=dict)
    """Keys of roll calls that are mistyped in `parliament.yaml`, with the names of their columns here."""


def read_members(
    content: bytes, file: str, roll_calls: "Mapping[str, RollCall] | None", groups: Iterable[str]
) -> RollCallTable:
    """Returns all members in a file, and its problems; a group that is not among `groups` is reported at its first
    member.

    `roll_calls` are by key, in the order of the columns, `groups` the names of the political groups. Where these are
    not known because `parliament.yaml` has mistakes (None), other problems of the rows are reported. A ballot `for` is
    for the text that was voted on: a yes to it, or a no to a motion to reject it (see `RollCall.inverted`).
    """
    text, problems = file_text(content, file)
    if text is None:
        return RollCallTable(problems=problems)
    reader = _TableReader(file, roll_calls, tuple(groups))
    reader.table.problems += problems
    try:
        reader.read(text)
    except RecordError as error:
        words = tr("cannot be read: a quotation mark is out of place or never closed")
        reader.table.problems.append(Problem(file, error.line, error.column, words))
        reader.table.is_whole = False
    return reader.table


class _TableReader:
    """Reads the rows of the table, one after the other."""

    def __init__(self, file: str, roll_calls: "Mapping[str, RollCall] | None", groups: tuple[str, ...]) -> None:
        self._file, self._roll_calls, self._groups = file, roll_calls, groups
        self._votes: tuple[str, ...] = ()
        self._lines: dict[tuple[str, ...], int] = {}
        self._unknown_groups: set[str] = set()
        self.table = RollCallTable()

    def read(self, text: str) -> None:
        """Reads a file into the table. Raises RecordError where the rest of it cannot be read."""
        rows = records(text)
        if not self._read_columns(next(rows, CsvRecord([""], "", 1))):
            return
        self.table.is_whole = self._roll_calls is not None
        for row in rows:
            if len(self.table.problems) >= MAX_PROBLEMS:
                self.table.is_whole = False
                return
            self._read_row(row)

    def _add_problem(self, row: CsvRecord, value: int, words: str) -> None:
        """Adds a problem at the place of one value of a row."""
        self.table.problems.append(Problem(self._file, *row.place(value), words))

    def _read_columns(self, row: CsvRecord) -> bool:
        """Returns whether the columns could be identified.

        Where a column and the key of its roll call differ, one of the two is mistyped: the one that does not begin with
        the day of the vote.
        """
        found, calls = tuple(row.values), self._roll_calls
        self._votes = found[len(_LEADING) :] if calls is None else tuple(calls)
        wanted = (*_LEADING, *self._votes)
        misplaced = set(found) == set(wanted) and found != wanted
        if len(found) != len(wanted) or found[: len(_LEADING)] != _LEADING or misplaced:
            self._add_column_problem(row, found, wanted)
            return False
        for place, key in enumerate(wanted):
            if calls and found[place] != key:
                day = str(calls[key].date)
                typed_wrong = not re.fullmatch(rf"{day}[a-z]?", found[place])
                if typed_wrong and key.startswith(day):
                    self._add_column_problem(row, found, wanted)
                else:
                    self.table.mistyped[key] = found[place]
        return True

    def _add_column_problem(self, row: CsvRecord, found: tuple[str, ...], wanted: tuple[str, ...]) -> None:
        """Adds a problem at the first column that is not the one wanted."""
        words = tr("the columns should be {columns}", columns=",".join(wanted))
        sign = next((sign for sign in (";", "\t") if len(found) == 1 and sign in found[0]), None)
        if sign:
            # Translators: added to the sentence on the columns of a file.
            words += tr("; they are parted by {sign}: save the file with commas", sign=repr(sign))
        pairs = enumerate(zip(found, wanted, strict=False))
        as_wanted = min(len(found), len(wanted))
        self._add_problem(row, next((place for place, (name, right) in pairs if name != right), as_wanted), words)

    def _read_row(self, row: CsvRecord) -> None:
        """Adds a member to the table, or the problem of the row."""
        columns = len(_LEADING) + len(self._votes)
        if len(row.values) != columns:
            words = tr_count(
                "{count} column, not {number}", "{count} columns, not {number}", len(row.values), number=columns
            )
            self._add_problem(row, 0, words)
            self.table.is_whole = False
            return
        name, state, party, group, url = row.values[:5]
        first = self._lines.setdefault((same_words(name), state, url), row.line)
        profile = self._lines.setdefault((url,), row.line) if url else row.line
        if fault := self._fault_of_name(row) or self._fault_of_address(url):
            self._add_problem(row, *fault)
        elif first != row.line:
            self._add_problem(row, 0, tr("the same member as line {line}; keep one", line=first))
            return
        elif profile != row.line:
            # Two rows of one page of a profile: the column was filled down, or a name was typed in two ways.
            self._add_problem(
                row, _LEADING.index("profile_url"), tr("the same member as line {line}; keep one", line=profile)
            )
        if state not in STATES:
            words = tr("{column} '{value}' is not a member state", column="member_state", value=state)
            self._add_problem(row, 1, words + did_you_mean(state, STATES))
            self.table.is_whole = False
            return
        self._check_group(row, group)
        self.table.members.append(Member(name, state, party, group, self._ballots(row)))

    def _fault_of_name(self, row: CsvRecord) -> tuple[int, str] | None:
        """Returns the place and the fault of a value of a row that is typed wrongly."""
        name = row.values[0]
        if is_blank(name) or name.lstrip().startswith("#"):
            return 0, tr("{column} has no name; fill it in or delete the row", column="mep")
        for place, value in enumerate(row.values):
            if _LINE_END.search(value):
                return place, tr("a tab or a line end stands within a value; delete it")
        if name != name.strip() or _NO_BREAK_BLANK.search(name):
            words = tr(
                "{column} '{value}' has a blank at an end, or one that is no ordinary space; retype it",
                column="mep",
                value=name.strip(),
            )
            return 0, words
        for place, value in enumerate(row.values[: _LEADING.index("profile_url")]):
            for doubt in spoilt_words((_LEADING[place],), value) if value else ():
                return place, doubt.message
        return None

    def _fault_of_address(self, url: str) -> tuple[int, str] | None:
        """Returns the fault of the address of a profile, and the place of that value."""
        try:
            if url:
                web_address(url)
        except ValueError as error:
            return _LEADING.index("profile_url"), f"profile_url: {error}"
        return None

    def _check_group(self, row: CsvRecord, group: str) -> None:
        """Adds a problem at the first member of a group that is not known."""
        if not group or group in self._groups or group in self._unknown_groups or self._roll_calls is None:
            return
        self._unknown_groups.add(group)
        words = tr(
            "{column} '{value}' is not under 'groups' in {file}; add it there, or correct its name",
            column="group",
            value=group,
            file="eu/parliament.yaml",
        )
        self._add_problem(row, _LEADING.index("group"), words + did_you_mean(group, self._groups))

    def _ballots(self, row: CsvRecord) -> dict[str, Ballot]:
        """Returns how a member voted, by key of the roll call, and adds a problem for each word that is no ballot."""
        ballots: dict[str, Ballot] = {}
        for place, vote in enumerate(self._votes, start=len(_LEADING)):
            ballot = row.values[place]
            if ballot in BALLOTS:
                ballots[vote] = ballot
            elif ballot:
                words = tr(
                    "{column} '{value}' is not one of {known}", column=vote, value=ballot, known=", ".join(BALLOTS)
                )
                self._add_problem(row, place, words + did_you_mean(ballot, BALLOTS))
                self.table.is_whole = False
        return ballots

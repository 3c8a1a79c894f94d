"""What is wrong with the evidence, where, and what to do about it."""

import difflib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

LONGEST_MESSAGE = 1000
"""Characters; a longer message loses its middle."""


@dataclass(frozen=True, order=True)
class Problem:
    """One error in one file; `line` and `column` count from 1, as editors do."""

    file: str
    line: int
    column: int
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _in_one_line(self.message))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"

    def as_github(self) -> str:
        """The form in which GitHub Actions shows an error beside the changed line."""
        message = self.message.replace("%", "%25").replace("\n", "%0A")
        return f"::error file={self.file},line={self.line},col={self.column}::{message}"


def _in_one_line(message: str) -> str:
    """What is quoted from a file may be as long as the file and hold what moves a terminal's cursor."""
    if len(message) > LONGEST_MESSAGE:
        message = f"{message[: LONGEST_MESSAGE // 2]} [...] {message[-LONGEST_MESSAGE // 2 :]}"
    if message.isprintable():
        return message
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in message)


class EvidenceError(Exception):
    """The evidence cannot be used; carries every problem found in the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """`; did you mean 'supports'?` where something known is near what was written, else nothing."""
    by_fold = {word.casefold(): word for word in known}
    near = difflib.get_close_matches(written.casefold(), by_fold, n=1, cutoff=0.6)
    return f"; did you mean '{by_fold[near[0]]}'?" if near else ""


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON array, for machines."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)

"""Joins what the program says: a file and its fault, a cause and its cure, the first names of a list."""

from collections.abc import Sequence

from scorecard.evidence.program_messages import formats, tr, tr_count


def fault_of(file: object, fault: str) -> str:
    """Returns the name of a file and what is wrong with it: `brief.pdf is missing`; both are in the language set."""
    # Translators: {file} is the name of a file, {fault} a sentence without its subject, the file: "is missing". Write a
    # colon between them where no sentence of your language can begin with a name.
    return tr("{file} {fault}", file=file, fault=fault)


def cause_and_cure(cause: str, cure: str) -> str:
    """Returns what is wrong and what to do about it as one sentence; both are in the language that was set."""
    # Translators: joins two clauses; write what your language has for a semicolon (Greek: a raised dot).
    return tr("{cause}; {cure}", cause=cause, cure=cure)


def shortened(names: Sequence[str], most: int, total: int | None = None) -> str:
    """Returns the first names of a list, at most so many, and how many more there are; `total` with those not given."""
    first = ", ".join(names[:most])
    more = (total or len(names)) - len(names[:most])
    if not more:
        return first
    # Translators: a list of names or files, of which the last are not shown: "DE, FR and 3 more".
    return tr_count(
        "{names} and {count} more", "{names} and {count} more", more, names=first, count=formats().number(more)
    )

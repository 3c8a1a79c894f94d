"""Writes the comparison of the 27 for a terminal of 80 columns and for a pipe: a mark a position, and a key."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from scorecard.documents.caveats import MARKS as CAVEATS
from scorecard.documents.labels import ASPECT_LABELS, MARK_WORDS
from scorecard.documents.message import WordsOf
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.evidence.vocabulary import ASPECTS, Aspect

_MARKS = {
    "supports": ("●", "S"),
    "leans_support": ("◐", "s"),
    "undecided": ("○", "u"),
    "leans_oppose": ("◇", "o"),
    "opposes": ("◆", "O"),
    "abstains": ("□", "a"),
    "implied": ("⊙", "i"),
    "unknown": ("–", "-"),
}
"""The mark of each stance, and the letter for a terminal that does not have the character."""

_SURE = {"well": "3", "fairly": "2", "weakly": "1"}
# For translators, of each below: what a letter behind the mark of a position means
LETTERS = {
    "former": ("f", tr_noop("a former government")),
    "another_text": ("a", tr_noop("on another text")),
    "replaced": ("r", tr_noop("text since replaced")),
    "general": ("g", tr_noop("on the subject in general")),
    "draft": ("b", tr_noop("said on its draft")),
    "presidency": ("p", tr_noop("as Council presidency")),
    "disputed": ("d", tr_noop("reports differ")),
    "divided": ("v", tr_noop("its members differ")),
    "moved": ("m", tr_noop("moved within a month")),
    "tally": ("t", tr_noop("by a tally alone")),
    "copy": ("c", tr_noop("from a copy")),
    "unnamed": ("n", tr_noop("no source named")),
}
"""The letter and the meaning of each caveat, by its code in the data."""

Row = Mapping[str, str | int | None]


def comparison_lines(table: Sequence[Row], with_marks: bool, words_of: WordsOf) -> list[str]:
    """Returns the rows of `comparison_table` as lines of at most 80 characters, a letter above each column, with a key.

    Without `with_marks` stances are letters, for a terminal that has no other characters.
    """
    letters = ascii_uppercase[: len(ASPECTS) + 2]
    rows = [["", *letters]]
    rows += [_cells(row, with_marks) for row in table]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [" ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [*lines, "", *_key(letters, with_marks, words_of)]


def _cells(row: Row, with_marks: bool) -> list[str]:
    low, high = row["alignment_low"], row["alignment_high"]
    dash = _MARKS["unknown"][not with_marks]
    return [
        str(row["state"]),
        *(_cell(row, aspect, with_marks) for aspect in ASPECTS),
        dash if low is None else str(low) if low == high else f"{low}-{high}",
        dash if row["rank_from"] is None else f"{row['rank_from']}-{row['rank_to']}",
    ]


def _cell(row: Row, aspect: Aspect, with_marks: bool) -> str:
    """Returns the mark of a position, its certainty, and a letter for each caveat; for an unknown position those of the
    last statement."""
    codes = str(row[f"{aspect}_marks"] or row[f"{aspect}_last_word"] or "").split()
    stance = "implied" if codes[:1] == ["implied"] else str(row[aspect])
    sure = _SURE.get(str(row[f"{aspect}_certainty"]), "")
    return _MARKS[stance][not with_marks] + sure + "".join(LETTERS[code][0] for code in codes if code in CAVEATS)


def _key(columns: str, with_marks: bool, words_of: WordsOf) -> list[str]:
    """Returns the key: the meanings of the letters above the columns, of the marks, and of the letters behind a
    mark."""
    stances = [
        f"{marks[not with_marks]} {words_of(stance.replace('_', ' '), MARK_WORDS[stance])}"
        for stance, marks in _MARKS.items()
    ]
    aspects = [
        f"{column} {words_of(aspect.replace('_', ' '), ASPECT_LABELS[aspect])}"
        for column, aspect in zip(columns, ASPECTS, strict=False)
    ]
    letters = [f"{letter} {tr(words)}" for letter, words in LETTERS.values()]
    # For translators, of each below: how well a position is documented, after the figure that stands in the table
    sure = [tr("3 well documented"), tr("2 fairly"), tr("1 weakly")]
    last = [tr("where not known, the letters are those of the last word")]
    alignment, rank = columns[-2], columns[-1]
    figures = [
        # Translators: {letter} stands above a column of a table: the alignment of each state.
        tr("{letter} alignment: 0 to 100, withheld where too much is not known", letter=alignment),
        # Translators: {letter} stands above a column of a table: between which ranks each state lies.
        tr("{letter} rank: band among the states with a figure", letter=rank),
    ]
    return [line for items in (aspects + figures, stances, sure + letters + last) for line in _filled(items)]


def _filled(items: Sequence[str]) -> list[str]:
    """Returns items, separated by commas, in lines of at most 80 characters."""
    lines = [""]
    for item in items:
        joined = f"{lines[-1]}, {item}" if lines[-1] else item
        lines[-1:] = [joined] if len(joined) < 80 else [f"{lines[-1]},", item]
    return lines

"""Writes the comparison of the 27 for a terminal of 80 columns and for a pipe: a mark a position, and a key."""

from collections.abc import Mapping, Sequence

from scorecard.documents.caveats import MARKS as CAVEATS
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
"""Of each stance the mark, and the letter where a terminal has no such characters."""

_HEADINGS: dict[Aspect, str] = {
    "overall": "text",
    "detection_orders": "order",
    "voluntary_detection": "volun",
    "encryption": "encr",
    "grooming_new_material": "groom",
    "age_verification": "age",
    "social_media_age": "media",
    "eu_centre": "centr",
    "interim_derogation": "inter",
}
_SURE = {"well": "3", "fairly": "2", "weakly": "1"}
LETTERS = {
    "former": ("f", "a former government"),
    "another_text": ("a", "on another text"),
    "replaced": ("r", "text since replaced"),
    "general": ("g", "on the subject in general"),
    "draft": ("b", "said on its draft"),
    "presidency": ("p", "as Council presidency"),
    "disputed": ("d", "reports differ"),
    "divided": ("v", "its members differ"),
    "moved": ("m", "moved within a month"),
    "tally": ("t", "by a tally alone"),
    "copy": ("c", "from a copy"),
    "unnamed": ("n", "no source named"),
}
"""Of each caveat, by its code in the data, the letter and what it means."""

Row = Mapping[str, str | int | None]


def comparison_lines(table: Sequence[Row], with_marks: bool) -> list[str]:
    """Returns the rows of `comparison_table` as lines of at most 80 characters, with a key.

    Without `with_marks` stances are letters, for a terminal that has no other characters.
    """
    rows = [["", *(_HEADINGS[aspect] for aspect in ASPECTS), "align", "rank"]]
    rows += [_cells(row, with_marks) for row in table]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [" ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [*lines, "", *_key(with_marks)]


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
    """Returns the mark of a position, how sure it is, and a letter a caveat; of what is not known those last said."""
    codes = str(row[f"{aspect}_marks"] or row[f"{aspect}_last_word"] or "").split()
    stance = "implied" if codes[:1] == ["implied"] else str(row[aspect])
    sure = _SURE.get(str(row[f"{aspect}_certainty"]), "")
    return _MARKS[stance][not with_marks] + sure + "".join(LETTERS[code][0] for code in codes if code in CAVEATS)


def _key(with_marks: bool) -> list[str]:
    stances = [f"{marks[not with_marks]} {stance.replace('_', ' ')}" for stance, marks in _MARKS.items()]
    headings = [f"{heading} {aspect.replace('_', ' ')}" for aspect, heading in _HEADINGS.items()]
    letters = [f"{letter} {words}" for letter, words in LETTERS.values()]
    sure = ["3 well documented", "2 fairly", "1 weakly"]
    last = ["where not known, the letters are those of the last word"]
    others = ["align: 0 to 100, withheld where too much is not known", "rank: band among the states with a figure"]
    return [line for items in (stances, sure + letters + last, headings, others) for line in _filled(items)]


def _filled(items: Sequence[str]) -> list[str]:
    """Returns items, separated by commas, in lines of at most 80 characters."""
    lines = [""]
    for item in items:
        joined = f"{lines[-1]}, {item}" if lines[-1] else item
        lines[-1:] = [joined] if len(joined) < 80 else [f"{lines[-1]},", item]
    return lines

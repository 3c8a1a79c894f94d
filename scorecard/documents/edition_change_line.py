"""Writes what changed in a state between two editions in one line, and names roll calls (`scorecard diff`)."""

from collections.abc import Mapping
from typing import Any, cast

from scorecard.analysis.edition_comparison import EditionChanges
from scorecard.analysis.precision import Interval
from scorecard.documents.alignment_section import whole
from scorecard.documents.labels import ASPECT_LABELS, MARK_WORDS
from scorecard.documents.message import WordsOf
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import Aspect


def change_line(change: EditionChanges, words_of: WordsOf) -> str:
    """Returns the changes of a state in one line."""
    parts = [
        # Translators: how a position moved: "encryption from undecided (2025-07-02) to opposes (2025-11)".
        tr(
            "{aspect} from {before} to {after}",
            aspect=_aspect(moved.aspect, words_of),
            before=_dated(moved.before, moved.before_date, words_of),
            after=_dated(moved.after, moved.after_date, words_of),
        )
        for moved in change.moved
    ]
    if change.statements_added:
        parts.append(tr("statements added: {number}", number=change.statements_added))
    if change.statements_taken_out:
        parts.append(tr("statements taken out: {number}", number=change.statements_taken_out))
    if change.results_added:
        parts.append(tr("survey results added: {number}", number=change.results_added))
    if change.results_taken_out:
        parts.append(tr("survey results taken out: {number}", number=change.results_taken_out))
    # For translators, of each below: the alignment of a state, 0 to 100
    if change.alignment_before != change.alignment_after:
        before, after = _figure(change.alignment_before), _figure(change.alignment_after)
        parts.append(tr("alignment {before}, now {after}", before=before, after=after))
    message = "; ".join(parts) or tr("nothing changed")
    return f"{change.state}: {message}."


def roll_call_name(row: Mapping[str, Any]) -> str:
    """Returns the date and the subject of a row of the table of roll calls; earlier editions called it the title."""
    return f"{row['date']}, {row.get('subject') or row.get('title') or row['roll_call']}"


def _aspect(aspect: str, words_of: WordsOf) -> str:
    label = ASPECT_LABELS.get(cast(Aspect, aspect))
    return words_of(aspect, label) if label else aspect  # an earlier or later edition may have other aspects


def _dated(stance: str, day: str | None, words_of: WordsOf) -> str:
    words = words_of(stance, MARK_WORDS[stance]) if stance in MARK_WORDS else stance
    return f"{words} ({day})" if day else words


def _figure(figure: Interval | None) -> str:
    if figure is None:
        # Translators: the alignment of a state, a figure that is withheld.
        return tr("withheld")
    low, high = (whole(end) for end in figure)
    return str(low) if low == high else tr("{low} to {high}", low=low, high=high)

"""All statements as one table, as they were known at a date."""

from datetime import date
from typing import TYPE_CHECKING

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source
from scorecard.evidence.vocabulary import Quality

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "state": "EU code of the member state",
    "entry": "position of the statement in the state's file, from 0",
    "date": "date of the statement, to the day, month or year (PartialDate)",
    "aspect": "what it is about",
    "stance": "what it says on that",
    "role": "who speaks: government, parliament, authority or party",
    "text": "key of the Council text it is about",
    "replaced": "whether that text had been replaced by another at the date asked for",
    "quality": "grade of the evidence: primary, secondary or tertiary",
}
"""The columns of `statements`, and what each holds."""


def known_at(day: PartialDate, as_of: date, evidence_date: PartialDate) -> bool:
    """Whether something of that date can have been known at `as_of`.

    A date known to the month counts from the end of the month: an earlier edition must never show
    what may have come later. What was gathered is known at the latest when gathering ended.
    """
    return min(day.last_day, evidence_date.last_day) <= as_of


def graded(own: Quality | None, source: Source) -> Quality:
    """The grade of a fact: its own where given, else that of its source (`check` makes sure of one)."""
    grade = own or source.quality
    assert grade is not None
    return grade


def statements(evidence: Evidence, as_of: date) -> "pd.DataFrame":
    """Every statement known at `as_of`, by state and then from old to new; see `COLUMNS`."""
    import pandas as pd

    texts = evidence.proposal.texts

    def replaced(key: str) -> bool:
        successor = texts[key].superseded_by
        return successor is not None and texts[successor].date.first_day <= as_of

    rows = [
        {
            "state": code,
            "entry": entry,
            "date": said.date,
            "aspect": said.aspect,
            "stance": said.stance,
            "role": said.speaker.role,
            "text": said.text,
            "replaced": replaced(said.text),
            "quality": graded(said.quality, evidence.source(code, said.source)),
        }
        for code, state in evidence.states.items()
        for entry, said in enumerate(state.statements)
        if known_at(said.date, as_of, evidence.edition.evidence_date)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.sort_values(["state", "date"], kind="stable", ignore_index=True)

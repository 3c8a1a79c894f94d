"""Computes since when each entry of the evidence has been known: the one rule for everything with a date.

An entry is known once its own date is over and one of its sources can have been published. An entry with neither a date
nor a dated source is known on the last day of the evidence, because nothing shows that it was known earlier.
"""

from collections.abc import Iterable
from datetime import date

from scorecard.evidence.dates import YEAR_IN_TEXT, PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.council_files import Proposal
from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.vocabulary import State


def known_since(evidence: Evidence, state: State | None, day: PartialDate | None, sources: Iterable[str]) -> date:
    """Returns the first day on which an entry dated `day` that rests on these sources was known.

    A date known to the month counts from the end of the month: an earlier day must never show what may have come later.
    `day` is None for an entry without a date of its own, which is known with the first of its sources that has one.
    `state` is the state in whose file the entry stands.
    """
    keys = tuple(sources)
    gathered = evidence.edition.evidence_date.last_day
    if day is None:
        dates = [evidence.source(state, key).date for key in keys]
        return min([*(published.last_day for published in dates if isinstance(published, PartialDate)), gathered])
    return min(max(day.last_day, sources_known_since(evidence, state, keys)), gathered)


def sources_known_since(evidence: Evidence, state: State | None, keys: Iterable[str]) -> date:
    """Returns the first day on which one of the sources can have been published; the first of all days without any."""
    found = [source_known_since(evidence, evidence.source(state, key)) for key in keys]
    return min((first or date.min for first in found), default=date.min)


def source_known_since(evidence: Evidence, source: Source) -> date | None:
    """Returns the first day on which a source can have been published; None where nothing says when.

    An undated source was published at the earliest in the year that its title or address names.
    """
    if isinstance(source.date, PartialDate):
        return source.date.first_day
    gathered = evidence.edition.evidence_date.year
    year = max((year for year in years_named(source.title, source.url) if year <= gathered), default=None)
    return date(year, 1, 1) if year else None


def survey_known_since(evidence: Evidence, survey: Survey) -> date:
    """Returns the first day on which the results of a survey were known: people had been asked and it was out."""
    days = [day for day in (survey.fieldwork.end or survey.fieldwork.start, survey.published) if day]
    latest = max(days, key=lambda day: day.last_day, default=None)
    return known_since(evidence, None, latest, survey.sources)


def years_named(*texts: str) -> list[int]:
    """Returns the years that texts name: `2023 (1 Jan - 25 Aug)` names 2023."""
    return [int(year) for text in texts for year in YEAR_IN_TEXT.findall(text)]


def possible_days(proposal: Proposal, edition: EditionSettings) -> tuple[date, date]:
    """Returns the first and the last day that can be shown.

    The first is the day of the first text of the proposal, because no state could have a position before it.
    """
    days = [text.date.first_day for text in proposal.texts.values() if text.file == "proposal"]
    return min(days, default=date.min), edition.evidence_date.last_day

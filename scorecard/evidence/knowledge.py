"""Determines which entries, sources and words of the evidence were known on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from scorecard.evidence.cited_sources import cited_by
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.known_since import (
    known_since,
    source_known_since,
    sources_known_since,
    survey_known_since,
    years_named,
)
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.vocabulary import State


class Knowledge:
    """The part of the evidence that was known on one day."""

    def __init__(self, evidence: Evidence, day: date) -> None:
        self._all, self._day = evidence, day

    def has(self, state: State | None, item: Any) -> bool:
        """Returns whether an entry was known on the day, by its date or by its sources."""
        return known_since(self._all, state, getattr(item, "date", None), cited_by(item)) <= self._day

    def has_source(self, state: State | None, key: str) -> bool:
        return self.can_be_out(self._all.source(state, key))

    def can_be_out(self, source: Source) -> bool:
        first = source_known_since(self._all, source)
        return first is None or first <= self._day

    def year_is_over(self, year: int) -> bool:
        return date(year, 12, 31) <= self._day

    def names_later(self, text: Any) -> bool:
        """Returns whether words, in any of their languages, name the year of the day or a later one."""
        words = text.values() if isinstance(text, Mapping) else [text]
        return any(year >= self._day.year for year in years_named(*words))

    def surveys(self) -> dict[str, Survey]:
        surveys = self._all.surveys.surveys
        return {key: item for key, item in surveys.items() if survey_known_since(self._all, item) <= self._day}

    def has_any_source(self, state: State | None, keys: Iterable[str]) -> bool:
        return sources_known_since(self._all, state, keys) <= self._day

    def has_figure(self, state: State | None, figure: Any) -> bool:
        """Returns whether the years of a published figure were over and its source may have been published."""
        years = years_named(figure.period)
        return bool(years) and self.year_is_over(max(years)) and self.has_source(state, figure.source)

    def has_legal_entry(self, day: PartialDate | None, words: Any, sources: list[str]) -> bool:
        """Returns whether a fact or step was known; an undated one was, unless its words name a later year."""
        if day is None:
            return not self.names_later(words) and self.has_any_source(None, sources)
        return known_since(self._all, None, day, sources) <= self._day

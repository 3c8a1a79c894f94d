"""Composes the text that accompanies the tables: how to cite them, and what their users have to know."""

from datetime import date

from scorecard.evidence.load import Evidence


def citation(evidence: Evidence, as_of: date) -> str:
    """Returns the citation of the data in one line: publisher, title, edition, date of the evidence, licence."""
    edition = evidence.edition
    day = evidence_day(evidence, as_of)
    return (
        f"{edition.publisher}: CSA Scorecard, edition {edition.name}, evidence to {day.isoformat()}. "
        f"{edition.website}. Licence: CC BY 4.0."
    )


def evidence_day(evidence: Evidence, as_of: date) -> date:
    """Returns the last day whose evidence can be in the tables."""
    return min(as_of, evidence.edition.evidence_date.last_day)


def readme(evidence: Evidence, as_of: date) -> tuple[str, ...]:
    """Returns the lines of the text that a user of the tables has to read first."""
    return (
        "CSA Scorecard: positions, statements, surveys and votes on the proposal of the European Union against child "
        "sexual abuse (COM(2022) 209), in the 27 member states.",
        f"Cite as: {citation(evidence, as_of)}",
        "Licence: Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/. "
        "Sources quoted keep their own rights.",
        "An empty cell means that there is no such value or that none was found; it never means zero or neutral.",
        "Dates are text and as precise as known: to the day, the month or the year (ISO 8601).",
        "Texts are in English, or in the language in which they were written where there is no English.",
        "Everything is as known at the date of the evidence. The method and the shares of the population are those of "
        "the edition; what an editor wrote with later knowledge is left out.",
    )

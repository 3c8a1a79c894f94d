"""Formats shares of the EU population so that rounding crosses no threshold, and writes the year they are of.

The evidence has the shares of one year alone. For an earlier day that year lies ahead, so the edition is named instead.
"""

from scorecard.documents.message import Message, Share, msg
from scorecard.evidence.load import Evidence


def population_share(evidence: Evidence, per_cent: float) -> Share:
    """Returns a share of the EU population for a sentence or a drawing, on its side of what the law needs.

    The published shares are rounded, so those of all states may add up to a little more than all: that is 100 too.
    """
    needed = evidence.population.rule.population_percent_needed
    return Share.computed(min(round(per_cent, 2), 100.0), needed, 100 - needed)


def population_year(evidence: Evidence) -> int | None:
    """Returns the year in which the shares are used in votes; None where that is after the day of the evidence."""
    year = evidence.population.official.year
    return None if evidence.known_on and year > evidence.known_on.year else year


def population_basis(evidence: Evidence) -> Message:
    """Returns a sentence on what the shares rest on."""
    official = evidence.population.official
    if population_year(evidence) is None or not official.basis:
        return msg(
            "As in the edition {edition}; the evidence has no shares of earlier years.", edition=evidence.edition.name
        )
    return msg("{basis}; {persons} persons in all.", basis=official.basis, persons=official.eu_population_persons)


def population_description(evidence: Evidence) -> str:
    """Returns the same in plain English, to describe a column of the data."""
    year = population_year(evidence)
    if year is None:
        return f"as used in the edition {evidence.edition.name}; the evidence has no shares of earlier years"
    return f"as published for votes in the Council in {year}"

"""Checks the populations of the states against each other: shares used for votes, persons counted, and their totals."""

from collections.abc import Iterator
from statistics import median

from scorecard.evidence.model.council_files import Population
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import formats, tr, tr_count
from scorecard.evidence.vocabulary import STATES, State
from scorecard.evidence.yaml_document import Document

HALF_A_DIGIT = 0.005
"""The largest difference of a share with two decimals from the exact one, in per cent."""
SHARE_APART = 0.05
"""The relative difference allowed between a share used for votes and that of the persons counted, besides rounding:
they come from different years and tables."""
TOTAL_APART = 0.01
"""The relative difference allowed between the population of the EU and the sum of the persons counted, which hardly
changes in a year."""
YEARS_APART = 2
"""The number of years allowed between the shares used for votes and the count with which they are compared: the shares
of a year rest on a count of one or two years before."""


def population_problems(population: Population, document: Document) -> Iterator[Problem]:
    """Yields a problem where shares do not add up to 100, or differ from the persons counted.

    An error in the numbers of one state is not reported for other states as well. The sum of the shares is not checked
    in a file that has other problems.
    """
    percent, persons = population.official.percent, population.counted.persons
    if any(state not in percent or state not in persons for state in STATES):
        return
    one_percent = _persons_in_one_percent(population)
    reported = {problem.line for problem in document.problems}
    odd = [state for state in STATES if not _fits(percent[state], persons[state] / one_percent)]
    for state in odd:
        path = ("official", "percent", state)
        if reported.isdisjoint({document.values[path][0], document.values["counted", "persons", state][0]}):
            yield document.problem(
                path,
                tr(
                    "{state} {share} per cent does not fit its persons under 'counted', "
                    "{persons} or {counted_share} per cent; correct one of them",
                    state=state,
                    share=percent[state],
                    persons=formats().number(persons[state]),
                    counted_share=f"{persons[state] / one_percent:.2f}",
                ),
            )
    total, everyone = sum(percent.values()), sum(persons.values())
    if not document.problems and abs(total - 100) > len(percent) * HALF_A_DIGIT + 1e-9:
        yield document.problem(
            ("official", "percent"),
            tr("the shares add up to {total} per cent, not 100; correct the wrong one", total=f"{total:.2f}"),
        )
    year, day = population.official.year, population.counted.day
    if abs(year - day.first_day.year) > YEARS_APART:
        yield document.problem(
            ("official", "year"),
            tr_count(
                "{field} {year} is more than {count} year from the day under 'counted', {day}; correct one of them",
                "{field} {year} is more than {count} years from the day under 'counted', {day}; correct one of them",
                YEARS_APART,
                field="year",
                year=year,
                day=day,
            ),
        )
    official = population.official.eu_population_persons
    if all(abs(official - whole) > TOTAL_APART * whole for whole in (everyone, *([100 * one_percent] if odd else []))):
        yield document.problem(
            ("official", "eu_population_persons"),
            tr(
                "{field} {number} does not fit the persons under 'counted', {everyone} in all; correct one of them",
                field="eu_population_persons",
                number=formats().number(official),
                everyone=formats().number(everyone),
            ),
        )


def _fits(share: float, counted: float) -> bool:
    return abs(share - counted) <= 10 * HALF_A_DIGIT + SHARE_APART * counted


def _persons_in_one_percent(population: Population) -> float:
    """Returns the number of persons in one per cent, from the states whose two numbers fit each other.

    A number with one digit too many must not make the numbers of all other states seem wrong.
    """
    percent, persons = population.official.percent, population.counted.persons
    typical = median(persons[state] / percent[state] for state in STATES)
    fitting: list[State] = [state for state in STATES if _fits(percent[state], persons[state] / typical)]
    return sum(persons[state] for state in fitting) / sum(percent[state] for state in fitting)

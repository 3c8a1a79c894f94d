"""Checks numbers against each other: shares of the population, respondents, reports, weights, ends of a band."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from pydantic import BaseModel

from scorecard.evidence.model.common import Respondents
from scorecard.evidence.model.context_files import ReportsFile
from scorecard.evidence.model.council_files import Population
from scorecard.evidence.model.method import Method
from scorecard.evidence.model.state import MemberState, SurveyResult
from scorecard.evidence.model.surveys import AreaResult, Survey, Surveys
from scorecard.evidence.population_check import population_problems
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.stance_scale import SCALE
from scorecard.evidence.vocabulary import GRADES, State
from scorecard.evidence.yaml_document import Document, Path

HALF_A_PERCENT = 0.5
"""The largest difference of a share published without decimals from the exact one."""
_REPORTED = {"whole": "reports", "first": "referrals", "second": "informational"}
"""The fields of the reports of a year: the number of all, and of its two parts."""


def count_problems(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields every problem with numbers that cannot be true together; the arguments are as for `crosscheck`."""
    population, method, surveys = models.get("population"), models.get("method"), models.get("surveys")
    reports = models.get("reports")
    if isinstance(population, Population):
        yield from population_problems(population, documents["population"])
    if isinstance(method, Method):
        yield from _method(method, documents["method"])
    if isinstance(reports, ReportsFile):
        yield from _reports(reports, documents["reports"])
    if isinstance(surveys, Surveys):
        for key, survey in surveys.surveys.items():
            yield from _respondents(("surveys", key), survey, documents["surveys"])
            yield from _sides(("surveys", key), survey, documents["surveys"])
        for name, model in models.items():
            if isinstance(model, MemberState):
                yield from _answers(model, surveys, documents[name])


def _method(method: Method, document: Document) -> Iterator[Problem]:
    """Yields a problem where the ends of the band, or the values of the stances, are in a wrong order."""
    low, high = method.robustness.band_percent
    if low >= high:
        yield document.problem(
            ("robustness", "band_percent"),
            tr(
                "{field} begins at {low} and ends at {high}; put the lower first",
                field="band_percent",
                low=f"{low:g}",
                high=f"{high:g}",
            ),
        )
    first, second = method.certainty.older_than_years
    if first >= second:
        yield document.problem(
            ("certainty", "older_than_years"),
            tr_count(
                "{count} years are not below {other}; put the lower number first",
                "{count} years are not below {other}; put the lower number first",
                first,
                other=second,
            ),
        )
    axis = method.time_axis
    if axis.begins.first_day >= axis.first_day:
        yield document.problem(
            ("time_axis", "first_year"),
            tr(
                "{field} {day} is not after {other} {other_day}; correct one of them",
                field="first_year",
                day=axis.first_year,
                other="begins",
                other_day=axis.begins,
            ),
        )
    least = method.certainty.levels
    if least.get("well", 0) <= least.get("fairly", 0) and len(least) > 1:
        yield document.problem(
            ("certainty", "levels"), tr("'well' needs no more points than 'fairly'; correct one of them")
        )
    off = method.robustness.one_step_off_percent
    for better, worse in pairwise([grade for grade in GRADES if grade in off]):
        if off[better] > off[worse]:
            yield document.problem(
                ("robustness", "one_step_off_percent", better),
                tr("'{grade}' is taken for less sure than '{other}'; correct one of them", grade=better, other=worse),
            )
    for kind, scale in method.rubric.items():
        known = [stance for stance in reversed(SCALE) if stance in scale.values]
        for higher, lower in pairwise(known):
            if scale.values[higher] < scale.values[lower]:
                yield document.problem(
                    ("rubric", kind, "values", lower),
                    tr(
                        "'{stance}' is worth more than '{other}' in the scale '{scale}'; correct one of them",
                        stance=lower,
                        other=higher,
                        scale=kind,
                    ),
                )


def _reports(reports: ReportsFile, document: Document) -> Iterator[Problem]:
    """Yields a problem for each year without a figure, with figures of both ways of counting, or earlier than the one
    before it in the list."""
    for state, years in reports.cybertipline.by_state.items():
        for index, row in enumerate(years):
            if index and row.year < years[index - 1].year:
                yield document.problem(
                    ("cybertipline", "by_state", state, index, "year"),
                    tr(
                        "{field} {year} stands behind {before}; put the years in order, oldest first",
                        field="year",
                        year=row.year,
                        before=years[index - 1].year,
                    ),
                )
            if row.reports is not None and (row.referrals is not None or row.informational is not None):
                yield document.problem(
                    ("cybertipline", "by_state", state, index, "reports"),
                    tr(
                        "{year} has {whole} beside {first} or {second}, which are parts of them; "
                        "give {whole}, or {first} and {second}",
                        year=row.year,
                        **_REPORTED,
                    ),
                )
            if row.reports is None and row.referrals is None and row.informational is None:
                yield document.problem(
                    ("cybertipline", "by_state", state, index),
                    tr(
                        "{year} has no figure; give {whole}, or {first} and {second}, or delete it",
                        year=row.year,
                        **_REPORTED,
                    ),
                )


def _respondents(path: Path, survey: Survey, document: Document) -> Iterator[Problem]:
    """Yields a problem where the states of a survey have more respondents than all of it, or are not among its own."""
    asked = [n for n in survey.n_by_state.values() if isinstance(n, int)]
    if isinstance(survey.n, int) and sum(asked) > survey.n:
        yield document.problem(
            (*path, "n_by_state"),
            tr_count(
                "the states have {count} respondent, the survey {number}; correct one of them",
                "the states have {count} respondents, the survey {number}; correct one of them",
                sum(asked),
                number=survey.n,
            ),
        )
    parts: list[tuple[Path, Respondents | None]] = [
        ((*path, "n_by_state", state), n) for state, n in survey.n_by_state.items() if not isinstance(n, int)
    ]
    for key, question in survey.questions.items():
        place = (*path, "questions", key, "overall")
        parts += [((*place, index, "n"), result.n) for index, result in enumerate(question.overall)]
    for part, n in parts:
        if isinstance(survey.n, int) and _at_least(n) > survey.n:
            yield document.problem(
                part,
                tr(
                    "{field} {number} is more than the survey has, {respondents}; correct one of them",
                    field=part[-1],
                    number=_at_least(n),
                    respondents=survey.n,
                ),
            )
    if not isinstance(survey.states, list) or not survey.states:
        return
    concerned: list[tuple[Path, State]] = [((*path, "n_by_state", state), state) for state in survey.n_by_state]
    for index, caution in enumerate(survey.cautions):
        place = (*path, "cautions", index, "states")
        concerned += [((*place, number), state) for number, state in enumerate(caution.states)]
    for part, state in concerned:
        if state not in survey.states:
            words = tr("'{state}' is not under 'states' of this survey; add it there", state=state)
            yield document.problem(part, words, at_key=part[-1] == state)


def _at_least(n: Respondents | None) -> int:
    """Returns the number of respondents, also where it is known only roughly; 0 where it is not known."""
    return n if isinstance(n, int) else (n.about or n.more_than or 0) if n else 0


def _sides(path: Path, survey: Survey, document: Document) -> Iterator[Problem]:
    """Yields a problem for each question about the proposal that does not say which answers its share counts."""
    for key, question in survey.questions.items():
        if question.topic == "proposal" and question.sides is None:
            yield document.problem(
                (*path, "questions", key),
                tr("a question about the proposal needs 'sides': {example}", example=_example_of_sides()),
                at_key=True,
            )
        for index, area in enumerate(question.overall):
            yield from _more_than_all((*path, "questions", key, "overall", index), area, document)
            fitting = f"ALL{len(survey.states)}" if isinstance(survey.states, list) else survey.states
            if survey.states and area.area != fitting:
                yield document.problem(
                    (*path, "questions", key, "overall", index, "area"),
                    # Translators: {area} is such as EU27 or ALL8, the 8 states of a survey; 'states' is a field.
                    tr(
                        "{field} {area} does not fit 'states' of this survey, {fitting}; correct one of them",
                        field="area",
                        area=area.area,
                        fitting=fitting,
                    ),
                )


def _example_of_sides() -> str:
    """Returns how the field `sides` is written, with its values described in words."""
    counted = tr("which answers the share counts")
    # Translators: 'true' and 'false' stay as they are.
    whole = tr("true where these are all answers on one side of the question, else false")
    return f"{{counted: {{en: {counted}}}, whole: {whole}}}"


def _more_than_all(path: Path, result: SurveyResult | AreaResult, document: Document) -> Iterator[Problem]:
    """Yields a problem where the answers to one question add up to more than all who were asked."""
    answers = [other.share for other in result.also_reported if other.answer]
    total = result.share + sum(answers)
    if answers and total > 100 + HALF_A_PERCENT * (len(answers) + 1):
        yield document.problem(
            (*path, "also_reported"),
            tr(
                "the answers add up to {total} per cent with the share; "
                "correct one, or take 'answer: true' from what is no answer of its own",
                total=f"{total:g}",
            ),
        )


def _answers(model: MemberState, surveys: Surveys, document: Document) -> Iterator[Problem]:
    """Yields a problem where more people answered than were asked, or their answers are more than all."""
    for index, result in enumerate(model.opinion):
        yield from _more_than_all(("opinion", index), result, document)
        survey = surveys.surveys.get(result.survey)
        asked = survey and survey.n_by_state.get(model.state, survey.n)
        if isinstance(result.n, int) and isinstance(asked, int) and result.n > asked:
            yield document.problem(
                ("opinion", index, "n"),
                tr(
                    "{field} {number} is more than were asked, {asked} ({file}); correct one of them",
                    field="n",
                    number=result.n,
                    asked=asked,
                    file="eu/surveys.yaml",
                ),
            )

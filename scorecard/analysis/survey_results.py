"""Collects what people answered, question by question, with an interval where the sample size is published."""

from datetime import date

from scorecard.analysis.precision import wilson
from scorecard.analysis.rows import ResultRow
from scorecard.evidence.known_since import sources_known_since, survey_known_since
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Respondents
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.vocabulary import STATES, State


def respondents(survey: Survey, state: State) -> Respondents | None:
    """Returns the number of respondents in this state, exact or rough; None where it is not published.

    Where the survey asked in no other state, its total counts.
    """
    return survey.n_by_state.get(state) or (survey.n if survey.states == [state] else None)


def survey_results(evidence: Evidence, as_of: date) -> dict[State, tuple[ResultRow, ...]]:
    """Returns the results of each state that were known on `as_of`, in the order of its file.

    Different wordings are never averaged.
    """
    return {
        state: tuple(
            _result(evidence, state, entry)
            for entry in range(len(evidence.states[state].opinion))
            if result_known_since(evidence, state, entry) <= as_of
        )
        for state in STATES
    }


def result_known_since(evidence: Evidence, state: State, entry: int) -> date:
    """Returns the first day on which a result was known: its survey was, and a source of its own was published."""
    result = evidence.states[state].opinion[entry]
    survey = survey_known_since(evidence, evidence.surveys.surveys[result.survey])
    published = sources_known_since(evidence, state, (result.source, *result.also))
    return max(survey, min(published, evidence.edition.evidence_date.last_day))


def _result(evidence: Evidence, state: State, entry: int) -> ResultRow:
    result = evidence.states[state].opinion[entry]
    survey = evidence.surveys.surveys[result.survey]
    asked = result.n or respondents(survey, state)
    n = asked if isinstance(asked, int) else None
    exact = n is not None and result.qualifier is None
    low, high = wilson(result.share, n, survey.design_effect or 1.0) if exact and n else (None, None)
    return ResultRow(
        state=state,
        entry=entry,
        survey=result.survey,
        question=result.question,
        topic=survey.questions[result.question].topic,
        side=survey.side,
        share=result.share,
        n=n,
        low=low,
        high=high,
    )

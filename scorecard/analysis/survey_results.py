"""What people answered, question by question, with an interval where the sample size is published."""

from typing import TYPE_CHECKING

from scorecard.analysis.precision import wilson
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Respondents
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.vocabulary import State

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "state": "EU code of the member state",
    "entry": "position of the result in the state's file, from 0",
    "survey": "key of the survey",
    "question": "key of the question",
    "topic": "proposal, context or prevalence",
    "side": "where whoever paid stands on the proposal",
    "share": "share in per cent, as published",
    "n": "respondents in this state, where published exactly; else missing",
    "low": "lower end of the 95 % interval in per cent; missing where n or share is not exact",
    "high": "upper end of the 95 % interval in per cent; missing where n or share is not exact",
}
"""The columns of `opinion`, and what each holds."""


def respondents(survey: Survey, state: State) -> Respondents | None:
    """How many the survey asked in this state, exactly or roughly; all, where it asked in no other."""
    return survey.n_by_state.get(state) or (survey.n if survey.states == [state] else None)


def opinion(evidence: Evidence) -> "pd.DataFrame":
    """Every result of every state; see `COLUMNS`. Different wordings are never averaged."""
    import pandas as pd

    rows = []
    for code, state in evidence.states.items():
        for entry, result in enumerate(state.opinion):
            survey = evidence.surveys.surveys[result.survey]
            n = _exact(result.n or respondents(survey, code))
            exact = n is not None and result.qualifier is None
            low, high = wilson(result.share, n, survey.design_effect or 1.0) if exact and n else (None, None)
            rows.append(
                {
                    "state": code,
                    "entry": entry,
                    "survey": result.survey,
                    "question": result.question,
                    "topic": survey.questions[result.question].topic,
                    "side": survey.side,
                    "share": result.share,
                    "n": n,
                    "low": low,
                    "high": high,
                }
            )
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"n": "Int64", "low": float, "high": float})


def _exact(n: Respondents | None) -> int | None:
    return n if isinstance(n, int) else None

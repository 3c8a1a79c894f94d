"""What people answered, question by question, with an interval where the sample size is published."""

from math import sqrt

import pandas as pd

from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Respondents
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.vocabulary import State

Z_95 = 1.959964
"""The normal quantile of a two-sided 95 per cent interval."""

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


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 per cent Wilson score interval of a share, all in per cent (Wilson 1927).

    It takes the sample as simple random: no design effect is published for any survey used here,
    so the true interval is wider. ValueError for a share outside 0-100 or n below 1.
    """
    if not 0 <= share <= 100 or n < 1:
        raise ValueError(f"no interval for a share of {share} % of {n}")
    p = share / 100
    shrink = 1 + Z_95**2 / n
    centre = (p + Z_95**2 / (2 * n)) / shrink
    half = Z_95 / shrink * sqrt(p * (1 - p) / n + Z_95**2 / (4 * n**2))
    return 100 * max(centre - half, 0.0), 100 * min(centre + half, 1.0)


def respondents(survey: Survey, state: State) -> Respondents | None:
    """How many the survey asked in this state, exactly or roughly; all, where it asked in no other."""
    return survey.n_by_state.get(state) or (survey.n if survey.states == [state] else None)


def opinion(evidence: Evidence) -> pd.DataFrame:
    """Every result of every state; see `COLUMNS`. Different wordings are never averaged."""
    rows = []
    for code, state in evidence.states.items():
        for entry, result in enumerate(state.opinion):
            survey = evidence.surveys.surveys[result.survey]
            n = _exact(result.n or respondents(survey, code))
            exact = n is not None and result.qualifier is None
            low, high = wilson(result.share, n) if exact and n else (None, None)
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

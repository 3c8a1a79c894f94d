"""How much evidence there is for each state, and what is missing."""

from datetime import date

import pandas as pd

from scorecard.analysis.position import positions
from scorecard.analysis.statements import statements
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, QUALITIES, ROLES, STATES

COLUMNS = {
    "state": "EU code of the member state (index)",
    **{role: f"statements of the role {role}" for role in ROLES},
    **{quality: f"statements of {quality} quality, all roles" for quality in QUALITIES},
    "aspects": "aspects, of eight, on which the government's position is known",
    "missing": "tuple of the aspects on which it is not",
    "newest": "date of the newest statement of the government (PartialDate), None where there is none",
    "results": "survey results in the state, prevalence included",
    "proposal_results": "of these, on the proposal or detection",
    "with_interval": "of all results, those whose respondents are published exactly",
    "events": "events of the national timeline",
    "reporting_points": "services that take reports",
}
"""The columns of `coverage`, and what each holds."""


def coverage(evidence: Evidence, opinion: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row a state; see `COLUMNS`. `opinion` is the table of `analysis.opinion`."""
    said = statements(evidence, as_of)
    held = positions(said)
    government = said[said["role"] == "government"]
    rows = []
    for code in STATES:
        state, mine = evidence.states[code], said[said["state"] == code]
        asked = opinion[opinion["state"] == code]
        missing = tuple(aspect for aspect in ASPECTS if held.loc[(code, aspect), "entry"] == -1)
        rows.append(
            {
                "state": code,
                **{role: int((mine["role"] == role).sum()) for role in ROLES},
                **{quality: int((mine["quality"] == quality).sum()) for quality in QUALITIES},
                "aspects": len(ASPECTS) - len(missing),
                "missing": missing,
                "newest": max(government[government["state"] == code]["date"], default=None),
                "results": len(asked),
                "proposal_results": int((asked["topic"] == "proposal").sum()),
                "with_interval": int(asked["low"].notna().sum()),
                "events": len(state.events),
                "reporting_points": len(state.hotline.report),
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS)).set_index("state")

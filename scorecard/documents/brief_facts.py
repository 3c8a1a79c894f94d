"""Composes the facts of a brief: polls of supporters and opponents, or platform reports; and votes of MEPs."""

from dataclasses import dataclass, replace

from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_results import leading_results
from scorecard.documents.footnotes import Footnotes
from scorecard.documents.key_figure import KeyFigure
from scorecard.documents.key_figures import opinion_figure, vote_figure
from scorecard.documents.leading_polls import no_result
from scorecard.documents.message import StateName, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


@dataclass(frozen=True)
class Facts:
    """The drawings of a brief: figures from surveys and reports, and the votes."""

    figures: tuple[KeyFigure, ...]
    votes: tuple[KeyFigure, ...]


def brief_facts(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> Facts:
    """Returns the leading polls of both sides, and the leading votes.

    Where the state has no poll, the reports of providers and the figure of the EU take its place; the latter says so.
    """
    return Facts(
        figures=_figures(evidence, figures, state, footnotes),
        votes=vote_figure(evidence, figures, state, footnotes).parts,
    )


def _figures(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> tuple[KeyFigure, ...]:
    reported = None if leading_results(evidence, figures.results[state]) else _reports(evidence, state, footnotes)
    polls = opinion_figure(evidence, figures, state, footnotes).parts
    if not reported:
        return polls
    _, *of_the_union = polls
    if figures.results[state]:  # on something else: the scorecard prints them
        _, nothing = no_result(evidence, state)
    else:
        nothing = msg("Of a survey {in_state} alone no result was found.", state=StateName(state))
    return reported, *(
        replace(one, credit=msg("{credit} {nothing}", credit=one.credit or "", nothing=nothing)) for one in of_the_union
    )


def _reports(evidence: Evidence, state: State, footnotes: Footnotes) -> KeyFigure | None:
    """Returns the referrals by providers in the last year on record; None where there is no such year."""
    series = evidence.reports.cybertipline
    years = [year for year in series.by_state.get(state, ()) if year.referrals is not None]
    if not years:
        return None
    last = years[-1]
    assert last.referrals is not None
    return KeyFigure(
        msg("{referrals}", referrals=last.referrals),
        msg(
            "reports of online platforms in {year} with an upload location {in_state}, counted by {who} and passed "
            "on for action. They follow what platforms report, not how many children are abused.",
            state=StateName(state),
            who=series.publisher,
            year=str(last.year),
        ),
        footnotes.cite(series.source),
    )

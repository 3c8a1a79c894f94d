"""Chooses the survey results that may stand in a headline, in every document by one rule for both sides."""

from itertools import zip_longest

from scorecard.analysis.rows import ResultRow
from scorecard.analysis.texts import before_proposal
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.vocabulary import State

_SUPPORTERS = ("child_rights", "commission")
"""The sides that are in favour of the proposal."""


def results_in_order(evidence: Evidence, results: tuple[ResultRow, ...]) -> tuple[int, ...]:
    """Returns the results of one state on the proposal by their position in its file, in the order of printing.

    One of a survey paid for by supporters of the proposal and one of a survey of others come in turn, so a page that
    has room for two results shows both sides. Of each side come first the results that are one whole side of the
    question as asked, then those of the newest survey.
    """
    return tuple(entry for turn in zip_longest(*_camps(evidence, results)) for entry in turn if entry is not None)


def leading_results(evidence: Evidence, results: tuple[ResultRow, ...]) -> tuple[int, ...]:
    """Returns the first result of the supporters' surveys and the first of those of others, as far as there is one.

    One of a survey from before the proposal gives way to a whole side of a question that could be asked about it.
    """
    rows = {row.entry: row for row in results}
    first = [rows[camp[0]] for camp in _camps(evidence, results) if camp]
    early = [row for row in first if asked_before_proposal(evidence, row.survey)]
    if any(is_whole(evidence, row) for row in first if row not in early):
        first.sort(key=lambda row: row in early)
    return tuple(row.entry for row in first)


def asked_before_proposal(evidence: Evidence, survey: str) -> bool:
    """Returns whether people were asked, or else the results published, before the Commission made the proposal."""
    asked = evidence.surveys.surveys[survey]
    day = asked.fieldwork.end or asked.fieldwork.start or asked.published
    return day is not None and before_proposal(evidence, day)


def asked_there(survey: Survey, state: State) -> bool:
    """Returns whether a survey on the proposal was carried out in a state."""
    if all(question.topic != "proposal" for question in survey.questions.values()):
        return False
    return survey.states in ("EU27", "EU28") or state in survey.states or state in survey.n_by_state


def asked_by_the_other_side(evidence: Evidence, state: State, results: tuple[ResultRow, ...]) -> tuple[str, ...]:
    """Returns the surveys of the side of which the state has no result, though people there were asked; else none."""
    supporters, others = _camps(evidence, results)
    if bool(supporters) == bool(others):
        return ()
    return tuple(
        key
        for key, survey in evidence.surveys.surveys.items()
        if (survey.side in _SUPPORTERS) != bool(supporters) and asked_there(survey, state)
    )


def is_whole(evidence: Evidence, row: ResultRow) -> bool:
    """Returns whether a share is one whole side of the question as asked, so that it may stand as a large number."""
    sides = evidence.surveys.surveys[row.survey].questions[row.question].sides
    return sides is not None and sides.whole


def eu_result(evidence: Evidence) -> tuple[str, str] | None:
    """Returns the survey and the question that may stand for the EU where a state has no result of its own.

    It is the first question on the proposal, counted as one whole side, with a result for the EU, of the newest survey
    that covered all 27; None where there is none.
    """
    found = [
        (_asked_on(evidence, key), key, name)
        for key, survey in evidence.surveys.surveys.items()
        if survey.states == "EU27"
        for name, question in survey.questions.items()
        if question.topic == "proposal"
        and question.sides is not None
        and question.sides.whole
        and any(area.area == "EU27" for area in question.overall)
    ]
    if not found:
        return None
    newest = max(day for day, _, _ in found)
    return next((key, name) for day, key, name in found if day == newest)


def _camps(evidence: Evidence, results: tuple[ResultRow, ...]) -> tuple[list[int], list[int]]:
    """Returns the results on the proposal of the supporters' surveys, and of those of others, each in order."""
    about = [row for row in results if row.topic == "proposal"]
    about.sort(key=lambda row: (is_whole(evidence, row), _asked_on(evidence, row.survey)), reverse=True)
    camps: tuple[list[int], list[int]] = ([], [])
    for row in about:
        camps[row.side not in _SUPPORTERS].append(row.entry)
    return camps


def _asked_on(evidence: Evidence, survey: str) -> str:
    """Returns the end of the fieldwork, or else the date of publication, in a form that sorts by date."""
    asked = evidence.surveys.surveys[survey]
    return str(asked.fieldwork.end or asked.published or "")

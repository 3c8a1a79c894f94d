"""Finds shares of a state so far from that of all states of the survey that a digit was mistyped, or a row mistaken."""

from collections.abc import Iterator

from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.model.surveys import Surveys
from scorecard.evidence.program_messages import tr

FAR = 50
"""The number of points by which a share may differ from that of all states; the largest present difference is 36."""


def far_from_all(model: MemberState, surveys: Surveys) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each share of a state that is far from the share of all respondents to the question."""
    for index, result in enumerate(model.opinion):
        survey = surveys.surveys.get(result.survey)
        question = survey.questions.get(result.question) if survey else None
        for whole in question.overall if question else ():
            if abs(whole.share - result.share) > FAR and not 0 < result.share < 1:  # a fraction has its own note
                # Translators: shares in per cent; {area} is such as EU27 or ALL8, the 8 states of a survey.
                message = tr(
                    "{field} {value} is far from that of {area}, {other} ({file})",
                    field="share",
                    value=f"{result.share:g}",
                    area=whole.area,
                    other=f"{whole.share:g}",
                    file="eu/surveys.yaml",
                )
                yield DoubtfulValue(("opinion", index, "share"), message)
                break

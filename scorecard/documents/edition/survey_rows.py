"""Composes the surveys of the chapter on the EU: each with its payer and sample, and its questions state by state."""

from dataclasses import dataclass

from scorecard.documents.edition.result_plot import ResultPlot, result_plot
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import SIDE_LABELS
from scorecard.documents.message import Message, msg
from scorecard.documents.poll_section import area_results, sample, when
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.surveys import Survey, SurveyQuestion
from scorecard.evidence.vocabulary import STATES


@dataclass(frozen=True)
class SurveyRow:
    """One survey, with the number of its results by state in the evidence."""

    name: str
    commissioner: Text
    side: Message
    side_note: Text | None
    institute: str | None
    when: Message
    sample: Message
    population: Text | None
    """The population that was asked."""
    results: int
    marks: Citation


@dataclass(frozen=True)
class QuestionLine:
    """One survey question on a line from 0 to 100 per cent: each state with a result is a dot with its code."""

    asks: Text
    base: Message
    """The survey, who was asked, when, and who paid."""
    plot: ResultPlot
    elsewhere: tuple[Message, ...]


def survey_rows(evidence: Evidence, footnotes: Footnotes) -> tuple[SurveyRow, ...]:
    """Returns all surveys in the order of the evidence."""
    return tuple(_survey_row(evidence, key, survey, footnotes) for key, survey in evidence.surveys.surveys.items())


def _survey_row(evidence: Evidence, key: str, survey: Survey, footnotes: Footnotes) -> SurveyRow:
    results = sum(result.survey == key for state in evidence.states.values() for result in state.opinion)
    return SurveyRow(
        survey.name,
        survey.commissioner,
        SIDE_LABELS[survey.side],
        survey.side_note,
        survey.institute,
        when(survey),
        sample(survey.n, everywhere=True),
        survey.population,
        results,
        footnotes.cite(*survey.sources[:1]),
    )


def _base(survey: Survey, question: SurveyQuestion) -> Message:
    """Returns the survey, who was asked, when, and who paid; and what is counted where that is no whole side."""
    base = msg(
        "{survey}; {whom}; {when}; paid for by {who}",
        survey=survey.name,
        whom=survey.population or msg("who was asked was not found"),
        when=when(survey),
        who=survey.commissioner,
    )
    if question.sides is None or question.sides.whole:
        return base
    return msg("{base}; not one whole side of the question: {counted}", base=base, counted=question.sides.counted)


def question_lines(evidence: Evidence) -> tuple[QuestionLine, ...]:
    """Returns the questions on the proposal that have a result in enough states."""
    lines = []
    for key, survey in evidence.surveys.surveys.items():
        for name, question in survey.questions.items():
            shares = {
                state: result.share
                for state in STATES
                for result in evidence.states[state].opinion
                if (result.survey, result.question) == (key, name) and not result.set_apart
            }
            if question.topic != "proposal" or len(shares) < evidence.method.polled_mean.least_states:
                continue
            lines.append(
                QuestionLine(
                    question.asks,
                    _base(survey, question),
                    result_plot(shares),
                    tuple(words for words, _ in area_results(evidence, key, name)),
                )
            )
    return tuple(lines)

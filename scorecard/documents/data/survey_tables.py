"""Builds the tables of surveys: results by state and by area, wordings, and other shares of a question."""

from dataclasses import dataclass
from typing import get_args

from scorecard.analysis.figures import Figures
from scorecard.analysis.rows import ResultRow
from scorecard.analysis.survey_results import respondents
from scorecard.documents.data.cells import as_text, english, joined, joined_texts
from scorecard.documents.data.columns import ALSO, ENTRY, NOTE, SOURCE, STATE, URL
from scorecard.documents.data.table import Column, Field, Table, described, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Respondents, SampleSize
from scorecard.evidence.model.state import AlsoReported, SurveyResult
from scorecard.evidence.model.surveys import AreaResult, Fieldwork, QuestionWording, Sides, Survey, SurveyQuestion
from scorecard.evidence.vocabulary import STATES, Sampling, Side


@dataclass(frozen=True)
class _Asked:
    """A survey and one of its questions, each with its key."""

    survey_key: str
    survey: Survey
    question_key: str
    question: SurveyQuestion


@dataclass(frozen=True)
class _StateRow(_Asked):
    """The answer of one state to the question: the figures, and the evidence they are computed from."""

    figures: ResultRow
    result: SurveyResult


@dataclass(frozen=True)
class _AreaRow(_Asked):
    """The answer of several states together to the question."""

    result: AreaResult


_SURVEY_KEY = Field("survey", "string", "Key of the survey.")
_QUESTION_KEY = Field("question", "string", "Key of the question within the survey.")

_ASKED: tuple[Column[_Asked], ...] = (
    Column(_SURVEY_KEY, lambda asked: asked.survey_key),
    Column(Field("survey_name", "string", "Name of the survey."), lambda asked: asked.survey.name),
    Column(field_of(Survey, "commissioner"), lambda asked: english(asked.survey.commissioner)),
    Column(
        Field("side", "string", f"{described(Survey, 'side')} One of {', '.join(get_args(Side))}."),
        lambda asked: asked.survey.side,
    ),
    Column(
        Field("side_note", "string", "What a reader should know of whoever paid."),
        lambda asked: english(asked.survey.side_note),
    ),
    Column(field_of(Survey, "institute"), lambda asked: asked.survey.institute),
    Column(field_of(Survey, "population"), lambda asked: english(asked.survey.population)),
    Column(
        Field("states_note", "string", "What is known of the states in which the survey was carried out."),
        lambda asked: english(asked.survey.states_note),
    ),
    Column(
        Field("fieldwork_start", "string", "The first day on which people were asked, or the month."),
        lambda asked: as_text(asked.survey.fieldwork.start),
    ),
    Column(
        Field("fieldwork_end", "string", "The last day on which people were asked, or the month."),
        lambda asked: as_text(asked.survey.fieldwork.end),
    ),
    Column(field_of(Fieldwork, "note", called="fieldwork_note"), lambda asked: english(asked.survey.fieldwork.note)),
    Column(
        Field("published", "string", "When the survey was published."), lambda asked: as_text(asked.survey.published)
    ),
    Column(
        Field("sampling", "string", f"How respondents were drawn: {', '.join(get_args(Sampling))}."),
        lambda asked: asked.survey.sampling,
    ),
    Column(
        Field("survey_not_found", "string", "What of the survey could not be found."),
        lambda asked: joined_texts(asked.survey.not_found),
    ),
    Column(_QUESTION_KEY, lambda asked: asked.question_key),
    Column(field_of(SurveyQuestion, "asks"), lambda asked: english(asked.question.asks)),
    Column(field_of(SurveyQuestion, "topic"), lambda asked: asked.question.topic),
    Column(
        field_of(Sides, "counted"),
        lambda asked: english(asked.question.sides.counted) if asked.question.sides else None,
    ),
    Column(
        field_of(Sides, "whole", "boolean", called="whole_side"),
        lambda asked: asked.question.sides.whole if asked.question.sides else None,
    ),
    Column(field_of(SurveyQuestion, "number", called="question_number"), lambda asked: asked.question.number),
    Column(
        Field("question_note", "string", "What a reader should know of the question."),
        lambda asked: english(asked.question.note),
    ),
    Column(
        Field(
            "wording_languages",
            "string",
            "Languages in which the words of the question were found, separated by spaces; see survey_wordings.",
        ),
        lambda asked: joined(wording.language for wording in asked.question.wording),
    ),
)
"""The columns on the survey and the question beside every share."""

_ROUGHLY = Field("n_roughly", "string", "Respondents where published only roughly, such as `about 700`.")


def _interval_end(name: str, end: str) -> Field:
    return Field(
        name,
        "number",
        f"{end} end of the 95 per cent Wilson interval in per cent, printed with one decimal; empty where n or the "
        "share is not exact. No design effect is published, so the true interval is wider; indicative only where "
        "sampling is not probability.",
    )


def _roughly(n: Respondents | None) -> str | None:
    if not isinstance(n, SampleSize):
        return None
    return f"about {n.about}" if n.about else f"more than {n.more_than}"


def survey_results_table(evidence: Evidence, figures: Figures) -> Table:
    """Returns one row for each state and question that was asked there."""

    def row_of(row: ResultRow) -> _StateRow:
        survey = evidence.surveys.surveys[row.survey]
        result = evidence.states[row.state].opinion[row.entry]
        return _StateRow(row.survey, survey, row.question, survey.questions[row.question], row, result)

    columns: tuple[Column[_StateRow], ...] = (
        Column(STATE, lambda row: row.figures.state),
        Column(ENTRY, lambda row: evidence.entry(row.figures.state, "opinion", row.figures.entry)),
        *_ASKED,
        Column(field_of(SurveyResult, "share", "number"), lambda row: row.figures.share),
        Column(field_of(SurveyResult, "qualifier"), lambda row: row.result.qualifier),
        Column(Field("n", "integer", "Respondents in this state, where published exactly."), lambda row: row.figures.n),
        Column(_ROUGHLY, lambda row: _roughly(row.result.n or respondents(row.survey, row.figures.state))),
        Column(_interval_end("low", "Lower"), lambda row: row.figures.low),
        Column(_interval_end("high", "Upper"), lambda row: row.figures.high),
        Column(field_of(SurveyResult, "set_apart", "boolean"), lambda row: row.result.set_apart),
        Column(SOURCE, lambda row: row.result.source),
        Column(URL, lambda row: evidence.source(row.figures.state, row.result.source).url),
        Column(ALSO, lambda row: joined(row.result.also)),
        Column(field_of(SurveyResult, "note"), lambda row: english(row.result.note)),
    )
    return table_of(
        "survey_results",
        "Survey results",
        "What people in a member state answered to one question of a survey. Shares of different wordings must not be "
        "averaged; the words of the questions stand in the table survey_wordings.",
        columns,
        (row_of(row) for state in STATES for row in figures.results[state]),
    )


def survey_areas_table(evidence: Evidence) -> Table:
    """Returns one row for each question and area, such as the EU as a whole."""
    columns: tuple[Column[_AreaRow], ...] = (
        Column(field_of(AreaResult, "area"), lambda row: row.result.area),
        *_ASKED,
        Column(field_of(SurveyResult, "share", "number"), lambda row: row.result.share),
        Column(field_of(SurveyResult, "qualifier"), lambda row: row.result.qualifier),
        Column(
            Field("n", "integer", "Respondents in the area who answered this question, where published exactly."),
            lambda row: row.result.n if isinstance(row.result.n, int) else None,
        ),
        Column(_ROUGHLY, lambda row: _roughly(row.result.n)),
        Column(SOURCE, lambda row: row.result.source),
        Column(URL, lambda row: evidence.source(None, row.result.source).url),
        Column(ALSO, lambda row: joined(row.result.also)),
        Column(NOTE, lambda row: english(row.result.note)),
    )
    return table_of(
        "survey_areas",
        "Survey results of several states together",
        "What the EU, or all countries of a survey, answered together, as published.",
        columns,
        (
            _AreaRow(key, survey, name, question, result)
            for key, survey in evidence.surveys.surveys.items()
            for name, question in survey.questions.items()
            for result in question.overall
        ),
    )


@dataclass(frozen=True)
class _OtherShare:
    """A further share of a question in one area, which is a state or a larger area."""

    area: str
    survey: str
    question: str
    other: AlsoReported


def survey_other_shares_table(evidence: Evidence) -> Table:
    """Returns one row for each further share of a question, in a state or in a larger area."""
    rows = [
        _OtherShare(state, result.survey, result.question, other)
        for state in STATES
        for result in evidence.states[state].opinion
        for other in result.also_reported
    ]
    rows += [
        _OtherShare(result.area, key, name, other)
        for key, survey in evidence.surveys.surveys.items()
        for name, question in survey.questions.items()
        for result in question.overall
        for other in result.also_reported
    ]
    columns: tuple[Column[_OtherShare], ...] = (
        Column(
            Field("area", "string", "EU code of the member state, or the area as in the table survey_areas."),
            lambda row: row.area,
        ),
        Column(_SURVEY_KEY, lambda row: row.survey),
        Column(_QUESTION_KEY, lambda row: row.question),
        Column(field_of(AlsoReported, "what"), lambda row: english(row.other.what)),
        Column(field_of(AlsoReported, "share", "number"), lambda row: row.other.share),
        Column(field_of(AlsoReported, "answer", "boolean"), lambda row: row.other.answer),
    )
    return table_of(
        "survey_other_shares",
        "Other shares of the same questions",
        "Further shares published for a question: another answer, or a group of those asked.",
        columns,
        rows,
    )


@dataclass(frozen=True)
class _WordingRow:
    """The words of a question, or of what respondents were told before the questions (`question` None)."""

    survey: str
    question: str | None
    wording: QuestionWording


def survey_wordings_table(evidence: Evidence) -> Table:
    """Returns one row for each question and language, and one for each introduction to the questions."""
    rows: list[_WordingRow] = []
    for key, survey in evidence.surveys.surveys.items():
        rows += [_WordingRow(key, None, wording) for wording in survey.introduction]
        for name, question in survey.questions.items():
            rows += [_WordingRow(key, name, wording) for wording in question.wording]
    columns: tuple[Column[_WordingRow], ...] = (
        Column(_SURVEY_KEY, lambda row: row.survey),
        Column(
            Field(
                "question",
                "string",
                "Key of the question within the survey; empty for what respondents were told before the questions.",
            ),
            lambda row: row.question,
        ),
        Column(
            Field("language", "string", "Language of the words, by two-letter code."), lambda row: row.wording.language
        ),
        Column(Field("words", "string", "The words as found."), lambda row: row.wording.words),
        Column(field_of(QuestionWording, "note"), lambda row: english(row.wording.note)),
        Column(SOURCE, lambda row: row.wording.source),
        Column(URL, lambda row: evidence.source(None, row.wording.source).url),
    )
    return table_of(
        "survey_wordings",
        "Wordings of survey questions",
        "The words of the questions as found, one row a language.",
        columns,
        rows,
    )

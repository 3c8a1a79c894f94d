"""What people answered to surveys, and the words in which they were asked."""

from typing import get_args

from scorecard.analysis.figures import Figures
from scorecard.analysis.survey_results import respondents
from scorecard.documents.data.cells import as_text, english, joined
from scorecard.documents.data.columns import ALSO, ENTRY, NOTE, SOURCE, STATE, URL
from scorecard.documents.data.table import Cell, Field, Table, described, field_of, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Respondents, SampleSize
from scorecard.evidence.model.state import AlsoReported, SurveyResult
from scorecard.evidence.model.surveys import AreaResult, Fieldwork, QuestionWording, Survey, SurveyQuestion
from scorecard.evidence.vocabulary import STATES, Sampling, Side

_ROUGHLY = Field("n_roughly", "string", "Respondents where published only roughly, such as `about 700`.")

_ASKED = (
    Field("survey", "string", "Key of the survey."),
    Field("survey_name", "string", "Name of the survey."),
    field_of(Survey, "commissioner"),
    Field("side", "string", f"{described(Survey, 'side')} One of {', '.join(get_args(Side))}."),
    field_of(Survey, "institute"),
    Field("fieldwork_start", "string", "The first day on which people were asked, or the month."),
    Field("fieldwork_end", "string", "The last day on which people were asked, or the month."),
    field_of(Fieldwork, "note", called="fieldwork_note"),
    Field("published", "string", "When the survey was published."),
    Field("sampling", "string", f"How respondents were drawn: {', '.join(get_args(Sampling))}."),
    Field("question", "string", "Key of the question within the survey."),
    field_of(SurveyQuestion, "asks"),
    field_of(SurveyQuestion, "topic"),
    Field(
        "wording_languages",
        "string",
        "Languages in which the words of the question were found, separated by spaces; see survey_wordings.",
    ),
)
"""What is told of the survey and the question beside every share."""


def survey_results_table(evidence: Evidence, figures: Figures) -> Table:
    """One row a state and question that was asked there."""
    records: list[dict[str, Cell]] = []
    for state in STATES:
        for row in figures.results[state]:
            result = evidence.states[state].opinion[row.entry]
            survey = evidence.surveys.surveys[row.survey]
            records.append(
                {
                    "state": state,
                    "entry": row.entry,
                    **_asked(survey, row.survey, row.question),
                    "share": row.share,
                    "qualifier": result.qualifier,
                    "n": row.n,
                    "n_roughly": _roughly(result.n or respondents(survey, state)),
                    "low": row.low,
                    "high": row.high,
                    "set_apart": result.set_apart,
                    "source": result.source,
                    "source_url": evidence.source(state, result.source).url,
                    "also": joined(result.also),
                    "note": english(result.note),
                }
            )
    return table_of(
        "survey_results",
        "Survey results",
        "What people in a member state answered to one question of a survey. Shares of different wordings must not be "
        "averaged; the words of the questions stand in the table survey_wordings.",
        (
            STATE,
            ENTRY,
            *_ASKED,
            field_of(SurveyResult, "share", "number"),
            field_of(SurveyResult, "qualifier"),
            Field("n", "integer", "Respondents in this state, where published exactly."),
            _ROUGHLY,
            _interval_end("low", "Lower"),
            _interval_end("high", "Upper"),
            field_of(SurveyResult, "set_apart", "boolean"),
            SOURCE,
            URL,
            ALSO,
            field_of(SurveyResult, "note"),
        ),
        records,
    )


def survey_areas_table(evidence: Evidence) -> Table:
    """One row a question and area, such as the EU as a whole."""
    return table_of(
        "survey_areas",
        "Survey results of several states together",
        "What the EU, or all countries of a survey, answered together, as published.",
        (
            field_of(AreaResult, "area"),
            *_ASKED,
            field_of(SurveyResult, "share", "number"),
            field_of(SurveyResult, "qualifier"),
            Field("n", "integer", "Respondents in the area who answered this question, where published exactly."),
            _ROUGHLY,
            SOURCE,
            URL,
            ALSO,
            NOTE,
        ),
        (
            {
                "area": overall.area,
                **_asked(survey, key, name),
                "share": overall.share,
                "qualifier": overall.qualifier,
                "n": overall.n if isinstance(overall.n, int) else None,
                "n_roughly": _roughly(overall.n),
                "source": overall.source,
                "source_url": evidence.source(None, overall.source).url,
                "also": joined(overall.also),
                "note": english(overall.note),
            }
            for key, survey in evidence.surveys.surveys.items()
            for name, question in survey.questions.items()
            for overall in question.overall
        ),
    )


def _asked(survey: Survey, key: str, name: str) -> dict[str, Cell]:
    """The facts of a survey and of one of its questions."""
    question = survey.questions[name]
    return {
        "survey": key,
        "survey_name": survey.name,
        "commissioner": english(survey.commissioner),
        "side": survey.side,
        "institute": survey.institute,
        "fieldwork_start": as_text(survey.fieldwork.start),
        "fieldwork_end": as_text(survey.fieldwork.end),
        "fieldwork_note": english(survey.fieldwork.note),
        "published": as_text(survey.published),
        "sampling": survey.sampling,
        "question": name,
        "asks": english(question.asks),
        "topic": question.topic,
        "wording_languages": joined(wording.language for wording in question.wording),
    }


def _roughly(n: Respondents | None) -> str | None:
    if not isinstance(n, SampleSize):
        return None
    return f"about {n.about}" if n.about else f"more than {n.more_than}"


def _interval_end(name: str, end: str) -> Field:
    return Field(
        name,
        "number",
        f"{end} end of the 95 per cent Wilson interval in per cent, printed with one decimal; empty where n or the "
        "share is not exact. No design effect is published, so the true interval is wider; indicative only where "
        "sampling is not probability.",
    )


def survey_other_shares_table(evidence: Evidence) -> Table:
    """One row a further share, of a state or of an area."""
    found: list[tuple[str, str, str, AlsoReported]] = []
    for state in STATES:
        for result in evidence.states[state].opinion:
            found += [(state, result.survey, result.question, other) for other in result.also_reported]
    for survey, asked in evidence.surveys.surveys.items():
        for name, question in asked.questions.items():
            for overall in question.overall:
                found += [(overall.area, survey, name, other) for other in overall.also_reported]
    return table_of(
        "survey_other_shares",
        "Other shares of the same questions",
        "Further shares published for a question: another answer, or a group of those asked.",
        (
            Field("area", "string", "EU code of the member state, or the area as in the table survey_areas."),
            Field("survey", "string", "Key of the survey."),
            Field("question", "string", "Key of the question within the survey."),
            field_of(AlsoReported, "what"),
            field_of(AlsoReported, "share", "number"),
        ),
        (
            {
                "area": area,
                "survey": survey,
                "question": name,
                "what": english(other.what),
                "share": other.share,
            }
            for area, survey, name, other in found
        ),
    )


def survey_wordings_table(evidence: Evidence) -> Table:
    """One row a question and language, and one for what was said before the questions."""
    found: list[tuple[str, str | None, QuestionWording]] = []
    for survey, asked in evidence.surveys.surveys.items():
        found += [(survey, None, wording) for wording in asked.introduction]
        for name, question in asked.questions.items():
            found += [(survey, name, wording) for wording in question.wording]
    return table_of(
        "survey_wordings",
        "Wordings of survey questions",
        "The words of the questions as found, one row a language.",
        (
            Field("survey", "string", "Key of the survey."),
            Field(
                "question",
                "string",
                "Key of the question within the survey; empty for what respondents were told before the questions.",
            ),
            Field("language", "string", "Language of the words, by two-letter code."),
            Field("words", "string", "The words as found."),
            field_of(QuestionWording, "note"),
            SOURCE,
            URL,
        ),
        (
            {
                "survey": survey,
                "question": name,
                "language": wording.language,
                "words": wording.words,
                "note": english(wording.note),
                "source": wording.source,
                "source_url": evidence.source(None, wording.source).url,
            }
            for survey, name, wording in found
        ),
    )

"""The evidence and the figures as plain tables, for those who compute with them.

English and codes only: what is translated on the pages is a code here. Every column says what it
holds, in the words of the model's own docstrings where it is a field of the model.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, get_args

from pydantic import BaseModel

from scorecard.analysis.figures import Figures
from scorecard.analysis.position import SAME_MOMENT_DAYS, UNKNOWN
from scorecard.analysis.statements import graded, known_at
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Respondents, SampleSize, Source, Text
from scorecard.evidence.model.events import Event
from scorecard.evidence.model.shared import CouncilText, Figure, Moment, RollCall, YearlyReports
from scorecard.evidence.model.state import AlsoReported, NationalFigure, Quote, Result, Speaker, Statement
from scorecard.evidence.model.surveys import AreaResult, Fieldwork, Question, Survey, Wording
from scorecard.evidence.roll_calls import BALLOTS
from scorecard.evidence.vocabulary import ASPECTS, STANCES, STATES, Sampling, Side, State

Cell: TypeAlias = str | int | float | bool | None
"""One value of a table; None where there is none or none is known."""

FieldType = Literal["string", "integer", "number", "boolean"]
"""The types of Frictionless Table Schema that the tables use; dates are strings, as precise as known."""

EU = "EU"
"""Stands in the column `scope` for what belongs to no single member state."""


@dataclass(frozen=True)
class Field:
    """A column: its name, the type of its values and what they mean."""

    name: str
    type: FieldType
    description: str


@dataclass(frozen=True)
class Table:
    """A table as it is published; each row holds one value a field, in their order."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _description(model: type[BaseModel], name: str) -> str:
    """The docstring of a field of the model, on one line."""
    description = model.model_fields[name].description
    assert description, f"{model.__name__}.{name} has no docstring"
    return " ".join(description.split())


def _of(model: type[BaseModel], name: str, kind: FieldType = "string", *, called: str | None = None) -> Field:
    """The column of a field of the model, with its docstring."""
    return Field(called or name, kind, _description(model, name))


_STATE = Field("state", "string", "EU code of the member state (Greece is EL).")
_SCOPE = Field("scope", "string", f"EU code of the member state, or {EU} for what all share.")
_ENTRY = Field("entry", "integer", "Its place in the state's file, from 0; with the state it names the row.")
_SOURCE = Field("source", "string", "The source it rests on: a key of the table sources.")
_ALSO = Field("also", "string", "Keys of further sources of the same, separated by spaces.")
_URL = Field("source_url", "string", "The full web address of that source.")
_QUALITY = Field(
    "quality",
    "string",
    "Grade of the evidence: primary (official document or leaked minutes), secondary (press) or tertiary "
    "(a campaign's tally); the fact's own where given, else that of its source.",
)
_NOTE = Field("note", "string", "What a reader should know of it.")
_ASPECT = Field("aspect", "string", f"What it is about: {', '.join(ASPECTS)}.")
_REPLACED = Field("replaced", "boolean", "Whether that text had been replaced by another at the date of the tables.")
_ROUGHLY = Field("n_roughly", "string", "Respondents where published only roughly, such as `about 700`.")
_ROLL_CALL = Field("roll_call", "string", "Key of the roll call, in the table roll_calls.")

_ASKED = (
    Field("survey", "string", "Key of the survey."),
    Field("survey_name", "string", "Name of the survey."),
    _of(Survey, "commissioner"),
    Field("side", "string", f"{_description(Survey, 'side')} One of {', '.join(get_args(Side))}."),
    _of(Survey, "institute"),
    Field("fieldwork_start", "string", "The first day on which people were asked, or the month."),
    Field("fieldwork_end", "string", "The last day on which people were asked, or the month."),
    _of(Fieldwork, "note", called="fieldwork_note"),
    Field("published", "string", "When the survey was published."),
    Field("sampling", "string", f"How respondents were drawn: {', '.join(get_args(Sampling))}."),
    Field("question", "string", "Key of the question within the survey."),
    _of(Question, "asks"),
    _of(Question, "topic"),
    Field(
        "wording_languages",
        "string",
        "Languages in which the words of the question were found, separated by spaces; see survey_wordings.",
    ),
)
"""What is told of the survey and the question beside every share."""


def citation(evidence: Evidence, as_of: date) -> str:
    """How to cite the data, in one line: publisher, title, edition, date of the evidence, licence."""
    edition = evidence.edition
    day = evidence_day(evidence, as_of)
    return (
        f"{edition.publisher}: CSA Scorecard, edition {edition.name}, evidence to {day.isoformat()}. "
        f"{edition.website}. Licence: CC BY 4.0."
    )


def evidence_day(evidence: Evidence, as_of: date) -> date:
    """The last day whose evidence can stand in the tables."""
    return min(as_of, evidence.edition.evidence_date.last_day)


def readme(evidence: Evidence, as_of: date) -> tuple[str, ...]:
    """What a user of the tables has to know, in a few lines."""
    return (
        "CSA Scorecard: positions, statements, surveys and votes on the proposal of the European Union against child "
        "sexual abuse (COM(2022) 209), in the 27 member states.",
        f"Cite as: {citation(evidence, as_of)}",
        "Licence: Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/. "
        "Sources quoted keep their own rights.",
        "An empty cell means that there is no such value or that none was found; it never means zero or neutral.",
        "Dates are text and as precise as known: 2024-06-18, 2024-06 or 2024.",
        "Texts are in English, or in the language in which they were written where there is no English.",
        "Statements, positions and what follows from them, events, Council moments and roll calls are those known at "
        "the date of the evidence; survey results, reports, figures and sources are those of the edition.",
    )


def data_tables(evidence: Evidence, figures: Figures) -> tuple[Table, ...]:
    """All tables, as of the day of the figures."""
    return (
        _states(evidence),
        _statements(evidence, figures),
        _positions(evidence, figures),
        _stance_counts(figures),
        _alignment(evidence, figures),
        _alignment_questions(figures),
        _survey_results(evidence, figures),
        _survey_areas(evidence),
        _survey_other_shares(evidence),
        _survey_wordings(evidence),
        _votes(evidence, figures),
        _roll_calls(evidence, figures),
        _events(evidence, figures),
        _council_moments(evidence, figures),
        _texts(evidence, figures),
        _reports(evidence),
        _published_figures(evidence),
        _sources(evidence),
    )


def _states(evidence: Evidence) -> Table:
    official, counted = evidence.population.official, evidence.population.counted
    return _table(
        "states",
        "Member states",
        "The 27 member states, their weight in the Council and how much is known of them.",
        (
            _STATE,
            Field(
                "population_share",
                "number",
                f"Per cent of the EU population, two decimals, as published for votes in the Council in "
                f"{official.year}.",
            ),
            Field("population", "integer", f"Persons on {counted.day} ({counted.dataset}). {_english(counted.caveat)}"),
            Field(
                "neighbours",
                "string",
                "The member states set beside this one in the comparison, by code, separated by spaces.",
            ),
            Field(
                "organisation",
                "string",
                "The national member that publishes the scorecard, as it writes its name; empty where none was found.",
            ),
            Field("organisation_website", "string", "The website of the national member."),
            Field("coverage", "string", "What is known and what is missing, in plain words."),
        ),
        (
            {
                "state": code,
                "population_share": official.percent[code],
                "population": counted.persons.get(code),
                "neighbours": _joined(state.neighbours),
                "organisation": state.organisation.name if state.organisation else None,
                "organisation_website": state.organisation.website if state.organisation else None,
                "coverage": _english(state.coverage),
            }
            for code, state in evidence.states.items()
        ),
    )


def _statements(evidence: Evidence, figures: Figures) -> Table:
    def record(state: State, entry: int, replaced: bool) -> dict[str, Cell]:
        said = evidence.states[state].statements[entry]
        source = evidence.source(state, said.source)
        return {
            "state": state,
            "entry": entry,
            "date": str(said.date),
            "date_note": _english(said.date_note),
            "text": said.text,
            "replaced": replaced,
            "aspect": said.aspect,
            "stance": said.stance,
            "who": _english(said.speaker.who),
            "role": said.speaker.role,
            "says_en": said.says.get("en"),
            "says_other": _other_languages(said.says),
            "quote_language": said.quote.language if said.quote else None,
            "quote": said.quote.words if said.quote else None,
            "quote_translation": _english(said.quote.translation) if said.quote else None,
            "source": said.source,
            "source_url": source.url,
            "also": _joined(said.also),
            "quality": graded(said.quality, source),
            "note": _english(said.note),
        }

    return _table(
        "statements",
        "Statements",
        "Every dated, attributed, sourced statement of a stance on an aspect, by state and from old to new.",
        (
            _STATE,
            _ENTRY,
            _of(Statement, "date"),
            _of(Statement, "date_note"),
            Field("text", "string", "The Council text or file it is about: a key of the table texts."),
            _REPLACED,
            _ASPECT,
            Field("stance", "string", f"What it says on that: {', '.join(STANCES)}."),
            _of(Speaker, "who"),
            _of(Speaker, "role"),
            Field("says_en", "string", f"{_description(Statement, 'says')} In English."),
            Field("says_other", "string", "The same in other languages: JSON, a text under each two-letter code."),
            _of(Quote, "language", called="quote_language"),
            _of(Quote, "words", called="quote"),
            Field("quote_translation", "string", "The same words in English."),
            _SOURCE,
            _URL,
            _ALSO,
            _QUALITY,
            _of(Statement, "note"),
        ),
        (record(state, row.entry, row.replaced) for state in STATES for row in figures.statements[state]),
    )


def _positions(evidence: Evidence, figures: Figures) -> Table:
    def source(state: State, entry: int) -> tuple[str | None, str | None]:
        if entry < 0:
            return None, None
        key = evidence.states[state].statements[entry].source
        return key, evidence.source(state, key).url

    records = []
    for row in figures.positions.values():
        known = row.stance != UNKNOWN
        key, url = source(row.state, row.entry)
        records.append(
            {
                "state": row.state,
                "aspect": row.aspect,
                "stance": row.stance,
                "date": _text(row.date),
                "text": row.text,
                "replaced": row.replaced if known else None,
                "entry": row.entry if known else None,
                "contested_by": _joined(row.contested_by),
                "said": row.said,
                "quality": row.quality,
                "source": key,
                "source_url": url,
            }
        )
    return _table(
        "positions",
        "Positions",
        "The position of each government on each aspect: its own latest statement. A state is unknown on an aspect on "
        "which no statement of its government was found; that is the absence of evidence, not a middle.",
        (
            _STATE,
            _ASPECT,
            Field("stance", "string", f"The position: {', '.join(STANCES)} or {UNKNOWN}."),
            Field("date", "string", "Date of the statement it rests on."),
            Field("text", "string", "Key of the text that statement is about, in the table texts."),
            _REPLACED,
            Field("entry", "integer", "The statement it rests on: the entry of that state in the table statements."),
            Field(
                "contested_by",
                "string",
                f"Entries of the government's statements within {SAME_MOMENT_DAYS} days of it that disagree, separated "
                "by spaces.",
            ),
            Field("said", "integer", "Number of statements of the government on the aspect."),
            _QUALITY,
            _SOURCE,
            _URL,
        ),
        records,
    )


def _stance_counts(figures: Figures) -> Table:
    return _table(
        "stance_counts",
        "Counts of stances",
        "For each aspect, how many governments hold each stance and how many people live in their states.",
        (
            _ASPECT,
            Field("stance", "string", f"The stance: {', '.join(STANCES)} or {UNKNOWN}."),
            Field("states", "integer", "Number of the 27 governments that hold it."),
            Field(
                "population_share",
                "number",
                "Their share of the EU population in per cent: the sum of population_share in the table states.",
            ),
        ),
        (
            {
                "aspect": row.aspect,
                "stance": row.stance,
                "states": row.states,
                "population_share": row.population,
            }
            for row in figures.counts.values()
        ),
    )


def _alignment(evidence: Evidence, figures: Figures) -> Table:
    needed = evidence.method.threshold.percent
    first, last = evidence.method.robustness.band_percent

    def record(state: State) -> dict[str, Cell]:
        mine, band = figures.alignment[state], figures.bands.get(state)
        return {
            "state": state,
            "alignment": mine.value,
            "weight_covered": mine.covered,
            "rank_low": band.low if band else None,
            "rank_high": band.high if band else None,
            "ranked": band.ranked if band else None,
            "alike": _joined(band.alike) if band else None,
        }

    return _table(
        "alignment",
        "Alignment",
        "How near a government's stances are to what the child-rights side asks, by the rubric of the method "
        f"(countries/eu/method.yaml). Withheld where less than {needed:g} per cent of the weight has evidence.",
        (
            _STATE,
            Field("alignment", "number", "0 to 100, printed without decimals; empty where withheld."),
            Field("weight_covered", "number", "Share of the weight with evidence, in per cent."),
            Field(
                "rank_low",
                "integer",
                f"Best rank of the band from {first:g} to {last:g} per cent of the draws of the uncertainty analysis.",
            ),
            Field("rank_high", "integer", "Worst rank of that band."),
            Field("ranked", "integer", "How many states have a figure."),
            Field(
                "alike",
                "string",
                "States whose band overlaps this one, by code, separated by spaces: not to be told from it by rank.",
            ),
        ),
        (record(state) for state in STATES),
    )


def _alignment_questions(figures: Figures) -> Table:
    return _table(
        "alignment_questions",
        "Alignment by question",
        "What each core question contributes to the alignment of a state.",
        (
            _STATE,
            Field("question", "string", "The core question, by its key in the method."),
            Field("value", "number", "What the stances on it are worth, 0 to 100; empty where none is known."),
            Field("mean", "number", "Mean value over the states in which it is known."),
            Field(
                "pull",
                "number",
                "By how many points of the figure it lies above or below that mean; 0 where no stance is known.",
            ),
        ),
        (
            {
                "state": state,
                "question": question.question,
                "value": question.value,
                "mean": question.mean,
                "pull": question.pull,
            }
            for state in STATES
            for question in figures.alignment[state].questions
        ),
    )


def _survey_results(evidence: Evidence, figures: Figures) -> Table:
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
                    "n_roughly": _roughly(_respondents(survey, result, state)),
                    "low": row.low,
                    "high": row.high,
                    "set_apart": result.set_apart,
                    "source": result.source,
                    "source_url": evidence.source(state, result.source).url,
                    "also": _joined(result.also),
                    "note": _english(result.note),
                }
            )
    return _table(
        "survey_results",
        "Survey results",
        "What people in a member state answered to one question of a survey. Shares of different wordings must not be "
        "averaged; the words of the questions stand in the table survey_wordings.",
        (
            _STATE,
            _ENTRY,
            *_ASKED,
            _of(Result, "share", "number"),
            _of(Result, "qualifier"),
            Field("n", "integer", "Respondents in this state, where published exactly."),
            _ROUGHLY,
            _interval_end("low", "Lower"),
            _interval_end("high", "Upper"),
            _of(Result, "set_apart", "boolean"),
            _SOURCE,
            _URL,
            _ALSO,
            _of(Result, "note"),
        ),
        records,
    )


def _survey_areas(evidence: Evidence) -> Table:
    return _table(
        "survey_areas",
        "Survey results of several states together",
        "What the EU, or all countries of a survey, answered together, as published.",
        (
            _of(AreaResult, "area"),
            *_ASKED,
            _of(Result, "share", "number"),
            _of(Result, "qualifier"),
            Field("n", "integer", "Respondents in the area who answered this question, where published exactly."),
            _ROUGHLY,
            _SOURCE,
            _URL,
            _ALSO,
            _NOTE,
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
                "also": _joined(overall.also),
                "note": _english(overall.note),
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
        "commissioner": _english(survey.commissioner),
        "side": survey.side,
        "institute": survey.institute,
        "fieldwork_start": _text(survey.fieldwork.start),
        "fieldwork_end": _text(survey.fieldwork.end),
        "fieldwork_note": _english(survey.fieldwork.note),
        "published": _text(survey.published),
        "sampling": survey.sampling,
        "question": name,
        "asks": _english(question.asks),
        "topic": question.topic,
        "wording_languages": _joined(wording.language for wording in question.wording),
    }


def _respondents(survey: Survey, result: Result, state: State) -> Respondents | None:
    """How many answered here, exactly or roughly, as `analysis.opinion` takes it."""
    alone = survey.n if isinstance(survey.states, list) and len(survey.states) == 1 else None
    return result.n or survey.n_by_state.get(state) or alone


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


def _survey_other_shares(evidence: Evidence) -> Table:
    found: list[tuple[str, str, str, AlsoReported]] = []
    for state in STATES:
        for result in evidence.states[state].opinion:
            found += [(state, result.survey, result.question, other) for other in result.also_reported]
    for survey, asked in evidence.surveys.surveys.items():
        for name, question in asked.questions.items():
            for overall in question.overall:
                found += [(overall.area, survey, name, other) for other in overall.also_reported]
    return _table(
        "survey_other_shares",
        "Other shares of the same questions",
        "Further shares published for a question: another answer, or a group of those asked.",
        (
            Field("area", "string", "EU code of the member state, or the area as in the table survey_areas."),
            Field("survey", "string", "Key of the survey."),
            Field("question", "string", "Key of the question within the survey."),
            _of(AlsoReported, "what"),
            _of(AlsoReported, "share", "number"),
        ),
        (
            {
                "area": area,
                "survey": survey,
                "question": name,
                "what": _english(other.what),
                "share": other.share,
            }
            for area, survey, name, other in found
        ),
    )


def _survey_wordings(evidence: Evidence) -> Table:
    found: list[tuple[str, str | None, Wording]] = []
    for survey, asked in evidence.surveys.surveys.items():
        found += [(survey, None, wording) for wording in asked.introduction]
        for name, question in asked.questions.items():
            found += [(survey, name, wording) for wording in question.wording]
    return _table(
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
            _of(Wording, "note"),
            _SOURCE,
            _URL,
        ),
        (
            {
                "survey": survey,
                "question": name,
                "language": wording.language,
                "words": wording.words,
                "note": _english(wording.note),
                "source": wording.source,
                "source_url": evidence.source(None, wording.source).url,
            }
            for survey, name, wording in found
        ),
    )


def _known_roll_calls(evidence: Evidence, figures: Figures) -> dict[str, RollCall]:
    return {key: call for key, call in evidence.parliament.roll_calls.items() if call.date.last_day <= figures.as_of}


def _votes(evidence: Evidence, figures: Figures) -> Table:
    known = _known_roll_calls(evidence, figures)
    return _table(
        "votes",
        "Votes in the European Parliament",
        "How many members from a state voted how, by political group. A vote for is always for the detection measure.",
        (
            _STATE,
            _ROLL_CALL,
            Field(
                "group",
                "string",
                "Political group as Parliament writes it; empty for members who have left, whose group is not in the "
                "material.",
            ),
            Field("ballot", "string", f"{', '.join(BALLOTS)}; only members who had a seat are counted."),
            Field("members", "integer", "Number of members who voted so."),
        ),
        (
            {
                "state": row.state,
                "roll_call": row.roll_call,
                "group": row.group or None,
                "ballot": ballot,
                "members": row.ballots[ballot],
            }
            for (_, roll_call), rows in figures.votes.items()
            if roll_call in known
            for row in rows
            for ballot in BALLOTS
        ),
    )


def _roll_calls(evidence: Evidence, figures: Figures) -> Table:
    return _table(
        "roll_calls",
        "Roll calls in the European Parliament",
        "The votes in plenary, with their official totals and what a vote in favour means.",
        (
            Field("roll_call", "string", "Key of the roll call."),
            Field("date", "string", "Day of the vote."),
            Field("procedure", "string", "Number of the procedure."),
            _of(RollCall, "title"),
            _of(RollCall, "in_favour_means"),
            _of(RollCall, "inverted", "boolean"),
            Field("in_favour", "integer", "Members in favour of the detection measure, official total."),
            Field("against", "integer", "Members against it, official total."),
            Field("abstained", "integer", "Members who abstained, official total."),
            _SOURCE,
            _URL,
            _ALSO,
            _NOTE,
        ),
        (
            {
                "roll_call": key,
                "date": str(call.date),
                "procedure": call.procedure,
                "title": _english(call.title),
                "in_favour_means": _english(call.in_favour_means),
                "inverted": call.inverted,
                "in_favour": call.in_favour,
                "against": call.against,
                "abstained": call.abstained,
                "source": call.source,
                "source_url": evidence.source(None, call.source).url,
                "also": _joined(call.also),
                "note": _english(call.note),
            }
            for key, call in _known_roll_calls(evidence, figures).items()
        ),
    )


def _events(evidence: Evidence, figures: Figures) -> Table:
    def record(state: State | None, event: Event) -> dict[str, Cell]:
        source = evidence.source(state, event.source)
        return {
            "scope": state or EU,
            "date": str(event.date),
            "inferred": event.inferred,
            "title": _english(event.title),
            "summary": _english(event.summary),
            "kind": event.kind,
            "file": event.file,
            "level": event.level,
            "source": event.source,
            "source_url": source.url,
            "also": _joined(event.also),
            "quality": graded(event.quality, source),
            "note": _english(event.note),
        }

    happened: list[tuple[State | None, Event]] = [(None, event) for event in evidence.timeline.events]
    happened += [(state, event) for state in STATES for event in evidence.states[state].events]
    return _table(
        "events",
        "Events",
        "The European and the national timelines.",
        (
            _SCOPE,
            _of(Event, "date"),
            _of(Event, "inferred", "boolean"),
            _of(Event, "title"),
            _of(Event, "summary"),
            _of(Event, "kind"),
            _of(Event, "file"),
            _of(Event, "level"),
            _SOURCE,
            _URL,
            _ALSO,
            _QUALITY,
            _of(Event, "note"),
        ),
        (
            record(state, event)
            for state, event in happened
            if known_at(event.date, figures.as_of, evidence.edition.evidence_date)
        ),
    )


def _known_moments(evidence: Evidence, as_of: date) -> list[tuple[int, Moment]]:
    return [
        (number, moment)
        for number, moment in enumerate(evidence.council.moments)
        if known_at(moment.date, as_of, evidence.edition.evidence_date)
    ]


def _council_moments(evidence: Evidence, figures: Figures) -> Table:
    records: list[dict[str, Cell]] = []
    for number, moment in _known_moments(evidence, figures.as_of):
        source = evidence.source(None, moment.source)
        named: list[tuple[State | None, str | None]] = [
            *((state, "in_favour") for state in moment.in_favour),
            *((state, "against") for state in moment.against),
            *((state, "abstaining") for state in moment.abstaining),
            *((state, "undecided") for state in moment.undecided),
        ]
        records += [
            {
                "moment": number,
                "date": str(moment.date),
                "text": moment.text,
                "what": _english(moment.what),
                "result": _english(moment.result),
                "state": state,
                "stand": stand,
                "source": moment.source,
                "source_url": source.url,
                "also": _joined(moment.also),
                "quality": graded(moment.quality, source),
                "note": _english(moment.note),
            }
            for state, stand in named or [(None, None)]
        ]
    return _table(
        "council_moments",
        "Moments in the Council",
        "Meetings and votes in the Council and who was reported where: one row a state named, and one row with no "
        "state where none was named.",
        (
            Field("moment", "integer", "Number of the meeting or vote, from 0; its rows share it."),
            Field("date", "string", "When it was: 2024-06-18, or 2024-06 where the day is unknown."),
            Field("text", "string", "The Council text it was about: a key of the table texts."),
            _of(Moment, "what"),
            _of(Moment, "result"),
            Field("state", "string", "EU code of a state reported; empty where none was named."),
            Field("stand", "string", "Where it was reported: in_favour, against, abstaining or undecided."),
            _SOURCE,
            _URL,
            _ALSO,
            _QUALITY,
            _NOTE,
        ),
        records,
    )


def _texts(evidence: Evidence, figures: Figures) -> Table:
    texts, as_of = evidence.proposal.texts, figures.as_of
    published = {key for key, text in texts.items() if text.date.first_day <= as_of}
    spoken_of = {row.text for rows in figures.statements.values() for row in rows}
    spoken_of |= {moment.text for _, moment in _known_moments(evidence, as_of)}
    return _table(
        "texts",
        "Texts",
        "The proposal, the temporary derogation and the Council texts on which states take stances, oldest first.",
        (
            Field("text", "string", "Key of the text."),
            _of(CouncilText, "file"),
            _of(CouncilText, "name"),
            _of(CouncilText, "short"),
            _of(CouncilText, "issuer"),
            Field("date", "string", "When it was put forward. Statements on a draft can be older."),
            _of(CouncilText, "council_document"),
            _of(CouncilText, "mandatory_detection"),
            _of(CouncilText, "encryption"),
            Field("superseded_by", "string", "Key of the text that had taken its place at the date of the tables."),
            _of(CouncilText, "summary"),
            _SOURCE,
            _URL,
            _ALSO,
            _NOTE,
        ),
        (
            {
                "text": key,
                "file": text.file,
                "name": _english(text.name),
                "short": _english(text.short),
                "issuer": _english(text.issuer),
                "date": str(text.date),
                "council_document": text.council_document,
                "mandatory_detection": text.mandatory_detection,
                "encryption": _english(text.encryption),
                "superseded_by": text.superseded_by if text.superseded_by in published else None,
                "summary": _english(text.summary),
                "source": text.source,
                "source_url": evidence.source(None, text.source).url,
                "also": _joined(text.also),
                "note": _english(text.note),
            }
            for key, text in texts.items()
            if key in published | spoken_of
        ),
    )


def _reports(evidence: Evidence) -> Table:
    series = evidence.reports.cybertipline
    caveats = " ".join(words for caveat in series.caveats if (words := _english(caveat)))
    return _table(
        "reports",
        "Reports by state and year",
        f"{_english(series.what)}; published by {series.publisher}. {caveats}",
        (
            _STATE,
            Field("year", "integer", "Year of the reports."),
            _of(YearlyReports, "reports", "integer"),
            _of(YearlyReports, "referrals", "integer"),
            _of(YearlyReports, "informational", "integer"),
            _SOURCE,
            _URL,
        ),
        (
            {
                "state": state,
                "year": yearly.year,
                "reports": yearly.reports,
                "referrals": yearly.referrals,
                "informational": yearly.informational,
                "source": series.source,
                "source_url": evidence.source(None, series.source).url,
            }
            for state in STATES
            for yearly in series.by_state.get(state, [])
        ),
    )


def _published_figures(evidence: Evidence) -> Table:
    def record(state: State | None, figure: NationalFigure | Figure, publisher: str, states: str) -> dict[str, Cell]:
        return {
            "scope": state or EU,
            "states": states or None,
            "publisher": publisher,
            "period": figure.period,
            "what": _english(figure.what),
            "value": figure.value,
            "source": figure.source,
            "source_url": evidence.source(state, figure.source).url,
            "note": _english(figure.note),
        }

    records = [
        record(state, figure, evidence.source(state, figure.source).publisher, state)
        for state in STATES
        for figure in evidence.states[state].figures
    ]
    records += [record(None, figure, figure.publisher, " ".join(figure.states)) for figure in evidence.reports.figures]
    return _table(
        "published_figures",
        "Single published figures",
        "Figures of national bodies and others, for instance reports to a hotline. Never a measure of prevalence.",
        (
            Field("scope", "string", f"Whose sources it cites: EU code of the member state, or {EU}."),
            Field(
                "states",
                "string",
                "The member states it is about, by code, separated by spaces; empty where it is about the EU or the "
                "world.",
            ),
            Field("publisher", "string", "Who published it."),
            _of(NationalFigure, "period"),
            _of(NationalFigure, "what"),
            _of(NationalFigure, "value"),
            _SOURCE,
            _URL,
            _of(NationalFigure, "note"),
        ),
        records,
    )


def _sources(evidence: Evidence) -> Table:
    found: list[tuple[str, str, Source]] = [(EU, key, source) for key, source in evidence.shared_sources.items()]
    found += [(state, key, source) for state in STATES for key, source in evidence.states[state].sources.items()]
    return _table(
        "sources",
        "Sources",
        f"Every source. A key in a row about a state is that state's own source where it has one of that key, "
        f"else the shared one, whose scope is {EU}.",
        (
            _SCOPE,
            Field("source", "string", "Key of the source within its scope."),
            _of(Source, "title"),
            _of(Source, "publisher"),
            _of(Source, "url"),
            _of(Source, "date"),
            _of(Source, "date_note"),
            _of(Source, "quality"),
            _of(Source, "note"),
        ),
        (
            {
                "scope": scope,
                "source": key,
                "title": source.title,
                "publisher": source.publisher,
                "url": source.url,
                "date": str(source.date),
                "date_note": source.date_note,
                "quality": source.quality,
                "note": source.note,
            }
            for scope, key, source in found
        ),
    )


def _table(
    name: str, title: str, description: str, fields: tuple[Field, ...], records: Iterable[Mapping[str, Cell]]
) -> Table:
    """The table of these records, each of which names every field and no other."""
    names = [field.name for field in fields]
    rows = []
    for record in records:
        assert record.keys() == set(names), f"{name}: {sorted(record.keys() ^ set(names))}"
        rows.append(tuple(record[field] for field in names))
    return Table(name, title, description, fields, tuple(rows))


def _english(text: Text | None) -> str | None:
    """A text of the evidence in English, or else in the first language it is written in."""
    return text.get("en") or next(iter(text.values())) if text else None


def _other_languages(text: Text) -> str | None:
    others = {language: words for language, words in text.items() if language != "en"}
    return json.dumps(others, ensure_ascii=False, sort_keys=True) if others else None


def _joined(items: Iterable[object]) -> str | None:
    return " ".join(str(item) for item in items) or None


def _text(known: object) -> str | None:
    return None if known is None else str(known)

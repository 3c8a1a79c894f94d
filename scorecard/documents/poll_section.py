"""Composes the section on surveys: questions, who asked, who paid, precision; writes their shares for other pages."""

from dataclasses import dataclass, replace

from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_results import asked_there, results_in_order
from scorecard.analysis.polled_mean import polled_mean
from scorecard.analysis.rows import ResultRow
from scorecard.analysis.survey_results import respondents
from scorecard.documents.entry_place import entry_place
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import SIDE_LABELS
from scorecard.documents.message import Listing, Message, ProperName, Share, StateName, Value, msg, msg_count
from scorecard.documents.share_bar import OtherAnswer, ShareBar
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Respondents, SampleSize, Text
from scorecard.evidence.model.state import SurveyResult
from scorecard.evidence.model.surveys import AreaResult, QuestionWording, Survey
from scorecard.evidence.vocabulary import State

QUESTIONS_IN_PRINT = 5
"""The number of questions that fit beside the votes; the web page has all of them."""

OTHERS_IN_PRINT = 3
"""The number of questions up to which questions on other topics are added to those on the proposal."""

_TOPIC_ORDER = {"proposal": 0, "context": 1, "prevalence": 2}


@dataclass(frozen=True)
class Wording:
    """The words of a question as they were found, and where they come from."""

    language: str
    words: str
    note: Text
    marks: Citation


@dataclass(frozen=True)
class Poll:
    """The result of one question in one state."""

    entry: str
    """Its place in the evidence, such as `countries/DE.yaml#opinion/3`."""
    asks: Text
    number: str | None
    """The number of the question in the questionnaire."""
    question_note: Text | None
    counted: Text | None
    """The answers that the share counts, where they are not one whole side of the question as asked."""
    share_words: Message
    bar: ShareBar
    sample: Message
    """The number of respondents in the state."""
    elsewhere: tuple[tuple[Message, Text | None], ...]
    """The results of the same question in wider areas, each with a note."""
    further: tuple[tuple[Text, Share], ...]
    """Other shares published for the same question."""
    wording: tuple[Wording, ...]
    note: Text | None
    marks: Citation
    screen_only: bool


@dataclass(frozen=True)
class SurveyBlock:
    """One survey with its questions in this state: who asked, who paid, when, and how many people."""

    name: str
    topic: Message | None
    commissioner: Text
    side: Message
    side_note: Text | None
    """A remark on the payer."""
    institute: str | None
    when: Message
    mode: Text | None
    population: Text | None
    """The population that was asked."""
    sample: Message
    states_note: Text | None
    """A remark on the states in which the survey was carried out."""
    cautions: tuple[Text, ...]
    criticism: tuple[tuple[ProperName, Text, Citation], ...]
    introduction: tuple[Wording, ...]
    marks: Citation
    polls: tuple[Poll, ...]
    screen_only: bool


def asked_without_result(evidence: Evidence, state: State) -> tuple[str, ...]:
    """Returns the names of the surveys on the proposal that were carried out in a state."""
    return tuple(survey.name for survey in evidence.surveys.surveys.values() if asked_there(survey, state))


def survey_blocks(
    evidence: Evidence,
    figures: Figures,
    state: State,
    footnotes: Footnotes,
) -> tuple[SurveyBlock, ...]:
    """Returns all results by survey: those on the proposal come first, and only a selection is printed on paper."""
    rows = {row.entry: row for row in figures.results[state]}
    others = tuple(entry for entry in rows if rows[entry].topic != "proposal")
    first = results_in_order(evidence, figures.results[state])[:QUESTIONS_IN_PRINT]
    in_print = {*first, *others[: max(OTHERS_IN_PRINT - len(first), 0)]}
    in_order = sorted(rows, key=lambda entry: (_TOPIC_ORDER[rows[entry].topic], entry))
    together: dict[tuple[str, str], list[int]] = {}
    for entry in in_order:
        together.setdefault((rows[entry].survey, rows[entry].topic), []).append(entry)
    blocks: list[SurveyBlock] = []
    for (survey, topic), survey_entries in together.items():
        polls = tuple(
            poll(evidence, state, rows[entry], footnotes, screen_only=entry not in in_print) for entry in survey_entries
        )
        block = _block(evidence.surveys.surveys[survey], topic, state, polls, footnotes)
        repeated = any(earlier.name == block.name for earlier in blocks)
        blocks.append(
            replace(block, cautions=(), criticism=(), introduction=(), states_note=None) if repeated else block
        )
    return tuple(blocks)


def _block(survey: Survey, topic: str, state: State, polls: tuple[Poll, ...], footnotes: Footnotes) -> SurveyBlock:
    topics = {
        "context": msg("Not about the proposal or detection."),
        "prevalence": msg("Experience, not opinion."),
    }
    return SurveyBlock(
        name=survey.name,
        topic=topics.get(topic),
        commissioner=survey.commissioner,
        side=SIDE_LABELS[survey.side],
        side_note=survey.side_note,
        institute=survey.institute,
        when=when(survey),
        mode=survey.mode,
        population=survey.population,
        states_note=survey.states_note,
        sample=sample(respondents(survey, state)),
        cautions=tuple(c.text for c in survey.cautions if not c.states or state in c.states),
        introduction=tuple(_wording(words, footnotes, on_screen=True) for words in survey.introduction),
        criticism=tuple(
            (ProperName(critic.by), critic.point, footnotes.cite(critic.source, on_screen=True))
            for critic in survey.criticism
        ),
        marks=footnotes.cite(also=survey.sources),
        polls=polls,
        screen_only=all(item.screen_only for item in polls),
    )


def poll(evidence: Evidence, state: State, row: ResultRow, footnotes: Footnotes, screen_only: bool) -> Poll:
    """Returns one question with its share, its interval, and the result of the same question in wider areas."""
    result = evidence.states[state].opinion[row.entry]
    survey = evidence.surveys.surveys[result.survey]
    question = survey.questions[result.question]
    share = Share.published(result.share)
    words = share_words(share, result.qualifier)
    return Poll(
        entry=entry_place(state, "opinion", evidence.entry(state, "opinion", row.entry)),
        asks=question.asks,
        number=question.number,
        question_note=question.note,
        counted=question.sides.counted if question.sides and not question.sides.whole else None,
        share_words=words,
        bar=ShareBar(
            _bar_title(words, row.low, row.high),
            share,
            row.low,
            row.high,
            others=other_answers(result),
            precision=_precision(survey, row.low, row.high),
        ),
        sample=sample(result.n or respondents(survey, state)),
        elsewhere=() if result.set_apart else area_results(evidence, result.survey, result.question),
        further=tuple((extra.what, Share.published(extra.share)) for extra in result.also_reported),
        wording=tuple(_wording(words, footnotes, on_screen=screen_only) for words in question.wording),
        note=result.note,
        marks=footnotes.cite(result.source, also=result.also, on_screen=screen_only),
        screen_only=screen_only,
    )


def other_answers(result: SurveyResult | AreaResult) -> tuple[OtherAnswer, ...]:
    """Returns the other answers that are known, from left to right behind the share."""
    others, x = [], float(result.share)
    for other in result.also_reported:
        if other.answer:
            others.append(OtherAnswer(round(x, 2), Share.published(other.share)))
            x += other.share
    return tuple(others)


def _wording(words: QuestionWording, footnotes: Footnotes, on_screen: bool) -> Wording:
    return Wording(words.language, words.words, words.note, footnotes.cite(words.source, on_screen=on_screen))


def area_results(evidence: Evidence, survey: str, question: str) -> tuple[tuple[Message, Text | None], ...]:
    """Returns the results of a question in the EU or in all countries of the survey, each with a note.

    Where none is published, it returns the mean of the states that have a result, named after these states.
    """
    overall = evidence.surveys.surveys[survey].questions[question].overall
    if not overall and (mean := polled_mean(evidence, survey, question)):
        states = Listing(tuple(StateName(state) for state in mean.states), by_name=True)
        words = msg(
            "mean of {states} alone, weighted by population: {share}", states=states, share=Share.computed(mean.share)
        )
        return ((words, None),)
    return tuple(
        (
            msg(
                "{area}: {share}", area=_area(area.area), share=share_words(Share.published(area.share), area.qualifier)
            ),
            area.note,
        )
        for area in overall
    )


def share_words(share: Share, qualifier: str | None) -> Message:
    """Returns a share as published: exact, about so much, or more than so much."""
    if qualifier == "about":
        return msg("about {share}", share=share)
    if qualifier == "more_than":
        return msg("more than {share}", share=share)
    return msg("{share}", share=share)


def _bar_title(words: Message, low: float | None, high: float | None) -> Message:
    if low is None or high is None:
        return msg("Bar: {share}; no interval, because the sample size in this country was not found.", share=words)
    return msg(
        "Bar: {share}; 95 % interval from {low} to {high}.",
        share=words,
        low=Share.computed(low),
        high=Share.computed(high),
    )


def _area(area: str) -> Value:
    if area.startswith("ALL"):
        count = int(area.removeprefix("ALL"))
        return msg_count("all {count} country of the survey", "all {count} countries of the survey", count)
    return msg("EU average") if area == "EU27" else msg("average of the then 28 EU states")


def when(survey: Survey) -> Message:
    """Returns when people were asked, or else when the survey was published."""
    start, end = survey.fieldwork.start, survey.fieldwork.end
    if start and end and start != end:
        return msg("asked from {start} to {end}", start=start, end=end)
    if day := start or end:
        return msg("asked in {month}", month=day)
    if survey.published:
        return msg("published {date}; dates of the fieldwork not found", date=survey.published)
    if note := survey.fieldwork.note:
        return msg("fieldwork: {note}", note=note)
    return msg("dates of the fieldwork not found")


def sample(n: Respondents | None, everywhere: bool = False) -> Message:
    """Returns the number of respondents in words, in one country or (`everywhere`) in all countries of the survey."""
    if isinstance(n, int):
        return msg("n = {n}", n=n)
    if isinstance(n, SampleSize) and n.more_than:
        return msg("n over {n}", n=n.more_than)
    if isinstance(n, SampleSize) and n.about:
        return msg("n about {n}", n=n.about)
    return msg("n not found") if everywhere else msg("n for this country not found")


def _precision(survey: Survey, low: float | None, high: float | None) -> Message | None:
    if low is None or high is None:
        return None
    interval: dict[str, Value] = {"low": Share.computed(low), "high": Share.computed(high)}
    if survey.sampling == "probability":
        return msg("95 % interval {low} to {high}", **interval)
    return msg("indicative 95 % interval {low} to {high}", **interval)

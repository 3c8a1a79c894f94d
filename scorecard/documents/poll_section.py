"""What people were asked, word for word, by whom and for whom, with what precision."""

from dataclasses import dataclass, replace
from itertools import zip_longest

from scorecard.analysis.figures import Figures
from scorecard.analysis.polled_mean import polled_mean
from scorecard.analysis.rows import ResultRow
from scorecard.analysis.survey_results import respondents
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import SIDES
from scorecard.documents.message import Listing, Message, Share, StateName, Value, msg, msg_count
from scorecard.evidence.load import Evidence
from scorecard.evidence.model import surveys as evidence_of
from scorecard.evidence.model.common import Respondents, SampleSize, Text
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.vocabulary import State

QUESTIONS_IN_PRINT = 5
"""So many questions fit beside the votes; the web page has them all."""

OTHERS_IN_PRINT = 3
"""Where fewer questions on the proposal than this are known, others fill the place."""

_SUPPORTERS = ("child_rights", "commission")
_ORDER = {"proposal": 0, "context": 1, "prevalence": 2}


@dataclass(frozen=True)
class Wording:
    """The words of a question as found, and what is known of them."""

    language: str
    words: str
    note: Text
    marks: Citation


@dataclass(frozen=True)
class Poll:
    """One question in one state."""

    asks: Text
    share: Share
    share_words: Message
    low: float | None
    high: float | None
    bar_title: Message
    precision: Message | None
    elsewhere: tuple[tuple[Message, Text | None], ...]
    further: tuple[tuple[Text, Share], ...]
    wording: tuple[Wording, ...]
    note: Text | None
    marks: Citation
    screen_only: bool


@dataclass(frozen=True)
class SurveyBlock:
    """One survey with its questions in this state: who asked, who paid, when, how many."""

    name: str
    topic: Message | None
    commissioner: Text
    side: Message
    institute: str | None
    when: Message
    mode: Text | None
    sample: Message
    cautions: tuple[Text, ...]
    criticism: tuple[tuple[str, Text, Citation], ...]
    introduction: tuple[Wording, ...]
    marks: Citation
    polls: tuple[Poll, ...]
    screen_only: bool


def telling_entries(evidence: Evidence, figures: Figures, state: State) -> tuple[int, ...]:
    """The results on the proposal, those of its supporters and of others in turn.

    Within each camp the newest survey comes first; so no page shows one side's polls alone where
    the other side asked too.
    """
    camps: tuple[list[int], list[int]] = ([], [])
    for row in figures.results[state]:
        if row.topic == "proposal":
            camps[row.side not in _SUPPORTERS].append(row.entry)
    for entries in camps:
        entries.sort(key=lambda entry: _asked(evidence, state, entry), reverse=True)
    return tuple(entry for turn in zip_longest(*camps) for entry in turn if entry is not None)


def asked_without_result(evidence: Evidence, state: State) -> tuple[str, ...]:
    """Surveys on the proposal that were carried out here, for a state of which no result was found."""
    return tuple(
        survey.name
        for survey in evidence.surveys.surveys.values()
        if any(question.topic == "proposal" for question in survey.questions.values())
        and (survey.states == "EU27" or (isinstance(survey.states, list) and state in survey.states))
    )


def _asked(evidence: Evidence, state: State, entry: int) -> str:
    survey = evidence.surveys.surveys[evidence.states[state].opinion[entry].survey]
    return str(survey.fieldwork.end or survey.published or "")


def survey_blocks(
    evidence: Evidence,
    figures: Figures,
    state: State,
    notes: Footnotes,
    entries: tuple[int, ...],
    printed: bool = True,
) -> tuple[SurveyBlock, ...]:
    """These results by survey. With `printed` those on the proposal come first and only the telling ones
    are printed; without, all stand in the order given."""
    rows = {row.entry: row for row in figures.results[state]}
    others = tuple(entry for entry in entries if rows[entry].topic != "proposal")
    telling = telling_entries(evidence, figures, state)[:QUESTIONS_IN_PRINT]
    in_print = {*telling, *others[: max(OTHERS_IN_PRINT - len(telling), 0)]} if printed else set()
    in_order = sorted(entries, key=lambda entry: (_ORDER[rows[entry].topic], entry)) if printed else entries
    together: dict[tuple[str, str], list[int]] = {}
    for entry in in_order:
        together.setdefault((rows[entry].survey, rows[entry].topic), []).append(entry)
    blocks: list[SurveyBlock] = []
    for (survey, topic), mine in together.items():
        polls = tuple(
            poll(evidence, state, rows[entry], notes, screen_only=printed and entry not in in_print) for entry in mine
        )
        block = _block(evidence.surveys.surveys[survey], topic, state, polls, notes)
        told_before = any(earlier.name == block.name for earlier in blocks)
        blocks.append(replace(block, cautions=(), criticism=(), introduction=()) if told_before else block)
    return tuple(blocks)


def all_entries(figures: Figures, state: State) -> tuple[int, ...]:
    """Every result of the state."""
    return tuple(row.entry for row in figures.results[state])


def _block(survey: Survey, topic: str, state: State, polls: tuple[Poll, ...], notes: Footnotes) -> SurveyBlock:
    topics = {
        "context": msg("Not about the proposal or detection."),
        "prevalence": msg("Experience, not opinion."),
    }
    return SurveyBlock(
        name=survey.name,
        topic=topics.get(topic),
        commissioner=survey.commissioner,
        side=SIDES[survey.side],
        institute=survey.institute,
        when=when(survey),
        mode=survey.mode,
        sample=sample(respondents(survey, state)),
        cautions=tuple(c.text for c in survey.cautions if not c.states or state in c.states),
        introduction=tuple(_wording(words, notes, on_screen=True) for words in survey.introduction),
        criticism=tuple(
            (critic.by, critic.point, notes.cite(critic.source, on_screen=True)) for critic in survey.criticism
        ),
        marks=notes.cite(also=survey.sources),
        polls=polls,
        screen_only=all(item.screen_only for item in polls),
    )


def poll(evidence: Evidence, state: State, row: ResultRow, notes: Footnotes, screen_only: bool) -> Poll:
    """One question with its share, interval and the same question elsewhere."""
    result = evidence.states[state].opinion[row.entry]
    survey = evidence.surveys.surveys[result.survey]
    question = survey.questions[result.question]
    share = Share(result.share)
    words = _share_words(share, result.qualifier)
    return Poll(
        asks=question.asks,
        share=share,
        share_words=words,
        low=row.low,
        high=row.high,
        bar_title=_bar_title(words, row.low, row.high),
        precision=_precision(survey, row.low, row.high),
        elsewhere=() if result.set_apart else area_results(evidence, result.survey, result.question),
        further=tuple((extra.what, Share(extra.share)) for extra in result.also_reported),
        wording=tuple(_wording(words, notes, on_screen=screen_only) for words in question.wording),
        note=result.note,
        marks=notes.cite(result.source, also=result.also, on_screen=screen_only),
        screen_only=screen_only,
    )


def _wording(words: evidence_of.Wording, notes: Footnotes, on_screen: bool) -> Wording:
    return Wording(words.language, words.words, words.note, notes.cite(words.source, on_screen=on_screen))


def area_results(evidence: Evidence, survey: str, question: str) -> tuple[tuple[Message, Text | None], ...]:
    """The same question in the EU or in all countries of the survey, with what is to be known of it.

    Where neither is published, the mean of the states that have a result, named as such.
    """
    overall = evidence.surveys.surveys[survey].questions[question].overall
    if not overall and (mean := polled_mean(evidence, survey, question)):
        states = Listing(tuple(StateName(state) for state in mean.states))
        words = msg(
            "mean of {states} alone, weighted by population: {share}", states=states, share=Share(mean.share, 1)
        )
        return ((words, None),)
    return tuple(
        (
            msg("{area}: {share}", area=_area(area.area), share=_share_words(Share(area.share), area.qualifier)),
            area.note,
        )
        for area in overall
    )


def _share_words(share: Share, qualifier: str | None) -> Message:
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
        low=Share(low, 1),
        high=Share(high, 1),
    )


def _area(area: str) -> Value:
    if area.startswith("ALL"):
        count = int(area.removeprefix("ALL"))
        return msg_count("all {count} country of the survey", "all {count} countries of the survey", count)
    return msg("EU average") if area == "EU27" else msg("average of the then 28 EU states")


def when(survey: Survey) -> Message:
    """When people were asked, as far as it was found."""
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
    """How many were asked, in one country or in all of them."""
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
    interval: dict[str, Value] = {"low": Share(low, 1), "high": Share(high, 1)}
    if survey.sampling == "probability":
        return msg("95 % interval {low} to {high}", **interval)
    return msg("indicative 95 % interval {low} to {high}", **interval)

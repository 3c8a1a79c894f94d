"""Composes the chapter on the EU: the timeline, the texts, the arithmetic of the Council, Parliament, opinion."""

from dataclasses import dataclass

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_votes import leading_votes
from scorecard.documents.context_section import LawHistory, law_histories
from scorecard.documents.council_section import CouncilBox, council_box
from scorecard.documents.edition.delegation_bars import BarPart, DelegationRow, bar_parts, delegation_bars
from scorecard.documents.edition.event_axis import EventAxis, event_axis
from scorecard.documents.edition.result_plot import ResultPlot, result_plot
from scorecard.documents.event_list import EventItem, eu_events
from scorecard.documents.footnotes import Citation, Footnotes, SourceList
from scorecard.documents.history_chart import HistoryChart, history_chart
from scorecard.documents.labels import CONTENTS, SHORT_ASPECTS, SIDES, STANCES
from scorecard.documents.message import Listing, Message, Share, StateName, msg
from scorecard.documents.petition_list import PetitionItem, petition_items
from scorecard.documents.poll_section import area_results, sample, when
from scorecard.documents.population_shares import population_year
from scorecard.documents.votes_section import (
    about_sources,
    parts_in_words,
    whole_parliament,
)
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.council_files import Contents
from scorecard.evidence.model.surveys import Survey, SurveyQuestion
from scorecard.evidence.vocabulary import STATES, Aspect

HISTORY: tuple[Aspect, ...] = ("overall", "detection_orders", "encryption", "interim_derogation")
"""The aspects shown over time: those on which most governments have spoken."""

WEIGHT_BAR = 50.0
"""The length of the longest bar of population in millimetres."""

MOST_DECIDING = 6
"""Of the governments whose vote alone can decide, those that are named."""

SMALLEST_SETS = 6
"""The number of smallest sets of governments that are named."""


@dataclass(frozen=True)
class Content:
    """Whether a text provides for one aspect: `in`, `out` or `open`, and the word for it."""

    code: str
    word: Message


@dataclass(frozen=True)
class TextRow:
    """One text put to the Council or adopted."""

    date: PartialDate
    name: Text
    issuer: Text
    holds: tuple[Content, ...]
    """What it holds, aspect by aspect, in the order of the heads of the columns."""
    encryption: Text
    marks: Citation


@dataclass(frozen=True)
class VotingWeight:
    """One government in the Council: its share of the population as a bar, its stance, and its power."""

    name: StateName
    population: Share
    bar: float
    """The length of the bar in millimetres."""
    stance: str
    word: Message
    banzhaf: Share
    shapley_shubik: Share


@dataclass(frozen=True)
class RollCallRow:
    """One roll call of the European Parliament with its official totals."""

    date: PartialDate
    title: Text
    subject: Text
    amended_before: Text
    yes_meant: Text
    leads: bool
    """Whether it stands among the key figures of the scorecards."""
    parts: tuple[BarPart, ...]
    """The bar of the whole Parliament."""
    in_words: Message
    marks: Citation
    about_marks: Citation


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
    """Who was asked."""
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


@dataclass(frozen=True)
class EuChapter:
    """All that stands in the chapter."""

    axis: EventAxis
    events: tuple[EventItem, ...]
    contents: tuple[Message, ...]
    """The heads of the columns that say what a text holds."""
    texts: tuple[TextRow, ...]
    laws: tuple[LawHistory, ...]
    council: CouncilBox
    arithmetic: tuple[Message, ...]
    deciding: Message | None
    """Whose vote alone would decide, and how often; None where nobody's would."""
    weights: tuple[VotingWeight, ...]
    population_year: int | None
    """The year in which the shares of the population are used in Council votes; None where that is a later year."""
    history: tuple[HistoryChart, ...]
    roll_calls: tuple[RollCallRow, ...]
    delegations: tuple[DelegationRow, ...]
    delegation_dates: tuple[PartialDate, ...]
    members_note: Text
    """What the record of single members holds, and what it does not hold."""
    data_set: Citation
    """The data set from which the ballots of single members were read."""
    surveys: tuple[SurveyRow, ...]
    asked: tuple[QuestionLine, ...]
    not_polled: tuple[StateName, ...]
    petitions: tuple[PetitionItem, ...]
    sources: SourceList


def eu_chapter(evidence: Evidence, figures: Figures, day: CouncilDay, footnotes: Footnotes) -> EuChapter:
    """Returns the chapter as of the day of the figures; `day` is the arithmetic of the Council on that day."""
    events = eu_events(evidence, footnotes)
    axis = event_axis(evidence, events, PartialDate.of(figures.as_of), footnotes)
    texts = _texts(evidence, footnotes)
    laws = law_histories(evidence, footnotes)
    box = council_box(evidence, day, None, footnotes)
    roll_calls = evidence.parliament.roll_calls
    leading = leading_votes(evidence, figures.as_of)
    rows = tuple(
        RollCallRow(
            date=call.date,
            title=call.short,
            subject=call.subject.says,
            amended_before=call.amended_before.says,
            yes_meant=call.yes_meant.says,
            leads=key in leading,
            parts=tuple(bar_parts(whole_parliament(figures, key), 0.0, 44.0)),
            in_words=parts_in_words(call, whole_parliament(figures, key)),
            marks=footnotes.cite(call.source),
            about_marks=footnotes.cite(*about_sources(call)),
        )
        for key, call in roll_calls.items()
    )
    data_set = footnotes.cite(*evidence.parliament.read_from)
    surveys = tuple(_survey(evidence, key, survey, footnotes) for key, survey in evidence.surveys.surveys.items())
    petitions = petition_items(evidence, footnotes)
    bars = delegation_bars(evidence, figures)
    return EuChapter(
        axis=axis,
        events=events,
        contents=tuple(SHORT_ASPECTS[aspect] for aspect in _HELD),
        texts=texts,
        laws=laws,
        council=box,
        arithmetic=_arithmetic(day),
        deciding=_deciding(day),
        weights=_weights(figures, day),
        population_year=population_year(evidence),
        history=tuple(history_chart(evidence, figures.as_of, aspect) for aspect in HISTORY),
        roll_calls=rows,
        delegations=bars.rows,
        delegation_dates=tuple(call.date for call in roll_calls.values()),
        members_note=evidence.parliament.members_note,
        data_set=data_set,
        surveys=surveys,
        asked=_question_lines(evidence),
        not_polled=tuple(
            StateName(state) for state in STATES if all(row.topic != "proposal" for row in figures.results[state])
        ),
        petitions=petitions,
        sources=footnotes.listing(),
    )


def _texts(evidence: Evidence, footnotes: Footnotes) -> tuple[TextRow, ...]:
    return tuple(
        TextRow(
            text.date,
            text.short,
            text.issuer,
            _contents(text.holds),
            text.encryption,
            footnotes.cite(text.source, *text.holds.sources),
        )
        for text in evidence.proposal.texts.values()
        if text.short and text.file in ("proposal", "derogation")
    )


_HELD: tuple[Aspect, ...] = (
    "detection_orders",
    "voluntary_detection",
    "encryption",
    "grooming_new_material",
    "eu_centre",
)
"""The aspects of which a text says whether it provides for them."""


def _contents(holds: Contents) -> tuple[Content, ...]:
    codes = (
        holds.detection_orders,
        holds.voluntary_detection,
        holds.encryption,
        holds.new_material,
        holds.eu_centre,
    )
    return tuple(Content(code, CONTENTS[code]) for code in codes)


def _arithmetic(day: CouncilDay) -> tuple[Message, ...]:
    sentences = [
        msg(
            "Of all coalitions the 27 could form, {share} carry a decision.",
            share=Share(100 * day.winning_share, 2),
        )
    ]
    for sets, singular in (
        (day.making.sets, msg("Smallest sets of open governments that would make a majority: {sets}.")),
        (day.breaking.sets, msg("Smallest sets of open governments that would make a blocking minority: {sets}.")),
    ):
        if sets:
            named = tuple(" + ".join(sorted(each)) for each in sets[:SMALLEST_SETS])
            sentences.append(msg(singular.message, sets="; ".join(named)))
    return tuple(sentences)


def _weights(figures: Figures, day: CouncilDay) -> tuple[VotingWeight, ...]:
    """Returns the 27 from the largest population to the smallest; the largest has a bar of full length."""
    order = sorted(STATES, key=lambda state: -day.populations[state])
    largest = day.populations[order[0]]
    return tuple(
        VotingWeight(
            StateName(state),
            Share(day.populations[state] / 100, 2),
            round(day.populations[state] / largest * WEIGHT_BAR, 2),
            figures.positions[state, day.aspect].stance,
            STANCES[figures.positions[state, day.aspect].stance],
            Share(100 * day.power[state].banzhaf, 2),
            Share(100 * day.power[state].shapley_shubik, 2),
        )
        for state in order
    )


def _deciding(day: CouncilDay) -> Message | None:
    """Returns whose vote alone decides in some of the ways the open governments can go, the most often first."""
    deciding = sorted((state for state in STATES if day.swing[state]), key=lambda state: -day.swing[state])
    if not deciding:
        return None
    named = Listing(
        tuple(
            msg("{state} ({share})", state=StateName(state), share=Share(100 * day.swing[state], 1))
            for state in deciding[:MOST_DECIDING]
        )
    )
    if len(deciding) > MOST_DECIDING:
        return msg(
            "Of the ways in which the open governments can go, one vote alone makes or breaks the majority most often "
            "for {states}; for {others} others more seldom.",
            states=named,
            others=len(deciding) - MOST_DECIDING,
        )
    return msg(
        "Of the ways in which the open governments can go, one vote alone makes or breaks the majority in so many for "
        "{states}; for no other government in any.",
        states=named,
    )


def _survey(evidence: Evidence, key: str, survey: Survey, footnotes: Footnotes) -> SurveyRow:
    results = sum(result.survey == key for state in evidence.states.values() for result in state.opinion)
    return SurveyRow(
        survey.name,
        survey.commissioner,
        SIDES[survey.side],
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


def _question_lines(evidence: Evidence) -> tuple[QuestionLine, ...]:
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

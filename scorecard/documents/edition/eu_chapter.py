"""Composes the chapter on the EU: the timeline, the texts, the arithmetic of the Council, Parliament, opinion."""

from dataclasses import dataclass

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_votes import leading_votes
from scorecard.documents.context_section import LawHistory, law_histories
from scorecard.documents.council_section import CouncilBox, council_box
from scorecard.documents.event_list import EventItem, eu_events
from scorecard.documents.footnotes import Citation, Footnotes, SourceList
from scorecard.documents.history_chart import HistoryChart, history_chart
from scorecard.documents.labels import ASPECTS, CONTENTS, SIDES, STANCES
from scorecard.documents.message import Message, Share, StateName, msg
from scorecard.documents.petition_list import PetitionItem, petition_items
from scorecard.documents.poll_section import area_results, sample, when
from scorecard.documents.population_shares import population_year
from scorecard.documents.votes_section import (
    Counted,
    about_sources,
    counted,
    counted_as,
    whole_parliament,
)
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.council_files import Contents
from scorecard.evidence.model.surveys import Survey, SurveyQuestion
from scorecard.evidence.vocabulary import STATES, Aspect, State

HISTORY: tuple[Aspect, ...] = ("overall", "detection_orders", "encryption", "interim_derogation")
"""The aspects shown over time: those on which most governments have spoken."""

SMALLEST_SETS = 6
"""The number of smallest sets of governments that are named."""


@dataclass(frozen=True)
class TextRow:
    """One text put to the Council or adopted."""

    date: PartialDate
    name: Text
    issuer: Text
    holds: tuple[Message, ...]
    """What it holds, aspect by aspect."""
    encryption: Text
    marks: Citation


@dataclass(frozen=True)
class VotingWeight:
    """One government in the Council: its share of the population, its stance, and how often its vote decides."""

    name: StateName
    population: Share
    stance: str
    word: Message
    swing: Share
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
    counted_as: Message | None
    """What stands under for and against where members chose whether to reject a text."""
    leads: bool
    """Whether it stands among the key figures of the scorecards."""
    total: Counted
    marks: Citation
    about_marks: Citation


@dataclass(frozen=True)
class DelegationRow:
    """One delegation in every roll call, in four parts; None where no seat is recorded."""

    name: StateName
    ballots: tuple[Counted | None, ...]


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
class ResultDot:
    """The result of one state on the line from 0 to 100 per cent."""

    state: State
    x: float
    here: bool = False


@dataclass(frozen=True)
class QuestionLine:
    """One survey question on a line from 0 to 100 per cent: each state with a result is a dot."""

    asks: Text
    base: Message
    """The survey, who was asked, when, and who paid."""
    dots: tuple[ResultDot, ...]
    title: Message
    elsewhere: tuple[Message, ...]


@dataclass(frozen=True)
class EuChapter:
    """All that stands in the chapter."""

    events: tuple[EventItem, ...]
    texts: tuple[TextRow, ...]
    laws: tuple[LawHistory, ...]
    council: CouncilBox
    arithmetic: tuple[Message, ...]
    weights: tuple[VotingWeight, ...]
    population_year: int | None
    """The year in which the shares of the population are used in Council votes; None where that is a later year."""
    history: tuple[HistoryChart, ...]
    roll_calls: tuple[RollCallRow, ...]
    delegations: tuple[DelegationRow, ...]
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
            counted_as=counted_as(call),
            leads=key in leading,
            total=whole_parliament(figures, key),
            marks=footnotes.cite(call.source),
            about_marks=footnotes.cite(*about_sources(call)),
        )
        for key, call in roll_calls.items()
    )
    data_set = footnotes.cite(*evidence.parliament.read_from)
    surveys = tuple(_survey(evidence, key, survey, footnotes) for key, survey in evidence.surveys.surveys.items())
    petitions = petition_items(evidence, footnotes)
    return EuChapter(
        events=events,
        texts=texts,
        laws=laws,
        council=box,
        arithmetic=_arithmetic(day),
        weights=tuple(_voting_weight(figures, day, state) for state in STATES),
        population_year=population_year(evidence),
        history=tuple(history_chart(evidence, figures.as_of, aspect) for aspect in HISTORY),
        roll_calls=rows,
        delegations=tuple(
            DelegationRow(StateName(state), tuple(_ballots(figures, state, key) for key in roll_calls))
            for state in STATES
        ),
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


def _contents(holds: Contents) -> tuple[Message, ...]:
    contents = (
        (ASPECTS["detection_orders"], holds.detection_orders),
        (ASPECTS["voluntary_detection"], holds.voluntary_detection),
        (ASPECTS["encryption"], holds.encryption),
        (ASPECTS["grooming_new_material"], holds.new_material),
        (ASPECTS["eu_centre"], holds.eu_centre),
    )
    return tuple(msg("{aspect}: {content}", aspect=aspect, content=CONTENTS[content]) for aspect, content in contents)


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


def _voting_weight(figures: Figures, day: CouncilDay, state: State) -> VotingWeight:
    stance = figures.positions[state, day.aspect].stance
    power = day.power[state]
    return VotingWeight(
        StateName(state),
        Share(day.populations[state] / 100, 2),
        stance,
        STANCES[stance],
        Share(100 * day.swing[state], 1),
        Share(100 * power.banzhaf, 2),
        Share(100 * power.shapley_shubik, 2),
    )


def _ballots(figures: Figures, state: State, key: str) -> Counted | None:
    rows = figures.votes.get((state, key))
    return counted(rows) if rows else None


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
            least, most = (pick(shares, key=lambda state: shares[state]) for pick in (min, max))
            title = msg(
                "{count} states on a line from 0 to 100 per cent, from {least} ({low}) to {most} ({high}).",
                count=len(shares),
                least=StateName(least),
                low=Share.published(shares[least]),
                most=StateName(most),
                high=Share.published(shares[most]),
            )
            dots = tuple(ResultDot(state, share) for state, share in shares.items())
            lines.append(
                QuestionLine(
                    question.asks,
                    _base(survey, question),
                    dots,
                    title,
                    tuple(words for words, _ in area_results(evidence, key, name)),
                )
            )
    return tuple(lines)

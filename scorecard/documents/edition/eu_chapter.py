"""Composes the chapter on the EU: the timeline, the texts, the arithmetic of the Council, Parliament, opinion."""

from dataclasses import dataclass

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_votes import leading_votes
from scorecard.documents.context_section import LawHistory, law_histories
from scorecard.documents.council_box import CouncilBox, council_box
from scorecard.documents.edition.delegation_bars import DelegationRow, UnnumberedBallotPart, bar_parts, delegation_bars
from scorecard.documents.edition.event_axis import EventAxis, event_axis
from scorecard.documents.edition.survey_rows import QuestionLine, SurveyRow, question_lines, survey_rows
from scorecard.documents.edition.voting_power import VotingWeight, arithmetic, deciding_alone, weights
from scorecard.documents.event_list import EventItem, eu_events
from scorecard.documents.footnotes import Citation, Footnotes, SourceList
from scorecard.documents.history_chart import HistoryChart, history_chart
from scorecard.documents.labels import CONTENT_LABELS, SHORT_ASPECT_LABELS
from scorecard.documents.message import Message, StateName
from scorecard.documents.petition_list import PetitionItem, petition_items
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
from scorecard.evidence.vocabulary import STATES, Aspect


@dataclass(frozen=True)
class TextContent:
    """Whether a text provides for one aspect: `in`, `out` or `open`, and the word for it."""

    code: str
    word: Message


@dataclass(frozen=True)
class TextRow:
    """One text put to the Council or adopted."""

    date: PartialDate
    name: Text
    issuer: Text
    holds: tuple[TextContent, ...]
    """The contents of the text, aspect by aspect, in the order of the columns."""
    encryption: Text
    marks: Citation


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
    parts: tuple[UnnumberedBallotPart, ...]
    """The bar of the whole Parliament."""
    in_words: Message
    marks: Citation
    about_marks: Citation


@dataclass(frozen=True)
class EuChapter:
    """All that stands in the chapter."""

    axis: EventAxis
    events: tuple[EventItem, ...]
    contents: tuple[Message, ...]
    """The headings of the columns on what a text provides for."""
    texts: tuple[TextRow, ...]
    laws: tuple[LawHistory, ...]
    council: CouncilBox
    arithmetic: tuple[Message, ...]
    deciding: Message | None
    """The governments whose vote alone would decide, and how often; None where there is none."""
    weights: tuple[VotingWeight, ...]
    population_year: int | None
    """The year in which the shares of the population are used in Council votes; None where that is a later year."""
    history: tuple[HistoryChart, ...]
    roll_calls: tuple[RollCallRow, ...]
    delegations: tuple[DelegationRow, ...]
    delegation_dates: tuple[PartialDate, ...]
    members_note: Text
    """A remark on the contents and gaps of the record of single members."""
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
    surveys = survey_rows(evidence, footnotes)
    petitions = petition_items(evidence, footnotes)
    return EuChapter(
        axis=axis,
        events=events,
        contents=tuple(SHORT_ASPECT_LABELS[aspect] for aspect in _HELD),
        texts=texts,
        laws=laws,
        council=box,
        arithmetic=arithmetic(day),
        deciding=deciding_alone(day),
        weights=weights(figures, day),
        population_year=population_year(evidence),
        history=tuple(history_chart(evidence, figures.as_of, aspect) for aspect in evidence.method.compared.aspects),
        roll_calls=rows,
        delegations=delegation_bars(evidence, figures),
        delegation_dates=tuple(call.date for call in roll_calls.values()),
        members_note=evidence.parliament.members_note,
        data_set=data_set,
        surveys=surveys,
        asked=question_lines(evidence),
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


def _contents(holds: Contents) -> tuple[TextContent, ...]:
    codes = (
        holds.detection_orders,
        holds.voluntary_detection,
        holds.encryption,
        holds.new_material,
        holds.eu_centre,
    )
    return tuple(TextContent(code, CONTENT_LABELS[code]) for code in codes)

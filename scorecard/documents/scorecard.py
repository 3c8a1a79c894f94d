"""The scorecard of one state: what stands on its three to four pages, in reading order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.peers import most_alike
from scorecard.analysis.position_changes import StateChanges, changes
from scorecard.documents.alignment_section import AlignmentItem, alignment_item
from scorecard.documents.aspect_table import AspectRow, aspect_rows
from scorecard.documents.change_sentences import change_paragraph, paragraph_sources
from scorecard.documents.comparison_table import Comparison, compare
from scorecard.documents.context_section import FigureItem, Law, Reports, figures_about, laws, reports
from scorecard.documents.council_section import CouncilBox, council_box, council_day
from scorecard.documents.footnotes import Citation, Footnotes, SourceList
from scorecard.documents.key_figures import KeyFigure, key_figures, no_result
from scorecard.documents.labels import ASPECTS
from scorecard.documents.message import Message, StateName
from scorecard.documents.poll_section import SurveyBlock, all_entries, survey_blocks, telling_entries
from scorecard.documents.social_card import told
from scorecard.documents.tile_map import TileMap, map_title, tile_map
from scorecard.documents.timeline_section import (
    EventItem,
    StatementItem,
    TimelineChart,
    chart,
    national_events,
    select_statements,
    statement_items,
)
from scorecard.documents.verdict import confidence, strength, verdict
from scorecard.documents.votes_section import Delegation, delegation
from scorecard.documents.web_address import state_page
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.state import PublicLine
from scorecard.evidence.vocabulary import STATES, Aspect, Language, State

STATEMENTS_IN_PRINT = 6
"""So many statements fit the second page; the web page lists them all."""

FURTHER_IN_BOOK = 6
"""A chapter of the edition has room for so many more on its last page: its sources stand at the end of the book."""

MOST_NEIGHBOURS, MOST_PEERS = 4, 2
"""So many rows the comparison holds beside the state's own."""

HEADLINE_POLLS = 2
"""So many questions fit the first page."""


@dataclass(frozen=True)
class AskItem:
    """One thing asked of the government."""

    ask: Text
    because: Text
    marks: Citation
    in_line_with: Citation


@dataclass(frozen=True)
class Contact:
    """Where to report, or whom to call."""

    name: str
    website: str | None
    note: Text | None
    marks: Citation


@dataclass(frozen=True)
class Scorecard:
    """Everything on the scorecard of one state."""

    state: State
    name: StateName
    edition: str
    as_of: PartialDate
    publisher: str
    publisher_website: str
    address: str | None
    organisation: Contact | None
    verdict: Message
    confidence: tuple[Message, Message | None]
    strength: tuple[Message, ...]
    key_figures: tuple[KeyFigure, ...]
    map: TileMap
    aspects: tuple[AspectRow, ...]
    headline_polls: tuple[SurveyBlock, ...]
    changed: tuple[Message, ...]
    changed_marks: Citation
    council: CouncilBox
    alignment: AlignmentItem
    peers: tuple[StateName, ...]
    no_result: tuple[Message, Message]
    asks: tuple[AskItem, ...]
    timeline: TimelineChart
    statements: tuple[StatementItem, ...]
    further_statements: tuple[StatementItem, ...]
    more_statements: tuple[StatementItem, ...]
    events: tuple[EventItem, ...]
    delegation: Delegation
    surveys: tuple[SurveyBlock, ...]
    unprinted_polls: int
    comparison: Comparison
    coverage: Text
    coverage_marks: Citation
    reports: Reports
    figures: tuple[FigureItem, ...]
    laws: tuple[Law, ...]
    report_to: tuple[Contact, ...]
    missing_children: Contact | None
    child_helpline: Contact | None
    child_helpline_number: str
    missing_children_number: str
    missing_children_marks: Citation
    method: Text
    sources: SourceList
    card_says: Message
    """What the picture for sharing says, for those who do not see it."""

    def page(self, language: Language) -> str | None:
        """Where this scorecard stands on the web; None while the edition has no address."""
        return state_page(self.address, language, self.state)


@dataclass(frozen=True)
class Shared:
    """What is worked out once and stands on every scorecard: the Council, and what changed since a day."""

    day: CouncilDay
    earlier: Figures
    changes: Mapping[State, StateChanges]


def shared(evidence: Evidence, figures: Figures) -> Shared:
    """The arithmetic of the Council, and the changes since the day the edition is compared with."""
    since = min(evidence.edition.compared_with.last_day, figures.as_of)
    earlier = compute(evidence, since)
    changed = {change.state: change for change in changes(evidence, earlier, figures)}
    return Shared(council_day(evidence, figures), earlier, changed)


def _changed(
    evidence: Evidence, figures: Figures, shared: Shared, state: State, notes: Footnotes
) -> tuple[tuple[Message, ...], Citation]:
    """The paragraph on what changed, without the votes, which stand in their own table; nothing on the day itself."""
    if shared.earlier.as_of == figures.as_of:
        return (), Citation()
    change = shared.changes[state]
    told = change_paragraph(evidence, shared.earlier, figures, replace(change, votes=()))
    overall = next((move.after for move in change.moves if move.aspect == "overall"), None)
    source = evidence.states[state].statements[overall.entry].source if overall else None
    return told, notes.cite(*([source] if source else []), also=paragraph_sources(evidence, replace(change, votes=())))


def scorecard(evidence: Evidence, figures: Figures, shared: Shared, state: State, further: int = 0) -> Scorecard:
    """Put the document together; sources are numbered in the order of reading, print before screen.

    `shared` is what is worked out once for all 27; so many
    `further` statements are printed than a scorecard has room for.
    """
    notes = Footnotes(evidence, state)
    mine, edition = evidence.states[state], evidence.edition
    in_print, on_screen = select_statements(figures, state, STATEMENTS_IN_PRINT)
    headline = telling_entries(evidence, figures, state)[:HEADLINE_POLLS]
    votes = delegation(evidence, figures, state, Footnotes(evidence, state)).votes
    large = key_figures(evidence, figures, state, votes, headline, notes, asked_below=True)
    rows = aspect_rows(evidence, figures, state, notes)
    headline_polls = survey_blocks(evidence, figures, state, notes, headline, printed=False)
    box = council_box(evidence, shared.day, state, notes)
    asks = tuple(
        AskItem(item.ask, item.because, notes.cite(*item.follows_from), notes.cite(*item.in_line_with))
        for item in mine.asks
    )
    timeline = chart(evidence, figures, state, notes)
    printed = statement_items(evidence, figures, state, notes, in_print)
    events = national_events(evidence, state, figures.as_of, notes)
    shown = delegation(evidence, figures, state, notes)
    surveys = survey_blocks(evidence, figures, state, notes, all_entries(figures, state))
    changed, changed_marks = _changed(evidence, figures, shared, state, notes)
    peers = mine.peers or [alike.state for alike in most_alike(figures.positions, state)]
    compared = tuple(dict.fromkeys((state, *mine.neighbours[:MOST_NEIGHBOURS], *peers[:MOST_PEERS])))
    coverage_marks = notes.cite(*mine.coverage_sources)
    reported = reports(evidence, state, notes)
    about = figures_about(evidence, state, notes)
    law = laws(evidence, state, notes)
    report_to = tuple(
        Contact(point.name, point.website, point.standing, notes.cite(*point.sources)) for point in mine.hotline.report
    )
    missing_children = notes.cite(*edition.missing_children_sources)
    operator = mine.hotline.missing_children_116000
    helpline = mine.hotline.child_helpline_116111
    member = mine.organisation
    organisation = Contact(member.name, member.website, None, notes.cite(*member.sources)) if member else None
    further_printed = statement_items(evidence, figures, state, notes, on_screen[:further])
    more = statement_items(evidence, figures, state, notes, on_screen[further:], on_screen=True)
    return Scorecard(
        state=state,
        name=StateName(state),
        edition=edition.name,
        as_of=PartialDate.of(figures.as_of),
        publisher=edition.publisher,
        publisher_website=edition.website,
        address=edition.address,
        organisation=organisation,
        verdict=verdict(evidence, figures, state),
        confidence=confidence(figures, state),
        strength=strength(figures, state),
        key_figures=large,
        map=tile_map(_stances(figures, map_aspect()), state, map_title(ASPECTS[map_aspect()], state)),
        aspects=rows,
        headline_polls=headline_polls,
        changed=changed,
        changed_marks=changed_marks,
        council=box,
        alignment=alignment_item(evidence, figures, state),
        peers=tuple(StateName(peer) for peer in peers),
        no_result=no_result(evidence, state),
        asks=asks,
        timeline=timeline,
        statements=printed,
        further_statements=further_printed,
        more_statements=more,
        events=events,
        delegation=shown,
        surveys=surveys,
        unprinted_polls=sum(poll.screen_only for survey in surveys for poll in survey.polls),
        comparison=compare(evidence, figures, compared, state),
        coverage=mine.coverage,
        coverage_marks=coverage_marks,
        reports=reported,
        figures=about,
        laws=law,
        report_to=report_to,
        missing_children=_line(operator, notes, on_screen=True),
        child_helpline=_line(helpline, notes),
        child_helpline_number=edition.child_helpline,
        missing_children_number=edition.missing_children_line,
        missing_children_marks=missing_children,
        method=edition.method,
        sources=notes.listing(),
        card_says=told(evidence, figures, state),
    )


def _line(line: PublicLine | None, notes: Footnotes, on_screen: bool = False) -> Contact | None:
    if line is None:
        return None
    return Contact(line.operator or "", None, line.note, notes.cite(*line.sources, on_screen=on_screen))


def map_aspect() -> Aspect:
    """The aspect on the map: the one on which most governments have spoken."""
    return "overall"


def _stances(figures: Figures, aspect: Aspect) -> dict[State, str]:
    return {state: figures.positions[state, aspect].stance for state in STATES}

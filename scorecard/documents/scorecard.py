"""Composes the scorecard of one state: all that stands on its two to six pages, in reading order."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard.analysis.figures import Figures
from scorecard.documents.ahead_sentence import ahead_sentence
from scorecard.documents.alignment_section import AlignmentItem, alignment_item
from scorecard.documents.aspect_boxes import BOX_ORDER, BoxGroup, box_group
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.aspect_table import AspectRow, aspect_rows, caveats_of_the_table, headline_rows
from scorecard.documents.caveats import present_government
from scorecard.documents.change_sentences import change_paragraph, paragraph_sources
from scorecard.documents.common_figures import CommonFigures
from scorecard.documents.comparison_table import Comparison, compare, peers_in_words, peers_of
from scorecard.documents.contacts import Contact, national_member, public_line, reporting_points
from scorecard.documents.context_section import FigureItem, Law, ReportSeries, figure_items, laws, report_series
from scorecard.documents.council_box import CouncilBox, council_box
from scorecard.documents.download_name import download_name
from scorecard.documents.entry_place import entry_place
from scorecard.documents.event_list import EventItem, national_events
from scorecard.documents.footnotes import Citation, Footnotes, SourceList
from scorecard.documents.fragments import fragments
from scorecard.documents.key_figure import KeyFigure
from scorecard.documents.key_figures import key_figures
from scorecard.documents.later_prose import left_out
from scorecard.documents.message import Message, StateName, msg
from scorecard.documents.missing_states import missing_states
from scorecard.documents.poll_section import SurveyBlock, survey_blocks
from scorecard.documents.sender import Sender, sender
from scorecard.documents.shared_caveats import SharedCaveat
from scorecard.documents.social_card import alt_text
from scorecard.documents.statement_list import StatementItem, select_statements, statement_items
from scorecard.documents.tile_map import MAP_ASPECT, TileMap, map_title, tile_map
from scorecard.documents.timeline_section import TimelineChart, timeline_chart
from scorecard.documents.turned_timeline import TurnedTimeline, turned_timeline
from scorecard.documents.verdict import confidence, last_words, strength, verdict
from scorecard.documents.votes_section import Delegation, delegation
from scorecard.documents.web_address import corrections_page, state_page
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.governments import in_office
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import STATES, Language, State

STATEMENTS_IN_PRINT = 6
"""The number of statements that fit the second page; the web page lists all of them."""

MAX_NEIGHBOURS, MAX_PEERS = 4, 2
"""The number of neighbours and of peers in the table of comparison."""


@dataclass(frozen=True)
class AskItem:
    """One request to the government, with its reason. `in_line_with` cites others who ask the same."""

    entry: str
    """Its place in the evidence, such as `countries/DE.yaml#asks/0`."""
    ask: Text
    because: Text
    marks: Citation
    in_line_with: Citation


@dataclass(frozen=True)
class Scorecard:
    """All that stands on the scorecard of one state."""

    state: State
    name: StateName
    edition: str
    as_of: PartialDate
    ahead: Message | None
    """A sentence with the day of the figures on the 27 and the Council, where the state is ahead of the edition; else
    None."""
    publisher: str
    publisher_website: str
    address: str | None
    sender: Sender
    """The signatory: the national member or, where there is none, the publisher."""
    organisation: Contact | None
    headline: tuple[AspectRow, ...]
    """The positions that are read first: on the text on the table, and on detection orders."""
    verdict: Message
    last_words: tuple[Message, ...]
    """The last statement of a former government, where the government in office has said nothing; printed smaller,
    beneath the verdict."""
    government: tuple[Message, ...]
    """The government in office, and that it is a caretaker; none where none is on record."""
    government_marks: Citation
    confidence: tuple[Message, ...]
    """The certainty of each position in the verdict."""
    strength: tuple[Message, ...]
    key_figures: tuple[KeyFigure, ...]
    asked_here: Message
    """The heading of the polls."""
    map: TileMap
    aspects: tuple[AspectRow, ...]
    shared_caveats: tuple[SharedCaveat, ...]
    """The caveats that several rows of the table of aspects share, printed once beneath it on paper."""
    box_key: tuple[BoxGroup, ...]
    """One box of each kind, for the key."""
    changed: tuple[Message, ...]
    """The changes since the day with which the edition is compared."""
    changed_marks: Citation
    council: CouncilBox
    alignment: AlignmentItem
    peers_in_words: Message | None
    asks: tuple[AskItem, ...]
    timeline: TimelineChart
    turned_timeline: TurnedTimeline
    """The timeline for a phone."""
    statements: tuple[StatementItem, ...]
    """The statements on the second page."""
    more_statements: tuple[StatementItem, ...]
    """The statements on the web page alone."""
    events: tuple[EventItem, ...]
    delegation: Delegation
    surveys: tuple[SurveyBlock, ...]
    unprinted_polls: int
    comparison: Comparison
    missing_states: Message | None
    """The sentence printed in place of counts and comparisons of the 27, where evidence on a state is missing; else
    None."""
    left_out: Message | None
    """The sentence printed in place of the asks and the coverage that were written for a later day; None where they are
    shown."""
    coverage: Text
    """The text on coverage; empty where it was written for a later day."""
    coverage_marks: Citation
    reports: ReportSeries
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
    fragments: Mapping[str, str]
    """The address on the web page of each entry, by its place in the evidence."""
    card_alt_text: Message
    """The description of the social card, for readers who do not see it."""

    @property
    def every_statement(self) -> tuple[StatementItem, ...]:
        """Returns the statements as a web page shows them: those that paper shows too, then the others."""
        return self.statements + self.more_statements

    def page(self, language: Language) -> str | None:
        """Returns the web address of this scorecard; None where the edition has no address."""
        return state_page(self.address, language, self.state)

    def download(self, kind: str, language: Language) -> str:
        """Returns the name of a PDF of this state, `scorecard` or `brief`, once it is downloaded."""
        return download_name(kind, self.state, language, self.as_of)

    def corrections_page(self, language: Language) -> str:
        """Returns the web address of the list of corrections; the publisher's where the edition has no address."""
        return corrections_page(self.address, language) or self.publisher_website


def _changed(
    evidence: Evidence, figures: Figures, common: CommonFigures, state: State, footnotes: Footnotes
) -> tuple[tuple[Message, ...], Citation]:
    """Returns the paragraph on what changed, without the votes, which have their own table.

    It is empty where the figures are those of the day of comparison.
    """
    if common.earlier.as_of == figures.as_of:
        return (), Citation()
    change = common.changes[state]
    paragraph = change_paragraph(evidence, common.earlier, figures, replace(change, votes=()))
    overall = next((move.after for move in change.moves if move.aspect == "overall"), None)
    source = evidence.states[state].statements[overall.entry].source if overall else None
    return paragraph, footnotes.cite(
        *([source] if source else []), also=paragraph_sources(evidence, replace(change, votes=()))
    )


def scorecard(evidence: Evidence, figures: Figures, common: CommonFigures, state: State) -> Scorecard:
    """Returns the scorecard of a state. Sources are numbered in reading order, those cited in print first.

    `common` holds the figures computed once for all 27.
    """
    footnotes = Footnotes(evidence, state)
    member_state, edition = evidence.states[state], evidence.edition
    of_edition = common.figures
    figures = replace(
        figures, alignment=of_edition.alignment, bands=of_edition.bands, sensitivity=of_edition.sensitivity
    )  # a rank compares states, so all figures must be of one day
    in_print, on_screen = select_statements(figures, state, STATEMENTS_IN_PRINT)
    governments = [one for one in member_state.governments if in_office(one, figures.as_of)]
    # Each call with `footnotes` numbers its sources, so these calls, and those at the end of the call below, stand in
    # reading order.
    government_marks = footnotes.cite(*(source for one in governments for source in one.sources))
    three_figures = key_figures(evidence, figures, state, footnotes)
    rows = aspect_rows(evidence, figures, state, footnotes, common.figures)
    council = council_box(evidence, common.day, state, footnotes)
    asks = _asks(evidence, state, footnotes)
    timeline = timeline_chart(evidence, figures, state, footnotes)
    statements = statement_items(evidence, figures, state, footnotes, in_print)
    events = national_events(evidence, state, footnotes)
    votes = delegation(evidence, figures, state, footnotes)
    surveys = survey_blocks(evidence, figures, state, footnotes)
    changed, changed_marks = _changed(evidence, figures, common, state, footnotes)
    return Scorecard(
        state=state,
        name=StateName(state),
        edition=edition.name,
        as_of=PartialDate.of(figures.as_of),
        ahead=ahead_sentence(evidence),
        publisher=edition.publisher,
        publisher_website=edition.website,
        address=edition.address,
        sender=sender(evidence, state),
        headline=headline_rows(evidence, figures, rows),
        verdict=verdict(evidence, figures, state),
        last_words=last_words(evidence, figures, state),
        government=present_government(evidence, state, figures.as_of),
        government_marks=government_marks,
        confidence=confidence(evidence, figures, state),
        strength=strength(evidence, figures, state),
        key_figures=three_figures,
        asked_here=msg("What people said {in_state}", state=StateName(state)),
        map=_map(evidence, figures, common, state),
        aspects=rows,
        shared_caveats=caveats_of_the_table(evidence, figures, state),
        box_key=tuple(box_group(group, [0.2]) for group in BOX_ORDER),
        changed=changed,
        changed_marks=changed_marks,
        council=council,
        alignment=alignment_item(common.evidence, common.figures, state),
        peers_in_words=peers_in_words(evidence, figures, state),
        asks=asks,
        timeline=timeline,
        turned_timeline=turned_timeline(evidence, figures, state),
        statements=statements,
        events=events,
        delegation=votes,
        surveys=surveys,
        unprinted_polls=sum(poll.screen_only for survey in surveys for poll in survey.polls),
        comparison=_comparison(evidence, figures, common, state),
        missing_states=missing_states(evidence),
        left_out=left_out(evidence),
        coverage=member_state.coverage,
        child_helpline_number=edition.child_helpline,
        missing_children_number=edition.missing_children_line,
        method=edition.method,
        fragments=fragments(evidence, state),
        card_alt_text=alt_text(common.evidence, common.figures, state),
        coverage_marks=footnotes.cite(*member_state.coverage_sources),
        reports=report_series(evidence, state, footnotes),
        figures=figure_items(evidence, state, footnotes),
        laws=laws(evidence, state, footnotes),
        report_to=reporting_points(member_state, footnotes),
        missing_children_marks=footnotes.cite(*edition.missing_children_sources),
        organisation=national_member(member_state, footnotes),
        more_statements=statement_items(evidence, figures, state, footnotes, on_screen, on_screen=True),
        missing_children=public_line(member_state.hotline.missing_children_116000, footnotes, on_screen=True),
        child_helpline=public_line(member_state.hotline.child_helpline_116111, footnotes),
        sources=footnotes.listing(),
    )


def _asks(evidence: Evidence, state: State, footnotes: Footnotes) -> tuple[AskItem, ...]:
    return tuple(
        AskItem(
            entry_place(state, "asks", evidence.entry(state, "asks", entry)),
            item.ask,
            item.because,
            footnotes.cite(*item.follows_from),
            footnotes.cite(*item.in_line_with),
        )
        for entry, item in enumerate(evidence.states[state].asks)
    )


def _map(evidence: Evidence, figures: Figures, common: CommonFigures, state: State) -> TileMap:
    stances = {one: common.figures.positions[one, MAP_ASPECT].stance for one in STATES}
    return tile_map(stances, state, map_title(aspect_name(evidence, figures, MAP_ASPECT), state))


def _comparison(evidence: Evidence, figures: Figures, common: CommonFigures, state: State) -> Comparison:
    """Returns the state beside its neighbours and those most like it, each once."""
    neighbours, peers = evidence.states[state].neighbours, peers_of(evidence, figures, state)
    order = (state, *neighbours[:MAX_NEIGHBOURS], *peers[:MAX_PEERS])
    compared = tuple(one for one in dict.fromkeys(order) if one not in evidence.left_out)
    return compare(common.evidence, common.figures, compared, state)

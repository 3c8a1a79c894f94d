"""Composes the brief of a state, general or for one meeting: a leave-behind side and a side for the officer."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.ahead_sentence import ahead_sentence
from scorecard.documents.brief_facts import Facts, brief_facts
from scorecard.documents.brief_others import OthersTable, WhoMoved, others_table, who_moved
from scorecard.documents.brief_positions import LastWord, PositionLine, last_word, position_lines
from scorecard.documents.brief_texts import EditorsText, first_ask, further_asks, objections, questions
from scorecard.documents.caveats import present_government
from scorecard.documents.common_figures import CommonFigures
from scorecard.documents.council_box import CouncilBox, short_council_box
from scorecard.documents.footnotes import Citation, Footnote, Footnotes, SourceList
from scorecard.documents.later_prose import left_out
from scorecard.documents.message import Message, ProperName, StateName, msg
from scorecard.documents.missing_states import missing_states
from scorecard.documents.sender import Sender, sender
from scorecard.documents.shared_caveats import SharedCaveat
from scorecard.documents.web_address import corrections_page, page_address
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.governments import in_office
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Language, State


@dataclass(frozen=True)
class Meeting:
    """The person or body that is met, and the day; both are None in a brief for any meeting."""

    whom: str | None = None
    day: PartialDate | None = None
    leave_behind: bool = False
    """Whether only the side that is left on the table is printed."""
    for_officer: bool = False
    """Whether only the side for the officer is printed; it is a separate file where the sheet for the table is in two
    languages."""


@dataclass(frozen=True)
class LeftOnTheTable:
    """Side 1, which the government keeps: the ask, the facts, and the position of the government. It lists all sources
    that it cites."""

    ask: EditorsText | None
    facts: Facts
    government: tuple[Message, ...]
    """The government in office, and that it is a caretaker; none where none is on record."""
    government_marks: Citation
    last_word: LastWord | None
    positions: tuple[PositionLine, ...]
    shared_caveats: tuple[SharedCaveat, ...]
    """The caveats that several positions share, each printed once."""
    council: CouncilBox | None
    """None where evidence on a state is missing."""
    sources: SourceList
    """The sources of this side; a source has the same number on both sides."""


@dataclass(frozen=True)
class NotHandedOver:
    """Side 2, for the officer who goes to the meeting: questions, objections with answers, positions of others, further
    asks."""

    questions: tuple[EditorsText, ...]
    objections: tuple[EditorsText, ...]
    others: OthersTable
    moved: WhoMoved
    further_asks: tuple[EditorsText, ...]


@dataclass(frozen=True)
class Brief:
    """The content of the two sides."""

    name: StateName
    edition: str
    as_of: PartialDate
    ahead: Message | None
    """A sentence that names the parts as of the day of the edition, where the state is ahead of it; else None."""
    counted_on: PartialDate | None
    """The day of the arithmetic of the Council, where it is not that of the brief."""
    publisher: str
    meeting: Meeting
    sender: Sender
    left: LeftOnTheTable
    kept: NotHandedOver
    missing_states: Message | None
    """The sentence printed in place of counts of the 27, where evidence on a state is missing; else None."""
    left_out: Message | None
    """The sentence printed in place of texts by editors that were written for a later day; None where they are
    shown."""
    report_to: tuple[ProperName, ...]
    child_helpline_number: str
    address: str
    address_label: Message
    corrections_address: str
    """The address of the list of corrections or, before the edition has an address, the website of the publisher."""
    sources: SourceList
    """The sources of both sides, in the order in which a reader meets them."""
    other_side: "OtherSide | None" = None
    """The content of the other side of the sheet for the table, where that is in two languages."""

    @property
    def kept_sources(self) -> tuple[Footnote, ...]:
        """Returns the sources listed on side 2: those that side 1 does not list, or all of them where side 2 is a
        separate file."""
        if not self.meeting.for_officer:
            return self.sources.footnotes[len(self.left.sources.footnotes) :]
        cited = [*self.kept.questions, *self.kept.objections, *self.kept.further_asks]
        numbers = {number for text in cited for number in self.sources.marks(text.marks, "print")}
        return tuple(source for source in self.sources.footnotes if source.number in numbers)


@dataclass(frozen=True)
class OtherSide:
    """The side that is left on the table in a second language."""

    language: Language
    brief: Brief


def brief(
    evidence: Evidence, figures: Figures, common: CommonFigures, state: State, language: Language, meeting: Meeting
) -> Brief:
    """Returns the brief of a state.

    `common` has the arithmetic of the Council and the moves of the others, on the day of the edition also where the
    state is ahead of that.
    """
    footnotes = Footnotes(evidence, state)
    edition = evidence.edition
    left = _left_on_the_table(evidence, figures, common, state, footnotes)
    kept = NotHandedOver(
        questions=questions(evidence, figures, state, footnotes),
        objections=objections(evidence, figures, state, footnotes),
        others=others_table(evidence, figures, state),
        moved=who_moved(common, state),
        further_asks=further_asks(evidence, state, footnotes),
    )
    address = page_address(edition, language, state)
    return Brief(
        name=StateName(state),
        edition=edition.name,
        as_of=PartialDate.of(figures.as_of),
        ahead=ahead_sentence(evidence),
        counted_on=PartialDate.of(evidence.edition_day) if evidence.edition_day else None,
        publisher=edition.publisher,
        meeting=meeting,
        sender=sender(evidence, state),
        left=left,
        kept=kept,
        missing_states=missing_states(evidence),
        left_out=left_out(evidence),
        report_to=tuple(ProperName(point.name) for point in evidence.states[state].hotline.report[:1]),
        child_helpline_number=edition.child_helpline,
        address=address or edition.website,
        address_label=msg("This page with all its sources") if address else msg("The publisher’s website"),
        corrections_address=corrections_page(edition.address, language) or edition.website,
        sources=footnotes.listing(),
    )


def _left_on_the_table(
    evidence: Evidence, figures: Figures, common: CommonFigures, state: State, footnotes: Footnotes
) -> LeftOnTheTable:
    ask = first_ask(evidence, state, footnotes)
    facts = brief_facts(evidence, figures, state, footnotes)
    governments = [one for one in evidence.states[state].governments if in_office(one, figures.as_of)]
    government_marks = footnotes.cite(*(source for one in governments for source in one.sources))
    said = last_word(evidence, figures, state, footnotes)
    positions, shared_caveats = position_lines(evidence, figures, state, footnotes)
    council = None if missing_states(evidence) else short_council_box(evidence, common.day, state, footnotes)
    return LeftOnTheTable(
        ask=ask,
        facts=facts,
        government=present_government(evidence, state, figures.as_of),
        government_marks=government_marks,
        last_word=said,
        positions=positions,
        shared_caveats=shared_caveats,
        council=council,
        sources=footnotes.listing(),
    )

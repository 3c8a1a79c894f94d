"""Composes the brief: one sheet of two sides for one meeting, from the file of a state and shared texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.figures import Figures
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL
from scorecard.documents.ahead_of_edition import ahead_of_edition
from scorecard.documents.brief_facts import three_facts
from scorecard.documents.caveats import mark_of, mark_word, present_government, remarks_of
from scorecard.documents.comparison_table import ComparisonCell, compare, peers_of
from scorecard.documents.council_section import CouncilBox, council_box
from scorecard.documents.footnotes import Citation, Footnotes, SourceList
from scorecard.documents.how_sure import LEVELS
from scorecard.documents.key_figure import KeyFigure
from scorecard.documents.later_prose import left_out
from scorecard.documents.message import Listing, Message, StateName, msg
from scorecard.documents.missing_states import missing_states
from scorecard.documents.sender import Sender, sender
from scorecard.documents.text_names import aspect_name
from scorecard.documents.web_address import corrections_page, page_address
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.governments import in_office
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.brief_content import BriefQuestion, Holds, Objection
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import UNKNOWN, Aspect, Language, State

MOST_ITEMS = 3
"""The number of questions and of objections: more are not remembered after a meeting."""

MOST_OTHERS = 6
"""The number of other states that fit the second side."""

FIRST_NEIGHBOURS = 4
"""The number of neighbours that come before the peers; further neighbours come after them."""

COMPARED_ASPECTS: tuple[Aspect, ...] = ("overall", "detection_orders", "encryption", "interim_derogation")
"""The aspects on which most governments have spoken: the columns of the table of other governments."""

Item = TypeVar("Item", BriefQuestion, Objection)


@dataclass(frozen=True)
class Meeting:
    """Who is met, and when; both are None in a brief for any meeting."""

    whom: str | None = None
    day: PartialDate | None = None


@dataclass(frozen=True)
class PositionLine:
    """The position of the government on one aspect, in one line."""

    name: Message
    stance: str
    word: Message
    said: PartialDate | None
    caveats: tuple[Message, ...]
    """Everything a reader must know of it: the same as on the scorecard."""
    sure: Message | None
    """How well it is documented; None where it is unknown."""
    marks: Citation


@dataclass(frozen=True)
class EditorsText:
    """A pair of texts by an editor: an ask and its reason, a question and its reason, or an objection and its answer.

    Where the brief is too long, `place` (file, list and number, from 1) and `fields` (the names of the two texts in
    the file) tell the editor which texts to shorten.
    """

    place: str
    fields: tuple[str, str]
    says: Text
    because: Text
    marks: Citation


@dataclass(frozen=True)
class OtherGovernment:
    """Another government, with its position on each of the aspects compared."""

    name: StateName
    cells: tuple[ComparisonCell, ...]

    @property
    def silent(self) -> bool:
        """Whether none of its positions is known."""
        return all(cell.stance == UNKNOWN for cell in self.cells)


@dataclass(frozen=True)
class Brief:
    """All that stands on the two sides."""

    state: State
    name: StateName
    edition: str
    as_of: PartialDate
    ahead: Message | None
    """What is of the day of the edition, where the state is ahead of it; None where it is not."""
    counted_on: PartialDate | None
    """The day of the arithmetic of the Council, where it is not that of the brief."""
    publisher: str
    publisher_website: str
    meeting: Meeting
    sender: Sender
    asks: tuple[EditorsText, ...]
    facts: tuple[KeyFigure, ...]
    government: tuple[Message, ...]
    """The government in office, and that it is a caretaker; none where none is on record."""
    government_marks: Citation
    positions: tuple[PositionLine, ...]
    council: CouncilBox | None
    """None where evidence on a state is missing."""
    questions: tuple[EditorsText, ...]
    compared: tuple[Message, ...]
    others: tuple[OtherGovernment, ...]
    silent_others: Message | None
    """A sentence in the place of the rows of those of whom nothing is known; None where there are none."""
    objections: tuple[EditorsText, ...]
    missing_states: Message | None
    """Stands in the place of what counts the 27, where evidence on a state is missing; else None."""
    left_out: Message | None
    """What stands in the place of the editor's texts, which were written for a later day; None where they are shown."""
    report_to: tuple[str, ...]
    child_helpline_number: str
    address: str
    address_label: Message
    corrections_address: str
    """Where the list of corrections is or, before the edition has an address, whom to ask for one."""
    sources: SourceList


def brief(
    evidence: Evidence, figures: Figures, day: CouncilDay, state: State, language: Language, meeting: Meeting
) -> Brief:
    """Returns the brief of a state. Sources are numbered in the order in which a reader meets them.

    `day` is the arithmetic of the Council, on the day of the edition also where the state is ahead of that.
    """
    footnotes = Footnotes(evidence, state)
    member_state, edition = evidence.states[state], evidence.edition
    asks = tuple(
        EditorsText(
            f"countries/{state}.yaml, asks {number}",
            ("ask", "because"),
            ask.ask,
            ask.because,
            footnotes.cite(*ask.follows_from),
        )
        for number, ask in enumerate(member_state.asks, start=1)
    )
    facts = three_facts(evidence, figures, state, footnotes)
    governments = [one for one in member_state.governments if in_office(one, figures.as_of)]
    government_marks = footnotes.cite(*(source for one in governments for source in one.sources))
    positions = tuple(_position_line(evidence, figures, state, aspect, footnotes) for aspect in ASPECTS_OF_THE_PROPOSAL)
    missing = missing_states(evidence)
    box = None if missing else council_box(evidence, day, state, footnotes)
    questions = tuple(
        EditorsText(place, ("question", "because"), item.question, item.because, footnotes.cite(*item.follows_from))
        for place, item in _chosen(
            figures,
            state,
            member_state.questions,
            [(item.where, item) for item in evidence.brief.questions],
            "questions",
        )
    )
    objections = tuple(
        EditorsText(place, ("objection", "answer"), item.objection, item.answer, footnotes.cite(*item.sources))
        for place, item in _chosen(
            figures,
            state,
            member_state.objections,
            [(item.where, item) for item in evidence.brief.objections],
            "objections",
        )
    )
    others = _others(evidence, figures, state)
    address = page_address(edition, language, state)
    return Brief(
        state=state,
        name=StateName(state),
        edition=edition.name,
        as_of=PartialDate.of(figures.as_of),
        ahead=ahead_of_edition(evidence),
        counted_on=PartialDate.of(evidence.edition_day) if evidence.edition_day else None,
        publisher=edition.publisher,
        publisher_website=edition.website,
        meeting=meeting,
        sender=sender(evidence, state),
        asks=asks,
        facts=facts,
        government=present_government(evidence, state, figures.as_of),
        government_marks=government_marks,
        positions=positions,
        council=box,
        questions=questions,
        compared=tuple(aspect_name(evidence, figures, aspect) for aspect in COMPARED_ASPECTS),
        others=others,
        silent_others=_silent(others),
        objections=objections,
        missing_states=missing,
        left_out=left_out(evidence),
        report_to=tuple(point.name for point in member_state.hotline.report[:1]),
        child_helpline_number=edition.child_helpline,
        address=address or edition.website,
        address_label=msg("This page with all its sources") if address else msg("The publisher’s website"),
        corrections_address=corrections_page(edition.address, language) or edition.website,
        sources=footnotes.listing(),
    )


def _chosen(
    figures: Figures, state: State, own: Iterable[Item], shared: Iterable[tuple[Holds | None, Item]], kind: str
) -> list[tuple[str, Item]]:
    """Returns three questions or objections, each with its place in the evidence.

    Those of the state come first, then the shared ones for its position, then the shared ones for any government.
    """
    chosen = [(f"countries/{state}.yaml, {kind} {number}", item) for number, item in enumerate(own, start=1)]
    numbered = [
        (where, f"countries/eu/brief.yaml, {kind} {number}", item)
        for number, (where, item) in enumerate(shared, start=1)
    ]
    chosen += [(place, item) for where, place, item in numbered if where and _fits(figures, state, where)]
    chosen += [(place, item) for where, place, item in numbered if not where]
    return chosen[:MOST_ITEMS]


def _fits(figures: Figures, state: State, where: Holds) -> bool:
    """Returns whether the government holds one of the positions for which a shared text is meant."""
    return figures.positions[state, where.aspect].stance in where.stances


def _position_line(
    evidence: Evidence, figures: Figures, state: State, aspect: Aspect, footnotes: Footnotes
) -> PositionLine:
    position = figures.positions[state, aspect]
    word = position.implied_by or position.word
    source = [evidence.states[state].statements[word.entry].source] if word.stance != UNKNOWN else []
    return PositionLine(
        name=aspect_name(evidence, figures, aspect),
        stance=mark_of(position),
        word=mark_word(position),
        said=word.date,
        caveats=remarks_of(evidence, position),
        sure=LEVELS[figures.certainty[state, aspect].level] if position.stance != UNKNOWN else None,
        marks=footnotes.cite(*source),
    )


def _others(evidence: Evidence, figures: Figures, state: State) -> tuple[OtherGovernment, ...]:
    """Returns the first neighbours, the peers and the other neighbours, each once, until the table is full."""
    neighbours = evidence.states[state].neighbours
    order = (*neighbours[:FIRST_NEIGHBOURS], *peers_of(evidence, figures, state), *neighbours[FIRST_NEIGHBOURS:])
    chosen = tuple(one for one in dict.fromkeys(order) if one not in evidence.left_out)[:MOST_OTHERS]
    columns = [ALL_ASPECTS.index(aspect) for aspect in COMPARED_ASPECTS]
    rows = compare(evidence, figures, chosen, None).rows
    return tuple(OtherGovernment(row.name, tuple(row.cells[column] for column in columns)) for row in rows)


def _silent(others: tuple[OtherGovernment, ...]) -> Message | None:
    """Returns the sentence on the other governments of whom nothing is known on the aspects compared."""
    silent = tuple(other.name for other in others if other.silent)
    if not silent:
        return None
    return msg("Not known on any of these, of the governments in office: {states}.", states=Listing(silent))

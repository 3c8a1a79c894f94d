"""The brief: one sheet of two sides for one meeting, put together from the state's file and the shared defaults."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.figures import Figures
from scorecard.analysis.peers import most_alike
from scorecard.analysis.position import UNKNOWN
from scorecard.documents.comparison_table import Cell, compare
from scorecard.documents.council_section import CouncilBox, council_box
from scorecard.documents.footnotes import Citation, Footnotes, SourceList
from scorecard.documents.key_figures import KeyFigure, key_figures
from scorecard.documents.labels import ASPECTS, IN_STATE, STANCES
from scorecard.documents.message import Message, StateName, msg
from scorecard.documents.poll_section import telling_entries
from scorecard.documents.votes_section import delegation
from scorecard.documents.web_address import page_address
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.brief_content import Holds, Objection, Question
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.state import Organisation
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import Aspect, Language, State

THREE = 3
"""Facts, questions and objections: as many as are remembered after a meeting."""

OTHERS = 6
"""So many other states fit the second side."""

COMPARED: tuple[Aspect, ...] = ("overall", "detection_orders", "encryption", "interim_derogation")
"""The aspects on which most governments have spoken."""

Item = TypeVar("Item", Question, Objection)


@dataclass(frozen=True)
class Meeting:
    """Who is met, and when; both left out in a brief for any meeting."""

    whom: str | None = None
    day: PartialDate | None = None


@dataclass(frozen=True)
class Stand:
    """The position on one aspect in a line."""

    name: Message
    stance: str
    word: Message
    said: PartialDate | None
    contested: bool
    marks: Citation


@dataclass(frozen=True)
class Point:
    """An ask with its reason, a question with why it is put, or an objection with its answer.

    `place` is where it stands in the evidence, and `fields` what its two texts are called there: by these a text
    that does not fit is named.
    """

    place: str
    fields: tuple[str, str]
    says: Text
    because: Text
    marks: Citation


@dataclass(frozen=True)
class Other:
    """Another government on the aspects compared."""

    name: StateName
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Logo:
    """A logo as the evidence holds it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Sender:
    """Whose brief it is: the national member, or the publisher where none was found."""

    name: str
    website: str | None
    contact: tuple[str, ...]
    colour: str | None
    logo: Logo | None


@dataclass(frozen=True)
class Brief:
    """Everything on the two sides."""

    state: State
    name: StateName
    edition: str
    as_of: PartialDate
    publisher: str
    publisher_website: str
    meeting: Meeting
    sender: Sender
    asks: tuple[Point, ...]
    facts: tuple[KeyFigure, ...]
    stands: tuple[Stand, ...]
    council: CouncilBox
    questions: tuple[Point, ...]
    compared: tuple[Message, ...]
    others: tuple[Other, ...]
    objections: tuple[Point, ...]
    report_to: tuple[str, ...]
    child_helpline_number: str
    address: str
    address_says: Message
    sources: SourceList


def brief(
    evidence: Evidence, figures: Figures, day: CouncilDay, state: State, language: Language, meeting: Meeting
) -> Brief:
    """Put the two sides together; sources are numbered in the order of reading."""
    notes = Footnotes(evidence, state)
    mine, edition = evidence.states[state], evidence.edition
    asks = tuple(
        Point(
            f"countries/{state}.yaml, asks {place}",
            ("ask", "because"),
            ask.ask,
            ask.because,
            notes.cite(*ask.follows_from),
        )
        for place, ask in enumerate(mine.asks, start=1)
    )
    facts = _facts(evidence, figures, state, notes)
    stands = tuple(_stand(evidence, figures, state, aspect, notes) for aspect in ALL_ASPECTS)
    box = council_box(evidence, day, state, notes)
    questions = tuple(
        Point(place, ("question", "because"), item.question, item.because, notes.cite(*item.follows_from))
        for place, item in _chosen(
            figures, state, mine.questions, [(item.where, item) for item in evidence.brief.questions], "questions"
        )
    )
    objections = tuple(
        Point(place, ("objection", "answer"), item.objection, item.answer, notes.cite(*item.sources))
        for place, item in _chosen(
            figures, state, mine.objections, [(item.where, item) for item in evidence.brief.objections], "objections"
        )
    )
    address = page_address(edition, language, state)
    return Brief(
        state=state,
        name=StateName(state),
        edition=edition.name,
        as_of=PartialDate.of(figures.as_of),
        publisher=edition.publisher,
        publisher_website=edition.website,
        meeting=meeting,
        sender=_sender(evidence, state),
        asks=asks,
        facts=facts,
        stands=stands,
        council=box,
        questions=questions,
        compared=tuple(ASPECTS[aspect] for aspect in COMPARED),
        others=_others(evidence, figures, state),
        objections=objections,
        report_to=tuple(point.name for point in mine.hotline.report[:1]),
        child_helpline_number=edition.child_helpline,
        address=address or edition.website,
        address_says=msg("This page with all its sources") if address else msg("The publisher’s website"),
        sources=notes.listing(),
    )


def texts_of_side(document: Brief, side: int) -> tuple[Point, ...]:
    """The written texts on one of the two sides: what an editor can shorten."""
    if side == 1:
        return (*document.asks[:1], *document.questions)
    return (*document.objections, *document.asks[1:])


def _chosen(
    figures: Figures, state: State, own: Iterable[Item], shared: Iterable[tuple[Holds | None, Item]], kind: str
) -> list[tuple[str, Item]]:
    """Those of the state, then the shared ones that fit its position, then the shared ones for any; three in all."""
    found = [(f"countries/{state}.yaml, {kind} {number}", item) for number, item in enumerate(own, start=1)]
    numbered = [
        (where, f"countries/eu/brief.yaml, {kind} {number}", item)
        for number, (where, item) in enumerate(shared, start=1)
    ]
    found += [(place, item) for where, place, item in numbered if where and _holds(figures, state, where)]
    found += [(place, item) for where, place, item in numbered if not where]
    return found[:THREE]


def _holds(figures: Figures, state: State, where: Holds) -> bool:
    return figures.positions[state, where.aspect].stance in where.stances


def _facts(evidence: Evidence, figures: Figures, state: State, notes: Footnotes) -> tuple[KeyFigure, ...]:
    """What people were asked, or else what providers reported; the government's last word; its Members' vote."""
    headline = telling_entries(evidence, figures, state)[:2]
    aside = Footnotes(evidence, state)  # of the votes only one is shown: only its source is listed
    votes = delegation(evidence, figures, state, aside).votes
    _, opinion, voted = key_figures(evidence, figures, state, votes, headline, aside)
    first = opinion if headline else _reported(evidence, state) or opinion
    facts = [fact for fact in (first, _last_word(evidence, figures, state), voted) if fact]
    return tuple(replace(fact, marks=notes.cite(*fact.marks.rests_on)) for fact in facts)


def _reported(evidence: Evidence, state: State) -> KeyFigure | None:
    """Referrals by providers in the last year on record."""
    series = evidence.reports.cybertipline
    years = [year for year in series.by_state.get(state, ()) if year.referrals is not None]
    if not years:
        return None
    last = years[-1]
    assert last.referrals is not None
    return KeyFigure(
        msg("{referrals}", referrals=last.referrals),
        msg(
            "reports of providers {in_state} passed on for action in {year}. They follow what platforms report, "
            "not how many children are abused.",
            in_state=IN_STATE[state],
            year=str(last.year),
        ),
        Citation((series.source,)),
    )


def _last_word(evidence: Evidence, figures: Figures, state: State) -> KeyFigure | None:
    """The newest of the statements that bear a position, with who said it."""
    held = [figures.positions[state, aspect] for aspect in ALL_ASPECTS]
    borne = [position for position in held if position.stance != UNKNOWN and position.date]
    if not borne:
        return None
    newest = max(borne, key=lambda position: (position.date, -ALL_ASPECTS.index(position.aspect)))
    statement = evidence.states[state].statements[newest.entry]
    text = msg("{who}: {says}", who=statement.speaker.who, says=statement.says)
    return KeyFigure(msg("{date}", date=statement.date), text, Citation((statement.source,)))


def _stand(evidence: Evidence, figures: Figures, state: State, aspect: Aspect, notes: Footnotes) -> Stand:
    held = figures.positions[state, aspect]
    source = [evidence.states[state].statements[held.entry].source] if held.stance != UNKNOWN else []
    return Stand(
        ASPECTS[aspect], held.stance, STANCES[held.stance], held.date, bool(held.contested_by), notes.cite(*source)
    )


def _others(evidence: Evidence, figures: Figures, state: State) -> tuple[Other, ...]:
    """Neighbours, then those most alike, each on the aspects compared."""
    mine = evidence.states[state]
    peers = mine.peers or [alike.state for alike in most_alike(figures.positions, state)]
    chosen = tuple(dict.fromkeys([*mine.neighbours[:4], *peers, *mine.neighbours[4:]]))[:OTHERS]
    places = [ALL_ASPECTS.index(aspect) for aspect in COMPARED]
    rows = compare(evidence, figures, chosen, None).rows
    return tuple(Other(row.name, tuple(row.cells[place] for place in places)) for row in rows)


def _sender(evidence: Evidence, state: State) -> Sender:
    member: Organisation | None = evidence.states[state].organisation
    if member is None:
        return Sender(evidence.edition.publisher, evidence.edition.website, (), None, None)
    person = member.contact
    lines = (person.name, person.telephone, person.email, person.address) if person else ()
    logo = Logo(member.logo, evidence.logos[state]) if member.logo and state in evidence.logos else None
    return Sender(member.name, member.website, tuple(line for line in lines if line), member.colour, logo)

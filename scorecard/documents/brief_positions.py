"""Composes the positions in a brief: a line for each aspect with its caveats, and the newest statement."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.position import documented_word
from scorecard.analysis.rows import PositionRow
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL, before_proposal
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.caveats import caveats, mark_of, mark_word, remarks_of
from scorecard.documents.council_text import text_name
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.how_sure import LEVELS
from scorecard.documents.message import Listing, Message, msg
from scorecard.documents.shared_caveats import SharedCaveat, beside_the_shared, shared_caveats
from scorecard.documents.verdict import ASPECTS_OF_THE_VERDICT, from_a_better_source
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import UNKNOWN, Aspect, State


@dataclass(frozen=True)
class PositionLine:
    """The position of the government on one aspect, in one line."""

    name: Message
    stance: str
    word: Message
    said: PartialDate | None
    caveats: tuple[Message, ...]
    """All caveats of the position: the same as on the scorecard."""
    beside: tuple[Message, ...]
    """The caveats printed in the line; caveats that several lines share stand once, beneath all lines."""
    signs: str
    """The reference signs of the caveats that stand beneath, in their order."""
    sure: Message | None
    """How well it is documented; None where it is unknown."""
    marks: Citation

    @property
    def silent(self) -> bool:
        """Returns whether nothing is on record: such aspects stand together in one row."""
        return self.said is None and not self.caveats


@dataclass(frozen=True)
class LastWord:
    """The newest statement of the government on the proposal: its day, its speaker, and its content."""

    said: PartialDate
    heading: Message | None
    """The heading in place of `Last word on the proposal` where a campaign's tally is later: the sentence of the
    scorecard on the last word from a better source."""
    text: Message
    marks: Citation


_SHARED_LONG, _SHARED = 2, 3
"""The least number of lines that share a caveat, a long one or any, for it to be printed once beneath them."""


def position_lines(
    evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes
) -> tuple[tuple[PositionLine, ...], tuple[SharedCaveat, ...]]:
    """Returns one line for each aspect of the proposal, and the caveats that several of them share."""
    positions = tuple(figures.positions[state, aspect] for aspect in ASPECTS_OF_THE_PROPOSAL)
    shared = shared_caveats(evidence, positions, _SHARED_LONG, _SHARED)
    lines = tuple(_line(evidence, figures, state, aspect, footnotes, shared) for aspect in ASPECTS_OF_THE_PROPOSAL)
    return lines, shared


def _line(
    evidence: Evidence,
    figures: Figures,
    state: State,
    aspect: Aspect,
    footnotes: Footnotes,
    shared: tuple[SharedCaveat, ...],
) -> PositionLine:
    position = figures.positions[state, aspect]
    word = position.implied_by or position.word
    source = [evidence.states[state].statements[word.entry].source] if word.stance != UNKNOWN else []
    remarks = remarks_of(evidence, position)
    beside, signs = beside_the_shared(evidence, position, remarks, shared)
    return PositionLine(
        name=aspect_name(evidence, figures, aspect),
        stance=mark_of(position),
        word=mark_word(position),
        said=word.date,
        caveats=remarks,
        beside=beside,
        signs=signs,
        sure=LEVELS[figures.certainty[state, aspect].level] if position.stance != UNKNOWN else None,
        marks=footnotes.cite(*source),
    )


def last_word(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> LastWord | None:
    """Returns the newest word of the government in office on the proposal with its speaker; None where there is none.

    A campaign's tally gives way to any better source, and the heading says so where the tally is later: the table of
    positions shows its day. Where the government in office has said nothing, the last word of a former one stands
    under its name. A text that is not on the table is named.
    """
    newest = _newest_word(evidence, figures, state)
    if newest is None or newest.date is None:
        return None
    statement = evidence.states[state].statements[newest.entry]
    text = msg("{who}: {says}", who=statement.speaker.who, says=statement.says)
    words = [figures.positions[state, aspect].word for aspect in ASPECTS_OF_THE_PROPOSAL]
    later = any(word.quality == "tertiary" and word.date and word.date > newest.date for word in words)
    if later and newest.aspect in ASPECTS_OF_THE_VERDICT:
        heading = from_a_better_source(evidence, newest)
        return LastWord(statement.date, heading, text, footnotes.cite(statement.source))
    remarks, about = Listing(caveats(evidence, newest)), evidence.proposal.texts[statement.text]
    if (newest.replaced or not newest.on_table) and about.file != "other":
        text = msg("{text} ({about}, {remarks})", text=text, about=text_name(about.short), remarks=remarks)
    elif remarks.items:
        text = msg("{text} ({remarks})", text=text, remarks=remarks)
    return LastWord(statement.date, None, text, footnotes.cite(statement.source))


def _newest_word(evidence: Evidence, figures: Figures, state: State) -> PositionRow | None:
    """Returns the newest word on an aspect of the proposal: no tally if possible, of the government in office if so.

    Statements from before the proposal come last.
    """
    said, days = figures.statements[state], evidence.method.position.same_moment_days
    words = [figures.positions[state, aspect].word for aspect in ASPECTS_OF_THE_PROPOSAL]
    words += [word for aspect in ASPECTS_OF_THE_PROPOSAL if (word := documented_word(aspect, said, days))]
    dated = [(word.date, word) for word in words if word.date]
    if not dated:
        return None
    _, newest = max(
        dated,
        key=lambda pair: (
            not before_proposal(evidence, pair[0]),
            pair[1].quality != "tertiary",
            pair[1].in_office,
            pair[0],
            -ASPECTS_OF_THE_PROPOSAL.index(pair[1].aspect),
        ),
    )
    return newest

"""Composes the comparison of states: a table for pages, plain rows for the terminal, and the peers of a state."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.peers import Likeness, most_alike
from scorecard.analysis.rows import PositionRow
from scorecard.documents.alignment_section import whole
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.aspect_table import states_and_population
from scorecard.documents.caveats import last_word_remarks, mark_of, marks, short_caveats
from scorecard.documents.labels import MARK_WORDS
from scorecard.documents.message import Listing, Message, Share, StateName, Value, msg
from scorecard.documents.population_shares import population_share
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.stance_scale import AGAINST, IN_FAVOUR, NEITHER
from scorecard.evidence.vocabulary import ASPECTS, STATES, UNKNOWN, Aspect, PositionGroup, State


@dataclass(frozen=True)
class ComparisonCell:
    """The position of one state on one aspect: the stance, and when it was said."""

    stance: str
    word: Message
    said: PartialDate | None
    caveats: tuple[Message, ...]
    last_word: tuple[Message, ...]
    """The last statement with its caveats, where the position is unknown."""


@dataclass(frozen=True)
class ComparisonRow:
    """One state across all aspects, with its share of the EU population in per cent."""

    state: State
    name: StateName
    population: Share
    cells: tuple[ComparisonCell, ...]
    here: bool


@dataclass(frozen=True)
class SumRow:
    """The number of states in one group of each aspect, and their share of the EU population; the groups make 27."""

    name: Message
    cells: tuple[tuple[int, Share], ...]


@dataclass(frozen=True)
class AspectOfAll:
    """The groups of the 27 on one aspect, in words: each group that is not empty, and its share of the population."""

    name: Message
    groups: tuple[Message, ...]


@dataclass(frozen=True)
class Comparison:
    """The table: states, aspects, and the sums over the 27."""

    aspects: tuple[Message, ...]
    rows: tuple[ComparisonRow, ...]
    sums: tuple[SumRow, ...]
    all: tuple[AspectOfAll, ...]
    """The same sums by aspect; empty where evidence on a state is missing."""


def compare(evidence: Evidence, figures: Figures, states: tuple[State, ...], here: State | None) -> Comparison:
    """Returns the table of these states in this order. Population shares are those used in Council votes.

    Where evidence on a state is missing there are no sums.
    """
    groups: tuple[tuple[Message, tuple[PositionGroup, ...]], ...] = (
        (msg("27: for"), IN_FAVOUR),
        (msg("27: undecided, abstaining"), NEITHER),
        (msg("27: against"), AGAINST),
        (msg("27: implied alone"), ("implied",)),
        (msg("27: on another text alone"), ("another_text",)),
        (msg("27: only a former government"), ("former",)),
        (msg("27: not known"), (UNKNOWN,)),
    )
    aspects = tuple(aspect_name(evidence, figures, aspect, in_column=True) for aspect in ASPECTS)
    return Comparison(
        aspects=aspects,
        rows=tuple(_row(evidence, figures, state, state == here) for state in states),
        sums=tuple(
            SumRow(name, tuple(states_and_population(evidence, figures, aspect, members) for aspect in ASPECTS))
            for name, members in groups
            if not evidence.left_out
        ),
        all=tuple(
            AspectOfAll(name, _groups_in_words(evidence, figures, aspect))
            for name, aspect in zip(aspects, ASPECTS, strict=True)
            if not evidence.left_out
        ),
    )


def _groups_in_words(evidence: Evidence, figures: Figures, aspect: Aspect) -> tuple[Message, ...]:
    """Returns each group of governments that is not empty, from against to for, with its share of the population."""

    def values(*groups: PositionGroup) -> dict[str, Value]:
        states, share = states_and_population(evidence, figures, aspect, groups)
        return {"count": states, "share": share}

    words = (
        msg("{count} against ({share})", **values(*AGAINST)),
        msg("{count} undecided or abstaining ({share})", **values(*NEITHER)),
        msg("{count} not known ({share})", **values(UNKNOWN)),
        msg("{count} by a former government ({share})", **values("former")),
        msg("{count} on another text alone ({share})", **values("another_text")),
        msg("{count} implied alone ({share})", **values("implied")),
        msg("{count} for ({share})", **values(*IN_FAVOUR)),
    )
    return tuple(each for each in words if each.values["count"])


def _row(evidence: Evidence, figures: Figures, state: State, here: bool) -> ComparisonRow:
    cells = []
    for aspect in ASPECTS:
        position = figures.positions[state, aspect]
        said = position.implied_by or position
        cells.append(
            ComparisonCell(
                stance=mark_of(position),
                word=MARK_WORDS[mark_of(position)],
                said=said.date,
                caveats=short_caveats(evidence, said),
                last_word=last_word_remarks(evidence, position, with_contents=False),
            )
        )
    population = population_share(evidence, float(evidence.population.official.percent[state]))
    return ComparisonRow(state, StateName(state), population, tuple(cells), here)


def peers_of(evidence: Evidence, figures: Figures, state: State) -> list[State]:
    """Returns the peers that the file of the state names, or else the states whose positions are most alike."""
    return evidence.states[state].peers or [alike.state for alike in _alike(evidence, figures, state)]


def peers_in_words(evidence: Evidence, figures: Figures, state: State) -> Message | None:
    """Returns a sentence with the peers and, where the file of the state names none, how alike each is."""
    if named := evidence.states[state].peers:
        return msg(
            "Most like it in what they have said: {states}.",
            states=Listing(tuple(StateName(peer) for peer in named), by_name=True),
        )
    alike = _alike(evidence, figures, state)
    if not alike:
        return None
    states = Listing(
        tuple(
            msg(
                "{state} (on {alike} of {aspects})", state=StateName(each.state), alike=each.alike, aspects=each.aspects
            )
            for each in alike
        )
    )
    return msg(
        "Most like it (in brackets: on how many of the aspects known for both they are on the same side): {states}.",
        states=states,
    )


def _alike(evidence: Evidence, figures: Figures, state: State) -> tuple[Likeness, ...]:
    return most_alike(figures.positions, state, evidence.method.peers.least_in_common)


def comparison_table(evidence: Evidence, figures: Figures) -> list[dict[str, str | int | None]]:
    """Returns one plain row for each of the 27, for the terminal, CSV and JSON: stances, how sure, alignment, ranks.

    `..._marks` are the caveats of each position as codes; `..._last_word` is the last statement where the position is
    unknown.
    """
    table: list[dict[str, str | int | None]] = []
    for state in STATES:
        aligned, band = figures.alignment[state], figures.bands.get(state)
        table.append(
            {
                "state": state,
                **{aspect: figures.positions[state, aspect].stance for aspect in ASPECTS},
                **{
                    f"{aspect}_certainty": figures.certainty[state, aspect].level
                    if (state, aspect) in figures.certainty
                    else None
                    for aspect in ASPECTS
                },
                "alignment_low": None if aligned.withheld else whole(aligned.range.low),
                "alignment_high": None if aligned.withheld else whole(aligned.range.high),
                "rank_from": band.low if band else None,
                "rank_to": band.high if band else None,
                **{
                    name: cell
                    for aspect in ASPECTS
                    for name, cell in _plain_marks(evidence, figures.positions[state, aspect]).items()
                },
            }
        )
    return table


def _plain_marks(evidence: Evidence, position: PositionRow) -> dict[str, str | int | None]:
    """Returns the caveats of a position, or of the last word where there is none, as two plain cells."""
    word = position.last_word
    if position.implied_by:
        implied = " ".join(("implied", str(position.implied_by.text), *marks(evidence, position.implied_by)))
        return {f"{position.aspect}_marks": implied, f"{position.aspect}_last_word": None}
    known = None if word else " ".join(marks(evidence, position)) or None
    said = " ".join((word.stance, *marks(evidence, word))) if word else None
    return {f"{position.aspect}_marks": known, f"{position.aspect}_last_word": said}

"""Composes the table of aspects: the stance of one government on each aspect, among those of the 27."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.stance_scale import AGAINST, IN_FAVOUR, NEITHER, SCALE
from scorecard.documents.caveats import DISPUTED, mark_of, mark_word, moved, remarks_of
from scorecard.documents.entry_address import entry_address
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.how_sure import LEVELS
from scorecard.documents.labels import STANCES
from scorecard.documents.message import Listing, Message, Share, msg
from scorecard.documents.population_shares import population_share
from scorecard.documents.text_names import aspect_meaning, aspect_name
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import POSITION_GROUPS, UNKNOWN, Aspect, PositionGroup, State
from scorecard.evidence.vocabulary import STANCES as STANCE_CODES

BASE_Y = 10.2
"""The line on which the columns of the strip chart stand, in units of the drawing, as all measures below."""

TALLEST = 5.0
"""The height of the tallest column over all strips; the others are in proportion to it."""

PITCH, COLUMN_WIDTH = 12, 10
"""The distance from one column to the next, and the width of a column."""

LABEL_GAP = 0.8
"""The gap between a column and the number above it."""

MARK_Y = 12.9
"""The middle of the mark of the state, below the columns."""


@dataclass(frozen=True)
class ColumnLabel:
    """The number of governments that hold a stance, printed above its column."""

    x: int
    y: float
    states: int


@dataclass(frozen=True)
class StripChart:
    """The 27 governments on one aspect as five columns, one a stance, and the same in words.

    A stance that no government holds has no column and no label.
    """

    others: str
    """SVG path of the columns of the stances that this state does not hold."""
    here: str
    """SVG path of the column of the stance that this state holds; empty where it has none on the scale."""
    labels: tuple[ColumnLabel, ...]
    stance: str
    mark_x: int | None
    """The middle of the mark of this state; None where its stance has no column."""
    mark_y: float
    base: float
    title: Message
    """Describes the drawing for readers who do not see it."""


@dataclass(frozen=True)
class AspectRow:
    """One aspect: the position of the government, the statement it rests on, and the stances of the 27."""

    aspect: Aspect
    name: Message
    meaning: Message
    stance: str
    stance_word: Message
    said: PartialDate | None
    """The date of the statement; None where no statement was found."""
    about: Text | None
    """The text that the statement is about."""
    remarks: tuple[Message, ...]
    marks: Citation
    strip: StripChart
    sure: Message | None = None
    """How well the position is documented; None where it is unknown."""
    entry: str | None = None
    """The place of the statement in the evidence; None where no statement was found."""


def aspect_rows(
    evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes, counted: Figures | None = None
) -> tuple[AspectRow, ...]:
    """Returns one row for each aspect, in the order of the vocabulary; the 27 are those of `counted` or `figures`."""
    return tuple(_row(evidence, figures, state, aspect, footnotes, counted or figures) for aspect in ALL_ASPECTS)


def _row(
    evidence: Evidence, figures: Figures, state: State, aspect: Aspect, footnotes: Footnotes, counted: Figures
) -> AspectRow:
    position = figures.positions[state, aspect]
    strip = _strip(evidence, counted, aspect, counted.positions[state, aspect].stance)
    word = position.implied_by or position.word
    if word.stance == UNKNOWN:
        return AspectRow(
            aspect,
            aspect_name(evidence, figures, aspect),
            aspect_meaning(evidence, figures, aspect),
            UNKNOWN,
            STANCES[UNKNOWN],
            None,
            None,
            (),
            Citation(),
            strip,
        )
    statements = evidence.states[state].statements
    statement = statements[word.entry]
    rivals = [statements[entry] for entry in word.contested_by]
    remarks = list(remarks_of(evidence, position, with_contents=False))
    if rivals:
        remarks.remove(DISPUTED)
        words = Listing(
            tuple(
                msg("“{stance}”", stance=STANCES[stance]) for stance in dict.fromkeys(rival.stance for rival in rivals)
            )
        )
        remarks.append(msg("reports differ: that day also {stances}", stances=words))
    if word.moved_on and word.moved_from is not None:
        remarks.remove(moved(word.moved_on))
        before = STANCES[statements[word.moved_from].stance]
        remarks.append(msg("moved on {date}, from “{stance}”", date=word.moved_on, stance=before))
    sources = [statement.source, *(rival.source for rival in rivals)]
    sources += statement.disputed.sources if word.disputed and statement.disputed else []
    return AspectRow(
        aspect=aspect,
        name=aspect_name(evidence, figures, aspect),
        meaning=aspect_meaning(evidence, figures, aspect),
        stance=mark_of(position),
        stance_word=mark_word(position),
        said=statement.date,
        about=evidence.proposal.texts[statement.text].short,
        remarks=tuple(remarks),
        marks=footnotes.cite(*dict.fromkeys(sources), also=statement.also),
        strip=strip,
        sure=LEVELS[figures.certainty[state, aspect].level] if (state, aspect) in figures.certainty else None,
        entry=entry_address(state, "statements", evidence.entry(state, "statements", word.entry)),
    )


def _strip(evidence: Evidence, figures: Figures, aspect: Aspect, stance: str) -> StripChart:
    states: dict[PositionGroup, int] = {each: figures.counts[aspect, each].states for each in POSITION_GROUPS}
    most = max(figures.counts[one, each].states for one in ALL_ASPECTS for each in STANCE_CODES)
    heights = {each: round(states[each] / max(most, 1) * TALLEST, 2) for each in SCALE if states[each]}
    labels = tuple(
        ColumnLabel(_left(each) + COLUMN_WIDTH // 2, round(BASE_Y - height - LABEL_GAP, 2), states[each])
        for each, height in heights.items()
    )
    others = "".join(_column(each, height) for each, height in heights.items() if each != stance)
    here = "".join(_column(each, height) for each, height in heights.items() if each == stance)
    mark_x = SCALE.index(stance) * PITCH + PITCH // 2 if stance in SCALE else None
    title = msg(
        "{aspect}, the 27 governments: supports {supports}, leans towards {leans_support}, undecided {undecided}, "
        "leans against {leans_oppose}, opposes {opposes}, abstains {abstains}, implied alone {implied}, on another "
        "text alone {another_text}, only a former government has spoken {former}, not known {unknown}.",
        aspect=aspect_name(evidence, figures, aspect),
        **states,
    )
    return StripChart(others, here, labels, stance, mark_x, MARK_Y, BASE_Y, title)


def _left(stance: str) -> int:
    return SCALE.index(stance) * PITCH + 1


def _column(stance: str, height: float) -> str:
    """Returns the outline of a column as an SVG path."""
    return f"M{_left(stance)} {BASE_Y}v-{height}h{COLUMN_WIDTH}v{height}z"


def states_and_population(
    evidence: Evidence, figures: Figures, aspect: Aspect, groups: tuple[PositionGroup, ...]
) -> tuple[int, Share]:
    """Returns how many governments are in one of these groups, and their share of the EU population."""
    counts = [figures.counts[aspect, group] for group in groups]
    return sum(count.states for count in counts), population_share(evidence, sum(count.population for count in counts))


def field_summary(evidence: Evidence, figures: Figures, aspect: Aspect) -> tuple[Message, ...]:
    """Returns sentences on one aspect across the 27, also on positions on a replaced text or the subject in general."""
    towards, people = states_and_population(evidence, figures, aspect, IN_FAVOUR)
    neither, _ = states_and_population(evidence, figures, aspect, NEITHER)
    against, _ = states_and_population(evidence, figures, aspect, AGAINST)
    former, _ = states_and_population(evidence, figures, aspect, ("former",))
    unknown, _ = states_and_population(evidence, figures, aspect, (UNKNOWN,))
    positions = [position for position in figures.positions.values() if position.aspect == aspect]
    implied, _ = states_and_population(evidence, figures, aspect, ("implied",))
    another, _ = states_and_population(evidence, figures, aspect, ("another_text",))
    replaced = sum(position.replaced for position in positions)
    general = sum(evidence.proposal.texts[position.text].file == "other" for position in positions if position.text)
    sentences = [
        msg(
            "In favour or leaning that way: {towards} ({people} of the EU population). "
            "Undecided or abstaining: {neither}. Against or leaning that way: {against}. "
            "{implied}{another}Only a former government has spoken: {former}. No statement found: {unknown}.",
            towards=towards,
            people=people,
            neither=neither,
            against=against,
            implied=msg("Implied by support for a text: {count}. ", count=implied) if implied else "",
            another=msg("On another text alone: {count}. ", count=another) if another else "",
            former=former,
            unknown=unknown,
        )
    ]
    if replaced:
        sentences.append(msg("Said on a text since replaced: {count}.", count=replaced))
    if general:
        sentences.append(msg("Said on the subject in general, not on this file: {count}.", count=general))
    return tuple(sentences)

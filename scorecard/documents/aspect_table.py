"""Where the government stands, aspect by aspect, in the field of the 27."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.position import UNKNOWN
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import ASPECT_MEANINGS, ASPECTS, STANCES
from scorecard.documents.message import Listing, Message, Share, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.vocabulary import ASPECTS as ALL_ASPECTS
from scorecard.evidence.vocabulary import Aspect, State

SCALE = ("opposes", "leans_oppose", "undecided", "leans_support", "supports")
"""The stance scale from left to right."""

BASE, TALLEST, PITCH, WIDTH, MARK = 10.2, 5.0, 12, 10, 12.9
"""The strip chart: where columns stand, how tall the tallest of all eight strips is,
their distance and width, and where the mark of this state stands below them."""


@dataclass(frozen=True)
class Label:
    """How many governments hold a stance, above its column."""

    x: int
    y: float
    states: int


@dataclass(frozen=True)
class Strip:
    """The 27 on one aspect as five columns, and the same in words; columns are outlines to be filled.

    `others` are the columns of stances this state does not hold, `here` that of the one it does, empty where none.
    A stance nobody holds has no column and no label.
    """

    others: str
    here: str
    labels: tuple[Label, ...]
    stance: str
    mark_x: int | None
    mark_y: float
    base: float
    title: Message


@dataclass(frozen=True)
class AspectRow:
    """One aspect: the position, what it rests on, and where that is in the field."""

    aspect: Aspect
    name: Message
    meaning: Message
    stance: str
    stance_word: Message
    said: PartialDate | None
    about: Text | None
    remarks: tuple[Message, ...]
    marks: Citation
    strip: Strip


def aspect_rows(evidence: Evidence, figures: Figures, state: State, notes: Footnotes) -> tuple[AspectRow, ...]:
    """The eight aspects in their fixed order."""
    return tuple(_row(evidence, figures, state, aspect, notes) for aspect in ALL_ASPECTS)


def _row(evidence: Evidence, figures: Figures, state: State, aspect: Aspect, notes: Footnotes) -> AspectRow:
    position = figures.positions[state, aspect]
    strip = _strip(figures, aspect, position.stance)
    if position.stance == UNKNOWN:
        return AspectRow(
            aspect,
            ASPECTS[aspect],
            ASPECT_MEANINGS[aspect],
            UNKNOWN,
            STANCES[UNKNOWN],
            None,
            None,
            (),
            Citation(),
            strip,
        )
    statements = evidence.states[state].statements
    chosen = statements[position.entry]
    rivals = [statements[entry] for entry in position.contested_by]
    remarks = []
    if rivals:
        words = Listing(tuple(STANCES[stance] for stance in dict.fromkeys(rival.stance for rival in rivals)))
        remarks.append(msg("Contested: within 30 days also “{stance}”.", stance=words))
    if position.replaced:
        remarks.append(msg("On a text since replaced."))
    if evidence.proposal.texts[chosen.text].file == "other":
        remarks.append(msg("On the subject in general, not on this file."))
    if position.quality == "tertiary":
        remarks.append(msg("By a campaign’s count alone."))
    sources = [chosen.source, *(rival.source for rival in rivals)]
    return AspectRow(
        aspect=aspect,
        name=ASPECTS[aspect],
        meaning=ASPECT_MEANINGS[aspect],
        stance=chosen.stance,
        stance_word=STANCES[chosen.stance],
        said=chosen.date,
        about=evidence.proposal.texts[chosen.text].short,
        remarks=tuple(remarks),
        marks=notes.cite(*dict.fromkeys(sources), also=chosen.also),
        strip=strip,
    )


def _strip(figures: Figures, aspect: Aspect, stance: str) -> Strip:
    states = {held: figures.counts[aspect, held].states for held in (*SCALE, "abstains", UNKNOWN)}
    most = max(count.states for count in figures.counts.values() if count.stance != UNKNOWN)
    heights = {held: round(states[held] / max(most, 1) * TALLEST, 2) for held in SCALE if states[held]}
    labels = tuple(
        Label(_left(held) + WIDTH // 2, round(BASE - height - 0.8, 2), states[held]) for held, height in heights.items()
    )
    others = "".join(_column(held, height) for held, height in heights.items() if held != stance)
    here = "".join(_column(held, height) for held, height in heights.items() if held == stance)
    mark_x = SCALE.index(stance) * PITCH + PITCH // 2 if stance in SCALE else None
    title = msg(
        "{aspect}, the 27 governments: supports {supports}, leans towards {leans_support}, undecided {undecided}, "
        "leans against {leans_oppose}, opposes {opposes}, abstains {abstains}, not known {unknown}.",
        aspect=ASPECTS[aspect],
        **states,
    )
    return Strip(others, here, labels, stance, mark_x, MARK, BASE, title)


def _left(stance: str) -> int:
    return SCALE.index(stance) * PITCH + 1


def _column(stance: str, height: float) -> str:
    return f"M{_left(stance)} {BASE}v-{height}h{WIDTH}v{height}z"


def behind(figures: Figures, aspect: Aspect, stances: tuple[str, ...]) -> tuple[int, Share]:
    """How many governments hold one of these stances, and the population behind them."""
    held = [figures.counts[aspect, stance] for stance in stances]
    return sum(count.states for count in held), Share(round(sum(count.population for count in held), 2), 2)


def field_summary(evidence: Evidence, figures: Figures, aspect: Aspect) -> tuple[Message, ...]:
    """One aspect across the 27 in words; what was said on other texts or in general is named."""
    towards, people = behind(figures, aspect, ("supports", "leans_support"))
    neither, _ = behind(figures, aspect, ("undecided", "abstains"))
    against, _ = behind(figures, aspect, ("opposes", "leans_oppose"))
    unknown, _ = behind(figures, aspect, (UNKNOWN,))
    held = [position for position in figures.positions.values() if position.aspect == aspect]
    replaced = sum(position.replaced for position in held)
    general = sum(evidence.proposal.texts[position.text].file == "other" for position in held if position.text)
    sentences = [
        msg(
            "In favour or leaning that way: {towards} ({people} of the EU population). "
            "Undecided or abstaining: {neither}. Against or leaning that way: {against}. "
            "No statement found: {unknown}.",
            towards=towards,
            people=people,
            neither=neither,
            against=against,
            unknown=unknown,
        )
    ]
    if replaced:
        sentences.append(msg("Said on a text since replaced: {count}.", count=replaced))
    if general:
        sentences.append(msg("Said on the subject in general, not on this file: {count}.", count=general))
    return tuple(sentences)

"""Composes the table of stances by aspect of a government, and sums over the 27 for other pages."""

from dataclasses import dataclass, replace

from scorecard.analysis.certainty import Level
from scorecard.analysis.council_vote import populations
from scorecard.analysis.figures import Figures
from scorecard.analysis.one_source import one_source
from scorecard.analysis.rows import PositionRow
from scorecard.analysis.texts import text_in_question
from scorecard.documents.aspect_boxes import AspectBoxes, aspect_boxes
from scorecard.documents.aspect_names import aspect_meaning, aspect_name
from scorecard.documents.caveats import DISPUTED, DIVIDED, mark_of, mark_word, moved, presidency_sources, remarks_of
from scorecard.documents.entry_place import entry_place
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.how_sure import LEVELS, how_sure
from scorecard.documents.labels import STANCE_LABELS
from scorecard.documents.message import Listing, Message, Share, msg
from scorecard.documents.one_source_sentences import one_source_sentences
from scorecard.documents.population_shares import population_share
from scorecard.documents.shared_caveats import SharedCaveat, beside_the_shared, shared_caveats
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text
from scorecard.evidence.stance_scale import AGAINST, IN_FAVOUR, NEITHER
from scorecard.evidence.vocabulary import ASPECTS, UNKNOWN, Aspect, PositionGroup, State

_ORDERS = {
    "in": msg("{text}, with detection orders"),
    "out": msg("{text}, without detection orders"),
    "open": msg("{text}, detection orders open"),
}
"""The name of a text with a remark on whether it provides for detection orders."""

_SHARED_LONG = 3
"""The least number of rows that share a long caveat for paper to print it once beneath the table."""


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
    remarks_name_text: bool
    """Whether the remarks name the text that the statement is about."""
    remarks: tuple[Message, ...]
    beside: tuple[Message, ...]
    """The remarks that paper prints in the row; remarks that several rows share stand once beneath the table."""
    signs: str
    """The reference signs of the caveats that stand beneath, in their order."""
    marks: Citation
    boxes: AspectBoxes
    sure: Message | None = None
    """How well the position is documented; None where it is unknown."""
    level: Level | None = None
    """The same, as a step of the scale of certainty."""
    why_no_surer: Message | None = None
    """How well the position is documented, with the reasons why it is not surer."""
    subject: Message | None = None
    """The subject of a position that is read first, in a few words; None for the other positions."""
    entry: str | None = None
    """The place of the statement in the evidence; None where no statement was found."""


def aspect_rows(
    evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes, counted: Figures | None = None
) -> tuple[AspectRow, ...]:
    """Returns one row for each aspect, in the order of the vocabulary; the 27 are those of `counted` or `figures`."""
    shared = caveats_of_the_table(evidence, figures, state)
    return tuple(_row(evidence, figures, state, aspect, footnotes, counted or figures, shared) for aspect in ASPECTS)


def caveats_of_the_table(evidence: Evidence, figures: Figures, state: State) -> tuple[SharedCaveat, ...]:
    """Returns the long caveats that many rows share."""
    positions = tuple(figures.positions[state, aspect] for aspect in ASPECTS)
    return shared_caveats(evidence, positions, long=_SHARED_LONG, short=None)


def headline_rows(evidence: Evidence, figures: Figures, rows: tuple[AspectRow, ...]) -> tuple[AspectRow, ...]:
    """Returns the rows that are read first, each with its subject: the text on the table, and detection orders."""
    subjects = {
        "overall": _text_in_short(evidence, figures),
        "detection_orders": msg("Orders to detect abuse in private messages"),
    }
    return tuple(replace(row, subject=subjects[row.aspect]) for row in rows if row.aspect in subjects)


def _text_in_short(evidence: Evidence, figures: Figures) -> Message:
    """Returns the text on the table and whether it has detection orders; before there is one, the aspect."""
    name, text = aspect_name(evidence, figures, "overall"), text_in_question(evidence, "overall", figures.as_of)
    if text is None:
        return name
    return msg(_ORDERS[evidence.proposal.texts[text].holds.detection_orders].message, text=name)


def _row(
    evidence: Evidence,
    figures: Figures,
    state: State,
    aspect: Aspect,
    footnotes: Footnotes,
    counted: Figures,
    shared: tuple[SharedCaveat, ...],
) -> AspectRow:
    position = figures.positions[state, aspect]
    boxes = aspect_boxes(evidence, counted, aspect, state)
    word = position.implied_by or position.word
    if word.stance == UNKNOWN:
        return AspectRow(
            aspect,
            aspect_name(evidence, figures, aspect),
            aspect_meaning(evidence, figures, aspect),
            UNKNOWN,
            STANCE_LABELS[UNKNOWN],
            None,
            None,
            False,
            (),
            (),
            "",
            Citation(),
            boxes,
        )
    statements = evidence.states[state].statements
    statement = statements[word.entry]
    rivals = [statements[entry] for entry in word.contested_by]
    remarks = _remarks(evidence, position, word)
    beside, signs = beside_the_shared(evidence, position, remarks, shared)
    certainty = figures.certainty.get((state, aspect))
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
        remarks_name_text=_name_text(evidence, position, word),
        remarks=remarks,
        beside=beside,
        signs=signs,
        marks=footnotes.cite(*dict.fromkeys(sources), also=(*statement.also, *presidency_sources(evidence, word))),
        boxes=boxes,
        sure=LEVELS[certainty.level] if certainty else None,
        level=certainty.level if certainty else None,
        why_no_surer=how_sure(certainty) if certainty else None,
        entry=entry_place(state, "statements", evidence.entry(state, "statements", word.entry)),
    )


def _remarks(evidence: Evidence, position: PositionRow, word: PositionRow) -> tuple[Message, ...]:
    """Returns the remarks on a position, with the stances of the statements that contradict it or come before it."""
    statements = evidence.states[position.state].statements
    remarks = list(remarks_of(evidence, position, with_contents=False))
    if word.contested_by:
        remarks.remove(DIVIDED if word.divided else DISPUTED)
        words = Listing(
            tuple(
                msg("“{stance}”", stance=STANCE_LABELS[stance])
                for stance in dict.fromkeys(statements[entry].stance for entry in word.contested_by)
            )
        )
        remarks.append(
            msg("its members spoke differently: that day also {stances}", stances=words)
            if word.divided
            else msg("reports differ: that day also {stances}", stances=words)
        )
    if word.moved_on and word.moved_from is not None:
        remarks.remove(moved(word.moved_on))
        before = STANCE_LABELS[statements[word.moved_from].stance]
        remarks.append(msg("moved on {date}, from “{stance}”", date=word.moved_on, stance=before))
    return tuple(remarks)


def _name_text(evidence: Evidence, position: PositionRow, word: PositionRow) -> bool:
    """Returns whether the remarks on a position say which text its statement is about."""
    if position.implied_by or (position.last_word and not word.on_table):
        return True
    return word.text is not None and evidence.proposal.texts[word.text].file == "other"


def states_and_population(
    evidence: Evidence, figures: Figures, aspect: Aspect, groups: tuple[PositionGroup, ...]
) -> tuple[int, Share]:
    """Returns the number of governments in these groups, and their share of the EU population."""
    counts = [figures.counts[aspect, group] for group in groups]
    return sum(count.states for count in counts), population_share(evidence, sum(count.population for count in counts))


def field_summary(evidence: Evidence, figures: Figures, aspect: Aspect) -> tuple[Message, ...]:
    """Returns sentences on one aspect across the 27, including positions on a replaced text or on the subject in
    general."""
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
    people_of = populations(evidence)
    sides = (
        {position.state for position in positions if position.stance in stances} for stances in (IN_FAVOUR, AGAINST)
    )
    borne = [one_source(evidence, figures.positions, aspect, side, people_of) for side in sides]
    sentences += one_source_sentences(evidence, *borne)
    if replaced:
        sentences.append(msg("Said on a text since replaced: {count}.", count=replaced))
    if general:
        sentences.append(msg("Said on the subject in general, not on this file: {count}.", count=general))
    return tuple(sentences)

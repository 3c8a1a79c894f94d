"""Writes the caveats of a position in full, in short and as codes, and its mark; names its government."""

from collections.abc import Iterator
from datetime import date

from scorecard.analysis.rows import PositionRow, StatementRow
from scorecard.documents.council_text import text_name, what_it_does
from scorecard.documents.labels import MARK_WORDS, REPORTED, STANCE_LABELS
from scorecard.documents.message import Listing, Message, ProperName, Value, msg
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.governments import in_office
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.state import Government
from scorecard.evidence.presidencies import presidency_held
from scorecard.evidence.vocabulary import UNKNOWN, State

DISPUTED = msg("reports differ")
DIVIDED = msg("its members spoke differently")
REPLACED = msg("text since replaced")
GENERAL = msg("on the subject in general, not on this file")
OTHER_TEXT = msg("on another text")
ON_A_DRAFT = msg("said on its draft")
TALLY = msg("by a campaign’s count alone")
COPY = msg("from a copy")
PRESIDENCY = msg("said while holding the Council presidency")
UNNAMED = msg("from a report that names no source")


def caveats(evidence: Evidence, word: PositionRow) -> tuple[Message, ...]:
    """Returns all caveats of a statement of a government, whether it is its position or a last word."""
    return tuple(_caveats(evidence, word))


def _caveats(evidence: Evidence, word: PositionRow) -> Iterator[Message]:
    if word.government is not None and not word.in_office:
        yield government_words(evidence, word.state, word.government)
    if word.replaced:
        yield REPLACED
    if word.text and evidence.proposal.texts[word.text].file == "other":
        yield GENERAL
    elif not word.on_table and not word.replaced:
        yield OTHER_TEXT
    if on_a_draft(evidence, word):
        yield ON_A_DRAFT
    if word.presidency:
        yield PRESIDENCY
    if word.disputed:
        yield DISPUTED
    if word.divided:
        yield DIVIDED
    if word.moved_on:
        yield moved(word.moved_on)
    if word.quality == "tertiary":
        yield TALLY
    if word.quality == "copy":
        yield COPY
    if word.unnamed:
        yield UNNAMED


def on_a_draft(evidence: Evidence, word: PositionRow | StatementRow) -> bool:
    """Returns whether a statement on a text is older than the text, and so was about a draft or a proposal of it."""
    if word.text is None or word.date is None:
        return False
    text = evidence.proposal.texts[word.text]
    return text.file != "other" and word.date.last_day < text.date.first_day


def statement_caveats(evidence: Evidence, row: StatementRow) -> tuple[Message, ...]:
    """Returns the caveats of one statement in a list that already names its government, text and grade."""
    held = ((ON_A_DRAFT, on_a_draft(evidence, row)), (PRESIDENCY, row.presidency), (UNNAMED, row.unnamed))
    return tuple(caveat for caveat, holds in held if holds)


def presidency_sources(evidence: Evidence, word: PositionRow | StatementRow) -> tuple[str, ...]:
    """Returns the key of the source of the presidency where a government spoke as Council presidency; else none."""
    if not word.presidency or word.date is None:
        return ()
    held = presidency_held(evidence.council, word.state, word.date)
    return (held.source,) if held and evidence.has_source(None, held.source) else ()


def moved(day: PartialDate) -> Message:
    """Returns the caveat of a position that a government took within a month of another."""
    return msg("moved on {date}", date=day)


SHORT_CAVEATS: dict[str, Message] = {
    "former": msg("former government"),
    "another_text": msg("another text"),
    "replaced": msg("text replaced"),
    "general": msg("in general"),
    "draft": msg("on its draft"),
    "presidency": msg("as presidency"),
    "disputed": msg("reports differ"),
    "divided": msg("members differ"),
    # Translators: the government said something else before.
    "moved": msg("moved"),
    "tally": msg("tally alone"),
    "copy": msg("from a copy"),
    "unnamed": msg("no source named"),
}
"""The caveats of a position in a few words each, for the cells of a table of many governments, by their codes."""


def short_caveats(evidence: Evidence, position: PositionRow) -> tuple[Message, ...]:
    """Returns the caveats of a position as a table of many governments has room for; none where it is unknown."""
    return tuple(SHORT_CAVEATS[code] for code in marks(evidence, position))


MARKS = tuple(SHORT_CAVEATS)
"""The caveats as codes, for data and for the terminal."""


def marks(evidence: Evidence, word: PositionRow) -> tuple[str, ...]:
    """Returns the caveats of what a government said as codes."""
    holds = (
        word.government is not None and not word.in_office,
        not word.on_table,
        word.replaced,
        bool(word.text) and evidence.proposal.texts[word.text or ""].file == "other",
        on_a_draft(evidence, word),
        word.presidency,
        word.disputed,
        word.divided,
        word.moved_on is not None,
        word.quality == "tertiary",
        word.quality == "copy",
        word.unnamed,
    )
    return tuple(code for code, held in zip(MARKS, holds, strict=True) if held)


def mark_of(position: PositionRow) -> str:
    """Returns the code of the mark of a position: its stance, implied, or unknown."""
    return "implied" if position.implied_by else position.stance


def mark_word(position: PositionRow) -> Message:
    """Returns the word beside the mark of a position in a row of its own; it says `reported` where the position is
    disputed."""
    if position.disputed and position.stance != UNKNOWN:
        return REPORTED[position.stance]
    return MARK_WORDS[mark_of(position)]


def remarks_of(evidence: Evidence, position: PositionRow, with_contents: bool = True) -> tuple[Message, ...]:
    """Returns the remarks beside a position: its caveats, the support that implies it, or the last statement."""
    if position.implied_by and position.implied_by.text:
        text = evidence.proposal.texts[position.implied_by.text]
        return msg("by support for {text}", text=text_name(text.short)), *caveats(evidence, position.implied_by)
    return last_word_remarks(evidence, position, with_contents) or caveats(evidence, position)


def last_word_remarks(evidence: Evidence, position: PositionRow, with_contents: bool = True) -> tuple[Message, ...]:
    """Returns the remarks beside an unknown position: the last statement, and its caveats; else none.

    `with_contents` adds what another text provides for; a scorecard prints that beneath its verdict.
    """
    word = position.last_word
    if word is None:
        return ()
    first, *others = caveats(evidence, word)
    opening = msg("{stance}: {caveat}", stance=STANCE_LABELS[word.stance], caveat=first)
    if word.on_table or not word.text:
        return opening, *others
    text = evidence.proposal.texts[word.text]
    named = msg("{stance}: {text}", stance=STANCE_LABELS[word.stance], text=text_name(text.short))
    if with_contents:
        named = msg("{named} ({does})", named=named, does=what_it_does(text))
    return named, first, *others


def government_words(evidence: Evidence, state: State, place: int) -> Message:
    """Returns the name of a former government with the month in which it left office.

    Where its head leads the newest government too, the words distinguish the two.
    """
    governments = evidence.states[state].governments
    government = governments[place]
    assert government.to is not None  # a government without an end is in office
    until: Value = month_of(government.to)
    if not _confirmed(governments, place):
        until = msg("{month} (not confirmed)", month=until)
    values: dict[str, Value] = {"head": ProperName(government.head), "until": until}
    if governments[-1].head != government.head:
        return msg("the government of {head}, until {until}", **values)
    if place == len(governments) - 2:
        return msg("the government of {head}, until {until}, the previous one", **values)
    return msg("the government of {head}, until {until}, an earlier one", **values)


def present_government(evidence: Evidence, state: State, day: date) -> tuple[Message, ...]:
    """Returns sentences on the government in office; none where no government is on record.

    The first has its head, its parties, and since when; the second says that it is a caretaker.
    """
    government = next((one for one in evidence.states[state].governments if in_office(one, day)), None)
    if government is None:
        return ()
    values: dict[str, Value] = {
        "head": ProperName(government.head),
        "parties": Listing(tuple(map(ProperName, government.parties)), with_and=False),
        "since": government.from_,
    }
    sentence = (
        msg("Government in office: {head} ({parties}), since {since}.", **values)
        if government.parties
        else msg("Government in office: {head}, since {since}.", **values)
    )
    if not government.sources:
        sentence = msg("{sentence} This change is not confirmed by a source.", sentence=sentence)
    if government.caretaker:
        return sentence, msg("Caretaker: {caretaker}.", caretaker=government.caretaker)
    return (sentence,)


def _confirmed(governments: list[Government], place: int) -> bool:
    """Returns whether a source that can be cited gives the day of the change: that of the government that followed."""
    return bool(governments[min(place + 1, len(governments) - 1)].sources)


def month_of(day: PartialDate) -> PartialDate:
    """Returns the month of a day."""
    return PartialDate(day.year, day.month)

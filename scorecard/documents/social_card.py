"""Composes the social card of a state: its leading polls or else the verdict, with sources and a map."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.aspect_names import aspect_name
from scorecard.documents.caveats import caveats, mark_word
from scorecard.documents.council_text import text_name
from scorecard.documents.footnotes import Footnote, Footnotes
from scorecard.documents.key_figure import KeyFigure
from scorecard.documents.labels import STANCE_LABELS
from scorecard.documents.leading_polls import leading_polls
from scorecard.documents.message import Listing, Message, ProperName, ShortDate, StateName, Value, msg
from scorecard.documents.missing_states import missing_states
from scorecard.documents.tile_map import MAP_ASPECT, TileMap, tile_map
from scorecard.documents.verdict import headline_positions, verdict
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class CardPoll:
    """One poll on the card."""

    figure: KeyFigure
    precision: Message | None
    """The interval; None where the size of the sample is not known exactly."""


@dataclass(frozen=True)
class Card:
    """All that stands on the card: the leading polls, or the verdict where none is one whole side of its question."""

    name: StateName
    edition: str
    as_of: PartialDate
    publisher: str
    polls: tuple[CardPoll, ...]
    text: Message
    """The verdict, which is printed where there is no poll."""
    sources: tuple[Footnote, ...]
    map: TileMap | None
    """None where evidence on a state is missing."""
    stance: str
    stance_word: Message
    stance_about: Message
    child_helpline_number: str
    report_to: ProperName | None


def card(evidence: Evidence, figures: Figures, state: State) -> Card:
    """Returns the card of a state. It names its sources in words, because it is seen without a list of sources."""
    edition, report_to = evidence.edition, evidence.states[state].hotline.report
    polls, sources = _headline(evidence, figures, state)
    stances = {one: figures.positions[one, MAP_ASPECT].stance for one in STATES}
    map_title = msg("Map of the 27 member states; {state} is marked.", state=StateName(state))
    return Card(
        name=StateName(state),
        edition=edition.name,
        as_of=PartialDate.of(figures.as_of),
        publisher=edition.publisher,
        polls=polls,
        text=verdict(evidence, figures, state),
        sources=sources,
        map=None if missing_states(evidence) else tile_map(stances, state, map_title),
        stance=stances[state],
        stance_word=mark_word(figures.positions[state, MAP_ASPECT]),
        stance_about=_about(evidence, figures, state),
        child_helpline_number=edition.child_helpline,
        report_to=ProperName(report_to[0].name) if report_to else None,
    )


def alt_text(evidence: Evidence, figures: Figures, state: State) -> Message:
    """Returns the card in words, for readers who do not see the picture."""
    polls, _ = _headline(evidence, figures, state)
    if not polls:
        return msg("{state}: {text}", state=StateName(state), text=verdict(evidence, figures, state))
    words = msg("{figure} {text}", figure=polls[0].figure.value, text=polls[0].figure.text)
    for other in polls[1:]:
        words = msg("{before} {figure} {text}", before=words, figure=other.figure.value, text=other.figure.text)
    return msg("{state}: {text}", state=StateName(state), text=words)


def _headline(evidence: Evidence, figures: Figures, state: State) -> tuple[tuple[CardPoll, ...], tuple[Footnote, ...]]:
    """Returns the leading polls and their sources; where no share is a whole side, no poll and the sources of the
    verdict."""
    footnotes = Footnotes(evidence, state)
    polls = leading_polls(evidence, figures, state, footnotes)
    if not all(figure.quiet for figure in polls):
        return tuple(
            CardPoll(figure, figure.bar.precision if figure.bar else None) for figure in polls
        ), _without_repetition(footnotes)
    footnotes, statements = Footnotes(evidence, state), evidence.states[state].statements
    shown = figures.positions[state, MAP_ASPECT].last_word
    for position in (*headline_positions(evidence, figures, state), *([shown] if shown else ())):
        footnotes.cite(*(statements[entry].source for entry in (position.entry, *position.contested_by)))
    return (), _without_repetition(footnotes)


def _without_repetition(footnotes: Footnotes) -> tuple[Footnote, ...]:
    """Returns one source for each publisher and day, because the card prints no titles that would distinguish them."""
    first = {(source.publisher, source.date): source for source in reversed(footnotes.listing().footnotes)}
    return tuple(first.values())[::-1]


def _about(evidence: Evidence, figures: Figures, state: State) -> Message:
    """Returns the text and the date of the statement behind the stance that the map shows."""
    position = figures.positions[state, MAP_ASPECT]
    word = position.word
    if word.text is None or word.date is None:
        return msg("{aspect}: no statement of the government found.", aspect=aspect_name(evidence, figures, MAP_ASPECT))
    remarks = caveats(evidence, word)
    values: dict[str, Value] = {
        "text": text_name(evidence.proposal.texts[word.text].short),
        "date": ShortDate(word.date),
    }
    if position.last_word:
        stance = STANCE_LABELS[word.stance]
        return msg(
            "No position. On record: {stance}, {text}, {date}; {remarks}.",
            **values,
            stance=stance,
            remarks=Listing(remarks),
        )
    if not remarks:
        return msg("The government on {text}, {date}.", **values)
    return msg("The government on {text}, {date}, {remarks}.", **values, remarks=Listing(remarks))

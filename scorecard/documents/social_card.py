"""Composes the social card of one state: a picture with one figure and its source, which people share by itself."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.footnotes import Footnote, Footnotes
from scorecard.documents.key_figures import key_figures
from scorecard.documents.labels import STANCES
from scorecard.documents.message import Message, StateName, Value, msg
from scorecard.documents.poll_section import survey_blocks, telling_entries
from scorecard.documents.tile_map import TileMap, tile_map
from scorecard.documents.verdict import headline_positions, verdict
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, UNKNOWN, Aspect, State

_ASPECT: Aspect = "overall"
"""The aspect of the map: the one on which most governments have spoken."""


@dataclass(frozen=True)
class Card:
    """All that stands on the card. `figure` is None where no poll in the state is known: `text` is then the verdict."""

    state: State
    name: StateName
    edition: str
    as_of: PartialDate
    publisher: str
    figure: Message | None
    text: Message
    precision: tuple[Message, ...]
    """The size of the sample behind the figure, and its interval where that size is known."""
    sources: tuple[Footnote, ...]
    map: TileMap
    stance: str
    stance_word: Message
    stance_about: Message
    child_helpline_number: str
    report_to: str | None


def card(evidence: Evidence, figures: Figures, state: State) -> Card:
    """Returns the card of a state. It names its sources in words, because it is seen without a list of sources."""
    edition, report_to = evidence.edition, evidence.states[state].hotline.report
    figure, text, precision, sources = _headline(evidence, figures, state)
    stances = {one: figures.positions[one, _ASPECT].stance for one in STATES}
    return Card(
        state=state,
        name=StateName(state),
        edition=edition.name,
        as_of=PartialDate.of(figures.as_of),
        publisher=edition.publisher,
        figure=figure,
        text=text,
        precision=precision,
        sources=sources,
        map=tile_map(stances, state, msg("Map of the 27 member states; {state} is marked.", state=StateName(state))),
        stance=stances[state],
        stance_word=STANCES[stances[state]],
        stance_about=_about(evidence, figures, state),
        child_helpline_number=edition.child_helpline,
        report_to=report_to[0].name if report_to else None,
    )


def alt_text(evidence: Evidence, figures: Figures, state: State) -> Message:
    """Returns the card in words, for readers who do not see the picture."""
    figure, text, _, _ = _headline(evidence, figures, state)
    if figure is None:
        return msg("{state}: {text}", state=StateName(state), text=text)
    return msg("{state}: {figure} {text}", state=StateName(state), figure=figure, text=text)


def _headline(
    evidence: Evidence, figures: Figures, state: State
) -> tuple[Message | None, Message, tuple[Message, ...], tuple[Footnote, ...]]:
    """Returns the figure, its sentence, its precision and its sources; without a poll the verdict and its sources."""
    footnotes, asked = Footnotes(evidence, state), telling_entries(evidence, figures, state)[:1]
    if asked:
        _, opinion, _ = key_figures(evidence, figures, state, asked, Footnotes(evidence, state))
        survey = survey_blocks(evidence, figures, state, Footnotes(evidence, state), asked, printed=False)[0]
        poll = survey.polls[0]
        precision = (survey.sample, poll.precision) if poll.precision else (survey.sample,)
        return poll.share_words, opinion.text, precision, _without_repetition(footnotes)
    statements = evidence.states[state].statements
    for position in headline_positions(evidence, figures, state):
        footnotes.cite(*(statements[entry].source for entry in (position.entry, *position.contested_by)))
    return None, verdict(evidence, figures, state), (), _without_repetition(footnotes)


def _without_repetition(footnotes: Footnotes) -> tuple[Footnote, ...]:
    """Returns the sources, one for each publisher and day: the card has no titles to tell two of them apart."""
    first = {(source.publisher, source.date): source for source in reversed(footnotes.listing().footnotes)}
    return tuple(first.values())[::-1]


def _about(evidence: Evidence, figures: Figures, state: State) -> Message:
    """Returns the text and the date of the statement behind the stance that the map shows."""
    position = figures.positions[state, _ASPECT]
    if position.stance == UNKNOWN or position.date is None:
        return msg("The government on the Council text as a whole: no statement found.")
    text = evidence.proposal.texts[evidence.states[state].statements[position.entry].text]
    values: dict[str, Value] = {"text": text.short, "date": position.date}
    if position.contested_by:
        return msg("The government on {text}, {date}, contested.", **values)
    if position.quality == "tertiary":
        return msg("The government on {text}, {date}, by a campaign’s count alone.", **values)
    return msg("The government on {text}, {date}.", **values)

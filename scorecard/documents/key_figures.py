"""Composes the three large figures at the top of a scorecard, each with the sentence that explains it."""

from dataclasses import replace

from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_votes import leading_votes
from scorecard.documents.alignment_section import alignment_item
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.key_figure import KeyFigure
from scorecard.documents.leading_polls import leading_polls, without_result
from scorecard.documents.message import StateName, msg
from scorecard.documents.votes_section import vote_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


def key_figures(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> tuple[KeyFigure, ...]:
    """Returns the alignment, the leading polls, and the delegation in the leading votes."""
    item = alignment_item(evidence, figures, state)
    return (
        KeyFigure(item.figure, item.text, Citation(), quiet=figures.alignment[state].withheld),
        opinion_figure(evidence, figures, state, footnotes),
        vote_figure(evidence, figures, state, footnotes),
    )


def opinion_figure(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> KeyFigure:
    """Returns the leading polls of both sides; where the state has none, that, and the figure of the EU."""
    polls = leading_polls(evidence, figures, state, footnotes) or without_result(evidence, state, footnotes)
    return replace(polls[0], more=polls[1:])


def vote_figure(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> KeyFigure:
    """Returns the leading votes in which the delegation had seats, each in four parts under what was voted on."""
    votes = tuple(
        vote_of(evidence, figures, state, key, Footnotes(evidence, state))
        for key in leading_votes(evidence, figures.as_of)
        if (state, key) in figures.votes
    )
    if not votes:
        return KeyFigure(
            # Translators: Parliament has not voted.
            msg("No vote"),
            msg("The European Parliament had not voted on the rules by this date."),
            Citation(),
        )
    shown = tuple(
        KeyFigure(
            msg("{date}: {title}", date=vote.date, title=vote.title),
            msg(
                "Members of the European Parliament {from_state}, {seats} in all: {parts}.",
                seats=vote.seats,
                state=StateName(state),
                parts=vote.in_words,
            ),
            footnotes.cite(*vote.marks.rests_on),
            quiet=True,
            vote=vote,
            credit=msg("{seats} members: {parts}.", seats=vote.seats, parts=vote.in_words),
        )
        for vote in votes
    )
    return replace(shown[0], more=shown[1:])

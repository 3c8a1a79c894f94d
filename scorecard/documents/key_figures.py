"""The three large figures at the top of a scorecard, each with the sentence that explains it."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.documents.alignment import alignment_item
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.polls import asked_without_result
from scorecard.documents.saying import Listing, Saying, Share, Value, say
from scorecard.documents.votes import Vote
from scorecard.documents.words import FROM_STATE, IN_STATE
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State

_TELLING_VOTE = "2026-03-26"
"""The final vote on prolonging the interim rules: the last on the substance as the Commission put it."""


@dataclass(frozen=True)
class KeyFigure:
    """A large figure with the sentence that explains it."""

    value: Saying
    text: Saying
    marks: Citation


def key_figures(
    evidence: Evidence,
    figures: Figures,
    state: State,
    votes: tuple[Vote, ...],
    headline: tuple[int, ...],
    notes: Footnotes,
) -> tuple[KeyFigure, ...]:
    """Alignment, the first survey result of the headline, and the delegation in the telling vote."""
    item = alignment_item(evidence, figures, state)
    aligned = KeyFigure(item.figure, item.text, Citation())
    return aligned, _asked(evidence, state, headline, notes), _voted(state, votes)


def _asked(evidence: Evidence, state: State, headline: tuple[int, ...], notes: Footnotes) -> KeyFigure:
    if not headline:
        return KeyFigure(*no_result(evidence, state), Citation())
    result = evidence.states[state].opinion[headline[0]]
    survey = evidence.surveys.surveys[result.survey]
    asked = survey.fieldwork.end or survey.fieldwork.start
    values: dict[str, Value] = {
        "in_state": IN_STATE[state],
        "asks": survey.questions[result.question].asks,
        "who": survey.commissioner,
    }
    if asked:
        text = say(
            "of those asked {in_state} in {year}: {asks}. Survey paid for by {who}.", year=str(asked.year), **values
        )
    elif survey.published:
        text = say(
            "of those asked {in_state}, published in {year}: {asks}. Survey paid for by {who}.",
            year=str(survey.published.year),
            **values,
        )
    else:
        text = say("of those asked {in_state}: {asks}. Survey paid for by {who}.", **values)
    return KeyFigure(say("{share}", share=Share(result.share)), text, notes.cite(result.source))


def no_result(evidence: Evidence, state: State) -> tuple[Saying, Saying]:
    """`Not polled`, or, where a survey was carried out and its result for the state not found, that."""
    surveys = asked_without_result(evidence, state)
    if not surveys:
        return say("Not polled"), say("No survey on the proposal {in_state} was found.", in_state=IN_STATE[state])
    return say("No result found"), say(
        "Surveys on the proposal were carried out {in_state}, but no result for the country was found: {surveys}.",
        in_state=IN_STATE[state],
        surveys=Listing(surveys),
    )


def _voted(state: State, votes: tuple[Vote, ...]) -> KeyFigure:
    telling = next((vote for vote in votes if vote.key == _TELLING_VOTE), votes[-1] if votes else None)
    if telling is None:
        return KeyFigure(say("No vote"), say("The European Parliament had not voted by this date."), Citation())
    ballots = {"for": telling.in_favour, "against": telling.against, "abstained": telling.abstained}
    most = max(ballots, key=lambda ballot: ballots[ballot])
    on_prolonging = {
        "for": say("Members of the European Parliament {from_state} voted for prolonging the interim rules on {date}."),
        "against": say(
            "Members of the European Parliament {from_state} voted against prolonging the interim rules on {date}."
        ),
        "abstained": say(
            "Members of the European Parliament {from_state} abstained on prolonging the interim rules on {date}."
        ),
    }
    on_another = {
        "for": say("Members of the European Parliament {from_state} voted in favour on {date}: {vote}."),
        "against": say("Members of the European Parliament {from_state} voted against on {date}: {vote}."),
        "abstained": say("Members of the European Parliament {from_state} abstained on {date}: {vote}."),
    }
    sentence = (on_prolonging if telling.key == _TELLING_VOTE else on_another)[most]
    return KeyFigure(
        say("{members} of {seats}", members=ballots[most], seats=telling.seats),
        say(sentence.message, from_state=FROM_STATE[state], date=telling.date, vote=telling.title),
        telling.marks,
    )

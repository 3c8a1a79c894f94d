"""Composes the three large figures at the top of a scorecard, each with the sentence that explains it."""

from dataclasses import dataclass, replace

from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_votes import leading_votes
from scorecard.documents.alignment_section import alignment_item
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import FROM_STATE, IN_STATE
from scorecard.documents.message import Listing, Message, Share, Value, msg
from scorecard.documents.poll_section import asked_without_result
from scorecard.documents.votes_section import Vote, vote_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.state import SurveyResult
from scorecard.evidence.vocabulary import State


@dataclass(frozen=True)
class KeyFigure:
    """A large figure with the sentence that explains it."""

    value: Message
    text: Message
    marks: Citation
    quiet: bool = False
    """Whether the value is set small: an absence of evidence is not a finding, and the name of a vote is no number."""
    vote: Vote | None = None
    """The vote whose bar is drawn between value and text."""
    more: tuple["KeyFigure", ...] = ()
    """Further figures that stand in the same place."""

    @property
    def parts(self) -> tuple["KeyFigure", ...]:
        """The figure and those that stand in the same place."""
        return (self, *self.more)


def key_figures(
    evidence: Evidence,
    figures: Figures,
    state: State,
    headline: tuple[int, ...],
    footnotes: Footnotes,
    asked_below: bool = False,
) -> tuple[KeyFigure, ...]:
    """Returns the alignment, the result of a survey, and the delegation in the leading votes.

    `headline` are the results to show, by their position in the file of the state. `asked_below` is true where the
    questions follow on the same page, so that the text need not repeat them.
    """
    item = alignment_item(evidence, figures, state)
    aligned = KeyFigure(item.figure, item.text, Citation(), quiet=item.why is None)
    return (
        aligned,
        _survey_figure(evidence, state, headline, footnotes, asked_below),
        _vote_figure(evidence, figures, state, footnotes),
    )


def _survey_figure(
    evidence: Evidence, state: State, headline: tuple[int, ...], footnotes: Footnotes, asked_below: bool
) -> KeyFigure:
    """Returns the first result; where another side had a survey too, its first result stands beside it."""
    if not headline:
        return KeyFigure(*no_result(evidence, state), Citation(), quiet=True)
    first = evidence.states[state].opinion[headline[0]]
    side = evidence.surveys.surveys[first.survey].side
    other = next(
        (result for result in _results(evidence, state, headline[1:]) if _side_of(evidence, result) != side), None
    )
    if other is None:
        return KeyFigure(
            msg("{share}", share=Share(first.share)), _one_result(evidence, state, first), footnotes.cite(first.source)
        )
    return KeyFigure(
        msg("{one} · {other}", one=Share(first.share), other=Share(other.share)),
        _two_payers(evidence, first, other)
        if asked_below
        else msg("{one} {other}", one=_short_result(evidence, first), other=_short_result(evidence, other)),
        footnotes.cite(first.source, other.source),
    )


def _results(evidence: Evidence, state: State, entries: tuple[int, ...]) -> list[SurveyResult]:
    return [evidence.states[state].opinion[entry] for entry in entries]


def _side_of(evidence: Evidence, result: SurveyResult) -> str:
    return evidence.surveys.surveys[result.survey].side


def _short_result(evidence: Evidence, result: SurveyResult) -> Message:
    survey = evidence.surveys.surveys[result.survey]
    return msg(
        "{share}: {asks} (paid for by {who}).",
        share=Share(result.share),
        asks=survey.questions[result.question].asks,
        who=survey.commissioner,
    )


def _two_payers(evidence: Evidence, first: SurveyResult, other: SurveyResult) -> Message:
    surveys = evidence.surveys.surveys
    return msg(
        "in two surveys that asked different things, the first paid for by {one}, the second by {other}. "
        "The questions stand below.",
        one=surveys[first.survey].commissioner,
        other=surveys[other.survey].commissioner,
    )


def _one_result(evidence: Evidence, state: State, result: SurveyResult) -> Message:
    survey = evidence.surveys.surveys[result.survey]
    asked = survey.fieldwork.end or survey.fieldwork.start
    values: dict[str, Value] = {
        "in_state": IN_STATE[state],
        "asks": survey.questions[result.question].asks,
        "who": survey.commissioner,
    }
    if asked:
        return msg(
            "of those asked {in_state} in {year}: {asks}. Survey paid for by {who}.", year=str(asked.year), **values
        )
    if survey.published:
        return msg(
            "of those asked {in_state}, published in {year}: {asks}. Survey paid for by {who}.",
            year=str(survey.published.year),
            **values,
        )
    return msg("of those asked {in_state}: {asks}. Survey paid for by {who}.", **values)


def no_result(evidence: Evidence, state: State) -> tuple[Message, Message]:
    """Returns a heading and a sentence for a state without a result: not polled, or polled and no result found."""
    surveys = asked_without_result(evidence, state)
    if not surveys:
        return msg("Not polled"), msg("No survey on the proposal {in_state} was found.", in_state=IN_STATE[state])
    return msg("No result found"), msg(
        "Surveys on the proposal were carried out {in_state}, but no result for the country was found: {surveys}.",
        in_state=IN_STATE[state],
        surveys=Listing(surveys),
    )


def _vote_figure(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> KeyFigure:
    """Returns the leading votes in which the delegation had seats, each in four parts under what was voted on."""
    votes = tuple(
        vote_of(evidence, figures, state, key, Footnotes(evidence, state))
        for key in leading_votes(evidence, figures.as_of)
        if (state, key) in figures.votes
    )
    if not votes:
        return KeyFigure(
            msg("No vote"), msg("The European Parliament had not voted on the rules by this date."), Citation()
        )
    shown = tuple(
        KeyFigure(
            msg("{date}: {title}", date=vote.date, title=vote.title),
            msg(
                "Of the {seats} Members of the European Parliament {from_state}: {parts}.",
                seats=vote.seats,
                from_state=FROM_STATE[state],
                parts=vote.in_words,
            ),
            footnotes.cite(*vote.marks.rests_on),
            quiet=True,
            vote=vote,
        )
        for vote in votes
    )
    return replace(shown[0], more=shown[1:])

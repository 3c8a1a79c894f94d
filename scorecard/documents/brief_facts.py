"""Composes the three facts of a brief: a survey or the reports of providers, the last word, the vote of its Members."""

from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_results import leading_results
from scorecard.analysis.position import documented_word
from scorecard.analysis.rows import PositionRow
from scorecard.analysis.texts import ASPECTS_OF_THE_PROPOSAL, before_proposal
from scorecard.documents.caveats import caveats
from scorecard.documents.footnotes import Footnotes
from scorecard.documents.key_figure import KeyFigure
from scorecard.documents.key_figures import opinion_figure, vote_figure
from scorecard.documents.labels import IN_STATE
from scorecard.documents.later_prose import text_name
from scorecard.documents.message import Listing, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


def three_facts(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> tuple[KeyFigure, ...]:
    """Returns three facts: a survey or else the reports of providers; the government's last word; its Members' vote."""
    asked = leading_results(evidence, figures.results[state])
    reported = None if asked else _reports(evidence, state, footnotes)
    facts = [
        reported or opinion_figure(evidence, figures, state, footnotes),
        _last_word(evidence, figures, state, footnotes),
        vote_figure(evidence, figures, state, footnotes),
    ]
    return tuple(fact for fact in facts if fact)


def _reports(evidence: Evidence, state: State, footnotes: Footnotes) -> KeyFigure | None:
    """Returns the referrals by providers in the last year on record; None where there is no such year."""
    series = evidence.reports.cybertipline
    years = [year for year in series.by_state.get(state, ()) if year.referrals is not None]
    if not years:
        return None
    last = years[-1]
    assert last.referrals is not None
    return KeyFigure(
        msg("{referrals}", referrals=last.referrals),
        msg(
            "reports of online platforms in {year} with an upload location {in_state}, counted by {who} and passed "
            "on for action. They follow what platforms report, not how many children are abused.",
            in_state=IN_STATE[state],
            who=series.publisher,
            year=str(last.year),
        ),
        footnotes.cite(series.source),
    )


def _last_word(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> KeyFigure | None:
    """Returns the newest word of the government in office on the proposal with its speaker; None where there is none.

    A campaign's tally gives way to any better source, and where the government in office has said nothing, the last
    word of a former one stands under its name. A text that is not on the table is named.
    """
    newest = _newest_word(evidence, figures, state)
    if newest is None:
        return None
    statement = evidence.states[state].statements[newest.entry]
    text = msg("{who}: {says}", who=statement.speaker.who, says=statement.says)
    remarks, about = Listing(caveats(evidence, newest)), evidence.proposal.texts[statement.text]
    if (newest.replaced or not newest.on_table) and about.file != "other":
        text = msg("{text} ({about}, {remarks})", text=text, about=text_name(about.short), remarks=remarks)
    elif remarks.items:
        text = msg("{text} ({remarks})", text=text, remarks=remarks)
    return KeyFigure(msg("{date}", date=statement.date), text, footnotes.cite(statement.source))


def _newest_word(evidence: Evidence, figures: Figures, state: State) -> PositionRow | None:
    """Returns the newest word on an aspect of the proposal: no tally if possible, of the government in office if so.

    What was said before there was a proposal comes last.
    """
    said, days = figures.statements[state], evidence.method.position.same_moment_days
    words = [figures.positions[state, aspect].word for aspect in ASPECTS_OF_THE_PROPOSAL]
    words += [word for aspect in ASPECTS_OF_THE_PROPOSAL if (word := documented_word(state, aspect, said, days))]
    dated = [(word.date, word) for word in words if word.date]
    if not dated:
        return None
    _, newest = max(
        dated,
        key=lambda pair: (
            not before_proposal(evidence, pair[0]),
            pair[1].quality != "tertiary",
            pair[1].in_office,
            pair[0],
            -ASPECTS_OF_THE_PROPOSAL.index(pair[1].aspect),
        ),
    )
    return newest

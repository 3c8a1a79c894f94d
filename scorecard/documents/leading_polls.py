"""Composes the polls among the key figures, each with respondents and payer, or says that there is none."""

from dataclasses import replace
from functools import reduce

from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_results import (
    asked_before_proposal,
    asked_by_the_other_side,
    eu_result,
    is_whole,
    leading_results,
)
from scorecard.analysis.rows import ResultRow
from scorecard.documents.footnotes import Footnotes
from scorecard.documents.key_figure import KeyFigure
from scorecard.documents.labels import SIDE_LABELS
from scorecard.documents.message import Listing, Message, ProperName, Share, StateName, Value, msg, msg_count
from scorecard.documents.poll_section import asked_without_result, other_answers, poll, sample, share_words
from scorecard.documents.share_bar import ShareBar
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.vocabulary import State


def leading_polls(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> tuple[KeyFigure, ...]:
    """Returns a result of the supporters' surveys and one of those of others, as far as the state has them.

    A share that is not one whole side of the question as asked is no large number: its answers are a bar. Where the
    state has no result of one side though it was asked, the last figure says so.
    """
    results = figures.results[state]
    rows = {row.entry: row for row in results}
    polls = [_result(evidence, state, rows[entry], footnotes) for entry in leading_results(evidence, results)]
    if missing := asked_by_the_other_side(evidence, state, results):
        payers = tuple(
            msg("{who}, {year}", who=evidence.surveys.surveys[key].commissioner, year=_year_asked(evidence, key))
            for key in missing
        )
        listed = reduce(lambda before, payer: msg("{before}; {payer}", before=before, payer=payer), payers)
        text, credit = (
            msg_count(
                "{text} Also asked here, the share for this country not found, in a survey paid for by {payers}.",
                "{text} Also asked here, the shares for this country not found, in surveys paid for by {payers}.",
                len(payers),
                text=words,
                payers=listed,
            )
            for words in (polls[-1].text, polls[-1].credit or "")
        )
        polls[-1] = replace(polls[-1], text=text, credit=credit)
    return tuple(polls)


def without_result(evidence: Evidence, state: State, footnotes: Footnotes) -> tuple[KeyFigure, ...]:
    """Returns the figures in place of a result of the state itself: the remark that there is none, then the figure of
    the EU."""
    nothing = KeyFigure(*no_result(evidence, state), footnotes.cite(), quiet=True)
    found = eu_result(evidence)
    if found is None:
        return (nothing,)
    survey = evidence.surveys.surveys[found[0]]
    question = survey.questions[found[1]]
    result = next(area for area in question.overall if area.area == "EU27")
    share = Share.published(result.share)
    marked = msg("EU: {share}", share=share_words(share, result.qualifier))
    values: dict[str, Value] = {
        "year": _year(survey),
        "whom": _whom(survey, sample(survey.n, everywhere=True)),
        "state": StateName(state),
        "asks": question.asks,
        "who": survey.commissioner,
    }
    text = msg(
        "of those asked in all 27 states, {year} ({whom}), not {in_state} alone: {asks}. Survey paid for by {who}.",
        **values,
    )
    return (
        nothing,
        KeyFigure(
            marked,
            _with_critics(survey, text),
            footnotes.cite(result.source, *_critics_sources(survey)),
            bar=ShareBar(
                msg("{figure} {text}", figure=marked, text=text), share, others=other_answers(result), of_eu=True
            ),
            asks=msg("{asks}", asks=question.asks),
            credit=_with_critics(
                survey,
                msg(
                    "In all 27 states, not {in_state} alone. Paid for by {who} ({side}), {year}; {whom}.",
                    **values,
                    side=SIDE_LABELS[survey.side],
                ),
            ),
        ),
    )


def no_result(evidence: Evidence, state: State) -> tuple[Message, Message]:
    """Returns a heading and a sentence for a state without a result: not polled, or polled and no result found."""
    surveys = asked_without_result(evidence, state)
    if not surveys:
        return msg("Not polled"), msg("No survey on the proposal {in_state} was found.", state=StateName(state))
    return msg("No result found"), msg(
        "People {in_state} were asked about the proposal too, but the answers of the country were not seen: {surveys}.",
        state=StateName(state),
        surveys=Listing(surveys),
    )


def _result(evidence: Evidence, state: State, row: ResultRow, footnotes: Footnotes) -> KeyFigure:
    survey = evidence.surveys.surveys[row.survey]
    question = survey.questions[row.question]
    drawn = poll(evidence, state, row, Footnotes(evidence, state), screen_only=True)
    values: dict[str, Value] = {
        "state": StateName(state),
        "year": _year_asked(evidence, row.survey),
        "whom": _whom(survey, drawn.sample),
        "asks": question.asks,
        "who": survey.commissioner,
        "share": drawn.share_words,
        "side": SIDE_LABELS[survey.side],
    }
    credit = _with_critics(survey, msg("Paid for by {who} ({side}), {year}; {whom}.", **values))
    marks = footnotes.cite(evidence.states[state].opinion[row.entry].source, *_critics_sources(survey))
    if is_whole(evidence, row):
        text = msg("of those asked {in_state}, {year} ({whom}): {asks}. Survey paid for by {who}.", **values)
        return KeyFigure(
            drawn.share_words,
            _with_critics(survey, text),
            marks,
            bar=drawn.bar,
            asks=msg("{asks}", asks=question.asks),
            credit=credit,
        )
    assert question.sides is not None  # `check` refuses a question about the proposal without
    text = msg(
        "{share} of those asked {in_state}, {year} ({whom}): {asks}. Counted: {counted}. Survey paid for by {who}.",
        counted=question.sides.counted,
        **values,
    )
    part = msg("{share}: {asks}. Counted: {counted}.", **values, counted=question.sides.counted)
    return KeyFigure(
        msg("Part of the answers"),
        _with_critics(survey, text),
        marks,
        quiet=True,
        bar=drawn.bar,
        asks=part,
        credit=credit,
    )


def _with_critics(survey: Survey, text: Message) -> Message:
    """Returns a text on a share with who criticises its survey; what they say stands where they are cited."""
    if not survey.criticism:
        return text
    critics = Listing(tuple(ProperName(critic.by) for critic in survey.criticism))
    return msg("{text} The survey is criticised by {critics}.", text=text, critics=critics)


def _critics_sources(survey: Survey) -> tuple[str, ...]:
    return tuple(critic.source for critic in survey.criticism)


def _year(survey: Survey) -> Message:
    """Returns the year in which people were asked, or else in which the results were published."""
    if asked := survey.fieldwork.end or survey.fieldwork.start:
        return msg("{year}", year=str(asked.year))
    if survey.published:
        return msg("published {year}", year=str(survey.published.year))
    return msg("year not found")


def _year_asked(evidence: Evidence, key: str) -> Message:
    """Returns the year of a survey and, where there was no proposal yet to be asked about, that as well."""
    year = _year(evidence.surveys.surveys[key])
    return msg("{year}, before the proposal", year=year) if asked_before_proposal(evidence, key) else year


def _whom(survey: Survey, asked: Message) -> Message:
    """Returns who was asked, with the ages, and how many, or that this was not found."""
    return msg("{whom}; {n}", whom=survey.population or msg("who was asked was not found"), n=asked)

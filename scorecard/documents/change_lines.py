"""Writes what changed in a state as lines for the terminal: the sentences, then each new statement, poll and vote."""

from collections.abc import Iterator
from typing import cast

from scorecard.documents.caveats import SHORT_CAVEATS
from scorecard.documents.changes_report import ResultLine, StateLine, StatementLine, VoteLine
from scorecard.documents.labels import ASPECT_LABELS, MARK_WORDS, ROLE_LABELS
from scorecard.documents.message import Listing, Message, Share, Value, WordsOf, msg
from scorecard.documents.votes_section import Counted, parts_in_words
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Role


def change_lines(evidence: Evidence, line: StateLine, words_of: WordsOf) -> Iterator[Message]:
    """Yields the sentences on stances, then each new statement, poll and vote instead of the sentences that count
    them."""
    listed = bool(line.government or line.voices or line.results) + bool(line.votes)
    yield from line.paragraph[: len(line.paragraph) - listed]
    for said in (*line.government, *line.voices):
        yield _statement(said, words_of)
    for result in line.results:
        yield _result(result)
    for vote in line.votes:
        yield _vote(evidence, vote)


def _statement(said: StatementLine, words_of: WordsOf) -> Message:
    return msg(
        "{date} {role}, {stance}, {aspect}, {text}: {who}: {says} ({publisher})",
        date=said.date,
        role=words_of(said.role, ROLE_LABELS[cast(Role, said.role)]),
        stance=words_of(said.stance.replace("_", " "), MARK_WORDS[said.stance]),
        aspect=words_of(said.aspect.replace("_", " "), ASPECT_LABELS[said.aspect]),
        text=_text_with_caveats(said),
        who=said.who,
        says=said.says,
        publisher=said.publisher,
    )


def _text_with_caveats(said: StatementLine) -> Value:
    """Returns the key of the text that a statement is about, with the caveats of the statement in brackets."""
    if not said.marks:
        return said.text
    caveats = Listing(tuple(SHORT_CAVEATS[mark] for mark in said.marks), with_and=False)
    return msg("{named} ({does})", named=said.text, does=caveats)


def _result(result: ResultLine) -> Message:
    return msg(
        "{date} poll, {share}: {asks} ({survey}, paid for by {payer})",
        date=result.date,
        share=Share.published(result.share),
        asks=result.asks,
        survey=result.survey,
        payer=result.commissioner,
    )


def _vote(evidence: Evidence, vote: VoteLine) -> Message:
    members = Counted(vote.in_favour, vote.abstained, vote.against, vote.did_not_vote)
    parts = parts_in_words(evidence.parliament.roll_calls[vote.roll_call], members)
    return msg("{date} vote, {title}: {parts}", date=vote.date, title=vote.title, parts=parts)

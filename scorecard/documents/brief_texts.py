"""Chooses the texts by editors that stand on a brief: the asks, the questions, the objections with their answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from scorecard.analysis.figures import Figures
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.brief_content import BriefQuestion, Holds, Objection
from scorecard.evidence.model.common import Text
from scorecard.evidence.model.state import Ask
from scorecard.evidence.vocabulary import State

MAX_ITEMS = 3
"""The number of questions and of objections: more are not remembered after a meeting."""

Item = TypeVar("Item", BriefQuestion, Objection)


@dataclass(frozen=True)
class EditorsText:
    """A pair of texts by an editor: an ask and its reason, a question and its reason, or an objection and its answer.

    Where the brief is too long, `place` (file, list and number, from 1) and `fields` (the names of the two texts in
    the file) tell the editor which texts to shorten.
    """

    place: str
    fields: tuple[str, str]
    says: Text
    because: Text
    marks: Citation


def first_ask(evidence: Evidence, state: State, footnotes: Footnotes) -> EditorsText | None:
    """Returns the ask that is left on the table; None where the file of the state has none."""
    return next((_ask(state, number, ask, footnotes) for number, ask in _numbered(evidence, state)[:1]), None)


def further_asks(evidence: Evidence, state: State, footnotes: Footnotes) -> tuple[EditorsText, ...]:
    """Returns the other asks."""
    return tuple(_ask(state, number, ask, footnotes) for number, ask in _numbered(evidence, state)[1:])


def questions(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> tuple[EditorsText, ...]:
    """Returns three questions to put."""
    shared = [(item.where, item) for item in evidence.brief.questions]
    return tuple(
        EditorsText(place, ("question", "because"), item.question, item.because, footnotes.cite(*item.follows_from))
        for place, item in _chosen(figures, state, evidence.states[state].questions, shared, "questions")
    )


def objections(evidence: Evidence, figures: Figures, state: State, footnotes: Footnotes) -> tuple[EditorsText, ...]:
    """Returns three objections that may be heard, each with a fair answer."""
    shared = [(item.where, item) for item in evidence.brief.objections]
    return tuple(
        EditorsText(place, ("objection", "answer"), item.objection, item.answer, footnotes.cite(*item.sources))
        for place, item in _chosen(figures, state, evidence.states[state].objections, shared, "objections")
    )


def _numbered(evidence: Evidence, state: State) -> list[tuple[int, Ask]]:
    return list(enumerate(evidence.states[state].asks, start=1))


def _ask(state: State, number: int, ask: Ask, footnotes: Footnotes) -> EditorsText:
    place = f"countries/{state}.yaml, asks {number}"
    return EditorsText(place, ("ask", "because"), ask.ask, ask.because, footnotes.cite(*ask.follows_from))


def _chosen(
    figures: Figures, state: State, own: Iterable[Item], shared: Iterable[tuple[Holds | None, Item]], kind: str
) -> list[tuple[str, Item]]:
    """Returns three questions or objections, each with its place in the evidence.

    Those of the state come first, then the shared ones for its position, then the shared ones for any government.
    """
    chosen = [(f"countries/{state}.yaml, {kind} {number}", item) for number, item in enumerate(own, start=1)]
    numbered = [
        (where, f"countries/eu/brief.yaml, {kind} {number}", item)
        for number, (where, item) in enumerate(shared, start=1)
    ]
    chosen += [(place, item) for where, place, item in numbered if where and _fits(figures, state, where)]
    chosen += [(place, item) for where, place, item in numbered if not where]
    return chosen[:MAX_ITEMS]


def _fits(figures: Figures, state: State, where: Holds) -> bool:
    """Returns whether the government holds one of the positions for which a shared text is meant."""
    return figures.positions[state, where.aspect].stance in where.stances

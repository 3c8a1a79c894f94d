"""Finds newest positions of a government that do not fit together, where its file does not explain why."""

from collections.abc import Iterator

from scorecard.evidence.doubt import Doubt
from scorecard.evidence.governments import speaking
from scorecard.evidence.model.state import MemberState, Statement
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import Aspect
from scorecard.evidence.yaml_document import Document

_IN_FAVOUR = ("supports", "leans_support")
_AGAINST = ("opposes", "leans_oppose")


def doubtful_positions(model: MemberState, document: Document) -> Iterator[Doubt]:
    """Yields a doubt about a government that is for detection orders and against voluntary detection.

    Whoever wants providers ordered to detect wants them to detect. A `note` at one of the two statements explains it.
    """
    orders, voluntary = _newest(model, "detection_orders"), _newest(model, "voluntary_detection")
    if orders is None or voluntary is None:
        return
    earlier, later = (model.statements[place] for place in sorted((orders, voluntary)))
    if model.statements[orders].stance not in _IN_FAVOUR or model.statements[voluntary].stance not in _AGAINST:
        return
    if not earlier.note and not later.note:
        yield Doubt(
            ("statements", max(orders, voluntary), "stance"),
            # Translators: {stance} and {aspect} are words of YAML, and stay as they are.
            tr(
                "'{stance}' on {aspect} does not fit '{other_stance}' on {other_aspect} in line {line}",
                stance=later.stance,
                aspect=later.aspect,
                other_stance=earlier.stance,
                other_aspect=earlier.aspect,
                line=document.values["statements", min(orders, voluntary)][0],
            ),
        )


def _newest(model: MemberState, aspect: Aspect) -> int | None:
    """Returns the place of the newest statement of the last government on an aspect; None where there is none."""
    last = len(model.governments) - 1

    def speaks_for_it(statement: Statement) -> bool:
        return (
            statement.aspect == aspect
            and statement.speaker.role == "government"
            and not statement.speaker.own_view
            and last in speaking(model.governments, statement)
        )

    places = [place for place, statement in enumerate(model.statements) if speaks_for_it(statement)]
    return max(places, key=lambda place: (model.statements[place].date, place), default=None)

"""Checks that the newest positions of each government fit together, or that its file explains how both are right."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.governments import speaking
from scorecard.evidence.model.state import MemberState, Statement
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr
from scorecard.evidence.stance_scale import AGAINST, IN_FAVOUR
from scorecard.evidence.vocabulary import Aspect
from scorecard.evidence.yaml_document import Document


def position_problems(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields a problem for each government that is for detection orders and against voluntary detection.

    A government that wants providers to be ordered to detect cannot object to detection itself. An editor who knows why
    both are right writes that into the field `note` of one of the two statements, and then there is no problem. The
    arguments are as for `crosscheck`.
    """
    for name, model in models.items():
        if not isinstance(model, MemberState):
            continue
        orders, voluntary = _newest(model, "detection_orders"), _newest(model, "voluntary_detection")
        if orders is None or voluntary is None:
            continue
        if model.statements[orders].stance not in IN_FAVOUR or model.statements[voluntary].stance not in AGAINST:
            continue
        places = sorted((orders, voluntary), key=lambda place: _by_date(model, place))
        earlier, later = (model.statements[place] for place in places)
        if not earlier.note and not later.note:
            yield documents[name].problem(
                ("statements", places[1], "stance"),
                # Translators: {stance} and {aspect} are words of YAML, and stay as they are.
                tr(
                    "'{stance}' on {aspect} does not fit '{other_stance}' on {other_aspect} in line {line}; "
                    "correct one of them, or say in a 'note' on one of them how both are right",
                    stance=later.stance,
                    aspect=later.aspect,
                    other_stance=earlier.stance,
                    other_aspect=earlier.aspect,
                    line=documents[name].values["statements", places[0]][0],
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
    return max(places, key=lambda place: _by_date(model, place), default=None)


def _by_date(model: MemberState, place: int) -> tuple[PartialDate, int]:
    """Returns the key by which statements are sorted by age: the date and the place."""
    return model.statements[place].date, place

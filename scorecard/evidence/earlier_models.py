"""Removes from the models of the evidence the sources and remarks that are later than a day."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from scorecard.evidence.cited_sources import CITED
from scorecard.evidence.knowledge import Knowledge
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State

AnyModel = TypeVar("AnyModel", bound=BaseModel)

REMARKS = (
    "basis",
    "caretaker",
    "caveat",
    "caveats",
    "cautions",
    "date_note",
    "members_note",
    "missing",
    "not_found",
    "note",
    "reason",
    "side_note",
    "standing",
    "states_note",
    "verification",
)
"""The fields, in any model, with remarks on the entry beside them, written with the knowledge of the edition."""


class EarlierModels:
    """The models of the evidence, each without sources and remarks later than the day of a `Knowledge`."""

    def __init__(self, evidence: Evidence, known: Knowledge) -> None:
        self._all, self._known = evidence, known

    def described(self, model: AnyModel, state: State | None) -> AnyModel:
        """Returns a model, and all models within it, without later sources and remarks."""
        changed: dict[str, Any] = {}
        for name in type(model).model_fields:
            value = getattr(model, name)
            if name in REMARKS:
                new = self.remark(value, required=type(model).model_fields[name].is_required())
            elif name in CITED and isinstance(value, list):
                new = [key for key in value if self._known.has_source(state, key)]
            else:
                new = self._within(value, state)
            if new is not value:
                changed[name] = new
        changed |= self._rests_on(model, changed, state)
        return model.model_copy(update=changed) if changed else model

    def _within(self, value: Any, state: State | None) -> Any:
        """Returns a value of a field with every model in it described."""
        if isinstance(value, BaseModel):
            return self.described(value, state)
        if isinstance(value, list) and any(isinstance(item, BaseModel) for item in value):
            return [self.described(item, state) for item in value]
        if isinstance(value, dict) and any(isinstance(item, BaseModel) for item in value.values()):
            return {key: self.described(item, state) for key, item in value.items()}
        return value

    def _rests_on(self, model: BaseModel, changed: Mapping[str, Any], state: State | None) -> dict[str, Any]:
        """Returns the changed fields of an entry that rests on another source, because its first source was published
        later.

        The grade stays the same.
        """
        source, also = getattr(model, "source", None), changed.get("also", getattr(model, "also", []))
        if not source or not also or self._known.has_source(state, source):
            return {}
        first, *others = also
        rests_on = {"source": first, "also": others}
        if "quality" in type(model).model_fields:
            rests_on["quality"] = getattr(model, "quality", None) or self._all.source(state, source).quality
        return rests_on

    def remark(self, value: Any, required: bool = False) -> Any:
        """Returns a remark, or a list of them, without those that name later years."""
        if isinstance(value, list):
            return [item for item in value if not self._known.names_later(getattr(item, "text", item))]
        if value and self._known.names_later(value):
            return {} if required else None
        return value

"""Describes one name inside the engine that a short cut replaces, and exchanges it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Replacement:
    """An attribute of a module or class of the engine, and the value that a short cut puts there."""

    owner: Any
    name: str
    value: Any

    def original(self) -> "Replacement":
        """Returns the replacement that restores the present value. Raises KeyError where the engine has no such
        name."""
        return Replacement(self.owner, self.name, vars(self.owner)[self.name])

    def apply(self) -> None:
        setattr(self.owner, self.name, self.value)

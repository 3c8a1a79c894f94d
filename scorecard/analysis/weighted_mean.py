"""Computes weighted means over what is known."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def weighted_mean(values: Mapping[Key, float | None], weights: Mapping[Key, float]) -> float | None:
    """Returns the mean of the values that are not None, each weighted; None where they carry no weight.

    The unit is that of the values; of the weights only the proportions count.
    """
    known = {key: value for key, value in values.items() if value is not None}
    total = sum(weights[key] for key in known)
    return sum(weights[key] * value for key, value in known.items()) / total if total else None

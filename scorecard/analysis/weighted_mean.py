"""Computes weighted means."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def weighted_mean(values: Mapping[Key, float], weights: Mapping[Key, float]) -> float:
    """Returns the mean of values, each with the weight of its key; weights of other keys do not count.

    The unit is that of the values; of the weights only the proportions count. Raises ZeroDivisionError where there are
    no values, or all their weights are 0.
    """
    return sum(weights[key] * value for key, value in values.items()) / sum(weights[key] for key in values)

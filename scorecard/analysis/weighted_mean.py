"""Computes weighted means over what is known."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Key = TypeVar("Key")


def weighted_mean(values: Mapping[Key, float | None], weights: Mapping[Key, float]) -> float | None:
    """Returns the mean of the values that are not None, each weighted; None where they carry no weight.

    The unit is that of the values; of the weights only the proportions count.
    """
    known = {key: value for key, value in values.items() if value is not None}
    total = sum(weights[key] for key in known)
    return sum(weights[key] * value for key, value in known.items()) / total if total else None


def weighted_means(values: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns the weighted mean along the last axis for whole tables; NaN where what is known carries no weight.

    An unknown value is NaN. `weights` has a shape that can be broadcast to that of `values`.
    """
    known = ~np.isnan(values)
    total = (known * weights).sum(axis=-1)
    summed = np.where(known, values * weights, 0).sum(axis=-1)
    means: NDArray[np.float64] = np.divide(summed, total, out=np.full(total.shape, np.nan), where=total > 0)
    return means

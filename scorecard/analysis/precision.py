"""Computes the 95 per cent interval of a share from a sample, and that of the difference of two shares."""

from math import sqrt

Z_95 = 1.959964
"""The normal quantile of a two-sided 95 per cent interval."""

Interval = tuple[float, float]
"""The lower and the upper end."""


def wilson(share: float, n: int, design_effect: float = 1.0) -> Interval:
    """Returns the 95 per cent Wilson score interval of a share, all in per cent (Wilson 1927).

    `design_effect` is the factor by which weighting and clustering widen the variance of a simple random sample: n
    counts as n / design_effect (Kish 1965). The interval holds near 0 and 100 too. Raises ValueError for a share
    outside 0-100, n below 1 or a design effect below 1.
    """
    if not 0 <= share <= 100 or n < 1 or design_effect < 1:
        raise ValueError(f"no interval for a share of {share} % of {n} with a design effect of {design_effect}")
    p, effective = share / 100, n / design_effect
    shrink = 1 + Z_95**2 / effective
    centre = (p + Z_95**2 / (2 * effective)) / shrink
    half = Z_95 / shrink * sqrt(p * (1 - p) / effective + Z_95**2 / (4 * effective**2))
    return 100 * max(centre - half, 0.0), 100 * min(centre + half, 1.0)


def difference(one: float, n_one: int, other: float, n_other: int, design_effect: float = 1.0) -> Interval:
    """Returns the 95 per cent interval of `one` minus `other`, in percentage points, for two independent samples.

    It is computed from the Wilson intervals of both (Newcombe 1998, method 10) and meant for the same question put to
    two states or in two waves of one survey; for different wordings it means nothing. The shares differ where it does
    not contain 0. Raises ValueError as `wilson` does.
    """
    low_one, high_one = wilson(one, n_one, design_effect)
    low_other, high_other = wilson(other, n_other, design_effect)
    gap = one - other
    return (
        gap - sqrt((one - low_one) ** 2 + (high_other - other) ** 2),
        gap + sqrt((high_one - one) ** 2 + (other - low_other) ** 2),
    )

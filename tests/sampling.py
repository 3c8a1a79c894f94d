"""Chooses what `make test` looks at where all cases take long; `make acceptance` looks at all of them."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def sample(cases: Iterable[Any], in_every_run: Collection[Any]) -> list[Any]:
    """Returns all cases as parameters of a test or fixture; those not `in_every_run` carry the marker `acceptance`.

    A case that is a tuple gives one value to each of the names parametrized. Raises AssertionError where a case that
    belongs to every run is none of the cases.
    """
    every = list(cases)
    assert all(case in every for case in in_every_run), "a case of the sample does not exist"
    return [case if case in in_every_run else _left_out(case) for case in every]


def _left_out(case: Any) -> Any:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.acceptance)

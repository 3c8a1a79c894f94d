"""Keeps the list of drawings that a test reads back: `class` of the SVG element -> names of the tests."""

from collections.abc import Callable
from typing import TypeVar

import pytest

READERS: dict[str, list[str]] = {}
"""Filled by `reads` while the modules of this folder are imported."""

Test = TypeVar("Test", bound=Callable[..., None])


def reads(*drawings: str) -> Callable[[Test], Test]:
    """Marks a test as the one that reads drawings of these classes and compares them with the published data."""

    def marked(test: Test) -> Test:
        for drawing in drawings:
            READERS.setdefault(drawing, []).append(test.__name__)
        return test

    return marked


on_frozen = pytest.mark.parametrize("site", ["frozen"], indirect=True, scope="session")
"""Has a test read the frozen edition alone: it expects dates, votes or values that an editor may change."""

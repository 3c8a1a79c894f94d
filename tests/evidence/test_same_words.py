"""What counts as the same words, and that a long run of stops holds nobody up."""

import pytest

from scorecard.evidence.same_words import same_words
from tests.evidence.mutations import limited


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The same  words.", "the same words"),
        ("The same words …!", "the same words"),
        ("“The same\u00a0words”", '"The same words"'),
        ("Mind—words", "mind-words"),
    ],
)
def test_words_typed_otherwise_are_the_same(one: str, other: str) -> None:
    assert same_words(one) == same_words(other)


def test_a_stop_within_the_words_counts() -> None:
    assert same_words("S. P. D.") == same_words("S. P. D")
    assert same_words("S. P. D.") != same_words("S P D")


def test_a_long_run_of_stops_is_compared_in_linear_time() -> None:
    """In quadratic time it takes more than a minute; in linear time nothing that could be measured."""
    with limited(20):
        assert same_words("a@" + "." * 200_000 + "b").endswith(".b")

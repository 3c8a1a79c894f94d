"""What counts as the same words, and that a long run of stops is compared as fast as other text."""

from time import process_time

import pytest

from scorecard.evidence.same_words import same_words


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


def test_a_long_run_of_stops_takes_no_longer_than_other_text() -> None:
    began = process_time()
    same_words("a@" + "." * 50_000 + "b")
    assert process_time() - began < 2

"""What is computed from the answers to a survey: intervals only of exact results, means only of those that compare."""

from datetime import date
from pathlib import Path

import pytest

from scorecard.analysis.polled_mean import polled_mean
from scorecard.analysis.precision import wilson
from scorecard.analysis.survey_results import survey_results
from scorecard.evidence.load import load
from tests.conftest import Change


def test_an_exact_share_of_a_known_sample_has_an_interval(project: Path) -> None:
    (row,) = survey_results(load(project), date(2026, 11, 24))["AT"]
    assert (row.low, row.high) == wilson(69, 1009)


def test_weighting_widens_the_interval(project: Path, change: Change) -> None:
    change("eu/surveys.yaml", "sampling: not_stated", "sampling: not_stated\n    design_effect: 2")
    (row,) = survey_results(load(project), date(2026, 11, 24))["AT"]
    assert (row.low, row.high) == pytest.approx(wilson(69, 1009, 2))
    assert row.low is not None and row.low < wilson(69, 1009)[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("share: 69", "share: 69\n    qualifier: about"),
        ("share: 69", "share: 69\n    qualifier: more_than"),
        ("    n: 1009\n", ""),
        ("n: 1009", "n: {about: 1000}"),
    ],
)
def test_what_is_known_roughly_has_no_interval(project: Path, change: Change, old: str, new: str) -> None:
    """An interval with decimals would claim a precision that nobody published."""
    change("AT.yaml", old, new)
    (row,) = survey_results(load(project), date(2026, 11, 24))["AT"]
    assert (row.share, row.low, row.high) == (69, None, None)


@pytest.mark.parametrize("apart", ["set_apart: true, note: {en: Asked in another way}", "qualifier: about"])
def test_a_mean_leaves_out_what_stands_apart_or_is_known_roughly(project: Path, change: Change, apart: str) -> None:
    change("eu/surveys.yaml", "states: [AT, DE]", "states: [AT, DE, FR, IT]")
    change("eu/surveys.yaml", "area: ALL2", "area: ALL4")
    for state, more in (("DE", ""), ("FR", ""), ("IT", f", {apart}")):
        with (project / f"{state}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"opinion:\n- {{survey: big-survey, question: worried, share: 50, source: shared-1{more}}}\n")
    mean = polled_mean(load(project), "big-survey", "worried")
    assert mean
    assert mean.states == ("AT", "DE", "FR")

"""Roll calls, leading votes, leading polls and intervals equal what is worked out again without the program."""

from datetime import date
from pathlib import Path

import pytest

from scorecard.analysis.figures import Figures, compute
from scorecard.analysis.leading_results import is_whole, leading_results
from scorecard.analysis.leading_votes import leading_votes
from scorecard.documents.message import Share
from scorecard.evidence.load import Evidence
from scorecard.evidence.roll_calls import BALLOTS
from scorecard.evidence.vocabulary import STATES
from scorecard.rendering.language import Language
from tests import recomputation
from tests.conftest import FROZEN

ENGLISH = Language("en")


def test_the_recomputation_uses_nothing_of_the_program() -> None:
    text = Path(recomputation.__file__).read_text("utf-8")
    assert "import scorecard" not in text and "from scorecard" not in text


def check(folder: Path, evidence: Evidence, figures: Figures) -> None:
    """Compares all figures of one evidence with those worked out from its files."""
    counted = {
        key: {ballot: sum(row.ballots[ballot] for row in rows) for ballot in BALLOTS}
        for key, rows in figures.votes.items()
    }
    assert counted == recomputation.delegations(folder)
    assert list(leading_votes(evidence, figures.as_of)) == recomputation.leading_votes(folder, str(figures.as_of))
    surveys = recomputation.surveys(folder)
    for state in STATES:
        results = recomputation.results(folder, state)
        assert len(results) == len(figures.results[state])
        for row, result in zip(figures.results[state], results, strict=True):
            where = f"{state}: {row.survey}, {row.question}"
            ends = recomputation.interval(surveys[result["survey"]], result, state)
            assert (row.low, row.high) == (pytest.approx(ends) if ends else (None, None)), where
            assert ENGLISH.share(Share.published(row.share)) == recomputation.published(result["share"]), where
        rows = {row.entry: row for row in figures.results[state]}
        led = [rows[entry] for entry in leading_results(evidence, figures.results[state])]
        assert [(row.survey, row.question, is_whole(evidence, row)) for row in led] == recomputation.leading_polls(
            folder, state
        ), state


def test_the_frozen_evidence(evidence: Evidence, figures: Figures) -> None:
    check(FROZEN, evidence, figures)


def test_the_evidence_itself(live_countries: Path, live_evidence: Evidence, live_figures: Figures) -> None:
    check(live_countries, live_evidence, live_figures)


@pytest.mark.parametrize("day", ["2021-07-06", "2024-02-29", "2026-03-26", "2026-07-09"])
def test_the_leading_votes_of_earlier_days(evidence: Evidence, day: str) -> None:
    assert list(leading_votes(evidence, date.fromisoformat(day))) == recomputation.leading_votes(FROZEN, day)


def test_the_interval_of_a_share_near_the_end() -> None:
    """98 per cent of 2,003 in Portugal: worked out by hand in docs/method.md."""
    ends = recomputation.interval({"n_by_state": {"PT": "2003"}}, {"share": "98"}, "PT")
    assert ends == pytest.approx((97.3, 98.5), abs=0.05)


def test_an_altered_ballot_is_noticed(tmp_path: Path) -> None:
    table = (FROZEN / "eu" / "roll_calls.csv").read_text("utf-8")
    (tmp_path / "eu").mkdir()
    (tmp_path / "eu" / "roll_calls.csv").write_text(table.replace("did_not_vote", "for", 1), "utf-8")
    assert recomputation.delegations(tmp_path) != recomputation.delegations(FROZEN)


def test_the_votes_of_an_earlier_day_are_those_held_by_then(evidence: Evidence) -> None:
    held = {key for _, key in compute(evidence, date(2026, 3, 31)).votes}
    assert held == {"2021-07-06", "2024-02-07", "2024-04-10", "2026-03-11", "2026-03-26"}

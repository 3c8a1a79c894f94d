"""Positions, counts, Council figures, voting power and alignment equal what is worked out again without the program."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from scorecard.analysis.council_vote import council
from scorecard.analysis.figures import Figures, compute
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import ASPECTS, STATES, Aspect
from tests import recomputed_positions as again
from tests.conftest import FROZEN


def test_the_recomputation_uses_nothing_of_the_program() -> None:
    text = Path(again.__file__).read_text("utf-8")
    assert "import scorecard" not in text and "from scorecard" not in text


def check(folder: Path, evidence: Evidence, figures: Figures) -> None:
    """Compares positions and alignment of one evidence with those worked out from its files."""
    day = figures.as_of
    assert set(again.states(folder)) == set(STATES)
    assert figures.positions.keys() == {(state, aspect) for state in STATES for aspect in ASPECTS}
    for (state, aspect), position in figures.positions.items():
        held = again.position(folder, state, aspect, day)
        expected = ("unknown", -1, []) if held is None else (held["stance"], held["entry"], held["rivals"])
        assert (position.stance, position.entry, sorted(position.contested_by)) == expected, (state, aspect)
        if held:
            assert (position.text, position.government) == (held["text"], held["by"]), (state, aspect)
        assert position.group == again.group(folder, state, aspect, day), (state, aspect)
    groups = Counter((aspect, position.group) for (_, aspect), position in figures.positions.items())
    assert {key: row.states for key, row in figures.counts.items() if row.states} == groups
    for state in STATES:
        ends = again.alignment(folder, state, day)
        found = figures.alignment[state]
        assert (found.range.low, found.range.high) == pytest.approx([float(end) for end in ends]), state
        assert found.withheld == again.withheld(folder, ends), state


def check_council(folder: Path, evidence: Evidence, figures: Figures, aspect: Aspect) -> None:
    """Compares the figures of the Council on one aspect with those computed from the files."""
    told, sides = council(evidence, figures, aspect), again.sides(folder, aspect, figures.as_of)
    people = again.populations(folder)
    assert told.populations == people
    assert told.standing.in_favour == sides["in_favour"]
    assert told.standing.not_in_favour == sides["not_in_favour"]
    assert told.standing.open == sides["open"]
    assert told.least.population == sum(people[state] for state in sides["in_favour"])
    assert told.least.attained == again.carried_by(folder, sides["in_favour"])
    assert told.most.attained == again.carried_by(folder, sides["in_favour"] | sides["open"])
    assert told.blocked == (not again.carried_by(folder, set(people) - sides["not_in_favour"]))
    doubtful = {state for state in told.standing.not_in_favour if figures.certainty[state, aspect].level != "well"}
    lifts = {s for s in doubtful if again.carried_by(folder, set(people) - (sides["not_in_favour"] - {s}))}
    assert set(told.block_rests_on) == (lifts if told.blocked else set())


def test_the_frozen_evidence(evidence: Evidence, figures: Figures) -> None:
    check(FROZEN, evidence, figures)


def test_the_evidence_itself(live_countries: Path, live_evidence: Evidence, live_figures: Figures) -> None:
    check(live_countries, live_evidence, live_figures)


@pytest.mark.parametrize("day", ["2021-07-06", "2023-11-30", "2025-10-31", "2025-12-20"])
def test_earlier_days(evidence: Evidence, day: str) -> None:
    """Other governments were in office then, and other texts on the table."""
    check(FROZEN, evidence, compute(evidence, date.fromisoformat(day)))


def test_the_council(evidence: Evidence, figures: Figures) -> None:
    check_council(FROZEN, evidence, figures, "overall")
    check_council(FROZEN, evidence, figures, "detection_orders")


def test_the_council_of_the_evidence_itself(
    live_countries: Path, live_evidence: Evidence, live_figures: Figures
) -> None:
    check_council(live_countries, live_evidence, live_figures, "detection_orders")


def test_a_majority_at_its_limits() -> None:
    """14 states are too few; 24 of 27 carry a decision whatever their size, because three cannot block."""
    people = again.populations(FROZEN)
    largest = sorted(people, key=lambda state: -people[state])
    assert not again.carried_by(FROZEN, largest[:14])
    assert again.carried_by(FROZEN, largest[:15])
    assert again.carried_by(FROZEN, largest[3:])
    assert not again.carried_by(FROZEN, largest[4:])


def test_voting_power(evidence: Evidence, figures: Figures) -> None:
    told = council(evidence, figures, "detection_orders").power
    recomputed = again.power(FROZEN)
    for state in STATES:
        banzhaf, shapley_shubik = recomputed[state]
        assert told[state].banzhaf == pytest.approx(float(banzhaf))
        assert told[state].shapley_shubik == pytest.approx(float(shapley_shubik))


def test_an_altered_statement_or_government_is_noticed(tmp_path: Path, figures: Figures) -> None:
    """The recomputation reads the files: Germany's stance turned round, its government gone a year before."""
    (tmp_path / "eu").symlink_to(FROZEN / "eu")
    germany = (FROZEN / "DE.yaml").read_text("utf-8")
    before = again.alignment(FROZEN, "DE", figures.as_of)
    (tmp_path / "DE.yaml").write_text(germany.replace("stance: opposes", "stance: supports"), "utf-8")
    assert again.alignment(tmp_path, "DE", figures.as_of) != before
    slovakia = (FROZEN / "SK.yaml").read_text("utf-8")
    newer = "\n- head: Somebody Else\n  parties: [X]\n  from: 2026-10-01\n\nstatements:"
    begin = slovakia.index("\ngovernments:")
    end = slovakia.index("\nstatements:")
    former = slovakia[begin:end].rstrip() + "\n  to: 2026-10-01"
    (tmp_path / "SK.yaml").write_text(slovakia[:begin] + former + newer + slovakia[end + 12 :], "utf-8")
    assert again.position(FROZEN, "SK", "encryption", figures.as_of)
    assert again.position(tmp_path, "SK", "encryption", figures.as_of) is None

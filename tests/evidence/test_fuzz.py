"""A short run of the fuzzer: broken files of the real evidence, the same ones each time.

The long run is `python -m bench.fuzz`; `--seed 5 --only 123` shows the mutant 5/123 again.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.evidence.mutations import Breeder, Laboratory, Mutant
from tests.sampling import sample

SEED = 5
FOLLOWED = 30
"""The number of mutants of which one valid one is rendered as documents and pages."""


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory: pytest.TempPathFactory) -> Laboratory:
    return Laboratory(tmp_path_factory.mktemp("fuzz") / "countries")


def named(mutant: Mutant) -> str:
    """Returns the words with which a mutant is found again."""
    seed, number = mutant.name.split("/")
    return (
        f"mutant {mutant.name} ({mutant.file}: {mutant.how}); "
        f"see it with python -m bench.fuzz --seed {seed} --only {number}"
    )


@pytest.mark.parametrize("mutants", sample([6, 600], [6]))
def test_broken_files_are_reported_or_read(mutants: int, laboratory: Laboratory, tmp_path: Path) -> None:
    """There is never an exception, every problem has its place, and what is read can be printed."""
    breeder = Breeder(laboratory.files, SEED)
    outcomes: Counter[str] = Counter()
    typed = False
    for number in range(mutants):
        mutant = breeder.breed(number)
        verdict = laboratory.judge(mutant)
        assert not verdict.findings, f"{named(mutant)}: {verdict.findings}"
        outcomes[verdict.outcome] += 1
        if number % 30 == 0:
            again = laboratory.judge(mutant, whole=True)
            assert (again.outcome, again.problems, again.findings) == (verdict.outcome, verdict.problems, ()), named(
                mutant
            )
        if verdict.evidence is not None and verdict.outcome == "valid" and outcomes["valid"] <= mutants // FOLLOWED:
            assert laboratory.followed(verdict.evidence, mutant) == [], named(mutant)
        if verdict.outcome == "problems" and not typed:
            typed = True
            assert laboratory.told_by_commands(mutant, tmp_path / "output") == [], named(mutant)
    assert outcomes["problems"] > mutants / 2, "the mutants are too tame"
    assert outcomes["valid"] > mutants / 20, "the mutants are too wild to get past the reader"


def test_a_mutant_is_known_by_its_name(laboratory: Laboratory) -> None:
    one, other = Breeder(laboratory.files, SEED), Breeder(laboratory.files, SEED)
    assert [one.breed(number) for number in (3, 1, 2)] == [other.breed(number) for number in (3, 1, 2)]


def test_what_is_wrong_with_the_program_is_found(laboratory: Laboratory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fuzzer itself: a crash in a check across files, and a problem told in no words, are findings."""
    mutant = Mutant(
        "by hand", "AT.yaml", "state renamed", laboratory.files["AT.yaml"].replace(b"state: AT", b"state: BE")
    )
    assert laboratory.judge(mutant).findings == ()

    def crash(*given: object) -> None:
        raise KeyError("state")

    with monkeypatch.context() as broken:
        broken.setattr("scorecard.evidence.load.crosscheck", crash)
        assert "KeyError in load.py" in laboratory.judge(mutant).findings[0]
    with monkeypatch.context() as broken:
        broken.setattr("scorecard.evidence.load.colour_fault", lambda colour: "Traceback")
        assert any("no words" in finding for finding in laboratory.judge(mutant).findings)
    assert laboratory.judge(mutant).findings == ()

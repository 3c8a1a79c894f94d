"""A logo that cannot be seen or drawn is told by check, and by every build before anything is made."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from scorecard.building.inputs import Inputs
from scorecard.building.manifest import Manifest
from scorecard.building.new_logos import check_of_new_logos
from scorecard.cli import app
from scorecard.rendering import logo_process
from scorecard.rendering.engine.engine_import import EngineMissingError
from tests.conftest import ROOT, Change
from tests.sample_logos import NOT_SEEN, svg

SPECK = NOT_SEEN["a speck"][0]
GOOD = svg('<rect width="90" height="30"/>')


@pytest.fixture
def with_logo(project: Path, change: Change) -> Path:
    """Returns the evidence with a logo that is printed as a speck."""
    (project / "logos").mkdir()
    (project / "logos" / "AT.svg").write_bytes(SPECK)
    change("AT.yaml", "organisation:\n", "organisation:\n  logo: AT.svg\n")
    return project


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_check_tells_of_the_drawing_beside_all_other_problems(with_logo: Path) -> None:
    (with_logo / "BE.yaml").write_text("state: BE\nhotlin: {}\n")
    answer = run("check", "--countries", str(with_logo))
    assert "AT.yaml:3:9: logo AT.svg: the drawing fills 0.1 % of its artboard; crop it" in answer.stdout
    assert "BE.yaml:2:1: 'hotlin' is not a field here" in answer.stdout
    assert answer.exit_code == 1


def test_a_build_tells_of_the_drawing_and_makes_nothing(with_logo: Path, tmp_path: Path) -> None:
    words = ("--document", "data", "--jobs", "1", "--countries", str(with_logo), "--output", str(tmp_path / "output"))
    answer = run("build", *words)
    assert "AT.yaml:3:9: logo AT.svg: the drawing fills 0.1 % of its artboard" in answer.stderr
    assert "nothing was written" in answer.stderr
    assert not (tmp_path / "output").exists()


def test_check_draws_a_logo_without_becoming_slow_itself(with_logo: Path) -> None:
    (with_logo / "logos" / "AT.svg").write_bytes(GOOD)
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom scorecard.cli import app\n"
        "answer = CliRunner().invoke(app, ['check', '--countries', sys.argv[1]])\n"
        "assert answer.exit_code == 0, answer.stdout\n"
        "assert not {'pandas', 'weasyprint', 'jinja2', 'babel', 'pypdfium2'} & set(sys.modules), 'slow start'\n"
    )
    words = [sys.executable, "-c", code, str(with_logo)]
    answer = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def test_check_says_where_it_could_not_draw(with_logo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(logos: Sequence[tuple[str, bytes]]) -> list[str | None]:
        raise EngineMissingError("WeasyPrint cannot be loaded")

    monkeypatch.setattr(logo_process, "drawn_faults", missing)
    answer = run("check", "--countries", str(with_logo))
    assert "The drawing of 1 logo was not looked at: WeasyPrint cannot be loaded" in answer.stderr
    assert answer.exit_code == 0


def test_a_build_looks_at_new_logos_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def look(logos: Sequence[tuple[str, bytes]]) -> list[str | None]:
        looked_at.extend(name for name, _ in logos)
        return [f"{name} is wrong" for name, _ in logos]

    monkeypatch.setattr(logo_process, "drawn_faults", look)
    now = Inputs({"logos/old.svg": sha256(GOOD).hexdigest()}, {}, {}, {}, {"a.py": "1"}, {"weasyprint": "70"})
    before = Manifest("an edition", "2026-11-24", now, {}, {}, None)
    logos = [("old.svg", GOOD), ("new.svg", GOOD)]
    assert check_of_new_logos(before, now)(logos) == [None, "new.svg is wrong"]
    assert looked_at == ["new.svg"]
    for other in (None, replace(before, inputs=replace(now, tools={"weasyprint": "71"}))):
        assert check_of_new_logos(other, now)(logos) == ["old.svg is wrong", "new.svg is wrong"]

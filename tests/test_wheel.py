"""The wheel as it is installed: it holds all that a scorecard is built from and reads nothing of the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import ROOT

_RECORDER = """
import os, sys

log = os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

def record(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        os.write(log, os.fsencode(os.path.realpath(arguments[0]) + "\\n"))

sys.addaudithook(record)
"""
"""Writes down every file that Python opens, in worker processes too: each interpreter imports it when it starts."""


def _run(*command: str | Path, folder: Path) -> None:
    own = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-c", f"from hatchling.build import build_wheel; build_wheel({str(folder)!r})", folder=ROOT)
    return next(folder.glob("*.whl"))


def _install(wheel: Path, environment: Path, log: Path) -> Path:
    """Installs the wheel into a fresh environment that sees the dependencies of this one; returns its `scorecard`.

    The dependencies are seen through a .pth file with the path of this environment's packages. Python does not read
    the .pth files that lie in a folder named by a .pth file, so the editable installation of the project stays hidden.
    """
    _run(sys.executable, "-m", "venv", "--without-pip", environment, folder=wheel.parent)
    python = environment / "bin" / "python"
    _run(
        *(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel),
        folder=wheel.parent,
    )
    packages = next(environment.glob("lib/python*/site-packages"))
    (packages / "recorder.py").write_text(_RECORDER.format(log=str(log)))
    (packages / "dependencies.pth").write_text("\n".join([*sorted(_dependencies()), "import recorder", ""]))
    return environment / "bin" / "scorecard"


def _dependencies() -> set[str]:
    return {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}


def test_a_scorecard_is_built_outside_the_checkout_from_the_wheel_alone(
    wheel: Path, project: Path, tmp_path: Path
) -> None:
    log, work = tmp_path / "opened.txt", tmp_path / "work"
    scorecard = _install(wheel, tmp_path / "environment", log)
    shutil.copytree(project, work / "countries")
    _run(scorecard, "build", "AT", "--document", "scorecard", "--language", "de", folder=work)
    built = work / "output" / "de" / "AT"
    assert '<html lang="de"' in (built / "index.html").read_text("utf-8"), "the catalogues are in the wheel"
    with pikepdf.open(built / "scorecard.pdf") as pdf:
        assert len(pdf.pages) >= 2
    opened = {Path(line) for line in log.read_text().splitlines()}
    assert any(path.parts[-3:] == ("templates", "scorecard", "scorecard.html.j2") for path in opened)
    dependencies = [Path(folder).resolve() for folder in _dependencies()]
    of_the_checkout = {path for path in opened if path.is_relative_to(ROOT.resolve())}
    assert not {path for path in of_the_checkout if not any(path.is_relative_to(folder) for folder in dependencies)}

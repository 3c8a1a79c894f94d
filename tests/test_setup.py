"""The set-up scripts with false npm, pip and apt programs: what fails or is interrupted does not count as done."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

CI = ROOT / ".ci"
TOOLS = "cat date dirname grep make mkdir mktemp mv rm sed sh tail touch tr uname"
"""The programs of the system that the scripts use; every other program is replaced by a stub, or missing."""

NPM = """
while [ "$1" != --prefix ]; do shift; done
package="$2/node_modules/checker"
mkdir -p "$package"
{how}
echo '{{"name": "checker", "version": "{version}"}}' >"$package/package.json"
echo content >"$package/file.jar"
"""
PYTHON = """
echo "$*" >>"$CALLS"
case "$*" in
*"-m venv"*) mkdir -p "$3/bin"; cat "$0" >"$3/bin/python"; echo exit >"$3/bin/scorecard"; chmod +x "$3"/bin/*
    touch "$3/pyvenv.cfg" ;;
*requirements.txt) {how} ;;
esac
"""
APT = """
echo "$*" >>"$CALLS"
case "$1" in
update) {update} ;;
install) {install} ;;
esac
"""


class Machine:
    """A folder of programs, the only ones on PATH, and a folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.programs, self.work, self.calls = folder / "bin", folder / "work", folder / "calls.txt"
        self.programs.mkdir()
        self.work.mkdir()
        for name in [*TOOLS.split(), "chmod"]:
            (self.programs / name).symlink_to(str(shutil.which(name)))
        self.false("sleep", "")

    def false(self, name: str, script: str) -> Path:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    def run(self, *command: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        own = {"PATH": str(self.programs), "CALLS": str(self.calls), **variables}
        return subprocess.run(command, cwd=self.work, env=own, capture_output=True, text=True, check=False, timeout=20)

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


# npm


def npm_package(machine: Machine) -> subprocess.CompletedProcess[str]:
    return machine.run("sh", CI / "npm-package", "checks", "checker@2.0.1", "file.jar")


@pytest.mark.parametrize(
    ("how", "version", "said"),
    [
        ("echo npm error code E404 >&2; exit 1", "2.0.1", "npm error code E404"),
        ("kill -KILL $PPID; exit 1", "2.0.1", ""),
        ("", "2.0.0", "does not hold checker@2.0.1"),
        ('mkdir "$package/file.jar" && exit 0', "2.0.1", "does not hold checker@2.0.1"),
    ],
    ids=["fails", "interrupted", "other version", "half"],
)
def test_an_npm_package_that_is_not_whole_is_not_there(machine: Machine, how: str, version: str, said: str) -> None:
    machine.false("npm", NPM.format(how=how, version=version))
    failed = npm_package(machine)
    assert failed.returncode != 0
    assert said in failed.stderr
    assert not (machine.work / "checks").exists()
    machine.false("npm", NPM.format(how="", version="2.0.1"))
    assert npm_package(machine).returncode == 0
    assert (machine.work / "checks" / "checker@2.0.1").is_file()


def test_an_npm_package_that_is_whole_is_not_installed_again(machine: Machine) -> None:
    machine.false("npm", NPM.format(how="", version="2.0.1"))
    npm_package(machine)
    machine.false("npm", "exit 1")
    assert npm_package(machine).returncode == 0


# pip, through make


@pytest.fixture
def make(machine: Machine) -> Callable[[], subprocess.CompletedProcess[str]]:
    """Runs `make setup` in a checkout with a false Python."""
    shutil.copytree(CI, machine.work / ".ci")
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, machine.work / name)
    machine.false("python3", PYTHON.format(how=":"))
    return lambda: machine.run("make", "setup")


@pytest.mark.parametrize("how", ["echo ERROR: no matching distribution >&2; exit 1", "kill -KILL $PPID"])
def test_an_environment_whose_installation_failed_is_made_anew(
    machine: Machine, make: Callable[[], subprocess.CompletedProcess[str]], how: str
) -> None:
    machine.false("python3", PYTHON.format(how=how))
    failed = make()
    assert failed.returncode != 0
    assert "echo" not in how or "ERROR: no matching distribution" in failed.stderr
    environment = machine.work / ".venv"
    assert not (environment / "ready").exists()
    (environment / "half").touch()
    machine.false("python3", PYTHON.format(how=":"))
    assert make().returncode == 0
    assert (environment / "ready").read_text().strip() == str(machine.work)
    assert not (environment / "half").exists()


def test_an_environment_that_is_ready_is_left_alone(
    machine: Machine, make: Callable[[], subprocess.CompletedProcess[str]]
) -> None:
    make()
    machine.calls.unlink()
    assert make().returncode == 0
    assert not [call for call in machine.called() if "-m" in call.split()]


def test_an_environment_is_made_anew_where_the_folder_was_moved(
    machine: Machine, make: Callable[[], subprocess.CompletedProcess[str]]
) -> None:
    make()
    machine.work = machine.work.rename(machine.work.with_name("moved"))
    assert make().returncode == 0
    assert (machine.work / ".venv" / "ready").read_text().strip() == str(machine.work)


def test_a_folder_that_is_no_environment_is_not_removed(
    machine: Machine, make: Callable[[], subprocess.CompletedProcess[str]]
) -> None:
    kept = machine.work / ".venv" / "letter.txt"
    kept.parent.mkdir()
    kept.touch()
    assert "is not a virtual environment" in make().stderr
    assert kept.exists()


def test_packages_that_are_not_whole_are_named(tmp_path: Path) -> None:
    def installed(name: str, version: str, record: str | None) -> None:
        folder = tmp_path / f"{name}-{version}.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        if record is not None:
            (folder / "RECORD").write_text(record)

    installed("older", "0.9", "")
    installed("interrupted", "1.0", None)
    installed("half", "1.0", "half/lost.py,,\n")
    installed("whole", "1.0.0", "dev.txt,,\n")
    (tmp_path / "dev.txt").write_text("-r base.txt\nabsent==1.0\nwhole==1.0\n")
    (tmp_path / "base.txt").write_text("older==1.0\ninterrupted==1.0\nhalf==1.0\n")
    checked = subprocess.run(
        [sys.executable, CI / "check_environment.py", tmp_path / "dev.txt"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 1
    assert checked.stderr.splitlines() == [
        "older==1.0 is installed as 0.9",
        "interrupted==1.0 has no list of its files",
        "half==1.0 lacks half/lost.py",
        "absent==1.0 is not installed",
    ]


def test_the_requirements_of_the_tests_do_not_repeat_those_of_the_program() -> None:
    base, dev = ((ROOT / name).read_text().splitlines() for name in ("requirements.txt", "requirements-dev.txt"))
    assert dev[0] == "-r requirements.txt"
    assert all("==" in line for line in [*base, *dev[1:]])
    names = [line.split("==")[0] for line in [*base, *dev[1:]]]
    assert len(names) == len(set(names))


# apt


def need(machine: Machine, user: int, *things: str) -> subprocess.CompletedProcess[str]:
    machine.false("id", f"echo {user}")
    return machine.run("sh", CI / "need", *things)


def test_who_is_not_root_is_told_the_one_command(machine: Machine) -> None:
    machine.false("apt-get", APT.format(update=":", install=":"))
    told = need(machine, 1000, "python", "poppler")
    assert told.returncode == 1
    assert [line.strip() for line in told.stderr.splitlines() if "sudo" in line] == [
        "sudo apt update && sudo apt install python3 python3-venv poppler-utils"
    ]
    assert not machine.called()


def test_a_python_that_is_too_old_is_named(machine: Machine) -> None:
    machine.false("apt-get", "")
    machine.false("python3", 'case "$1" in --version) echo Python 3.10.12 ;; *) exit 1 ;; esac')
    told = need(machine, 1000, "python").stderr
    assert "Found: Python 3.10.12. Needed: Python 3.11 or newer" in told
    assert "make edition PYTHON=python3.12" in told


def test_a_mac_is_told_where_homebrew_keeps_java(machine: Machine) -> None:
    (machine.programs / "uname").unlink()
    machine.false("uname", "echo Darwin")
    machine.false("brew", "echo /usr/local")
    told = need(machine, 501, "java").stderr
    assert "  brew install openjdk" in told.splitlines()
    assert "export PATH=/usr/local/opt/openjdk/bin:$PATH" in told


def test_root_installs_and_waits_for_the_lock(machine: Machine) -> None:
    program = machine.programs / "pdftotext"
    machine.false("apt-get", APT.format(update=":", install=f"echo exit >{program}; chmod +x {program}"))
    assert need(machine, 0, "poppler").returncode == 0
    assert machine.called()[-1] == ("install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 poppler-utils")


def test_what_is_missing_after_apt_is_named(machine: Machine) -> None:
    machine.false("apt-get", APT.format(update=":", install=":"))
    told = need(machine, 0, "poppler", "npm")
    assert told.returncode == 1
    assert "this is still missing: poppler npm." in told.stderr


def test_the_error_of_apt_is_shown(machine: Machine) -> None:
    machine.false("apt-get", APT.format(update=":", install="echo E: Unable to locate package >&2; exit 100"))
    told = need(machine, 0, "poppler")
    assert told.returncode != 0
    assert "E: Unable to locate package" in told.stderr
    assert "apt could not install: poppler-utils" in told.stderr


def test_the_package_lists_are_asked_for_again_while_they_are_locked(machine: Machine) -> None:
    locked = '[ "$(grep -c update "$CALLS")" -gt 2 ] || { echo E: Could not get lock >&2; exit 100; }'
    machine.false("apt-get", APT.format(update=locked, install=":"))
    assert machine.run("sh", CI / "apt", "poppler-utils").returncode == 0
    assert [call.split()[0] for call in machine.called()] == ["update", "update", "update", "install"]


def test_an_installation_that_was_interrupted_is_finished_first(machine: Machine) -> None:
    broken = 'grep -q configure "$CALLS" || { echo "E: run dpkg --configure -a" >&2; exit 100; }'
    machine.false("apt-get", APT.format(update=":", install=broken))
    machine.false("dpkg", 'echo "$*" >>"$CALLS"')
    assert machine.run("sh", CI / "apt", "poppler-utils").returncode == 0
    assert "--configure -a" in machine.called()


# In the browser, and on GitHub


def test_the_browser_and_github_use_one_image_and_pinned_actions() -> None:
    image = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())["image"]
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "scorecard.yml").read_text())
    assert {job["container"] for job in workflow["jobs"].values()} == {image}
    assert "/" not in image, "no registry is named"
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    actions = [step["uses"] for step in steps if "uses" in step]
    assert actions
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in actions)

"""Copies of all that a build reads of the program, which a test may change to see what is made again."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_report import BuildReport
from scorecard.building.build_request import BuildRequest, RenderSettings, Target
from scorecard.building.executor import Executor
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import ROOT


@dataclass(frozen=True)
class Sources:
    """The copies, and the request that reads them."""

    request: BuildRequest
    program: Path

    def edit(self, file: str, old: str, new: str, number: int = 1) -> None:
        """Replaces a text in a template or a module, which has it so many times, where it stands first."""
        path = self.request.templates / file if file.endswith(".j2") else self.program / file
        text = path.read_text("utf-8")
        assert text.count(old) == number, f"'{old}' is {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def catalogue(self, language: str) -> Path:
        """Returns the translations of the program's messages into a language."""
        return self.program / "locale" / language / "LC_MESSAGES" / "scorecard.po"

    def build(self, executor: Callable[[RenderSettings], Executor]) -> BuildReport:
        """Builds the targets that are not up to date with this executor, and asserts that nothing fails."""

        def factory(request: BuildRequest, settings: RenderSettings, wanted: list[Target]) -> Executor:
            return executor(settings)

        report = build(self.request, executor_factory=factory)
        assert not report.failures
        return report


@contextmanager
def copied_sources(folder: Path, request: BuildRequest) -> Iterator[Sources]:
    """Copies the program into a folder, and has builds read it there; the code that runs stays as it is.

    The request gets the copied templates.
    """
    copies = Sources(replace(request, templates=folder / "templates"), folder / "scorecard")
    shutil.copytree(TEMPLATES, copies.request.templates)
    shutil.copytree(ROOT / "scorecard", copies.program, ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("scorecard.building.inputs.PROGRAM", copies.program)
        monkeypatch.setattr("scorecard.building.printed_texts.CATALOGUES", copies.program / "locale")
        yield copies

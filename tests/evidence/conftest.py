"""Provides the minimal evidence in memory."""

from pathlib import Path

import pytest

from tests.conftest import minimal_project
from tests.evidence.minimal_evidence import MinimalEvidence


@pytest.fixture(scope="session")
def minimal_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return minimal_project(tmp_path_factory.mktemp("minimal") / "countries")


@pytest.fixture
def minimal(minimal_folder: Path) -> MinimalEvidence:
    """The minimal evidence, to be changed by one test."""
    return MinimalEvidence(minimal_folder)

"""Provides the minimal evidence in memory."""

from pathlib import Path

import pytest

from tests.evidence.minimal_evidence import MinimalEvidence
from tests.minimal_project import minimal_project


@pytest.fixture(scope="session")
def minimal_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return minimal_project(tmp_path_factory.mktemp("minimal") / "countries")


@pytest.fixture
def minimal(minimal_folder: Path) -> MinimalEvidence:
    """Returns the minimal evidence, to be changed by one test."""
    return MinimalEvidence(minimal_folder)

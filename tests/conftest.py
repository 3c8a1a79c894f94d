"""Provides the evidence that tests run on: frozen, minimal or live, and what is built from each.

Which of them a test takes:

- `evidence`, `figures`, `edition` (or the folder FROZEN): a copy that never changes. Numbers, sentences and positions
  are pinned on it.
- `project`: a few lines, for logic.
- `live_countries`, `live_evidence`, `live_figures`, `live_edition`: the folder `countries/`, or the one that
  `--countries` names. Only what must hold whatever an editor adds is asserted of it. A test that takes one of these
  gets the marker `live`, and `slow` too where it needs the built edition; any other test that reads `countries/` fails.
"""

import fcntl
import gc
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

from scorecard.analysis.figures import Figures, compute
from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import STATES, State
from tests.minimal_project import minimal_project
from tests.work_done_once import FROZEN as FROZEN
from tests.work_done_once import do_work_once, frozen_evidence

ROOT = Path(__file__).parent.parent

PRINTED: tuple[State, ...] = ("DE", "MT")
"""The states whose scorecard and brief `edition` holds as PDFs: one with much evidence, one with little."""

LIVE_PRINTED: tuple[State, ...] = ("EL", "MT")
"""The states printed for `live_edition` in an ordinary run: one with Greek letters, one with little evidence and many
accents."""

_LIVE = {"live_countries", "live_evidence", "live_figures", "live_printed", "live_edition"}
LIVE_FOLDER = ROOT / "countries"

Change = Callable[[str, str, str], None]

_MEMORY = Path("/dev/shm")
"""The folder in which a system keeps files in memory."""
_NEEDED_BYTES = 4_000_000_000
"""More than the folders of all tests hold together."""


def pytest_configure() -> None:
    """Keeps the folders of tests in memory where there is room, which halves the time of writing.

    Commands that a test starts print English messages, whatever the language of the machine.
    """
    os.environ["LANGUAGE"] = "en"
    if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _NEEDED_BYTES:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--countries", type=Path, default=LIVE_FOLDER, help="The evidence that the tests marked live read."
    )


def pytest_xdist_auto_num_workers() -> int:
    """Returns how many processes `--numprocesses auto` starts: two more than there are cores, at most four.

    Some tests wait for a browser, a cluster or a server meanwhile.
    """
    return min(4, (os.cpu_count() or 1) + 2)


_TOGETHER = ("tests/browser", "tests/drawings")
"""The folders whose tests share an object that takes seconds to set up: a Chromium, all pages as trees."""


class _FolderScheduling(LoadFileScheduling):  # type: ignore[misc]  # pytest-xdist has no types
    """Gives each file of tests to one process, and all files of some folders to the same one."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        folder = file.rpartition("/")[0]
        return folder if folder in _TOGETHER else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _FolderScheduling:
    """Returns the scheduler that distributes the tests over the processes, whatever `--dist` says."""
    return _FolderScheduling(config, log)


_LONGEST = (
    "tests/drawings/test_registry.py",
    "tests/test_live_evidence_changes.py",
    "tests/documents/test_live_documents.py",
    "tests/browser/test_accessibility.py",
    "tests/building/test_cluster.py",
    "tests/building/test_shards.py",
    "tests/test_wheel.py",
    "tests/test_recipes.py",
    "tests/evidence/test_fuzz.py",
    "tests/evidence/test_every_field_is_read.py",
)
"""The modules with the longest tests: they run first, so that at the end no process works alone."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that take live evidence, before those that `-m` leaves out are dropped; orders the modules."""
    first = {name: place for place, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: first.get(item.nodeid.partition("::")[0], len(first)))
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & _LIVE:
            item.add_marker("live")
        if "live_edition" in fixtures:
            item.add_marker("slow")


def pytest_collection_finish() -> None:
    """Excludes loaded objects from garbage collection, and makes it less frequent, which saves a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


_reader: str | None = None
"""The test that is running, where it may not read the live evidence."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Watches each test from the set-up of its fixtures to its end."""
    global _reader
    _reader = None if item.get_closest_marker("live") else item.nodeid
    try:
        return (yield)
    finally:
        _reader = None


def _refuse_live_evidence(event: str, arguments: tuple[object, ...]) -> None:
    """Raises AssertionError where a test that is not marked live opens a file of the live evidence."""
    if event != "open" or _reader is None:
        return
    path = arguments[0]
    if (
        isinstance(path, str)
        and path.endswith((".yaml", ".csv", ".po"))
        and Path(path).resolve().is_relative_to(LIVE_FOLDER)
    ):
        raise AssertionError(f"{_reader} reads {path}, which changes every week: use FROZEN or a live fixture")


sys.addaudithook(_refuse_live_evidence)


do_work_once()


@pytest.fixture(autouse=True)
def no_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Removes the wait for readers of replaced pages, because a test has no readers."""
    monkeypatch.setattr("scorecard.building.renewal_in_place.READERS_SECONDS", 0)


def digests(folder: Path) -> dict[str, str]:
    """Returns the SHA-256 of every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Returns a whole evidence folder as small as it can be: one state with statements, 26 bare ones."""
    return minimal_project(tmp_path / "countries")


@pytest.fixture
def change(project: Path) -> Change:
    """Replaces a piece of text that stands exactly once in a file of the project."""

    def replace(file: str, old: str, new: str) -> None:
        path = project / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), "utf-8")

    return replace


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """Returns the frozen evidence."""
    return frozen_evidence()


@pytest.fixture(scope="session")
def figures(evidence: Evidence) -> Figures:
    """Returns the figures of the frozen evidence as of its own date."""
    return _figures(evidence)


BuildOnce = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def build_once(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> BuildOnce:
    """Returns a folder by its name, which is filled once for all processes of this run and must not be changed then.

    The first process that asks for a folder fills it, the others wait meanwhile.
    """
    run = tmp_path_factory.getbasetemp()
    if hasattr(pytestconfig, "workerinput"):  # one of several processes of pytest-xdist
        run = run.parent

    def once(name: str, fill: Callable[[Path], object]) -> Path:
        folder, filled = run / f"once-{name}", run / f"once-{name}.filled"
        with (run / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not filled.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                filled.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def edition(evidence: Evidence, build_once: BuildOnce) -> Path:
    """Returns the folder of one build from the frozen evidence: the site with all 27 pages, its data, few PDFs."""

    def fill(output: Path) -> None:
        _build(FROZEN, evidence, output, PRINTED, {"scorecard", "brief"}, {"pdf"})  # first: the pages link to these
        _build(FROZEN, evidence, output, STATES, {"scorecard", "embed", "site", "data"}, {"html"})

    return build_once("edition", fill)


@pytest.fixture(scope="session")
def live_countries(pytestconfig: pytest.Config) -> Path:
    """Returns the folder of the live evidence."""
    folder: Path = pytestconfig.getoption("countries")
    return folder


@pytest.fixture(scope="session")
def live_evidence(live_countries: Path) -> Evidence:
    """Returns the live evidence."""
    return load(live_countries)


@pytest.fixture(scope="session")
def live_figures(live_evidence: Evidence) -> Figures:
    """Returns the figures of the live evidence as of its own date."""
    return _figures(live_evidence)


@pytest.fixture(scope="session")
def live_printed(request: pytest.FixtureRequest) -> tuple[State, ...]:
    """Returns the states whose PDFs, cards and chapters of the book `live_edition` holds.

    All, where a test is run that takes long (`acceptance`).
    """
    whole = any(item.get_closest_marker("acceptance") for item in request.session.items)
    return STATES if whole else LIVE_PRINTED


@pytest.fixture(scope="session")
def live_edition(
    live_countries: Path, live_evidence: Evidence, live_printed: tuple[State, ...], build_once: BuildOnce
) -> Path:
    """Returns the folder of one build from the live evidence: the site with all 27 pages, the book, and PDFs."""

    def fill(output: Path) -> None:
        printed = {"scorecard", "brief", "edition"}
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("scorecard.documents.edition.STATES", live_printed)  # the chapters of the book
            _build(live_countries, live_evidence, output, live_printed, printed, {"pdf"})
        _build(live_countries, live_evidence, output, live_printed, {"card"}, {"html"})
        _build(live_countries, live_evidence, output, STATES, {"scorecard", "embed", "site"}, {"html"})

    return build_once("live-edition", fill)


def _figures(evidence: Evidence) -> Figures:
    return compute(evidence, evidence.edition.evidence_date.last_day)


def _build(
    countries: Path, evidence: Evidence, output: Path, states: tuple[State, ...], documents: set[str], formats: set[str]
) -> None:
    """Builds documents in English as of the day of the evidence."""
    request = BuildRequest(
        countries=countries,
        output=output,
        states=states,
        languages=("en",),
        documents=frozenset(documents),
        formats=frozenset(formats),
        as_of=evidence.edition.evidence_date.last_day,
    )
    assert not build(request, jobs=os.cpu_count() or 1).failures

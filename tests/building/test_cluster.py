"""A cluster that is started as docs/building.md says, each scheduler and worker a process of its own, makes the same.

The scheduler and the two workers of `cluster` are started once for all tests.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import font_source_sans_pro
import pytest
from typer.testing import CliRunner

from scorecard.building import cluster_worker
from scorecard.building.build import build
from scorecard.building.build_report import BuildReport
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.cluster_connection import connected
from scorecard.building.cluster_worker import Program, differences
from scorecard.building.dask_executor import dask_executor_factory
from scorecard.building.executor import ExecutorError
from scorecard.building.failure import Failure
from scorecard.building.inputs import read_inputs, tool_versions
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.cli import app
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import FROZEN, ROOT, digests

PROGRAMS = Path(sys.executable).parent


def recipe(scheme: str) -> list[str]:
    """Returns the lines of docs/building.md that set a cluster up, for addresses of this scheme."""
    text = (ROOT / "docs" / "building.md").read_text("utf-8")
    blocks = re.findall(r"<!-- run by tests/building/test_cluster\.py as it stands -->\n```\n(.*?)```", text, re.S)
    (block,) = [block for block in blocks if f"dask worker {scheme}://" in block]
    return str(block).splitlines()


@dataclass
class Cluster:
    """Processes on this machine that are started with the lines of the documentation."""

    folder: Path
    scheme: str = "tcp"
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.lines = [
            line.replace("10.0.0.5", "127.0.0.1").replace("8786", str(self.port)) for line in recipe(self.scheme)
        ]
        exports = [line.removeprefix("export ").split("=") for line in self.lines if line.startswith("export ")]
        self.variables = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
        self.variables |= dict(exports)

    @property
    def address(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def start_scheduler(self) -> None:
        self._start(self._line("dask scheduler"), ROOT)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            time.sleep(0.05)

    def start_worker(self, program: Path = ROOT) -> subprocess.Popen[bytes]:
        return self._start(self._line("dask worker"), program)

    def wait_for_workers(self, number: int) -> None:
        """Waits until so many workers have joined."""
        with connected(self.address) as client:
            client.wait_for_workers(number, timeout=30)

    def build(self, *more: str | Path) -> subprocess.CompletedProcess[str]:
        line = self._line("scorecard build").replace("--language all", "")
        return subprocess.run(
            [*line.split(), *more], cwd=self.folder, env=self.variables, capture_output=True, text=True, timeout=60
        )

    def close(self) -> None:
        for process in self.processes:
            end(process)

    def _line(self, beginning: str) -> str:
        (line,) = [line for line in self.lines if line.startswith(beginning)]
        return line

    def _start(self, line: str, program: Path) -> subprocess.Popen[bytes]:
        variables = self.variables | {"PYTHONPATH": f"{program}{os.pathsep}{program / 'packages'}"}
        output = (self.folder / f"{len(self.processes)}.log").open("wb")
        process = subprocess.Popen(
            line.split(), cwd=self.folder, env=variables, stdout=output, stderr=output, start_new_session=True
        )
        self.processes.append(process)
        return process


@pytest.fixture(autouse=True)
def seldom_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks at the workers ten times a second."""
    for module in ("cluster_workers", "dask_executor"):
        monkeypatch.setattr(f"scorecard.building.{module}.UPDATE_SECONDS", 0.1)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    started.start_scheduler()
    started.start_worker()
    started.start_worker()
    yield started
    started.close()


def end(process: subprocess.Popen[bytes]) -> None:
    """Kills a process that was started here, and those that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def cards(output: Path) -> BuildRequest:
    documents = frozenset({"card", "scorecard"})
    return BuildRequest(FROZEN, output, ("AT", "MT"), ("en",), documents, frozenset({"html"}))


AS_TYPED = ("AT", "MT", "-d", "card", "-d", "scorecard", "-f", "html", "--countries", FROZEN, "--output")
"""The same on the command line."""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Returns the files that one machine makes."""
    output = tmp_path_factory.mktemp("here") / "output"
    assert not build(cards(output), 1).failures
    return digests(output)


def build_on(cluster: Cluster, output: Path, act: Callable[[], object] = lambda: None, **options: bool) -> BuildReport:
    """Builds on a cluster; acts when the first document is finished."""
    done: list[str] = []

    def progress(name: str) -> None:
        if name:
            done.append(name)
            if len(done) == 1:
                act()

    factory = dask_executor_factory(cluster.address)
    return build(cards(output), progress=progress, executor_factory=factory, **options)


def test_the_recipe_of_the_documentation_makes_what_one_machine_makes(cluster: Cluster, here: dict[str, str]) -> None:
    output = cluster.folder / "output"
    run = cluster.build(*AS_TYPED, output)
    assert run.returncode == 0, run.stderr
    printed = [line for line in run.stderr.splitlines() if " note" not in line]
    assert len(printed) == 1, "nothing is printed but notes on the evidence and the summary"
    assert re.fullmatch(r"\d+ files written to .*/output/, 0 failures, [\d.]+ s\.", printed[0])
    assert digests(output) == here


def test_the_job_of_a_worker_that_is_killed_goes_to_another(
    cluster: Cluster, here: dict[str, str], tmp_path: Path
) -> None:
    with connected(cluster.address) as client:
        one, other = client.run(os.getpid).values()
    assert one != other
    report = build_on(cluster, tmp_path / "o", lambda: os.kill(one, signal.SIGKILL))
    assert report.failures == {}
    assert digests(tmp_path / "o") == here


def other_program(folder: Path) -> Path:
    """Writes a program that differs in a template and a library."""
    shutil.copytree(ROOT / "scorecard", folder / "scorecard")
    shutil.copytree(ROOT / "templates", folder / "templates")
    with (folder / "templates" / "base.html.j2").open("a") as template:
        template.write("\n")
    shutil.copytree(Path(font_source_sans_pro.__file__).parent, folder / "packages" / "font_source_sans_pro")
    for name, version in (tool_versions() | {"weasyprint": "69.0"}).items():
        (folder / "packages" / f"{name}-{version}.dist-info").mkdir()
    return folder


@pytest.mark.acceptance
def test_workers_with_another_program_are_named_and_get_no_job_and_lost_ones_are_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: dict[str, str]
) -> None:
    """One cluster in turn without workers, with one of another program, with one more, and after that has ended."""
    differs = r"other templates \(base\.html\.j2\), other libraries \(weasyprint 69\.0 there, \S+ here\)"
    worker = r"tcp://127\.0\.0\.1:\d+"
    (tmp_path / "cluster").mkdir()
    cluster, output = Cluster(tmp_path / "cluster"), tmp_path / "o"
    try:
        cluster.start_scheduler()
        monkeypatch.setattr("scorecard.building.cluster_workers.WORKER_SECONDS", 0.5)
        with pytest.raises(
            ExecutorError, match=rf"^no worker has joined the scheduler at {cluster.address}; type: dask"
        ):
            build_on(cluster, output)
        monkeypatch.undo()

        cluster.start_worker(other_program(tmp_path / "other"))
        cluster.wait_for_workers(1)
        same = f"no worker of {cluster.address} has the same program as this machine"
        with pytest.raises(ExecutorError, match=rf"^{same}: {worker} has {differs}$"):
            build_on(cluster, output)
        assert not output.exists()

        last = cluster.start_worker()
        cluster.wait_for_workers(2)
        report = build_on(cluster, output)
        (notice,) = report.notices
        assert re.fullmatch(rf"The worker at {worker} is not used: it has {differs}\.", notice)
        assert digests(output) == here

        monkeypatch.setattr("scorecard.building.cluster_workers.WORKER_SECONDS", 3.0)
        with pytest.raises(ExecutorError, match=rf"^all workers of {cluster.address} have ended; start them and run"):
            build_on(cluster, output, lambda: end(last), force=True)
        assert digests(output) == here
    finally:
        cluster.close()


@pytest.mark.acceptance
def test_certificates_as_the_documentation_says(tmp_path: Path, here: dict[str, str]) -> None:
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not installed")
    names = ("-subj", "/CN=cluster", "-addext", "subjectAltName=IP:127.0.0.1")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
    files = ("-keyout", "machine-key.pem", "-out", "machine.pem")
    subprocess.run([openssl, "req", "-x509", *key, *names, *files], cwd=tmp_path, check=True, capture_output=True)
    shutil.copy(tmp_path / "machine.pem", tmp_path / "ca.pem")
    secured = Cluster(tmp_path, "tls")
    try:
        secured.start_scheduler()
        secured.start_worker()
        run = secured.build(*AS_TYPED, tmp_path / "o")
        assert run.returncode == 0, run.stderr
        assert digests(tmp_path / "o") == here
        for address in (secured.address, secured.address.replace("tls", "tcp")):
            code, printed, seconds = run_with(address, tmp_path / "without")
            assert code == 1
            assert printed.startswith(f"Nothing was built: no Dask scheduler answers at {address}: ")
            assert printed.count("\n") == 1
            assert seconds < 10
    finally:
        secured.close()


def run_with(address: str, folder: Path) -> tuple[int, str, float]:
    """Builds one card with a scheduler; returns the exit code, what is printed, and the seconds."""
    started = time.monotonic()
    run = CliRunner().invoke(
        app, ["build", "MT", "-d", "card", "--countries", str(FROZEN), "--output", str(folder), "--scheduler", address]
    )
    assert not folder.exists()
    return run.exit_code, run.stderr, time.monotonic() - started


@pytest.mark.parametrize(
    "address",
    ["nonsense", "", "tcp://", "tcp://host", "tcp://host:0", "tcp://host:99999", "http://host:1", "tcp://a b:1"],
)
def test_an_address_that_is_none_is_told_with_how_to_write_it(address: str, tmp_path: Path) -> None:
    code, printed, _ = run_with(address, tmp_path / "output")
    assert code == 2
    assert printed == (
        f"--scheduler: '{address}' is not the address of a Dask scheduler; write it as tcp://HOST:8786\n"
    )


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("tcp://127.0.0.1:9", "Connection refused"),
        (
            "tcp://no-such-host.invalid:8786",
            "(Name or service not known|Temporary failure in name resolution|nodename .*)",
        ),
    ],
)
def test_a_scheduler_that_is_not_there_is_told_in_one_line(address: str, cause: str, tmp_path: Path) -> None:
    code, printed, seconds = run_with(address, tmp_path / "output")
    assert code == 1
    assert re.fullmatch(rf"Nothing was built: no Dask scheduler answers at {re.escape(address)}: {cause}\.\n", printed)
    assert seconds < 10


def test_what_accepts_and_never_answers_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.building.cluster_connection.ANSWER_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        code, printed, seconds = run_with(address, tmp_path / "output")
    assert code == 1
    assert printed == (
        f"Nothing was built: no Dask scheduler answers at {address}: it does not answer within 0.5 seconds.\n"
    )
    assert seconds < 5


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ""),
        ({"fonts": {"a.ttf": "2"}}, "other fonts (a.ttf)"),
        ({"catalogues": {}}, "other translations (de/scorecard.po)"),
        ({"code": {f"{name}.py": "2" for name in "abcde"}}, "other code (a.py, b.py, c.py and 2 more)"),
        (
            {"tools": {"pango": "1.50"}},
            "other libraries (python missing there, 3.13 here, pango 1.50 there, 1.56 here)",
        ),
    ],
)
def test_what_differs_between_two_programs_is_said(change: Program, expected: str) -> None:
    here: Program = {
        "templates": {"base.html.j2": "1"},
        "catalogues": {"de/scorecard.po": "1"},
        "fonts": {"a.ttf": "1"},
        "code": {"a.py": "1"},
        "tools": {"python": "3.13", "pango": "1.56"},
    }
    assert differences(here, {**here, **change}) == expected


class Answer:
    """A stand-in for the result of `Client.submit`, finished at once."""

    def __init__(self, value: object) -> None:
        self._value = value

    def add_done_callback(self, notify: Callable[["Answer"], None]) -> None:
        if not isinstance(self._value, TimeoutError):
            notify(self)

    def exception(self, timeout: float) -> Exception | None:
        return self._value if isinstance(self._value, Exception) else None

    def result(self, timeout: float) -> object:
        return self._value

    def cancel(self) -> None:
        pass


@dataclass
class Machines:
    """A stand-in for a client of Dask: `present` are the present workers, `render` returns their answer to a job."""

    render: Callable[["Machines", list[str]], object]
    present: set[str] = field(default_factory=lambda: {"tcp://a:1", "tcp://b:1"})
    others: dict[str, Program] = field(default_factory=dict)
    """The differences in the programs of some of the workers."""
    given_out: list[list[str]] = field(default_factory=list)
    scheduler: Any = None

    def __post_init__(self) -> None:
        self.scheduler = self

    def identity(self) -> None:
        raise NotImplementedError

    def sync(self, function: object, **options: object) -> dict[str, set[str]]:
        return {"workers": set(self.present)}

    def submit(self, function: object, *arguments: object, workers: list[str], **options: object) -> Answer:
        if function is cluster_worker.program:
            here = cluster_worker.program_of(read_inputs(None, TEMPLATES).inputs)
            return Answer({**here, **self.others.get(workers[0], {})})
        self.given_out.append(workers)
        return Answer(self.render(self, workers))

    def close(self, timeout: float) -> None:
        pass


def one_job(machines: Machines, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RenderResult | Failure:
    """Renders one job with the stand-ins; returns its result."""
    monkeypatch.setattr("scorecard.building.dask_executor.connected", lambda address: machines)
    monkeypatch.setattr("scorecard.building.dask_executor.UPDATE_SECONDS", 0.01)
    monkeypatch.setattr("scorecard.building.cluster_workers.UPDATE_SECONDS", 0)
    request = cards(tmp_path)
    executor = dask_executor_factory("tcp://a:8786")(request, RenderSettings(request.templates), [])
    ((_, result),) = executor.run([RenderJob(targets(request)[0], None)])
    return result


def test_a_worker_with_another_program_is_named_and_gets_no_job(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    machines = Machines(lambda machines, workers: RenderResult("", {}), others={"tcp://a:1": {"tools": {}}})
    result = one_job(machines, monkeypatch, tmp_path)
    assert isinstance(result, RenderResult)
    (notice,) = result.notices
    assert notice.startswith("The worker at tcp://a:1 is not used: it has other libraries (")
    assert machines.given_out == [["tcp://b:1"]]

    machines.others["tcp://b:1"] = {"templates": {}}
    cause = r"no worker of tcp://a:8786 has the same program as this machine: tcp://a:1 has other libraries .*"
    with pytest.raises(ExecutorError, match=rf"^{cause}tcp://b:1 has other templates \("):
        one_job(machines, monkeypatch, tmp_path)


def test_workers_that_do_not_join_or_have_all_ended_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("scorecard.building.cluster_workers.WORKER_SECONDS", 0.2)
    with pytest.raises(ExecutorError, match=r"^no worker has joined the scheduler at tcp://a:8786; type: dask worker"):
        one_job(Machines(lambda machines, workers: TimeoutError(), present=set()), monkeypatch, tmp_path)

    def end_all(machines: Machines, workers: list[str]) -> object:
        machines.present.clear()
        return TimeoutError()

    with pytest.raises(ExecutorError, match=r"^all workers of tcp://a:8786 have ended; start them and run"):
        one_job(Machines(end_all), monkeypatch, tmp_path)


def test_a_scheduler_that_answers_no_more_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def silent(*_: object, **__: object) -> None:
        raise OSError("timed out")

    machines = Machines(lambda machines, workers: TimeoutError())
    monkeypatch.setattr(machines, "sync", silent)
    with pytest.raises(ExecutorError, match=r"^the scheduler at tcp://a:8786 does not answer any more$"):
        one_job(machines, monkeypatch, tmp_path)


def test_a_worker_whose_program_changes_later_gets_no_more_jobs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def render(machines: Machines, workers: list[str]) -> object:
        return cluster_worker.Refusal(workers[0], "other code (cli.py)") if len(workers) == 2 else RenderResult("", {})

    machines = Machines(render)
    result = one_job(machines, monkeypatch, tmp_path)
    assert isinstance(result, RenderResult)
    assert result.notices == {"The worker at tcp://a:1 is not used: it has other code (cli.py)."}
    assert machines.given_out == [["tcp://a:1", "tcp://b:1"], ["tcp://b:1"]]


def test_a_job_that_ends_every_worker_is_not_given_out_for_ever(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def render(machines: Machines, workers: list[str]) -> object:
        machines.present = {f"tcp://a:{len(machines.given_out) + 1}"}  # others take their places
        return TimeoutError()

    machines = Machines(render)
    assert str(one_job(machines, monkeypatch, tmp_path)) == (
        "its workers ended while they rendered it; they may lack memory"
    )
    assert len(machines.given_out) == 4


@pytest.mark.acceptance
def test_a_scheduler_that_is_lost_ends_the_build_with_one_line(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Frozen, then killed; the last test, because it ends the cluster."""
    scheduler = cluster.processes[0]
    for module in ("cluster_workers", "dask_executor"):
        monkeypatch.setattr(f"scorecard.building.{module}.ANSWER_SECONDS", 1)
    for act in (lambda: scheduler.send_signal(signal.SIGSTOP), lambda: end(scheduler)):
        with pytest.raises(ExecutorError, match=rf"^the scheduler at {cluster.address} does not answer any more$"):
            build_on(cluster, tmp_path / "o", act)
        scheduler.send_signal(signal.SIGCONT)
        assert not (tmp_path / "o").exists()

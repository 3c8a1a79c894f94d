"""Runs on the workers of a cluster: reports which program a worker has, and renders with that program alone.

A worker reads its templates once, at its first job, and renders from that copy. It never reads evidence: the jobs
contain the documents.
"""

import tempfile
import threading
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from scorecard.building.build_request import RenderSettings
from scorecard.building.failure import Failure
from scorecard.building.input_snapshot import write_files
from scorecard.building.inputs import Inputs, read_inputs
from scorecard.building.program_files import ProgramChangedError, ProgramFiles
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.building.render_worker import Renderer
from scorecard.building.worker_process import try_render
from scorecard.evidence.joined_messages import shortened
from scorecard.evidence.program_messages import tr, tr_noop
from scorecard.rendering.resource_paths import TEMPLATES

Program = dict[str, dict[str, str]]
"""The digests of templates, catalogues, fonts and code by name, and the versions of the libraries: group by group."""

# For translators, of each below: what a worker, another machine, has that is different: {names} are files. It stands
# for {found} in "it has {found}", where it may follow a colon.
_GROUPS = {
    "templates": tr_noop("other templates ({names})"),
    "catalogues": tr_noop("other translations ({names})"),
    "fonts": tr_noop("other fonts ({names})"),
    "code": tr_noop("other code ({names})"),
    "tools": tr_noop("other libraries ({names})"),
}
"""The message that a group of the program differs, by group."""

_LISTED = 3
"""The number of differing files or libraries that are named."""

_ONE_AT_A_TIME = threading.Lock()
"""The layout engine logs its warnings in one place for the whole process: two documents at once would mix them."""


@dataclass(frozen=True)
class Refusal:
    """Why a worker, at its address, cannot render."""

    worker: str
    reason: str


def program_of(inputs: Inputs) -> Program:
    """Returns the part of the inputs that must be the same on all machines: everything but the evidence."""
    return {name: dict(group) for name, group in asdict(inputs).items() if name in _GROUPS}


def differences(here: Program, there: Program) -> str:
    """Returns the differences of two programs, such as `other templates (base.html.j2)`; empty where there are none."""
    found: list[str] = []
    for group, words in _GROUPS.items():
        one, other = here.get(group, {}), there.get(group, {})
        names = [name for name in {**one, **other} if one.get(name) != other.get(name)]
        if group == "tools":
            names = [_versions(name, one.get(name), other.get(name)) for name in names]
        if names:
            found.append(tr(words, names=shortened(names, _LISTED)))
    return ", ".join(found)


def _versions(library: str, here: str | None, there: str | None) -> str:
    if here is None:
        return tr("{library} {version} there, missing here", library=library, version=there)
    if there is None:
        return tr("{library} missing there, {version} here", library=library, version=here)
    # Translators: the versions of a library on the other machine and on this one.
    return tr("{library} {version} there, {own_version} here", library=library, version=there, own_version=here)


def program() -> Program:
    """Returns the program of this worker."""
    with _ONE_AT_A_TIME:
        return _own_program().program


def render(settings: RenderSettings, program: Program, job: RenderJob) -> RenderResult | Failure | Refusal:
    """Renders a job with the program of this worker.

    Returns a Refusal where that is not the given program, or where it was changed since it was read.
    """
    with _ONE_AT_A_TIME:
        own = _own_program()
        if found := differences(program, own.program):
            return Refusal(_address(), found)
        result = try_render(_renderer(replace(settings, templates=own.templates)), job)
        try:
            own.files.check()
        except ProgramChangedError as error:
            # Translators: stands for {found} in "it has {found}", where it may follow a colon.
            return Refusal(_address(), tr("a program that was changed while it ran ({cause})", cause=error))
        return result


def _address() -> str:
    from distributed import get_worker

    return str(get_worker().address)


@dataclass(frozen=True)
class _OwnProgram:
    """The program of this worker: its description, its files, and the copy of the templates that is used."""

    program: Program
    files: ProgramFiles
    folder: tempfile.TemporaryDirectory[str]
    """Private, and removed when the worker ends."""

    @property
    def templates(self) -> Path:
        return Path(self.folder.name, "templates")


@cache
def _own_program() -> _OwnProgram:
    reading = read_inputs(None, TEMPLATES)
    own = _OwnProgram(
        program_of(reading.inputs), ProgramFiles(reading), tempfile.TemporaryDirectory(prefix="csa-scorecard-")
    )
    write_files(reading.templates, own.templates)
    return own


@cache
def _renderer(settings: RenderSettings) -> Renderer:
    return Renderer(settings)

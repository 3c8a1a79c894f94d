"""Does once in a process of pytest what most tests would do anew: most of them build something small.

A build that a test starts as a command does all of it itself.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from scorecard.analysis import council_vote, power
from scorecard.building import program_files
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.render_worker import Renderer
from scorecard.building.worker_pool import WorkerPool
from scorecard.evidence import load as load_module
from scorecard.evidence.load import Evidence
from scorecard.evidence.validate import validate
from scorecard.evidence.yaml_document import Document
from scorecard.evidence.yaml_reader import read_yaml
from scorecard.rendering.environment import environment
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import TEMPLATES

FROZEN = Path(__file__).parent / "frozen"

_start_workers, _compile, _load = WorkerPool.start_workers, Environment.compile, load_module.load
_COUNCIL_ARITHMETIC = ((council_vote, ("making_sets", "breaking_sets")), (power, ("power", "swing_shares")))


def do_work_once() -> None:
    """Puts in the place of functions of the program those below, for this process."""
    WorkerPool.start_workers = _start_loaded_workers  # type: ignore[method-assign]
    Environment.compile = _compile_once  # type: ignore[method-assign]
    load_module.load = _load_once  # type: ignore[assignment]
    load_module.read_yaml = _read_yaml_once  # type: ignore[attr-defined]
    load_module.validate = _validate_once  # type: ignore[attr-defined]
    for module, names in _COUNCIL_ARITHMETIC:
        for name in names:
            setattr(module, name, _computed_once(getattr(module, name)))
    # The libraries do not change while tests run: their thousands of files are not checked before and after a build.
    program_files.library_records = list  # type: ignore[attr-defined]


@cache
def frozen_evidence() -> Evidence:
    """Returns the frozen evidence, which is read once."""
    return _load(FROZEN)


def _load_once(countries: Path, *more: Any, **options: Any) -> Evidence:
    """Reads a folder of evidence; the frozen one once, for all commands that a test types."""
    whole = countries == FROZEN and not more and not options
    return frozen_evidence() if whole else _load(countries, *more, **options)


_documents: dict[bytes, Document] = {}
"""The files of the frozen evidence, by their content: most tests change a file or two of a copy of it."""
_models: dict[tuple[int, type], Any] = {}
"""The models of these files, by the identity of their data, which `_documents` keeps, and the class of the model."""


def _read_yaml_once(content: bytes, file: str) -> Document:
    """Reads a file of evidence; one of the frozen evidence once for all copies of it."""
    if content not in _frozen_contents():
        return read_yaml(content, file)
    if content not in _documents:
        _documents[content] = read_yaml(content, file)
    return replace(_documents[content], file=file, problems=[])


def _validate_once(document: Document, model: Any) -> Any:
    """Validates a file of evidence; one of the frozen evidence once for all copies of it."""
    if not any(document.data is kept.data for kept in _documents.values()):
        return validate(document, model)
    key = (id(document.data), model)
    if key not in _models:
        _models[key] = validate(document, model)
    return _models[key]


@cache
def _frozen_contents() -> frozenset[bytes]:
    """Returns the content of each file of the frozen evidence, which has no problems."""
    return frozenset(path.read_bytes() for path in FROZEN.rglob("*.yaml"))


def _start_loaded_workers(self: WorkerPool, number: int) -> None:
    """Forks the workers of a build from a process that has loaded all: a worker is ready in a third of the time."""
    _compile_templates()
    if any(target.kind.is_laid_out for target in self._warm_for):
        _load_layout_engine()
    _start_workers(self, number)


@cache
def _load_layout_engine() -> None:
    """Loads in this process the modules that each printing worker would load again."""
    request = BuildRequest(FROZEN, Path("unused"), ("AT",), ("en",), frozenset({"scorecard"}), frozenset({"pdf"}))
    renderer = Renderer(RenderSettings(TEMPLATES))
    for target in targets(request):
        renderer.warm(target)


@cache
def _compile_templates() -> None:
    """Compiles in this process the templates that each worker of a build would compile again."""
    jinja = environment(Language("en"))
    for text, (name, path) in _own_templates().items():
        jinja.compile(text, name, path)


_compiled: dict[tuple[object, ...], Any] = {}
"""The code of templates, by their text and the options that it was compiled with."""


def _compile_once(
    self: Environment, source: Any, name: Any = None, filename: Any = None, *more: Any, **raw: Any
) -> Any:
    """Compiles a template of the program once in this process, in whatever folder it lies; any other each time."""
    if more or raw or source not in _own_templates():
        return _compile(self, source, name, filename, *more, **raw)
    key = (source, self.autoescape, self.undefined, self.trim_blocks, tuple(self.extensions))
    if key not in _compiled:
        _compiled[key] = _compile(self, source, *_own_templates()[source])
    return _compiled[key]


@cache
def _own_templates() -> dict[str, tuple[str, str]]:
    """Returns the names and paths of the templates of the program, by their text."""
    paths = [path for path in TEMPLATES.rglob("*.j2") if path.is_file()]
    return {path.read_text("utf-8"): (path.relative_to(TEMPLATES).as_posix(), str(path)) for path in paths}


def _computed_once(function: Callable[..., Any]) -> Callable[..., Any]:
    """Returns a function that caches its results by the content of its arguments, which are not changed.

    The arithmetic of the Council, mostly on the same positions, takes half the time of a small build.
    """
    results: dict[object, Any] = {}

    def kept(*arguments: Any) -> Any:
        key = tuple(tuple(each.items()) if isinstance(each, dict) else each for each in arguments)
        if key not in results:
            results[key] = function(*arguments)
        return results[key]

    return kept

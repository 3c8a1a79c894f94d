"""The build: every document asked for, in worker processes, each reported as it is done."""

import gc
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from scorecard.analysis.figures import compute
from scorecard.building.data import write_data
from scorecard.building.order import Order, Report, Target, targets
from scorecard.building.workshop import NotFitForPrintError, Workshop
from scorecard.building.writing import write_whole
from scorecard.documents.overview import overview
from scorecard.documents.scorecard import shared
from scorecard.evidence.load import load
from scorecard.rendering.assets import screen_assets
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language

_workshop: Workshop | None = None


def build(order: Order, jobs: int, progress: Callable[[str], None] = lambda name: None) -> Report:
    """Build what the order asks for; a target that fails is reported and does not stop the others.

    `progress` is called with the name of each target that is done. The evidence is checked first:
    EvidenceError leaves everything as it was.
    """
    evidence = load(order.countries)
    figures = compute(evidence, order.as_of)
    workshop = Workshop(order, evidence, figures, shared(evidence, figures))
    report = Report()
    report.written += _shared_files(order, workshop)
    if "data" in order.documents:
        report.written += write_data(order.output / "data", evidence, figures)
    wanted = targets(order)
    if jobs <= 1 or len(wanted) <= 1:
        _install(workshop)
        outcomes: Iterable[tuple[Target, Sequence[Path] | str]] = ((target, _make(target)) for target in wanted)
        _collect(outcomes, report, progress)
        return report
    with ProcessPoolExecutor(jobs, initializer=_install, initargs=(workshop,)) as pool:
        futures = {pool.submit(_make, target): target for target in wanted}
        _collect(((futures[done], done.result()) for done in as_completed(futures)), report, progress)
    return report


def _collect(
    outcomes: Iterable[tuple[Target, Sequence[Path] | str]], report: Report, progress: Callable[[str], None]
) -> None:
    for target, outcome in outcomes:
        if isinstance(outcome, str):
            report.failures[target.name] = outcome
        else:
            report.written += outcome
        progress(target.name)


def _install(workshop: Workshop) -> None:
    """Make this process a worker. What is loaded now stays, so the collector need not look at it again."""
    global _workshop
    _workshop = workshop
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


def _make(target: Target) -> Sequence[Path] | str:
    """Make one target: the files written, or in words why it failed."""
    workshop = _workshop
    assert workshop is not None
    output = workshop.order.output
    try:
        files = [(output / path, content) for path, content in workshop.make(target)]
        for path, content in files:
            write_whole(path, content)
    except OSError as error:
        return f"{error.filename or output}: {error.strerror or error}"
    except NotFitForPrintError as error:
        return str(error)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return [path for path, _ in files]


def _shared_files(order: Order, workshop: Workshop) -> Iterable[Path]:
    if "html" not in order.formats or not order.documents & {"scorecard", "site"}:
        return
    for name, content in screen_assets(order.templates).items():
        path = order.output / "assets" / name
        write_whole(path, content)
        yield path
    if "site" in order.documents:
        names = [(code, Language(code).locale.language_name or code) for code in order.languages]
        page = render(
            environment(Language("en"), order.templates),
            "overview/languages.html.j2",
            document=overview(workshop.evidence, workshop.figures, workshop.shared.day),
            languages=names,
            root="",
        )
        path = order.output / "index.html"
        write_whole(path, page.encode())
        yield path

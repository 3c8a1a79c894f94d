"""The build: every document asked for, in worker processes, each reported as it is done."""

import gc
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scorecard.analysis.figures import Figures, compute
from scorecard.building.data import write_data
from scorecard.building.writing import write_whole
from scorecard.documents.overview import overview
from scorecard.documents.scorecard import Shared, scorecard, shared
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.vocabulary import Language as LanguageCode
from scorecard.evidence.vocabulary import State
from scorecard.rendering.assets import screen_assets
from scorecard.rendering.environment import TEMPLATES, environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf import Press


@dataclass(frozen=True)
class Order:
    """What is to be built, from which evidence, as of which day, and where to."""

    countries: Path
    output: Path
    states: tuple[State, ...]
    languages: tuple[LanguageCode, ...]
    documents: frozenset[str]
    formats: frozenset[str]
    as_of: date
    templates: Path = TEMPLATES


@dataclass(frozen=True)
class Target:
    """One unit of work: a state's scorecard in a language, or the overview in it."""

    language: LanguageCode
    state: State | None

    @property
    def name(self) -> str:
        return f"{self.language}/{self.state or 'overview'}"


@dataclass
class Report:
    """What a build did: the files written, and per target what went wrong."""

    written: list[Path] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)


@dataclass
class _Workshop:
    """What one worker process keeps between documents."""

    order: Order
    evidence: Evidence
    figures: Figures
    shared: Shared
    press: Press | None = None


_workshop: _Workshop | None = None


def targets(order: Order) -> list[Target]:
    """Everything the order asks for."""
    wanted: list[Target] = []
    for language in order.languages:
        if "scorecard" in order.documents:
            wanted += [Target(language, state) for state in order.states]
        if "site" in order.documents:
            wanted.append(Target(language, None))
    return wanted


def build(order: Order, jobs: int, progress: Callable[[str], None] = lambda name: None) -> Report:
    """Build what the order asks for; a target that fails is reported and does not stop the others.

    `progress` is called with the name of each target that is done. The evidence is checked first:
    EvidenceError leaves everything as it was.
    """
    evidence = load(order.countries)
    figures = compute(evidence, order.as_of)
    workshop = _Workshop(order, evidence, figures, shared(evidence, figures))
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


def _install(workshop: _Workshop) -> None:
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
    try:
        return _overview(workshop, target) if target.state is None else _scorecard(workshop, target)
    except OSError as error:
        return f"{error.filename or workshop.order.output}: {error.strerror or error}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _scorecard(workshop: _Workshop, target: Target) -> Sequence[Path]:
    order, state = workshop.order, target.state
    assert state is not None
    document = scorecard(workshop.evidence, workshop.figures, workshop.shared, state)
    made = environment(Language(target.language), order.templates)
    folder, written = order.output / target.language / state, []
    if "html" in order.formats:
        page = render(made, "scorecard/scorecard.html.j2", document=document, root="../../")
        write_whole(folder / "index.html", page.encode())
        written.append(folder / "index.html")
    if "pdf" in order.formats:
        if workshop.press is None:
            workshop.press = Press(order.templates, "scorecard/print.css.j2")
        on_paper = environment(Language(target.language), order.templates, "print")
        page = render(on_paper, "scorecard/scorecard.html.j2", document=document, root="")
        pdf, complaints = workshop.press.print(page)
        if complaints:
            raise ValueError("; ".join(sorted(set(complaints))))
        write_whole(folder / "scorecard.pdf", pdf)
        written.append(folder / "scorecard.pdf")
    return written


def _overview(workshop: _Workshop, target: Target) -> Sequence[Path]:
    order = workshop.order
    document = overview(workshop.evidence, workshop.figures, workshop.shared.day)
    made = environment(Language(target.language), order.templates)
    page = render(made, "overview/overview.html.j2", document=document, root="../")
    path = order.output / target.language / "index.html"
    write_whole(path, page.encode())
    return [path]


def _shared_files(order: Order, workshop: _Workshop) -> Iterable[Path]:
    if "html" not in order.formats:
        return
    for name, content in screen_assets(order.templates).items():
        path = order.output / "assets" / name
        write_whole(path, content)
        yield path
    if "site" in order.documents:
        language = Language("en")
        names = [(code, Language(code).locale.language_name or code) for code in order.languages]
        page = render(
            environment(language, order.templates),
            "overview/languages.html.j2",
            document=overview(workshop.evidence, workshop.figures, workshop.shared.day),
            languages=names,
            root="",
        )
        path = order.output / "index.html"
        write_whole(path, page.encode())
        yield path

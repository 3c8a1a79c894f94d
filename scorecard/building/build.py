"""The build: what an order asks for and is not there yet is made, by many hands, and appears as a whole."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from scorecard.building.inputs import Inputs, read_inputs
from scorecard.building.manifest import Entry, File, Manifest
from scorecard.building.order import DOCUMENTS, Order, Settings, Target, targets
from scorecard.building.plan import is_as_made, reason
from scorecard.building.publication import Publication
from scorecard.building.recipe import Recipe, recipe
from scorecard.building.workers import Failure, Workers
from scorecard.evidence.vocabulary import LANGUAGES, STATES, Language

if TYPE_CHECKING:
    from scorecard.building.desk import Desk, Written
    from scorecard.building.workshop import Job, Result

Progress = Callable[[str], None]


class Hands(Protocol):
    """Whoever makes documents: workers on this machine, or a cluster."""

    def run(self, jobs: "Iterator[Job]") -> "Iterator[tuple[Job, Result | Failure]]": ...

    def close(self) -> None: ...


@dataclass
class Report:
    """What a build did: files written and removed, targets that were as they should be, and what went wrong."""

    written: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    """Why each target that was looked at more closely was made again."""
    same: list[str] = field(default_factory=list)
    """Those of them whose HTML turned out to be the same, so that their files stay."""
    kept: int = 0
    failures: dict[str, str] = field(default_factory=dict)


def build(
    order: Order,
    jobs: int = 1,
    progress: Progress = lambda name: None,
    force: bool = False,
    hands: Callable[[Order, Settings], Hands] | None = None,
) -> Report:
    """Build what the order asks for; a target that fails is reported and does not stop the others.

    `progress` is called with the name of each target that is done, `hands` says who makes the documents if not
    `jobs` workers of this machine. Where the evidence has errors (EvidenceError), another build is at work
    (BusyError), a file cannot be read or written (OSError) or no worker can be had (WorkersError), the published
    folder stays as it was.
    """
    inputs = read_inputs(order.countries, order.templates)
    publication = Publication(order.output)
    with publication.locked():
        if not force and publication.is_current(order.key, inputs.digest):
            return Report(kept=len(_wanted(order, None, inputs)))
        collecting = gc.isenabled()
        gc.disable()  # almost all that is read stays until the end
        try:
            return _Build(order, inputs, publication, progress, force).run(jobs, hands)
        finally:
            if collecting:
                gc.enable()


def _wanted(order: Order, before: Manifest | None, inputs: Inputs) -> list[Target]:
    """The targets of this part of the order, those of states whose own file changed first."""
    wanted = targets(order)
    if order.shard:
        part, of = order.shard
        wanted = wanted[part - 1 :: of]
    then = before.inputs.evidence if before else {}
    changed = {name[:2] for name, now in inputs.evidence.items() if then and then.get(name) != now}
    return sorted(wanted, key=lambda target: target.state not in changed)


class _Build:
    """One build, while it runs."""

    def __init__(self, order: Order, inputs: Inputs, publication: Publication, progress: Progress, force: bool) -> None:
        self._order, self._inputs, self._publication = order, inputs, publication
        self._progress, self._force = progress, force
        self._before = publication.published()
        self._wanted = _wanted(order, self._before, inputs)
        self._made: dict[str, Entry] = {}
        self._contents: dict[str, dict[str, str]] = {}
        self._recipes: dict[str, Recipe] = {}
        self._written: dict[str, Written] = {}
        self._report = Report()

    def run(self, jobs: int, hands: Callable[[Order, Settings], Hands] | None) -> Report:
        """Make, publish and remember."""
        from scorecard.evidence.load import load

        publication, order = self._publication, self._order
        settings = self._settings()
        making = hands(order, settings) if hands else self._workers(jobs, settings)
        try:
            evidence = load(order.countries)
            from scorecard.building.desk import Desk

            desk = Desk(order, evidence, self._chooser())
            publication.take_up()
            for job, answer in making.run(self._jobs(desk)):
                self._receive(job, answer)
                self._progress(job.target.name)
        finally:
            making.close()
        self._publish(desk)
        if not self._report.failures:
            publication.remember(order.key, self._inputs.digest)
        return self._report

    def _settings(self) -> Settings:
        order = self._order
        return Settings(order.templates, order.standard, order.profile, self._publication.templates)

    def _workers(self, jobs: int, settings: Settings) -> Workers:
        kinds = {(target.kind, target.language): target for target in reversed(self._wanted)}
        first = self._order.languages[0] if self._order.languages else None
        warm_for = [target for (_, language), target in kinds.items() if language in (first, None)]
        return Workers(max(1, min(jobs, len(self._wanted))), settings, warm_for, self._order.limits)

    def _chooser(self) -> tuple[Language, ...]:
        """The languages a reader can choose: those of the order, and those that are published already."""
        published = self._before.targets if self._before else {}
        asked = self._order.languages
        return asked + tuple(code for code in LANGUAGES if code not in asked and f"{code}/index.html" in published)

    def _jobs(self, desk: "Desk") -> "Iterator[Job]":
        """What has to be looked at by a worker; what is as it should be is passed over."""
        from scorecard.building.workshop import Job

        for target in self._wanted:
            try:
                written, attached = desk.written(target), desk.attached(target)
            except Exception as error:
                self._fail(target, f"{type(error).__name__}: {error}")
                self._progress(target.name)
                continue
            self._written[target.name] = written
            self._contents[desk.key(target)] = written.parts
            known = self._known(target, desk)
            if isinstance(known, Entry) and is_as_made(known, self._recipes[target.name], written.digest):
                self._made[target.name] = known
                self._report.kept += target.name not in self._report.reasons
                self._progress(target.name)
                continue
            content = known.content if known and known.press == self._recipes[target.name].press else None
            yield Job(target, written.document, written.digest, attached, content)

    def _known(self, target: Target, desk: "Desk") -> Entry | None:
        """How a target stands ready or published, if its files are whole; notes why it is made again if not."""
        name, written = target.name, self._written[target.name]
        wanted = self._recipes[name] = recipe(self._order, self._inputs, target)
        finished = self._publication.finished.get(name)
        if finished and not self._force and is_as_made(finished, wanted, written.digest):
            self._report.reasons[name] = "finished by a build that was stopped"
            return finished
        before = self._before.targets.get(name) if self._before else None
        missing = self._publication.whole(before) if before else None
        if self._force or before is None or missing or not is_as_made(before, wanted, written.digest):
            then = self._before.contents.get(desk.key(target), {}) if self._before else {}
            self._report.reasons[name] = reason(
                before,
                wanted,
                written.digest,
                (then, written.parts),
                (self._before.inputs if self._before else None, self._inputs),
                missing,
            )
        return None if self._force or missing else before

    def _receive(self, job: "Job", answer: "Result | Failure") -> None:
        name = job.target.name
        if isinstance(answer, Failure):
            self._fail(job.target, answer.words)
            return
        wanted, document = self._recipes[name], self._written[name].digest
        if answer.files is None:
            assert self._before is not None
            self._made[name] = Entry(
                document, wanted.words, wanted.press, answer.content, self._before.targets[name].files
            )
            self._report.same.append(name)
            return
        files = {path: File(sha256(content).hexdigest(), len(content)) for path, content in answer.files.items()}
        made = Entry(document, wanted.words, wanted.press, answer.content, files)
        self._publication.finish(name, made, answer.files)
        self._made[name] = made
        self._report.written += [self._order.output / path for path in files]

    def _fail(self, target: Target, words: str) -> None:
        self._report.failures[target.name] = words
        self._report.reasons.pop(target.name, None)

    def _publish(self, desk: "Desk") -> None:
        """The new manifest and what it names, if it is not what is published already."""
        before, order = self._before, self._order
        everything = replace(order, states=STATES, languages=tuple({*LANGUAGES, *order.languages}), shard=None)
        everything = replace(everything, documents=frozenset(DOCUMENTS), formats=frozenset({"html", "pdf"}))
        possible = {
            target.name
            for standard in ("screen", "archive", "print_shop")
            for target in targets(replace(everything, standard=standard))
        }
        kept = {name: made for name, made in (before.targets if before else {}).items() if name in possible}
        manifest = Manifest(
            edition=desk.evidence.edition.name,
            as_of=desk.figures.as_of.isoformat(),
            inputs=self._inputs,
            targets={**kept, **self._made},
            contents={**(before.contents if before else {}), **self._contents},
            shard="{}/{}".format(*order.shard) if order.shard else None,
        )
        gone = set(before.files if before else ()) - set(manifest.files)
        self._report.removed = sorted(order.output / path for path in gone)
        if before is None or self._publication.finished or manifest != before:
            self._publication.publish(manifest)

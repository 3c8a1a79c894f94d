"""A build at work: what is not as it should be is handed out, received, kept, and published as a whole."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from scorecard.building.assembler import Assembler, Written
from scorecard.building.build import Executor
from scorecard.building.build_report import BuildReport, Failure, Progress
from scorecard.building.build_request import DOCUMENT_NAMES, BuildRequest, Target, targets
from scorecard.building.dependencies import Dependencies, recipe
from scorecard.building.inputs import Inputs
from scorecard.building.manifest import Entry, File, Manifest
from scorecard.building.publication import Publication
from scorecard.building.rebuild_reason import is_current_target, reason
from scorecard.building.render_job import RenderJob, Result
from scorecard.evidence.load import load
from scorecard.evidence.vocabulary import LANGUAGES, STATES, Language
from scorecard.rendering.pdf_standards import SUFFIXES


class BuildRun:
    """One build while it runs; `before` is the manifest of what is published, `wanted` what is to be there."""

    def __init__(
        self,
        order: BuildRequest,
        inputs: Inputs,
        publication: Publication,
        before: Manifest | None,
        wanted: list[Target],
        progress: Progress,
        force: bool,
    ) -> None:
        self._order, self._inputs, self._publication = order, inputs, publication
        self._before, self._wanted = before, wanted
        self._progress, self._force = progress, force
        self._made: dict[str, Entry] = {}
        self._contents: dict[str, dict[str, str]] = {}
        self._recipes: dict[str, Dependencies] = {}
        self._written: dict[str, Written] = {}
        self._report = BuildReport()

    def run(self, hands: Executor) -> BuildReport:
        """Make, publish and remember."""
        evidence = load(self._order.countries)
        desk = Assembler(self._order, evidence, self._chooser())
        self._publication.take_up()
        for job, answer in hands.run(self._jobs(desk)):
            self._receive(job, answer)
            self._progress(job.target.name)
        self._publish(desk)
        if not self._report.failures:
            self._publication.remember(self._order.key, self._inputs.digest)
        return self._report

    def _chooser(self) -> tuple[Language, ...]:
        """The languages a reader can choose: those of the order, and those that are published already."""
        published = self._before.targets if self._before else {}
        asked = self._order.languages
        return asked + tuple(code for code in LANGUAGES if code not in asked and f"{code}/index.html" in published)

    def _jobs(self, desk: Assembler) -> Iterator[RenderJob]:
        """What has to be made by a worker; what is as it should be is passed over."""
        for target in self._wanted:
            try:
                written = self._written[target.name] = desk.written(target)
            except Exception as error:
                self._fail(target, f"{type(error).__name__}: {error}")
                self._progress(target.name)
                continue
            self._contents[desk.key(target)] = written.parts
            self._recipes[target.name] = recipe(self._order, self._inputs, target)
            if self._is_there(target):
                self._progress(target.name)
                continue
            content = self._content_of_before(target, desk)
            yield RenderJob(target, written.document, written.digest, written.attached, content)

    def _is_there(self, target: Target) -> bool:
        """Whether a target is published or finished as it should be."""
        name, published = target.name, self._published(target)
        finished = self._publication.finished.get(name)
        if self._force:
            return False
        if finished and is_current_target(finished, self._recipes[name], self._written[name].digest):
            self._made[name] = finished
            self._report.written += [self._order.output / path for path in finished.files]
            self._report.reasons[name] = "finished by a build that was stopped"
        elif published and is_current_target(published, self._recipes[name], self._written[name].digest):
            if self._publication.whole(published) is not None:
                return False
            self._made[name] = published
            self._report.kept += 1
        return name in self._made

    def _content_of_before(self, target: Target, desk: Assembler) -> str | None:
        """What a published file was made from, if the same would come to the same file; notes why it is looked at."""
        name, published = target.name, self._published(target)
        missing = self._publication.whole(published) if published else None
        self._report.reasons[name] = reason(
            published,
            self._recipes[name],
            self._written[name].digest,
            (self._before.contents.get(desk.key(target), {}) if self._before else {}, self._written[name].parts),
            (self._before.inputs if self._before else None, self._inputs),
            missing,
        )
        if published is None or missing or self._force or published.press != self._recipes[name].press:
            return None
        return published.content

    def _published(self, target: Target) -> Entry | None:
        return self._before.targets.get(target.name) if self._before else None

    def _receive(self, job: RenderJob, answer: Result | Failure) -> None:
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

    def _publish(self, desk: Assembler) -> None:
        """The new manifest and what it names, if it is not what is published already."""
        before, order = self._before, self._order
        everything = replace(order, states=STATES, languages=tuple({*LANGUAGES, *order.languages}), shard=None)
        everything = replace(everything, documents=frozenset(DOCUMENT_NAMES), formats=frozenset({"html", "pdf"}))
        possible = {target.name for standard in SUFFIXES for target in targets(replace(everything, standard=standard))}
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

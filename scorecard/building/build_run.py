"""Runs one build: finds what is not up to date, has it rendered, stores the results and publishes them together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from scorecard.building.assembler import Assembled, Assembler
from scorecard.building.build_day import check_build_day
from scorecard.building.build_record_notes import recorded
from scorecard.building.build_report import BuildReport, Progress
from scorecard.building.build_request import BuildRequest, Target, states_shown
from scorecard.building.dependencies import Dependencies, dependencies
from scorecard.building.executor import Executor
from scorecard.building.failure import Failure, failure_from
from scorecard.building.failure_log import FailureLog
from scorecard.building.inputs import Inputs, catalogues_of
from scorecard.building.linked_assets import previous_assets
from scorecard.building.linked_pages import LinkedPages, Links
from scorecard.building.manifest import BuiltTarget, File, Manifest
from scorecard.building.message_notes import notes_on_messages
from scorecard.building.message_places import MessagePlaces
from scorecard.building.new_logos import check_of_new_logos
from scorecard.building.outdated_targets import outdated_targets
from scorecard.building.program_files import ProgramFiles
from scorecard.building.publication import Publication
from scorecard.building.rebuild_reason import is_up_to_date, reason
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.building.shards import whole_request
from scorecard.building.text_record import TextRecord
from scorecard.evidence.load import load
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.rendering.catalogue import TranslatedTexts


@dataclass(frozen=True)
class _Prepared:
    """A target with the inputs from which it would be built now."""

    target: Target
    assembled: Assembled
    dependencies: Dependencies
    document_key: str
    links: Links
    texts: TranslatedTexts
    """The translations of the texts of the evidence."""


class BuildRun:
    """One build while it runs; `before` is the manifest of the published folder, `wanted` are the targets.

    The folders of `request` are copies made for this build, which nobody edits.
    """

    def __init__(
        self,
        request: BuildRequest,
        inputs: Inputs,
        program: ProgramFiles,
        publication: Publication,
        log: FailureLog,
        before: Manifest | None,
        wanted: list[Target],
        progress: Progress,
        force: bool,
    ) -> None:
        self._request, self._inputs, self._publication, self._log = request, inputs, publication, log
        self._program = program
        self._before, self._wanted = before, wanted
        self._progress, self._force = progress, force
        self._built: dict[str, BuiltTarget] = {}
        self._parts: dict[str, dict[str, str]] = {}
        self._rendering: dict[str, _Prepared] = {}
        self._report = BuildReport()
        self._texts = TextRecord(publication.state_dir)
        inputs_before = before.inputs if before else None
        self._places = MessagePlaces(inputs, inputs_before, request.templates, publication.state_dir)
        self._linked = LinkedPages(request, before.targets if before else ())

    def run(self, executor: Executor) -> BuildReport:
        """Renders the targets that are not up to date, publishes, and records the state for the next build.

        Raises ProgramChangedError, and nothing is published, where code or a library was changed meanwhile.
        """
        evidence = load(
            self._request.countries,
            check_of_new_logos(self._before, self._inputs),
            states_shown(self._request),
            {target.language for target in self._wanted if target.language},
        )
        notes = (*evidence.notes, *notes_on_messages(self._wanted, self._request.countries))
        self._report.problems, self._report.notes = evidence.elsewhere, notes
        check_build_day(self._request, self._before, evidence)
        languages, states = self._linked.languages_of_overview(), self._linked.states_by_language()
        assembler = Assembler(self._request, evidence, languages, states)
        self._publication.resume(self._program.key)
        for job, result in executor.run(self._jobs(assembler)):
            self._receive(job.target, result, assembler)
            self._progress(job.target.name)
        self._program.check()
        self._publication.check_lock()
        self._publish(assembler)
        if not (self._report.failures or evidence.left_out):
            records = recorded(notes, self._request.countries)
            self._publication.record_state(self._request.key, self._inputs.digest, self._report.behind, records)
        return self._report

    def _jobs(self, assembler: Assembler) -> Iterator[RenderJob]:
        """Yields the targets to render; records the result of one that is up to date or cannot be assembled."""
        for target in self._wanted:
            try:
                prepared = self._prepare(target, assembler)
            except Exception as error:
                self._fail(target, failure_from(error, self._request.templates))
                self._progress(target.name)
                continue
            self._parts[prepared.document_key] = prepared.assembled.parts
            if not self._force and self._keep(prepared, assembler):
                self._progress(target.name)
                continue
            self._rendering[target.name] = prepared
            assembled = prepared.assembled
            html = self._reusable_html(prepared, self._changed_texts(prepared, assembler), assembler)
            yield RenderJob(
                target,
                assembled.document,
                assembled.digest,
                assembled.attached,
                {target.language: prepared.texts} if target.language else {},
                html,
                prepared.links,
            )
        self._find_outdated_others(assembler)  # while the workers are busy with the last documents

    def _find_outdated_others(self, assembler: Assembler) -> None:
        """Records which published targets outside the request are behind the evidence."""
        before = self._before
        if before is None or self._request.shard:
            return
        changed = {
            code for code in LANGUAGES if catalogues_of(code, before.inputs) != catalogues_of(code, self._inputs)
        }

        def translations(target: Target) -> str | None:
            may_differ = target.language in changed or target.name in before.behind
            return self._translations(target, before.targets[target.name].messages, assembler) if may_differ else None

        wanted = [target.name for target in self._wanted]
        self._report.behind = outdated_targets(before.targets, wanted, assembler, translations)

    def _prepare(self, target: Target, assembler: Assembler) -> _Prepared:
        links, texts = self._linked.links_of(target), assembler.translated_texts(target)
        return _Prepared(
            target,
            assembler.assembled(target),
            dependencies(self._request, self._places.inputs, target, links.key),
            assembler.key(target),
            links,
            texts,
        )

    def _is_up_to_date(self, prepared: _Prepared, built: BuiltTarget, assembler: Assembler) -> bool:
        return is_up_to_date(
            built, prepared.dependencies, prepared.assembled.digest, self._words_now(prepared.target, built, assembler)
        )

    def _words_now(self, target: Target, built: BuiltTarget, assembler: Assembler) -> tuple[str, str]:
        """Returns the digests of the places of the messages that a target shows, and of its translations."""
        wording = self._places.digest(target.kind, built.messages or "")
        return wording, self._translations(target, built.messages, assembler)

    def _translations(self, target: Target, messages: str | None, assembler: Assembler) -> str:
        """Returns the digest of the translations of messages and of the texts of the evidence that a target shows.

        It is empty where there are none.
        """
        language, translations = target.language, assembler.translations
        if language is None or not translations.are_there(language):
            return ""
        return translations.digest(messages or "", assembler.translated_texts(target), language)

    def _keep(self, prepared: _Prepared, assembler: Assembler) -> bool:
        """Keeps a target that a stopped build has finished or that is published, if it is up to date."""
        name, published = prepared.target.name, self._published(prepared.target)
        finished = self._publication.finished.get(name)
        if finished and self._is_up_to_date(prepared, finished, assembler):
            self._built[name] = finished
            self._report.written += [self._request.output / path for path in finished.files]
            self._report.reasons[name] = tr("finished by a build that was stopped")
            return True
        if not published or not self._is_up_to_date(prepared, published, assembler):
            return False
        if self._publication.first_damaged_file(published):
            return False
        self._built[name] = published
        self._report.kept += 1
        return True

    def _changed_texts(self, prepared: _Prepared, assembler: Assembler) -> list[str]:
        """Returns the texts of a target that have changed since the last build, and records their present wording."""
        target, key, published = prepared.target, prepared.document_key, self._published(prepared.target)
        printed, changed = assembler.printed(target), list[str]()
        if published:
            messages = published.messages or ""
            if published.document != prepared.assembled.digest:
                changed += self._texts.new_in(key, printed.all)
            wording, translations = self._words_now(target, published, assembler)
            if wording != published.wording:
                changed += self._places.changed(target.kind, messages)
            if target.language and translations != published.texts:
                shown = {*printed.evidence, *printed.names, *self._places.texts(target.kind, messages)}
                changed += self._texts.translated_anew(shown, target.language, assembler.translations)
        if target.language:
            self._texts.take_up(key, printed.all, self._places.all_texts, target.language, assembler.translations)
        return list(dict.fromkeys(changed))

    def _reusable_html(self, prepared: _Prepared, changed_texts: list[str], assembler: Assembler) -> str | None:
        """Records why a target is built again; returns the digest of the HTML with which its files could be kept."""
        name, published = prepared.target.name, self._published(prepared.target)
        damaged = self._publication.first_damaged_file(published) if published else None
        parts_before = self._before.parts.get(prepared.document_key, {}) if self._before else {}
        self._report.reasons[name] = reason(
            published,
            prepared.dependencies,
            prepared.assembled.digest,
            self._words_now(prepared.target, published, assembler) if published else ("", ""),
            changed_texts,
            (parts_before, prepared.assembled.parts),
            (self._places.inputs_before, self._places.inputs),
            damaged,
        )
        if published is None or damaged or self._force:
            return None
        return published.html if published.layout_inputs == prepared.dependencies.layout else None

    def _published(self, target: Target) -> BuiltTarget | None:
        return self._before.targets.get(target.name) if self._before else None

    def _receive(self, target: Target, result: RenderResult | Failure, assembler: Assembler) -> None:
        """Keeps the files of a target; no later kill of this process loses them."""
        if isinstance(result, Failure):
            self._fail(target, result)
            return
        self._report.notices |= result.notices
        if result.files is None:
            published = self._published(target)
            assert published is not None, "only the HTML of a published target can be unchanged"
            self._built[target.name] = self._built_target(target, result, published.files, assembler)
            self._report.html_unchanged.append(target.name)
            return
        files = {path: File(sha256(content).hexdigest(), len(content)) for path, content in result.files.items()}
        built = self._built[target.name] = self._built_target(target, result, files, assembler)
        self._publication.finish(target.name, built, result.files)
        self._report.written += [self._request.output / path for path in files]

    def _built_target(
        self, target: Target, result: RenderResult, files: Mapping[str, File], assembler: Assembler
    ) -> BuiltTarget:
        prepared = self._rendering[target.name]
        return BuiltTarget(
            prepared.assembled.digest,
            prepared.dependencies.html,
            prepared.dependencies.layout,
            result.html,
            files,
            self._translations(target, result.messages, assembler),
            result.messages,
            self._places.digest(target.kind, result.messages),
        )

    def _fail(self, target: Target, failure: Failure) -> None:
        self._report.failures[target.name] = failure
        self._report.reasons.pop(target.name, None)
        if log := self._log.write(target.name, failure):
            self._report.logs.append(log)

    def _publish(self, assembler: Assembler) -> None:
        """Publishes the new manifest with the files it lists, unless the same manifest is published already."""
        before, request = self._before, self._request
        failed = self._report.failures.keys() & (before.targets if before else {}).keys()
        self._report.behind = sorted({*self._report.behind, *failed})  # their old files stay
        targets = {**(before.targets if before else {}), **self._built}
        manifest = Manifest(
            edition=assembler.evidence.edition.name,
            as_of=assembler.as_of.isoformat(),
            inputs=self._inputs,
            targets=targets,
            parts={**(before.parts if before else {}), **self._parts},
            known_on=known_on.isoformat() if (known_on := assembler.evidence.known_on) else None,
            shard="{}/{}".format(*request.shard) if request.shard else None,
            whole=whole_request(request) if request.shard else None,
            behind=tuple(self._report.behind),
            previous_assets=previous_assets(self._publication.output, before, targets),
        )
        gone = set(before.files if before else ()) - set(manifest.files)
        self._report.removed = sorted(request.output / path for path in gone)
        if before is None or self._publication.finished or manifest != before:
            self._publication.publish(manifest)
            self._texts.write()
            self._places.write()

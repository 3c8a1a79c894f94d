"""Builds the brief for one meeting: one to three PDFs, named after it, which no build publishes or removes."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from scorecard.building.atomic_write import write_whole
from scorecard.building.build_day import check_day, check_meeting_day
from scorecard.building.build_report import BuildReport
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.failure import Failure
from scorecard.building.inputs import read_build_inputs
from scorecard.building.manifest import ManifestError, read_manifest
from scorecard.building.output_check import check_names, real_path
from scorecard.building.own_file import open_own_file
from scorecard.documents.brief import Brief, Meeting, OtherSide
from scorecard.evidence.vocabulary import Language

MAX_NAME_LENGTH = 40
"""The most characters that the name of the person or body met adds to the name of a file."""

_SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "þ": "th"})
"""Letters that Unicode does not decompose into an ASCII letter and an accent, with their ASCII spelling."""


@dataclass(frozen=True)
class Sheet:
    """One file of a brief for a meeting."""

    name: str
    """Its path below the folder of the request."""
    meeting: Meeting
    language: Language
    other_language: Language | None = None
    """The language of the other side, where the sheet for the table is in two languages."""


def sheets(request: BuildRequest) -> tuple[Sheet, ...]:
    """Returns the files of a request: one, or for two languages the sheet that is left and that of the officer in each.

    Raises ValueError for more than two languages: a sheet has two sides.
    """
    assert request.meeting is not None
    meeting, languages = request.meeting, request.languages
    if len(languages) == 1:
        return (Sheet(meeting_file(request), meeting, languages[0]),)
    first, second = languages
    left, kept = replace(meeting, leave_behind=True), replace(meeting, for_officer=True)
    officer = [Sheet(meeting_file(replace(request, languages=(code,), meeting=kept)), kept, code) for code in languages]
    sheet = Sheet(meeting_file(replace(request, meeting=left)), left, first, second)
    return (sheet, *(() if meeting.leave_behind else officer))


def meeting_file(request: BuildRequest) -> str:
    """Returns the path of a file below its folder: `nl-fr/BE-nl-fr-2026-12-03-ministry-of-justice-leave-behind.pdf`.

    The languages stand in its name too where it is not in English alone: it may be passed on. Of the typed text only
    ASCII letters, digits and hyphens are kept. Where characters are dropped, so that another meeting could get the same
    name, a digest of the whole text follows.
    """
    assert request.meeting is not None
    (state,), languages = request.states, "-".join(request.languages)
    parts = [state, "" if languages == "en" else languages, str(request.meeting.day or "")]
    parts += [_slug(request.meeting.whom or "")]
    parts += ["leave-behind" if request.meeting.leave_behind else "for-you" if request.meeting.for_officer else ""]
    parts += [f"as-of-{request.as_of.isoformat()}" if request.as_of else ""]
    return f"{languages}/{'-'.join(part for part in parts if part)}{request.suffix}.pdf"


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED)).encode("ascii", "ignore").decode()
    slug = re.sub("[^a-z0-9]+", "-", folded).strip("-")[:MAX_NAME_LENGTH].strip("-")
    if slug.replace("-", " ") == text.casefold():
        return slug
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{slug[: MAX_NAME_LENGTH - len(digest) - 1].strip('-')}-{digest}".strip("-")


def published_around(folder: Path) -> Path | None:
    """Returns the published folder that is or contains a folder; None where there is none."""
    for around in (real_path(folder), *real_path(folder).parents):
        try:
            read_manifest(around)
        except ManifestError:
            continue
        return around
    return None


def build_meeting_brief(request: BuildRequest) -> BuildReport:
    """Makes the brief of a request below its output, all files or none; reports the paths, or why nothing was made.

    Like a build it is made from one reading of the evidence and the templates.

    Raises OutputError where its name, or that of its folder, belongs to another thing: only an earlier brief is
    replaced. Raises EvidenceError where the evidence has errors, DayError where the day is not possible, ExecutorError
    where there is no worker, OSError where the file cannot be written.
    """
    from scorecard.building.input_snapshot import as_typed, named_as_typed, write_snapshot

    names = [sheet.name for sheet in sheets(request)]
    check_names(request.output, names, (), [name for name in names if _is_pdf(request.output / name)])
    reading = read_build_inputs(request.countries, request.templates)
    with TemporaryDirectory(prefix="csa-scorecard-") as folder:
        snapshot = write_snapshot(reading, request, Path(folder, "inputs"))
        with named_as_typed(snapshot, request):
            report = _build(snapshot)
            report.problems = as_typed(report.problems, snapshot, request)
            report.notes = as_typed(report.notes, snapshot, request)
            return report


def _is_pdf(path: Path) -> bool:
    try:
        with open_own_file(path) as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return False


def _build(request: BuildRequest) -> BuildReport:
    from scorecard.building.assembler import Assembler
    from scorecard.building.message_notes import notes_on_messages
    from scorecard.building.render_job import RenderJob
    from scorecard.building.worker_pool import WorkerPool
    from scorecard.evidence.load import load

    evidence = load(request.countries, states=request.states, languages=request.languages)
    notes = notes_on_messages(targets(request), request.countries)
    if request.as_of:
        check_day(evidence, request.as_of, "--as-of")
    notice = check_meeting_day(evidence, request)
    assembler = Assembler(request, evidence, request.languages)
    assembled = {target.language: (target, assembler.assembled(target)) for target in targets(request)}
    jobs = []
    for sheet in sheets(request):
        target, own = assembled[sheet.language]
        document: Brief = replace(own.document, meeting=sheet.meeting)
        if sheet.other_language:
            other = replace(assembled[sheet.other_language][1].document, meeting=sheet.meeting)
            document = replace(document, other_side=OtherSide(sheet.other_language, other))
        texts = {language: assembler.translated_texts(one) for language, (one, _) in assembled.items() if language}
        jobs.append(RenderJob(replace(target, name=sheet.name), document, own.digest, own.attached, texts))
    report = BuildReport(problems=evidence.elsewhere, notes=(*evidence.notes, *notes))
    report.notices |= {notice} if notice else set()
    contents: dict[str, bytes] = {}
    settings = RenderSettings(request.templates, request.standard, request.profile, plain_engine=request.plain_engine)
    pool = WorkerPool(1, settings, [job.target for job in jobs[:1]], request.limits)
    try:
        for job, result in pool.run(jobs):
            if isinstance(result, Failure):
                report.failures[job.target.name] = result
            else:
                assert result.files is not None, "a brief that is not published has no files to keep"
                contents |= result.files
    finally:
        pool.close()
    if not report.failures:
        for name, content in contents.items():
            write_whole(request.output / name, content)
            report.written.append(request.output / name)
    return report

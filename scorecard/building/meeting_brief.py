"""Makes the brief for one meeting: a file of its own that no build publishes or removes, because it says who is met."""

import hashlib
import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from scorecard.building.atomic_write import write_whole
from scorecard.building.build_day import check_day
from scorecard.building.build_report import BuildReport
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.failure import Failure
from scorecard.building.inputs import read_build_inputs
from scorecard.building.manifest import ManifestError, read_manifest
from scorecard.building.output_check import check_names, real_path
from scorecard.building.own_file import open_own_file

LONGEST_NAME = 40
"""The most characters of the name of a file that follow from whom one meets."""

_SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "þ": "th"})
"""Letters that Unicode does not take apart into a letter of ASCII and an accent."""


def meeting_file(request: BuildRequest) -> str:
    """Returns the path of the brief below its folder: `en/PT-2026-12-03-ministry-of-justice-leave-behind.pdf`.

    Of what is typed only ASCII letters, digits and hyphens get into it. Where they leave something out, so that another
    meeting could have the same name, a digest of the whole follows.
    """
    assert request.meeting is not None
    (state,), (language,) = request.states, request.languages
    parts = [state, str(request.meeting.day or ""), _slug(request.meeting.whom or "")]
    parts += ["leave-behind" if request.meeting.leave_behind else ""]
    parts += [f"as-of-{request.as_of.isoformat()}" if request.as_of else ""]
    return f"{language}/{'-'.join(part for part in parts if part)}{request.suffix}.pdf"


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED)).encode("ascii", "ignore").decode()
    slug = re.sub("[^a-z0-9]+", "-", folded).strip("-")[:LONGEST_NAME].strip("-")
    if slug.replace("-", " ") == text.casefold():
        return slug
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{slug[: LONGEST_NAME - len(digest) - 1].strip('-')}-{digest}".strip("-")


def published_around(folder: Path) -> Path | None:
    """Returns the published folder that a folder is or lies in; None where there is none."""
    for around in (real_path(folder), *real_path(folder).parents):
        try:
            read_manifest(around)
        except ManifestError:
            continue
        return around
    return None


def build_meeting_brief(request: BuildRequest) -> BuildReport:
    """Makes the brief of a request below its output, whole or not at all; reports its path, or why there is none.

    Like a build it is made from one reading of the evidence and the templates.

    OutputError where its name, or that of its folder, belongs to another thing: only an earlier brief is replaced.
    EvidenceError where the evidence has errors, DayError where the day is not possible, ExecutorError where there is
    no worker, OSError where the file cannot be written.
    """
    from scorecard.building.input_snapshot import as_typed, named_as_typed, write_snapshot

    name = meeting_file(request)
    check_names(request.output, [name], (), [name] if _is_pdf(request.output / name) else ())
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
    from scorecard.building.render_job import RenderJob
    from scorecard.building.worker_pool import WorkerPool
    from scorecard.evidence.load import load

    evidence = load(request.countries, states=request.states, languages=request.languages)
    if request.as_of:
        check_day(evidence, request.as_of, "--as-of")
    (target,) = targets(request)
    settings = RenderSettings(request.templates, request.standard, request.profile, plain_engine=request.plain_engine)
    assembler = Assembler(request, evidence, request.languages)
    assembled, texts = assembler.assembled(target), assembler.translated_texts(target)
    job = RenderJob(target, assembled.document, assembled.digest, assembled.attached, texts)
    pool = WorkerPool(1, settings, [target], request.limits)
    try:
        ((_, result),) = pool.run([job])
    finally:
        pool.close()
    report = BuildReport(problems=evidence.elsewhere, notes=evidence.notes)
    if isinstance(result, Failure):
        report.failures[meeting_file(request)] = result
        return report
    assert result.files is not None, "a brief that is not published has no files to keep"
    (content,) = result.files.values()
    path = request.output / meeting_file(request)
    write_whole(path, content)
    report.written.append(path)
    return report

"""Merges the parts of an edition that were built separately, for instance on several machines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from scorecard.building.build_request import BuildRequest, targets
from scorecard.building.inputs import digest
from scorecard.building.manifest import Manifest, ManifestError, WholeRequest, read_manifest
from scorecard.building.output_check import check_place
from scorecard.building.publication import Publication
from scorecard.building.renewal_in_place import DamagedFileError
from scorecard.evidence.joined_messages import shortened
from scorecard.evidence.program_messages import tr, tr_count, tr_noop

_OWN_FIELDS = ("states", "languages", "documents", "formats", "standard", "own_languages")
"""The fields of a request that a manifest of a part holds; the others it holds as one digest."""

# For translators, of each below: {here} is what one part of an edition was built with, {there} what the first part was;
# each may be a list of codes or words as they are typed.
_DIFFERENCES = {
    "states": tr_noop("states {here}, in the first part {there}"),
    "languages": tr_noop("languages {here}, in the first part {there}"),
    "documents": tr_noop("documents {here}, in the first part {there}"),
    "formats": tr_noop("formats {here}, in the first part {there}"),
    "standard": tr_noop("standard {here}, in the first part {there}"),
}

_MAX_NAMED = 5
"""The number of parts or documents that a message names."""


class MergeError(Exception):
    """The folders are not the parts of one edition; `problems` says what is wrong with each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def whole_request(request: BuildRequest) -> WholeRequest:
    """Returns the request to which a part belongs, for its manifest. The manifest holds the day and the evidence
    separately."""
    return WholeRequest(
        request.states,
        request.languages,
        tuple(sorted(request.documents)),
        tuple(sorted(request.formats)),
        request.standard,
        digest(request.key_without(*_OWN_FIELDS, "shard", "as_of")),
        request.own_languages,
    )


def merge(folders: Sequence[Path], output: Path, into: bool = False) -> int:
    """Publishes in `output` the files of all parts, as one build would; returns the number of files.

    Raises MergeError where a part is missing, damaged or incomplete, or is of another request, other inputs or another
    day than the rest; OutputError, BusyError and OSError as in a build. The parts stay as they are.
    """
    # Translators: a part of an edition that was built in several; it stands for {what} in messages on folders.
    folder_of_parts = [(tr("a part ({folder})", folder=folder), folder) for folder in folders]
    check_place(output, folder_of_parts, folder_of_parts)
    parts = _read(folders)
    if problems := _not_of_one_edition(parts):
        raise MergeError(problems)
    wanted = _targets(parts[0][1].whole)
    if problems := [*_missing_parts([part for _, part in parts], wanted), *_other_documents(parts, wanted)]:
        raise MergeError(problems)
    _, first = parts[0]
    manifest = replace(
        first,
        shard=None,
        whole=None,
        targets={name: built for _, part in parts for name, built in part.targets.items()},
        parts={name: digests for _, part in parts for name, digests in part.parts.items()},
        previous_assets={path: file for _, part in parts for path, file in part.previous_assets.items()},
    )
    publication = Publication(output)
    publication.check(wanted, into)
    with publication.locked():
        publication.resume()
        _import(parts, publication)
        publication.publish(manifest)
    return len(manifest.files)


def _read(folders: Sequence[Path]) -> list[tuple[Path, Manifest]]:
    """Returns each folder with its manifest. Raises MergeError where one cannot be read."""
    parts: list[tuple[Path, Manifest]] = []
    problems: list[str] = []
    for folder in folders:
        try:
            parts.append((folder, read_manifest(folder)))
        except ManifestError as error:
            problems.append(str(error))
    if problems:
        raise MergeError(problems)
    return parts


def _not_of_one_edition(parts: Sequence[tuple[Path, Manifest]]) -> list[str]:
    """Returns the problems where the folders are not parts of one request, of one evidence and day."""
    whole = [str(folder) for folder, part in parts if part.shard is None]
    if whole:
        return [tr("{folders}: a folder is not a part: it was built without --shard", folders=", ".join(whole))]
    (_, first), *others = parts
    problems = [
        tr("{folder} was built by a version before this one; build it again", folder=folder)
        for folder, part in parts
        if part.whole is None
    ]
    for folder, part in others:
        if (part.inputs, part.edition) != (first.inputs, first.edition):
            problems.append(tr("{folder} was built from other evidence, templates, code or tools", folder=folder))
        elif part.as_of != first.as_of:
            problems.append(
                tr(
                    "{folder} shows what was known on {day}, the first part on {other_day}",
                    folder=folder,
                    day=part.as_of,
                    other_day=first.as_of,
                )
            )
        elif part.whole != first.whole:
            found = _difference(part.whole, first.whole)
            problems.append(tr("{folder} is a part of another request: {difference}", folder=folder, difference=found))
    totals = sorted({_number(part)[1] for _, part in parts})
    if len(totals) > 1:
        # Translators: {totals} are numbers: of how many parts each folder is one.
        problems.append(
            tr("the folders are parts of different splits: of {totals}", totals=", ".join(map(str, totals)))
        )
    return problems


def _difference(part: WholeRequest | None, first: WholeRequest | None) -> str:
    """Returns the first thing in which two requests differ, in words."""
    for name in _OWN_FIELDS:
        here, there = getattr(part, name, ()), getattr(first, name, ())
        if here != there and name == "own_languages":
            return (
                tr("with the official languages of each state, unlike the first part")
                if here
                else tr("without the official languages of each state, unlike the first part")
            )
        if here != there:
            return tr(_DIFFERENCES[name], here=_shown(here), there=_shown(there))
    return tr("other options than in the first part")


def _shown(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else shortened(value, _MAX_NAMED)


def _targets(whole: WholeRequest | None) -> dict[str, bool]:
    """Returns the names of all targets of a request in the order of the parts, and whether each is a folder."""
    assert whole is not None, "parts without a request are refused"
    request = BuildRequest(
        Path(),
        Path(),
        whole.states,
        whole.languages,
        frozenset(whole.documents),
        frozenset(whole.formats),
        standard=whole.standard,
        own_languages=whole.own_languages,
    )
    return {target.name: target.kind.files is not None for target in targets(request)}


def _missing_parts(parts: Sequence[Manifest], wanted: Iterable[str]) -> list[str]:
    """Returns which parts are missing or were given twice, and which documents are missing with them."""
    numbers = [_number(part)[0] for part in parts]
    given, total = set(numbers), _number(parts[0])[1]
    problems = [
        # Translators: {part} is as in 3/8, the third of eight parts.
        tr("part {part} was given twice", part=f"{number}/{total}")
        for number in sorted(given)
        if numbers.count(number) > 1
    ]
    if len(given) < total:
        missing = (f"{number}/{total}" for number in range(1, total + 1) if number not in given)
        documents = [name for index, name in enumerate(wanted) if index % total + 1 not in given]
        number = total - len(given)
        problems.append(
            _what_is_missing(shortened(list(islice(missing, _MAX_NAMED)), _MAX_NAMED, number), number, documents)
        )
    return problems


def _what_is_missing(parts: str, number: int, documents: Sequence[str]) -> str:
    """Returns the sentence on the missing parts, given by their names, and the documents in them."""
    if not documents:
        return tr_count(
            "part {parts} is missing, without documents",
            "part {parts} are missing, without documents",
            number,
            parts=parts,
        )
    # Translators: what stands for {documents} in the messages on missing parts, in the nominative.
    named = tr_count(
        "{count} document: {names}",
        "{count} documents: {names}",
        len(documents),
        names=shortened(documents, _MAX_NAMED),
    )
    # Translators: {count} is the number of parts, {parts} names them as in 3/8, {documents} is "2 documents: ..." in
    # the nominative.
    return tr_count(
        "part {parts} is missing, and with it {documents}",
        "part {parts} are missing, and with them {documents}",
        number,
        parts=parts,
        documents=named,
    )


def _other_documents(parts: Sequence[tuple[Path, Manifest]], wanted: Iterable[str]) -> list[str]:
    """Returns which parts lack documents, for instance because they failed, or hold documents of other requests."""
    names, problems = list(wanted), []
    for folder, part in parts:
        number, total = _number(part)
        expected = names[number - 1 :: total]
        if lacking := [name for name in expected if name not in part.targets]:
            problems.append(
                tr_count(
                    "{folder} lacks {count} document: {names}; build it again",
                    "{folder} lacks {count} documents: {names}; build it again",
                    len(lacking),
                    folder=folder,
                    names=shortened(lacking, _MAX_NAMED),
                )
            )
        if others := sorted(part.targets.keys() - set(expected)):
            problems.append(
                tr_count(
                    "{folder} holds what was not asked for in its request too, {count} document: {names}; "
                    "build it again into an empty folder",
                    "{folder} holds what was not asked for in its request too, {count} documents: {names}; "
                    "build it again into an empty folder",
                    len(others),
                    folder=folder,
                    names=shortened(others, _MAX_NAMED),
                )
            )
    return problems


def _import(parts: Sequence[tuple[Path, Manifest]], publication: Publication) -> None:
    """Copies the files of all parts. Raises MergeError, with the name of each damaged file."""
    problems: list[str] = []
    for folder, part in parts:
        for path, file in part.files.items():
            try:
                publication.import_file(folder, path, file)
            except DamagedFileError as error:
                problems.append(str(error))
    if problems:
        raise MergeError(problems)


def _number(part: Manifest) -> tuple[int, int]:
    """Returns which part of how many a manifest is of."""
    number, _, total = (part.shard or "1/1").partition("/")
    return int(number), int(total)

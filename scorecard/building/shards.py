"""Merges the parts of an edition that were built separately, for instance on several machines."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scorecard.building.manifest import Manifest, ManifestError, read_manifest
from scorecard.building.publication import Publication
from scorecard.building.verify import verify


class MergeError(Exception):
    """The folders are not the parts of one edition; `problems` says what is wrong with each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def merge(folders: Sequence[Path], output: Path) -> int:
    """Publishes in `output` the files of all parts, as one build would; returns the number of files.

    MergeError where a part is missing, damaged, or built from other inputs than the rest; BusyError and OSError as in a
    build. The parts stay as they are.
    """
    parts = [(folder, _read(folder)) for folder in folders]
    problems = [*_missing_parts([part for _, part in parts]), *_other_inputs(parts), *_damaged_files(folders)]
    if problems:
        raise MergeError(problems)
    _, first = parts[0]
    manifest = replace(
        first,
        shard=None,
        targets={name: built for _, part in parts for name, built in part.targets.items()},
        parts={name: digests for _, part in parts for name, digests in part.parts.items()},
        previous_assets={path: file for _, part in parts for path, file in part.previous_assets.items()},
    )
    publication = Publication(output)
    with publication.locked():
        publication.resume()
        for folder, part in parts:
            publication.import_files(folder, part.files)
        publication.publish(manifest)
    return len(manifest.files)


def _read(folder: Path) -> Manifest:
    try:
        return read_manifest(folder)
    except ManifestError as error:
        raise MergeError([str(error)]) from None


def _missing_parts(parts: Sequence[Manifest]) -> list[str]:
    """Returns what is wrong unless each part of one edition is there exactly once."""
    if any(part.shard is None for part in parts):
        return ["a folder is not a part: it was built without --shard"]
    numbers = [tuple(int(number) for number in part.shard.split("/")) for part in parts if part.shard]
    totals = {total for _, total in numbers}
    if len(totals) > 1:
        return [f"the folders are parts of different splits: of {', '.join(str(total) for total in sorted(totals))}"]
    given, total = [number for number, _ in numbers], max(totals)
    missing = [number for number in range(1, total + 1) if number not in given]
    repeated = [number for number in range(1, total + 1) if given.count(number) > 1]
    return [
        *(f"part {number}/{total} is missing" for number in missing),
        *(f"part {number}/{total} was given twice" for number in repeated),
    ]


def _other_inputs(parts: Sequence[tuple[Path, Manifest]]) -> list[str]:
    (_, first), *others = parts
    return [
        f"{folder} was built from other evidence, templates, code or tools, or as of another day"
        for folder, part in others
        if (part.inputs, part.edition, part.as_of) != (first.inputs, first.edition, first.as_of)
    ]


def _damaged_files(folders: Sequence[Path]) -> list[str]:
    return [f"{folder / path} {problem}" for folder in folders for path, problem in verify(folder).problems.items()]

"""An edition built in parts, on machines that know nothing of each other, and joined."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scorecard.building.manifest import Manifest, ManifestError, read_manifest
from scorecard.building.publication import Publication
from scorecard.building.verify import verify


class MergeError(Exception):
    """The folders are not the parts of one edition; says what is wrong with each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def merge(folders: Sequence[Path], output: Path) -> int:
    """Publish in `output` what all parts hold, as one build would have; the number of files.

    MergeError where a part is missing, damaged, or made from something else than the others; BusyError and OSError as
    in a build. The parts stay as they are.
    """
    parts = [(folder, _read(folder)) for folder in folders]
    problems = [*_incomplete([part for _, part in parts]), *_unlike(parts), *_damaged(folders)]
    if problems:
        raise MergeError(problems)
    _, first = parts[0]
    manifest = replace(
        first,
        shard=None,
        targets={name: made for _, part in parts for name, made in part.targets.items()},
        contents={name: told for _, part in parts for name, told in part.contents.items()},
    )
    publication = Publication(output)
    with publication.locked():
        publication.take_up()
        for folder, part in parts:
            publication.bring(folder, part.files)
        publication.publish(manifest)
    return len(manifest.files)


def _read(folder: Path) -> Manifest:
    try:
        return read_manifest(folder)
    except ManifestError as error:
        raise MergeError([str(error)]) from None


def _incomplete(parts: Sequence[Manifest]) -> list[str]:
    """Each part of the whole exactly once."""
    if any(part.shard is None for part in parts):
        return ["a folder is not a part: it was built without --shard"]
    numbers = [tuple(int(number) for number in part.shard.split("/")) for part in parts if part.shard]
    of = {whole for _, whole in numbers}
    if len(of) > 1:
        return [f"the parts are of wholes of {', '.join(str(whole) for whole in sorted(of))} parts"]
    given = [number for number, _ in numbers]
    wanted = range(1, max(of) + 1)
    missing = [f"{number}/{max(of)}" for number in wanted if number not in given]
    twice = [f"{number}/{max(of)}" for number in wanted if given.count(number) > 1]
    return [f"part {name} is missing" for name in missing] + [f"part {name} was given twice" for name in twice]


def _unlike(parts: Sequence[tuple[Path, Manifest]]) -> list[str]:
    (_, first), *others = parts
    return [
        f"{folder} was made from other evidence, templates, code or tools, or as of another day"
        for folder, part in others
        if (part.inputs, part.edition, part.as_of) != (first.inputs, first.edition, first.as_of)
    ]


def _damaged(folders: Sequence[Path]) -> list[str]:
    return [f"{folder / path} {wrong}" for folder in folders for path, wrong in verify(folder).problems.items()]

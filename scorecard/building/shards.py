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

_OWN_FIELDS = ("states", "languages", "documents", "formats", "standard", "own_languages")
"""The fields of a request that a manifest of a part holds; the others it holds as one digest."""

_MOST_NAMED = 5
"""How many parts or documents a message names."""


class MergeError(Exception):
    """The folders are not the parts of one edition; `problems` says what is wrong with each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def whole_request(request: BuildRequest) -> WholeRequest:
    """Returns of which request a part is built, for its manifest. Day and evidence stand there by themselves."""
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

    MergeError where a part is missing, damaged or incomplete, or is of another request, other inputs or another day
    than the rest; OutputError, BusyError and OSError as in a build. The parts stay as they are.
    """
    folder_of_parts = {f"a part ({folder})": folder for folder in folders}
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
    """Returns each folder with its manifest. MergeError where one cannot be read."""
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
    """Returns what is wrong where the folders are not parts of one request, of one evidence and day."""
    whole = [str(folder) for folder, part in parts if part.shard is None]
    if whole:
        return [f"{', '.join(whole)}: a folder is not a part: it was built without --shard"]
    (_, first), *others = parts
    problems = [
        f"{folder} was built by a version before this one; build it again"
        for folder, part in parts
        if part.whole is None
    ]
    for folder, part in others:
        if (part.inputs, part.edition) != (first.inputs, first.edition):
            problems.append(f"{folder} was built from other evidence, templates, code or tools")
        elif part.as_of != first.as_of:
            problems.append(f"{folder} shows what was known on {part.as_of}, the first part on {first.as_of}")
        elif part.whole != first.whole:
            problems.append(f"{folder} is a part of another request: {_difference(part.whole, first.whole)}")
    totals = sorted({_number(part)[1] for _, part in parts})
    if len(totals) > 1:
        problems.append(f"the folders are parts of different splits: of {', '.join(str(total) for total in totals)}")
    return problems


def _difference(part: WholeRequest | None, first: WholeRequest | None) -> str:
    """Returns the first thing in which two requests differ, in words."""
    for name in _OWN_FIELDS:
        here, there = getattr(part, name, ()), getattr(first, name, ())
        if here != there and name == "own_languages":
            return f"{'with' if here else 'without'} the official languages of each state, unlike the first part"
        if here != there:
            return f"{name} {_shown(here)}, in the first part {_shown(there)}"
    return "other options than in the first part"


def _shown(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else _named(list(value))


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
    problems = [f"part {number}/{total} was given twice" for number in sorted(given) if numbers.count(number) > 1]
    if len(given) < total:
        missing = (f"{number}/{total}" for number in range(1, total + 1) if number not in given)
        documents = [name for index, name in enumerate(wanted) if index % total + 1 not in given]
        number = total - len(given)
        named = _named(list(islice(missing, _MOST_NAMED)), number)
        with_them = f", and with {'it' if number == 1 else 'them'} {_documents(documents)}"
        problems.append(
            f"part {named} {'is' if number == 1 else 'are'} missing{with_them if documents else ', without documents'}"
        )
    return problems


def _other_documents(parts: Sequence[tuple[Path, Manifest]], wanted: Iterable[str]) -> list[str]:
    """Returns which parts lack documents, for instance such as failed, or hold those of other requests."""
    names, problems = list(wanted), []
    for folder, part in parts:
        number, total = _number(part)
        expected = names[number - 1 :: total]
        if lacking := [name for name in expected if name not in part.targets]:
            problems.append(f"{folder} lacks {_documents(lacking)}; build it again")
        if others := sorted(part.targets.keys() - set(expected)):
            problems.append(
                f"{folder} holds what was not asked for in its request too, {_documents(others)}; "
                "build it again into an empty folder"
            )
    return problems


def _import(parts: Sequence[tuple[Path, Manifest]], publication: Publication) -> None:
    """Copies the files of all parts. MergeError, naming each, where some are not what was built."""
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


def _documents(names: Sequence[str]) -> str:
    return f"{len(names)} document{'' if len(names) == 1 else 's'}: {_named(names)}"


def _named(names: Sequence[str], total: int | None = None) -> str:
    """Returns the first names of a list, and how many more there are of so many in all."""
    more = (total or len(names)) - len(names[:_MOST_NAMED])
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more:,} more" if more else "")

"""Parts are merged only if together they are one edition: one request, evidence, version and day, and all of it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scorecard.building.build_request import BuildRequest, targets
from scorecard.building.manifest import BuiltTarget, Manifest
from scorecard.building.publication import Publication
from scorecard.building.shards import MergeError, merge, whole_request
from scorecard.building.verify import verify
from tests.building.editions import manifest_of
from tests.conftest import digests
from tests.test_cli import run

REQUEST = BuildRequest(
    Path("countries"),
    Path("output"),
    ("MT", "AT", "FR"),
    ("en", "fr"),
    frozenset({"card", "data", "site"}),
    frozenset({"html"}),
    date(2026, 11, 24),
)


def part(folder: Path, shard: tuple[int, int] | None, request: BuildRequest = REQUEST, **changed: object) -> Path:
    """Publishes a part of a request as a build does, with short files."""
    wanted = targets(replace(request, shard=shard))
    contents = {
        f"{target.name}/file.{'css' if target.name == 'assets' else 'csv'}" if target.kind.files else target.name: (
            target.name.encode()
        )
        for target in wanted
    }
    number = "{}/{}".format(*shard) if shard else None
    made = replace(manifest_of(contents), shard=number, whole=whole_request(request) if shard else None)
    publish_manifest(folder, replace(made, **changed), contents)  # type: ignore[arg-type]
    return folder


def publish_manifest(folder: Path, manifest: Manifest, contents: dict[str, bytes]) -> None:
    publication = Publication(folder)
    with publication.locked():
        for name, built in manifest.targets.items():
            publication.finish(name, built, {path: contents[path] for path in built.files})
        publication.publish(manifest)


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    return [part(tmp_path / f"part-{number}", (number, 3)) for number in (1, 2, 3)]


def refusal(folders: list[Path], output: Path) -> str:
    """Returns why parts are not merged; nothing must be made or changed."""
    before = {folder: digests(folder) for folder in folders}
    with pytest.raises(MergeError) as refused:
        merge(folders, output)
    assert not output.exists()
    assert {folder: digests(folder) for folder in folders} == before
    assert all(len(problem) < 600 and "\n" not in problem for problem in refused.value.problems)
    return "\n".join(refused.value.problems)


def test_all_parts_are_the_whole(parts: list[Path], tmp_path: Path) -> None:
    whole = part(tmp_path / "whole", None)
    assert merge(parts, tmp_path / "merged") == len(targets(REQUEST))
    assert digests(tmp_path / "merged") == digests(whole)


@pytest.mark.parametrize(
    ("request_of_another", "told"),
    [
        (replace(REQUEST, states=("FR",)), "states FR, in the first part MT, AT, FR"),
        (replace(REQUEST, languages=("en",)), "languages en, in the first part en, fr"),
        (replace(REQUEST, documents=frozenset({"card"})), "documents card, in the first part card, data"),
        (replace(REQUEST, formats=frozenset({"html", "pdf"})), "formats html, pdf, in"),
        (replace(REQUEST, standard="archive"), "standard archive, in the first part office"),
        (replace(REQUEST, plain_engine=True), "other options than in the first part"),
    ],
)
def test_a_part_of_another_request_is_named(
    request_of_another: BuildRequest, told: str, parts: list[Path], tmp_path: Path
) -> None:
    other = part(tmp_path / "other", (2, 3), request_of_another)
    found = refusal([parts[0], other, parts[2]], tmp_path / "merged")
    assert found.startswith(f"{other} is a part of another request: {told}")


def test_a_part_of_another_day_or_evidence_is_named(parts: list[Path], tmp_path: Path) -> None:
    other = part(tmp_path / "day", (2, 3), as_of="2024-06-20")
    assert "day shows what was known on 2024-06-20, the first part on 2026-11-24" in refusal(
        [parts[0], other, parts[2]], tmp_path / "merged"
    )
    inputs = replace(manifest_of({}).inputs, evidence={"AT.yaml": "another"})
    other = part(tmp_path / "evidence", (2, 3), inputs=inputs)
    assert "evidence was built from other evidence, templates, code or tools" in refusal(
        [parts[0], other, parts[2]], tmp_path / "merged"
    )


def test_what_is_missing_of_the_whole_is_said_with_its_documents(parts: list[Path], tmp_path: Path) -> None:
    found = refusal([parts[0], parts[2]], tmp_path / "merged")
    names = [target.name for target in targets(REQUEST)][1::3]
    assert found == f"part 2/3 is missing, and with it {len(names)} documents: {', '.join(names)}"
    assert "part 3/3 was given twice" in refusal([*parts, parts[2]], tmp_path / "merged")


def test_a_million_parts_are_one_line(tmp_path: Path) -> None:
    only = part(tmp_path / "only", (1, 1_000_000))
    found = refusal([only], tmp_path / "merged")
    assert found.startswith(
        "part 2/1000000, 3/1000000, 4/1000000, 5/1000000, 6/1000000 and 999,994 more are missing, and with them "
        f"{len(targets(REQUEST)) - 1} documents: "
    )
    answer = run("merge", str(only), "--output", str(tmp_path / "merged"))
    assert answer.exit_code == 1
    assert answer.stderr.splitlines() == [found, "Nothing was merged."]


def test_a_part_in_which_documents_failed_is_named(parts: list[Path], tmp_path: Path) -> None:
    lacking = dict(list(manifest_targets(parts[1]).items())[1:])
    other = part(tmp_path / "lacking", (2, 3), targets=lacking)
    found = refusal([parts[0], other, parts[2]], tmp_path / "merged")
    assert found.startswith(f"{other} lacks 1 document: ")
    shutil.rmtree(tmp_path / "lacking")
    more = {**manifest_targets(parts[1]), **manifest_targets(parts[0])}
    contents = {path: name.encode() for name, built in more.items() for path in built.files}
    publish_manifest(other, replace(Publication(parts[1]).published() or manifest_of({}), targets=more), contents)
    assert "holds what was not asked for in its request too" in refusal(
        [parts[0], other, parts[2]], tmp_path / "merged"
    )


def manifest_targets(folder: Path) -> dict[str, BuiltTarget]:
    published = Publication(folder).published()
    assert published
    return dict(published.targets)


def thumbs(folder: Path) -> None:
    (folder / "en" / "Thumbs.db").write_bytes(b"pictures")


def hidden_folder(folder: Path) -> None:
    (folder / ".well-known").mkdir()
    (folder / ".well-known" / "evil.html").write_text("evil")


def link_to_a_folder(folder: Path) -> None:
    (folder / "photos").symlink_to("/etc")


@pytest.mark.parametrize("add", [thumbs, hidden_folder, link_to_a_folder])
def test_what_else_lies_in_a_part_does_not_matter_and_is_not_merged(
    add: Callable[[Path], None], parts: list[Path], tmp_path: Path
) -> None:
    (parts[1] / "en").mkdir(exist_ok=True)
    add(parts[1])
    merge(parts, tmp_path / "merged")
    assert digests(tmp_path / "merged") == digests(part(tmp_path / "whole", None))
    assert not verify(tmp_path / "merged").problems


def test_damaged_files_are_named_and_pipes_do_not_keep_it_waiting(parts: list[Path], tmp_path: Path) -> None:
    first, second, third = sorted(parts[0].rglob("*.*"), key=lambda path: (path.name == "manifest.json", path))[:3]
    first.unlink()
    second.unlink()
    os.mkfifo(second)
    third.unlink()
    third.write_text("another")
    found = refusal(parts, tmp_path / "merged").splitlines()
    assert found == [f"{first} is missing", f"{second} is missing", f"{third} is not the file that was built"]


def test_what_is_merged_is_no_second_name_of_a_part(parts: list[Path], tmp_path: Path) -> None:
    merge(parts, tmp_path / "merged")
    assert all(path.stat().st_nlink == 1 for path in (tmp_path / "merged").rglob("*") if path.is_file())


@pytest.mark.parametrize("output", ["part-1", "part-1/merged", "."])
def test_a_part_is_not_merged_into_itself(output: str, parts: list[Path], tmp_path: Path) -> None:
    before = digests(parts[0])
    answer = run("merge", *map(str, parts), "--output", str(tmp_path / output))
    assert answer.exit_code == 2
    assert "a part" in answer.stderr
    assert digests(parts[0]) == before


def test_a_folder_that_was_built_whole_or_by_an_older_version_is_named(parts: list[Path], tmp_path: Path) -> None:
    whole = part(tmp_path / "whole", None)
    assert refusal([*parts, whole], tmp_path / "merged").startswith(f"{whole}: a folder is not a part")
    older = part(tmp_path / "older", (1, 3), whole=None)
    assert "older was built by a version before this one; build it again" in refusal(
        [older, *parts[1:]], tmp_path / "merged"
    )


def test_verify_names_links_to_folders_and_what_hidden_folders_hold(parts: list[Path]) -> None:
    folder = parts[0]
    hidden_folder(folder)
    link_to_a_folder(folder)
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref")
    (folder / ".nojekyll").write_text("")
    (folder / "en").mkdir(exist_ok=True)
    (folder / "en" / ".git").mkdir()
    (folder / "en" / ".git" / "evil.html").write_text("evil")
    expected = {
        ".well-known/evil.html": "does not belong to this edition",
        "en/.git/evil.html": "does not belong to this edition",
        "photos": "is a link to a folder",
    }
    assert verify(folder).problems == expected
    assert verify(folder, into=True).notes == expected

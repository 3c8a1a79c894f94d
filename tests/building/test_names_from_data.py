"""No name in a manifest, a journal, a plan or a part becomes a path unless a build could have made that file."""

import copy
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scorecard.building.build_lock import BusyError
from scorecard.building.manifest import ManifestError, read_manifest
from scorecard.building.output_check import OutputError
from scorecard.building.publication import Publication
from scorecard.building.published_name_check import NameRefusedError, check_files, is_published_name
from scorecard.building.renewal_in_place import in_order
from scorecard.building.shards import MergeError, merge
from scorecard.building.switch_plan import SwitchPlan
from scorecard.building.verify import verify
from tests.building.editions import edition, manifest_of, publish
from tests.building.test_merge import part
from tests.conftest import digests
from tests.sampling import sample

PRECIOUS = "precious.txt"
NAMES = [
    "../precious.txt",
    "../../precious.txt",
    "en/../../precious.txt",
    "/etc/hostname",
    "//server/share",
    "C:\\Windows\\system.ini",
    "..\\precious.txt",
    "",
    ".",
    "./index.html",
    "en//index.html",
    "en/",
    ".git/config",
    "en/.htaccess",
    ".well-known/index.html",
    "manifest.json",
    "notes.txt",
    "en/XX/index.html",
    "xx/index.html",
    "en/AT/evil.html",
    "assets/evil.html",
    "assets/../en/AT/index.html",
    "assets/.htaccess",
    "assets/a/b.css",
    "data/evil.py",
    "data/xyz/states.csv",
    "index.html\n",
    "index.html\0",
    "en/AT/card.png\u202e",
    "a" * 5000,
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:30])
def test_a_name_that_no_build_makes_is_refused(name: str) -> None:
    assert not is_published_name(name)
    with pytest.raises(NameRefusedError) as refused:
        check_files(name, [name])
    assert len(str(refused.value)) < 200
    assert str(refused.value).isprintable()


def test_the_names_of_every_edition_are_known() -> None:
    for name in ("index.html", "mt/edition-print-shop.pdf", "en/EL/scorecard-archive.pdf", "assets/screen.css"):
        assert is_published_name(name)
    for name in ("assets/screen.3fa9c1d2e0.css", "data/3fa9c1d2e0/statements.csv", "data/csa-scorecard.xlsx"):
        assert is_published_name(name)
    with pytest.raises(NameRefusedError, match=r"'en/BE/card\.png' is not a file of en/AT/card\.png"):
        check_files("en/AT/card.png", ["en/BE/card.png"])


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Returns a published folder with a file of the user, and a file of the user beside it."""
    (tmp_path / PRECIOUS).write_text("precious")
    folder = tmp_path / "folder" / "output"
    publish(folder, edition("one"))
    (folder / "notes.txt").write_text("notes")
    (folder.parent / PRECIOUS).write_text("precious")
    return folder


def rewrite(path: Path, change: Callable[[Any], object]) -> None:
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content))


def listing(name: str, content: bytes) -> dict[str, object]:
    """Returns the target of a manifest that lists a file of another name, with its right digest."""
    (built,) = manifest_of({"index.html": content}).targets.values()
    file = {"sha256": built.files["index.html"].sha256, "bytes": len(content)}
    return {"document": "", "html_inputs": "", "layout_inputs": "", "html": "", "files": {name: file}}


@pytest.mark.parametrize("name", ["../precious.txt", "notes.txt", ".git/HEAD"])
@pytest.mark.parametrize("target", ["index.html", "data", None])
def test_a_manifest_that_lists_other_files_is_refused_by_all_readers(
    name: str, target: str | None, output: Path
) -> None:
    git = output / ".git"
    git.mkdir()
    (git / "HEAD").write_text("ref")
    added = {target or name: listing(name, (output / name).read_bytes())}
    rewrite(output / "manifest.json", lambda content: content["targets"].update(added))
    before = digests(output.parent.parent)
    with pytest.raises(ManifestError, match="no build wrote this manifest"):
        verify(output)
    with pytest.raises(MergeError, match="no build wrote this manifest"):
        merge([output], output.parent / "merged")
    with pytest.raises(OutputError, match=r"no build wrote this manifest; .*--output"):
        publish(output, edition("two"), into=True)
    assert digests(output.parent.parent) == before


def test_a_journal_of_a_killed_build_that_names_other_files_is_not_taken_up(output: Path) -> None:
    publication = Publication(output)
    with publication.locked():
        publication.finish("index.html", manifest_of({"index.html": b"x"}).targets["index.html"], {"index.html": b"x"})
    (publication.state_dir / "next" / "escaped").write_bytes(b"x")
    for name in ("../../../precious.txt", "escaped"):
        with (publication.state_dir / "journal.jsonl").open("a") as journal:
            journal.write(json.dumps({"target": name, "built": listing(name, b"precious")}) + "\n")
    with publication.locked():
        publication.resume()
    assert publication.finished.keys() == {"index.html"}
    assert (output.parent.parent / PRECIOUS).read_text() == "precious"


@pytest.mark.parametrize("kind", ["renewed", "removed", "replaced_assets"])
def test_a_plan_of_a_killed_switch_that_names_other_files_is_dropped(kind: str, output: Path) -> None:
    files = manifest_of({"index.html": b"notes"}).files
    publication = Publication(output)
    SwitchPlan(in_order(files), {}, {}, files["index.html"]).write(publication.state_dir / "switch.json")
    rewrite(
        publication.state_dir / "switch.json",
        lambda plan: plan[kind].update({"notes.txt": {"sha256": files["index.html"].sha256, "bytes": 5}}),
    )
    before = digests(output)
    publication.complete_switch()
    assert digests(output) == before
    assert not publication.is_in_switch()


def test_a_worker_of_a_cluster_cannot_name_other_files(output: Path) -> None:
    publication = Publication(output)
    built = manifest_of({"index.html": b"x"}).targets["index.html"]
    with publication.locked(), pytest.raises(NameRefusedError):
        publication.finish("index.html", built, {"../../../precious.txt": b"x"})
    assert (output.parent.parent / PRECIOUS).read_text() == "precious"


@pytest.mark.parametrize("digest", ["/../../../precious", "0", "A" * 64, "0" * 63 + "/"])
def test_a_digest_that_is_none_does_not_become_a_name(digest: str, output: Path) -> None:
    publication = Publication(output)
    files = manifest_of({"index.html": b"notes"}).files
    SwitchPlan(in_order(files), {}, {}, files["index.html"]).write(publication.state_dir / "switch.json")
    rewrite(publication.state_dir / "switch.json", lambda plan: plan["renewed"]["index.html"].update(sha256=digest))
    before = digests(output)
    publication.complete_switch()
    assert digests(output) == before
    assert not publication.is_in_switch()


@pytest.mark.parametrize("content", ["", "[]", "[" * 100_000, '{"form": 2, "edition": 1' + "0" * 5000 + "}", "\udcff"])
def test_a_manifest_of_any_shape_is_one_line(content: str, output: Path) -> None:
    (output / "manifest.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ManifestError) as refused:
        read_manifest(output)
    assert "\n" not in str(refused.value)


def test_a_manifest_that_is_a_pipe_or_a_link_or_too_long_is_one_line(output: Path) -> None:
    path = output / "manifest.json"

    def told() -> str:
        with pytest.raises(ManifestError) as refused:
            read_manifest(output)
        path.unlink()
        return str(refused.value)

    path.rename(output / "elsewhere.json")
    path.symlink_to("elsewhere.json")
    assert told() == f"{path}: is not a regular file"
    os.mkfifo(path)
    assert told() == f"{path}: is not a regular file"
    with path.open("wb") as file:
        file.truncate(2**26 + 1)
    assert told() == f"{path}: is longer than 67,108,864 bytes"


def test_a_pipe_in_the_place_of_a_published_file_is_told_and_nothing_waits(output: Path) -> None:
    page = output / "en" / "AT" / "index.html"
    page.unlink()
    os.mkfifo(page)
    assert verify(output, into=True).problems == {"en/AT/index.html": "is not a regular file"}
    with pytest.raises(OutputError, match=r"en/AT/index\.html \(neither a file nor a folder\)"):
        publish(output, edition("two"))


ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    10**40,
    "",
    "../x",
    "/etc/passwd",
    "x" * 100_000,
    [],
    {},
    [[]] * 1000,
    {"": {"": ""}},
)


def inner_nodes(content: Any) -> Iterator[Any]:
    """Yields every list and every mapping that is not empty."""
    if isinstance(content, (dict, list)) and content:
        yield content
        for inner in content.values() if isinstance(content, dict) else content:
            yield from inner_nodes(inner)


def mutants(content: Any, chance: random.Random) -> Iterator[str]:
    """Yields texts in which one node of the content is another: paths, types, nesting, sizes, and torn texts."""
    while True:
        mutant = copy.deepcopy(content)
        nodes = list(inner_nodes(mutant))
        if not nodes or chance.random() < 0.05:
            yield json.dumps(chance.choice(ODD))
            continue
        node = chance.choice(nodes)
        key = chance.choice(list(node)) if isinstance(node, dict) else chance.randrange(len(node))
        what = chance.randrange(5)
        if what == 0 and isinstance(node, dict):
            node[chance.choice(NAMES)] = node.pop(key)
        elif what == 1:
            del node[key]
        elif what == 2:
            node[key] = {"a": node[key]}
        else:
            node[key] = copy.deepcopy(chance.choice((*ODD, *NAMES)))
        text = json.dumps(mutant)
        if chance.random() < 0.1:
            depth = chance.choice((100, 10_000, 200_000))
            text = "[" * depth + text + "]" * depth
        yield text[: chance.randrange(len(text))] if chance.random() < 0.1 else text


@pytest.mark.parametrize("number", sample([30, 1000], [30]))
def test_no_mutant_of_a_file_of_the_build_writes_outside_or_breaks_it(number: int, tmp_path: Path) -> None:
    chance = random.Random(16)
    room = tmp_path / "room"
    output = room / "output"
    publish(output, edition("one"))
    publication = Publication(output)
    publication.record_state("key", "inputs")
    (output / "notes.txt").write_text("notes")
    (room / PRECIOUS).write_text("precious")
    state = publication.state_dir
    two = manifest_of(edition("two"))
    (state / "next").mkdir()
    for name, built in two.targets.items():
        publication.finish(name, built, {path: edition("two")[path] for path in built.files})
    (state / "next" / "manifest.json").write_bytes(two.to_json())
    removed = {path: file for path, file in manifest_of(edition("one")).files.items() if path not in two.files}
    plan = SwitchPlan(in_order(two.files), {}, removed, two.files["en/AT/index.html"])
    plan.write(tmp_path / "switch.json")
    files = {
        output / "manifest.json": json.loads((output / "manifest.json").read_text()),
        state / "state.json": json.loads((state / "state.json").read_text()),
        state / "journal.jsonl": json.loads((state / "journal.jsonl").read_text().splitlines()[0]),
        state / "switch.json": json.loads((tmp_path / "switch.json").read_text()),
    }
    shard = part(room / "part", (1, 1))
    files[shard / "manifest.json"] = json.loads((shard / "manifest.json").read_text())
    shutil.copytree(room, tmp_path / "kept")
    allowed = {*edition("one"), *edition("two"), "manifest.json", "notes.txt"}
    names = ("output", "part", "merged")
    folders = {PRECIOUS, *names, *(f"{name}.build" for name in names)}
    made = {path: mutants(content, chance) for path, content in files.items()}
    for count in range(number):
        path = list(files)[count % len(files)]
        shutil.rmtree(room)
        shutil.copytree(tmp_path / "kept", room)
        path.write_text(next(made[path]))
        for action in (
            lambda: verify(output),
            lambda: merge([output], room / "merged"),
            lambda: merge([shard], room / "merged"),
            lambda: Publication(output).is_current("key", "inputs"),
            lambda: publish(output, edition("two")),
        ):
            try:
                action()
            except (ManifestError, MergeError, OutputError, BusyError) as error:
                assert len(str(error)) < 3000
                assert str(error).isprintable()
        assert (room / PRECIOUS).read_text() == "precious", count
        assert (output / "notes.txt").read_text() == "notes", count
        assert digests(output).keys() <= allowed, count
        assert {entry.name.strip(".") for entry in room.iterdir()} <= folders, count
        assert all(is_published_name(name) for name in digests(room / "merged") if name != "manifest.json")
        assert {entry.name for entry in tmp_path.iterdir()} <= {"room", "kept", "switch.json"}, count

"""What the program did not make in the output stays as it is: checkouts, links, empty folders, modes, files."""

import errno
import hashlib
import os
import re
import shutil
import stat
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.building.directory_swap import exchange
from scorecard.building.edition_switch import PublicationError
from scorecard.building.output_check import OutputError
from scorecard.building.publication import Publication
from scorecard.building.renewal_in_place import stage
from scorecard.building.verify import verify
from scorecard.rendering.resource_paths import TEMPLATES
from tests.building.editions import edition, publish, run_until
from tests.conftest import digests
from tests.sampling import sample

EDITIONS = sample([3, 20], [3])
"""The number of editions published one after another."""
READERS_SECONDS = "scorecard.building.renewal_in_place.READERS_SECONDS"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def git(folder: Path, *words: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    run = subprocess.run(["git", *names, "-C", str(folder), *words], capture_output=True, text=True, check=True)
    return run.stdout


def seen(folder: Path) -> dict[str, tuple[object, ...]]:
    """Returns the state of everything in a folder: number, mode, owner, group, time of change, content or target."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = str(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else ""
        changed = status.st_mtime_ns if stat.S_ISREG(status.st_mode) else 0
        number = (status.st_ino, status.st_mode, status.st_uid, status.st_gid, changed)
        found[path.relative_to(folder).as_posix()] = (*number, content)
    return found


def checkout(output: Path) -> None:
    git(output.parent, "init", "-q", str(output))
    (output / "CNAME").write_text("example.org")
    git(output, "add", ".")
    git(output, "commit", "-qm", "first")
    git(output, "gc", "-q")


def work_tree(output: Path) -> None:
    """The branch gh-pages beside the sources: `.git` is a file in it."""
    sources = output.parent / "sources"
    git(output.parent, "init", "-q", str(sources))
    git(sources, "commit", "-q", "--allow-empty", "-m", "sources")
    git(sources, "worktree", "add", "-q", "-b", "gh-pages", str(output))


@pytest.mark.parametrize("number", EDITIONS)
@pytest.mark.parametrize("prepare", [checkout, work_tree])
def test_git_status_shows_exactly_what_changed(prepare: Callable[[Path], None], number: int, output: Path) -> None:
    prepare(output)
    for count in range(number):
        publish(output, edition(f"edition {count}"), into=True)
        before = set(git(output, "ls-files").split())
        now = {path for path in digests(output) if not path.startswith(".git")}
        status = {line[3:] for line in git(output, "status", "--porcelain", "-uall").splitlines()}
        same = {"CNAME", "en/AT/card.png"}
        assert status == (before | now) - (same if count else {"CNAME"}), count
        git(output, "add", "-A")
        git(output, "commit", "-qm", f"edition {count}")
    assert git(output, "fsck", "--strict") == ""
    assert not verify(output, into=True).problems


@pytest.mark.parametrize("number", EDITIONS)
def test_a_folder_that_a_program_keeps_in_step_stays_whole(number: int, output: Path) -> None:
    """Syncthing's marker is an empty folder; links, prepared folders, modes and the times of files matter as much."""
    (output / ".stfolder").mkdir(parents=True)
    (output / ".stversions" / "en").mkdir(parents=True)
    (output / ".stversions" / "en" / "old.html").write_text("old")
    (output / "photos").mkdir(mode=0o700)
    (output / "photos" / "a.jpg").write_text("a")
    (output / "photos").chmod(0o500)
    (output / "prepared").mkdir()
    (output / "elsewhere").symlink_to("../countries")
    (output / "nowhere").symlink_to("gone")
    os.mkfifo(output / "pipe")
    os.link(output / "photos" / "a.jpg", output / "b.jpg")
    before = seen(output)
    inode = output.stat().st_ino
    for count in range(number):
        publish(output, edition(f"edition {count}"), into=True)
        after = seen(output)
        assert {path: after.get(path) for path in before} == before
        assert digests(output).keys() - before.keys() == {*edition(f"edition {count}"), "manifest.json"}
        assert output.stat().st_ino == inode


def test_a_folder_of_the_program_alone_is_exchanged_and_hidden_files_stay(output: Path) -> None:
    publish(output, edition("one"))
    (output / ".gitignore").write_text("*")
    (output / "en" / ".htaccess").write_text("deny")
    before, inode = seen(output), output.stat().st_ino
    publish(output, edition("two"))
    assert output.stat().st_ino != inode
    after = seen(output)
    for path in (".gitignore", "en/.htaccess"):
        assert after[path] == before[path]
    assert not verify(output).problems


def in_the_way(output: Path) -> Iterator[tuple[str, str]]:
    """Yields files, folders and links under names of the program, and the words of the refusal."""
    for path in ("index.html", "en/AT/index.html", "manifest.json", "data/states.csv"):
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text("mine")
        yield path, "manifest" if path == "manifest.json" else f"{path} (a file that no build made)"
        (output / path).unlink()
    shutil.rmtree(output / "en")
    shutil.rmtree(output / "data")
    for path in ("en", "data", "assets"):
        (output / path).write_text("mine")
        yield path, f"{path} (a file)"
        (output / path).unlink()
        (output / path).symlink_to("../elsewhere")
        yield path, f"{path} (a link)"
        (output / path).unlink()
    (output / "index.html").mkdir()
    yield "index.html", "index.html (a folder)"
    (output / "index.html").rmdir()
    os.mkfifo(output / "index.html")
    yield "index.html", "index.html (neither a file nor a folder)"


def test_what_has_a_name_of_the_program_is_named_and_nothing_is_made(output: Path) -> None:
    contents = {**edition("one"), "index.html": b"languages"}
    (output.parent / "elsewhere").mkdir()
    output.mkdir()
    for path, told in in_the_way(output):
        before = seen_names(output)
        with pytest.raises(OutputError) as refused:
            publish(output, contents, into=True)
        assert told in str(refused.value), path
        assert seen_names(output) == before
        assert not any((output.parent / "elsewhere").iterdir())


def seen_names(folder: Path) -> list[tuple[str, int, int]]:
    return [(str(path), path.lstat().st_mode, path.lstat().st_size) for path in sorted(folder.rglob("*"))]


def test_a_folder_of_the_program_that_was_moved_and_linked_is_named(output: Path) -> None:
    publish(output, edition("one"))
    (output / "en").rename(output.parent / "larger-disk")
    (output / "en").symlink_to("../larger-disk")
    with pytest.raises(OutputError, match=r"en \(a link\); move them away"):
        publish(output, {"data/states.csv": b"new"})
    assert (output / "en").is_symlink()
    assert verify(output).problems == {"en": "is a link to a folder"}


def test_a_link_to_the_output_is_followed(output: Path) -> None:
    (output.parent / "disk").mkdir()
    output.symlink_to("disk")
    for name in ("one", "two"):
        publish(output, edition(name))
    assert output.is_symlink()
    assert (output.parent / "disk" / "data" / "states.csv").read_bytes() == b"two"


def test_more_than_ten_names_are_counted(output: Path) -> None:
    for state in ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR"):
        (output / "en" / state).mkdir(parents=True)
        (output / "en" / state / "index.html").write_text("mine")
    states = tuple(path.name for path in (output / "en").iterdir())
    with pytest.raises(OutputError, match=r"ES/index\.html \(a file that no build made\) and 2 more; move"):
        publish(output, edition("one", states), into=True)


def test_modes_and_groups_are_kept_and_new_files_take_those_of_their_folder(output: Path) -> None:
    output.mkdir()
    output.chmod(0o2775)
    publish(output, edition("one"))
    assert stat.S_IMODE((output / "en" / "AT").stat().st_mode) == 0o2775
    page = output / "en" / "AT" / "index.html"
    assert stat.S_IMODE(page.stat().st_mode) == 0o664, "the colleague can build too"
    page.chmod(0o640)
    publish(output, edition("two"))
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert stat.S_IMODE(output.stat().st_mode) == 0o2775
    assert b"two" in page.read_bytes()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_owner_and_group_are_kept(output: Path) -> None:
    publish(output, edition("one"))
    for path in (output, *output.rglob("*")):
        os.chown(path, 65534, 65534)
    (output / "photos").mkdir(mode=0o700)
    os.chown(output / "photos", 12345, 12345)
    publish(output, edition("two"))
    assert (output / "photos").stat().st_uid == 12345
    assert {path.stat().st_uid for path in output.rglob("*") if path.name != "photos"} - {0} == {65534}
    assert (output / "en" / "AT" / "index.html").stat().st_gid == 65534


def refuse_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object, **options: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)


def refuse_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.building.edition_switch.exchange", lambda new, published: False)


@pytest.mark.parametrize("refuse", [refuse_links, refuse_exchange])
def test_a_file_system_without_links_or_exchange_is_renewed_in_place(
    refuse: Callable[[pytest.MonkeyPatch], None], output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, edition("one"))
    refuse(monkeypatch)
    inode, card = output.stat().st_ino, (output / "en" / "AT" / "card.png").stat().st_ino
    publish(output, edition("two"))
    assert (output.stat().st_ino, (output / "en" / "AT" / "card.png").stat().st_ino) == (inode, card)
    assert digests(output).keys() == {*edition("two"), "manifest.json"}
    assert not verify(output).problems


def test_a_file_that_another_hand_changed_is_not_deleted(output: Path) -> None:
    publish(output, edition("one"))
    (output / "en" / "BE" / "index.html").write_text("with my notes")
    publish(output, edition("two", states=("AT",)))
    assert (output / "en" / "BE" / "index.html").read_text() == "with my notes"


def test_a_file_that_is_added_at_the_moment_of_the_exchange_is_not_lost(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, edition("one"))

    def exchange_late(new: Path, published: Path) -> bool:
        (published / "notes").mkdir()
        (published / "notes" / "mine.txt").write_text("mine")
        return exchange(new, published)

    monkeypatch.setattr("scorecard.building.edition_switch.exchange", exchange_late)
    publish(output, edition("two"))
    assert (output / "notes" / "mine.txt").read_text() == "mine"
    assert (output / "data" / "states.csv").read_bytes() == b"two"


@pytest.mark.parametrize("every", sample([1, 7], [7]))
@pytest.mark.parametrize("beside", ["photos", None])
def test_killed_at_any_step_the_next_command_completes_the_switch(
    beside: str | None, every: int, output: Path, tmp_path: Path
) -> None:
    """In place and by exchange: at each step every page has its stylesheet, and nothing of others is touched."""
    publish(output, edition("one"))
    if beside:
        (output / beside).mkdir()
    old = digests(output)
    before = tmp_path.with_name(f"{tmp_path.name}-before")
    shutil.copytree(tmp_path, before, symlinks=True)
    events = run_until(lambda: publish(output, edition("two", states=("AT", "FI"))), 10**6)
    new = digests(output)
    for step in range(0, len(events), every):
        shutil.rmtree(tmp_path)
        shutil.copytree(before, tmp_path, symlinks=True)
        run_until(lambda: publish(output, edition("two", states=("AT", "FI"))), step)
        for page in output.rglob("*.html"):
            assert (output / stylesheet_of(page.read_text())).is_file(), (step, events[step])
        assert not verify(output).problems, (step, events[step])
        assert digests(output) in (old, new), (step, events[step])
        assert not beside or (output / beside).is_dir()
        publish(output, edition("two", states=("AT", "FI")))
        assert digests(output) == new


def stylesheet_of(page: str) -> str:
    """Returns the path of the stylesheet that a page refers to, below the output."""
    found = re.search(r"""href=['"](?:/|(?:\.\./)*)(assets/[^'"]+\.css)""", page)
    assert found
    return found[1]


def test_a_killed_switch_whose_files_are_lost_is_dropped(output: Path) -> None:
    publish(output, edition("one"))
    (output / "photos").mkdir()
    events = run_until(lambda: publish(output, edition("two")), 10**6)
    publish(output, edition("one"))
    half = len(events) - events[::-1].index("os.rename") - 2
    run_until(lambda: publish(output, edition("two")), half)
    publication = Publication(output)
    assert publication.is_in_switch()
    shutil.rmtree(publication.state_dir / "next")
    publication.complete_switch()
    assert not publication.is_in_switch()
    assert not [path for path in output.rglob(".*") if path.name != ".git"]
    publish(output, edition("two"))
    assert not verify(output, into=True).problems


def test_a_file_that_is_removed_while_it_waits_for_its_place_is_told(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, edition("one"))
    (output / "photos").mkdir()

    def clean(plan: object, source: Path, output: Path) -> None:
        stage(plan, source, output)  # type: ignore[arg-type]
        next((output / "en" / "AT").glob(".index.html.*.new")).unlink()

    monkeypatch.setattr("scorecard.building.edition_switch.stage", clean)
    with pytest.raises(
        OSError, match=r"was removed while it was published; .*holds files of two editions; .* completes"
    ):
        publish(output, edition("two"))
    monkeypatch.undo()
    assert not verify(output).problems, "the next command completes it"
    assert b"two" in (output / "en" / "AT" / "index.html").read_bytes()


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def address(output: Path) -> Iterator[str]:
    output.mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


@contextmanager
def browsing(address: str, states: tuple[str, ...]) -> Iterator[tuple[list[str], list[str]]]:
    """Reads pages and their stylesheets without a pause within the block; yields the faults, and the pages read."""
    wrong: list[str] = []
    pages_read: list[str] = []
    done = threading.Event()

    def browse(state: str) -> None:
        while not done.is_set():
            try:
                page = read(f"{address}/en/{state}/index.html")
                link = stylesheet_of(page)
                sheet = read(f"{address}/{link}")
            except Exception as error:
                wrong.append(f"{error!r}")
                continue
            pages_read.append(page)
            named = re.fullmatch(r"assets/screen\.([0-9a-f]+)\.css", link)
            if named and not hashlib.sha256(sheet.encode()).hexdigest().startswith(named[1]):
                wrong.append(f"{link} holds {sheet}")

    browsers = [threading.Thread(target=browse, args=(state,)) for state in states * 2]
    for browser in browsers:
        browser.start()
    try:
        yield wrong, pages_read
    finally:
        done.set()
        for browser in browsers:
            browser.join()


@pytest.mark.parametrize("number", EDITIONS)
@pytest.mark.parametrize("beside", ["photos", None])
def test_a_web_server_never_gives_a_page_without_its_own_stylesheet(
    beside: str | None, number: int, output: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(READERS_SECONDS, 0.5)
    publish(output, edition("edition 0"))
    if beside:
        (output / beside).mkdir()
    with browsing(address, ("AT", "BE")) as (wrong, pages_read):
        for count in range(1, number + 1):
            publish(output, edition(f"edition {count}"))
    assert wrong == []
    assert len(pages_read) > 10 * number
    assert digests(output).keys() == {*edition(f"edition {number}"), "manifest.json"}


@pytest.mark.acceptance
@pytest.mark.parametrize("prepare", [checkout, lambda output: None])
def test_builds_under_load_give_no_page_without_its_own_stylesheet(
    prepare: Callable[[Path], None],
    output: Path,
    project: Path,
    tmp_path: Path,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twenty real builds, each with another stylesheet, into a git checkout and into a folder of the program alone."""
    monkeypatch.setattr(READERS_SECONDS, 2)
    output.rmdir()
    prepare(output)
    looks = tmp_path / "templates"
    shutil.copytree(TEMPLATES, looks)
    kinds = frozenset({"scorecard"})
    request = BuildRequest(
        project, output, ("AT", "BE"), ("en",), kinds, frozenset({"html"}), templates=looks, into=True
    )
    assert not build(request, 1).failures
    with browsing(address, ("AT", "BE")) as (wrong, pages_read):
        for count in range(20):
            with (looks / "style" / "screen.css.j2").open("a") as sheet:
                sheet.write(f"\n.edition-{count} {{ display: none }}\n")
            assert not build(request, 1).failures
            assert not verify(output, into=True).problems
            if (output / ".git").exists():
                git(output, "add", "-A")
                git(output, "commit", "-qm", f"edition {count}")
    assert wrong == []
    assert len(pages_read) > 200
    if (output / ".git").exists():
        assert git(output, "fsck", "--strict") == ""


@pytest.mark.parametrize(
    ("number", "cure"),
    [
        (errno.EACCES, "get the right to write there"),
        (errno.EROFS, "make the file system writable"),
        (errno.EDQUOT, "free some space"),
        (errno.EFBIG, "raise the limit"),
        (errno.EIO, "correct that"),
    ],
)
@pytest.mark.parametrize("beside", ["photos", None])
def test_an_error_of_the_system_names_the_file_what_is_safe_and_the_cure(
    beside: str | None, number: int, cure: str, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, edition("one"))
    if beside:
        (output / beside).mkdir()
    before = seen(output)

    def refused(*arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    place = "renewal_in_place.copy_checked" if beside else "publication.write_whole"
    monkeypatch.setattr(f"scorecard.building.{place}", refused)
    with pytest.raises(PublicationError) as told:
        publish(output, edition("two"))
    assert told.value.strerror == f"{os.strerror(number)}; {output} is as it was; {cure} and run the same command again"
    assert told.value.filename
    assert seen(output) == before


def test_a_full_disk_leaves_a_folder_that_is_renewed_in_place_as_it_was(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scorecard.building import renewal_in_place

    publish(output, edition("one"))
    (output / "photos").mkdir()
    before, real = seen(output), renewal_in_place.copy_checked
    copied: list[Path] = []

    def full(source: Path, new: Path, file: object) -> None:
        if len(copied) == 3:
            new.write_text("torn")
            raise OSError(28, "No space left on device")
        copied.append(new)
        real(source, new, file)  # type: ignore[arg-type]

    monkeypatch.setattr(renewal_in_place, "copy_checked", full)
    with pytest.raises(OSError, match=r"No space left on device; .*output is as it was; free some space and run"):
        publish(output, edition("two", states=("AT", "BE", "FI")))
    assert seen(output) == before
    monkeypatch.setattr(renewal_in_place, "copy_checked", real)
    publish(output, edition("two"))
    assert (output / "data" / "states.csv").read_bytes() == b"two"

"""Publishes editions made of a few short files, without rendering anything: what is tested is how they get there."""

import hashlib
import itertools
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from scorecard.building.document_kinds import DOCUMENT_KINDS
from scorecard.building.inputs import Inputs
from scorecard.building.manifest import BuiltTarget, File, Manifest
from scorecard.building.publication import Publication

Contents = Mapping[str, bytes]
"""The content of files by path below the output."""

WRITES = os.O_WRONLY | os.O_RDWR
CHANGES_FILES = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "shutil.rmtree", "ctypes.dlsym"}
"""The audit events of Python by which a build changes files, besides opening one to write; the last is the exchange of
two folders in one call of the system."""

_FOLDERS = {kind.path for kind in DOCUMENT_KINDS if kind.files}


def edition(name: str, states: tuple[str, ...] = ("AT", "BE")) -> dict[str, bytes]:
    """Returns the files of an edition: pages that refer to a stylesheet with the name of the edition in it."""
    sheet = f"/* {name} */".encode()
    link = f"assets/screen.{hashlib.sha256(sheet).hexdigest()[:10]}.css"
    pages = {f"en/{state}/index.html": f"<p>{state}</p><link href='/{link}'><i>{name}</i>".encode() for state in states}
    return {link: sheet, "data/states.csv": name.encode(), "en/AT/card.png": b"the same in every edition", **pages}


def manifest_of(contents: Contents, name: str = "edition") -> Manifest:
    targets: dict[str, dict[str, File]] = {}
    for path, content in contents.items():
        target = path.split("/")[0] if path.split("/")[0] in _FOLDERS else path
        targets.setdefault(target, {})[path] = File(hashlib.sha256(content).hexdigest(), len(content))
    built = {target: BuiltTarget("", "", "", "", files) for target, files in targets.items()}
    return Manifest(name, "2026-11-24", Inputs({}, {}, {}, {}, {}, {}), built)


def publish(output: Path, contents: Contents, into: bool = False) -> None:
    """Publishes an edition of these files as a build does, without its state."""
    publication, manifest = Publication(output), manifest_of(contents)
    publication.check({target: target in _FOLDERS for target in manifest.targets}, into)
    with publication.locked():
        publication.resume()
        for target, built in manifest.targets.items():
            publication.finish(target, built, {path: contents[path] for path in built.files})
        publication.publish(manifest)


def run_until(action: Callable[[], object], step: int) -> list[str]:
    """Runs an action in a child process, killed just before it changes a file for the `step`-th time, counted from 0.

    Returns the audit events of the changes before, which the child notes in a file.
    """
    with tempfile.TemporaryFile() as log:
        child = os.fork()
        if child == 0:
            builder, steps = os.getpid(), itertools.count()

            def kill(event: str, arguments: tuple[object, ...]) -> None:
                writes = event == "open" and int(str(arguments[2])) & WRITES
                if os.getpid() == builder and (writes or event in CHANGES_FILES):
                    if next(steps) == step:
                        os.kill(builder, signal.SIGKILL)
                    os.write(log.fileno(), f"{event}\n".encode())

            sys.addaudithook(kill)
            try:
                action()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        log.seek(0)
        return log.read().decode().split()

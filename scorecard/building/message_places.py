"""Indexes where each message stands, and digests files without their messages, to tell what is out of date.

A place is a file and the number of the message in it. A file is read once; its messages are saved beside the output,
under the digest of the file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from scorecard.building.atomic_write import write_whole
from scorecard.building.dependencies import html_code, html_code_of, templates_of
from scorecard.building.document_kinds import DocumentKind
from scorecard.building.inputs import Inputs, digest, module_source
from scorecard.building.message_words import MessageWords, words_of_module, words_of_template
from scorecard.building.own_file import read_own_file
from scorecard.rendering.message_lookups import Lookup, keys_of, split_keys

NAME = "messages.json"

read_before: dict[str, MessageWords | None] = {}
"""The messages of the files that this process has read, by the digest of the file."""


@dataclass(frozen=True)
class _Placed:
    """The messages in the files that make documents of one kind."""

    by_place: Mapping[str, Lookup]
    by_key: Mapping[str, str]
    """The places of each message, a line each."""

    @staticmethod
    def of(messages: Iterable[tuple[str, Lookup]]) -> "_Placed":
        """Takes messages, each with its place."""
        by_place, by_key = dict(messages), dict[str, str]()
        for place, lookup in by_place.items():
            for key in keys_of(lookup):
                by_key[key] = f"{by_key[key]}\n{place}" if key in by_key else place
        return _Placed(by_place, by_key)

    def places(self, key: str) -> dict[str, None]:
        """Returns the places of a message; none where it is not found."""
        return dict.fromkeys(self.by_key[key].split("\n")) if key in self.by_key else {}


class MessagePlaces:
    """The messages in the files from which a build makes documents, and in those of the build before."""

    def __init__(self, inputs: Inputs, before: Inputs | None, templates: Path, state_dir: Path) -> None:
        """Takes the folder `templates`, of which `inputs` has the digests, and the inputs of the build `before`."""
        self._inputs, self._before, self._templates, self._file = inputs, before, templates, state_dir / NAME
        readers = ("building/message_words.py", "building/message_places.py")
        self._reader = digest(*(inputs.code.get(name, "") for name in readers), repr(inputs.tools))
        """The digest of the code that reads messages; results of another version are not used."""
        self._kept = self._read_kept()
        self._found = {**read_before, **self._kept}
        self._now: dict[str, _Placed] = {}
        self._then: dict[str, _Placed] = {}
        for name, file in _files(inputs).items():
            if file not in self._found and (source := self._source(name, file)) is not None:
                words = words_of_module(source) if name.endswith(".py") else words_of_template(source.decode())
                self._found[file] = read_before[file] = words

    @cached_property
    def inputs(self) -> Inputs:
        """Returns the inputs with the digest of each file without the words of its messages."""
        return self._without_words(self._inputs)

    @cached_property
    def inputs_before(self) -> Inputs | None:
        """Returns the inputs of the previous build in the same form, as far as its files are known."""
        return self._without_words(self._before) if self._before else None

    @cached_property
    def all_texts(self) -> frozenset[str]:
        """Returns every message in English."""
        words = map(self._found.get, _files(self._inputs).values())
        return frozenset(message for one in words if one for _, message, _ in one.messages)

    def digest(self, kind: DocumentKind, messages: str) -> str:
        """Returns the digest of the places of messages, given by their keys, in the files that make documents of one
        kind.

        The digest differs where a message was changed, moved or removed, or has one more place.
        """
        places = self._placed_now(kind).by_key
        return digest("\0".join([places.get(key, "") for key in split_keys(messages)]))

    def changed(self, kind: DocumentKind, messages: str) -> list[str]:
        """Returns the present messages at the places where these messages stood before, as far as the places are known.

        Only files that differ in nothing but messages are compared.
        """
        if self._before is None or not self._found.keys() >= {*_files(self._before).values()}:
            return []
        if kind.name not in self._then:
            self._then[kind.name] = self._placed(kind, self._before)
        then, now = self._then[kind.name], self._placed_now(kind)
        changed: set[str] = set()
        for key in split_keys(messages):
            if then.by_key.get(key) != now.by_key.get(key):
                before, places = then.places(key), now.places(key)
                left = [place for place in before if place not in places]
                changed.update(
                    now.by_place[place][1]
                    for place in left or places
                    if place in now.by_place and place.rpartition(":")[0] in self._comparable
                )
        return sorted(changed)

    def texts(self, kind: DocumentKind, messages: str) -> set[str]:
        """Returns messages in English, given by their keys."""
        placed = self._placed_now(kind)
        return {placed.by_place[place][1] for key in split_keys(messages) for place in placed.places(key)}

    def write(self) -> None:
        """Saves the messages found in the files of this build and of the previous one.

        Raises OSError where it cannot be written.
        """
        files = {*_files(self._inputs).values(), *(_files(self._before).values() if self._before else ())}
        found = {file: self._found[file] for file in sorted(files & self._found.keys())}
        if found != self._kept:
            listed = {file: [words.digest, words.messages] if words else None for file, words in found.items()}
            write_whole(self._file, json.dumps({"reader": self._reader, "files": listed}).encode())

    def _without_words(self, inputs: Inputs) -> Inputs:
        def digests(files: Mapping[str, str]) -> dict[str, str]:
            return {name: words.digest if (words := self._found.get(file)) else file for name, file in files.items()}

        return replace(inputs, code=digests(inputs.code), templates=digests(inputs.templates))

    @cached_property
    def _comparable(self) -> frozenset[str]:
        """Returns the files that differ from before in the words of their messages only."""
        now, then = ({**one.code, **one.templates} if one else {} for one in (self.inputs, self.inputs_before))
        return frozenset(name for name, file in now.items() if then.get(name) == file)

    def _placed_now(self, kind: DocumentKind) -> _Placed:
        if kind.name not in self._now:
            self._now[kind.name] = self._placed(kind, self._inputs)
        return self._now[kind.name]

    def _placed(self, kind: DocumentKind, inputs: Inputs) -> _Placed:
        templates = {name: inputs.templates.get(name, "") for name in templates_of(kind, self._templates)}
        return _Placed.of(
            (f"{name}:{number}", lookup)
            for name, file in {**html_code_of(kind, inputs), **templates}.items()
            if (words := self._found.get(file))
            for number, lookup in enumerate(words.messages)
        )

    def _source(self, name: str, file: str) -> bytes | None:
        """Returns the content of a file; None where it is not text, or does not have the expected digest."""
        try:
            source = module_source(name) if name.endswith(".py") else (self._templates / name).read_bytes()
            source.decode()
        except (OSError, UnicodeDecodeError):
            return None
        return source if sha256(source).hexdigest() == file else None

    def _read_kept(self) -> dict[str, MessageWords | None]:
        try:
            content = json.loads(read_own_file(self._file))
            if content["reader"] != self._reader:
                return {}
            return {str(file): _words(words) for file, words in content["files"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}


def _files(inputs: Inputs) -> dict[str, str]:
    """Returns the digest of each file that can hold messages of documents."""
    modules = {name: file for name, file in html_code(inputs).items() if name.endswith(".py")}
    return modules | {name: file for name, file in inputs.templates.items() if name.endswith(".html.j2")}


def _words(kept: Any) -> MessageWords | None:
    """Returns the saved messages of a file. Raises TypeError or ValueError where this program did not write them."""
    if kept is None:
        return None
    file, messages = kept
    return MessageWords(tuple((context, str(message), plural) for context, message, plural in messages), str(file))

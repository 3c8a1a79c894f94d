"""Checks that every source cited is defined, every source defined is cited, and every fact has a grade."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from scorecard.evidence.cited_sources import CITED
from scorecard.evidence.file_text import MAX_PROBLEMS
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.edition_file import SharedSources
from scorecard.evidence.problems import Problem, did_you_mean
from scorecard.evidence.program_messages import tr
from scorecard.evidence.same_address import same_page
from scorecard.evidence.vocabulary import STATES, Quality
from scorecard.evidence.yaml_document import Document, Path

_SINGLE = ("source",)
"""The field that cites one source; those that cite several are `CITED`."""
_QUALITIES = dict(zip(("first", "second", "third"), get_args(Quality), strict=True))
"""The values that `quality` of a fact may have."""
_GRADED = ("statements", "events", "moments")
"""The lists whose entries need a grade, of their own or of their source."""


def source_problems(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], parts: Mapping[str, BaseModel]
) -> Iterator[Problem]:
    """Yields every problem with sources; none is checked where the file of shared sources could not be read.

    `models` and `documents` are as for `crosscheck`; `parts` are the readable parts of other files.
    """
    shared = models.get("sources")
    if not isinstance(shared, SharedSources):
        return
    cited: set[str] = set()
    pages = {same_page(source.url): key for key, source in shared.sources.items()}
    for name, model in models.items():
        yield from _of_file(name, model, documents[name], shared.sources, pages, cited)
    for name, part in parts.items():
        defined = documents[name].data.get("sources")
        keys = list(defined) if isinstance(defined, dict) else []
        yield from _undefined(part, documents[name], {**dict.fromkeys(keys), **shared.sources})
    if all(name in models for name in documents):
        for key in shared.sources:
            if key not in cited:
                yield _never_cited(documents["sources"], key)


def _citations(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yields every place in a file that cites a source, with the key it cites."""
    if isinstance(data, BaseModel):
        for name, value in vars(data).items():
            if name in _SINGLE and isinstance(value, str):
                yield (*path, name), value
            elif name in CITED and isinstance(value, list):
                yield from (((*path, name, index), key) for index, key in enumerate(value))
            elif not (name == "sources" and isinstance(value, dict)):
                yield from _citations(value, (*path, name))
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _citations(value, (*path, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _citations(value, (*path, index))


def _undefined(part: BaseModel, document: Document, known: Mapping[str, object]) -> Iterator[Problem]:
    """Yields a problem for each source that the part of a file cites and no file defines."""
    missing = [(path, key) for path, key in _citations(part) if key not in known]
    for path, key in missing[:MAX_PROBLEMS]:
        yield document.problem(path, _not_defined(key, known))


def _not_defined(key: str, known: Collection[str]) -> str:
    words = tr("source '{source}' is not defined under 'sources' here or in {file}", source=key, file="eu/sources.yaml")
    return words + did_you_mean(key, known)


def _never_cited(document: Document, key: str) -> Problem:
    words = tr("source '{source}' is never cited; cite it or delete it", source=key)
    return document.problem(("sources", key), words, at_key=True)


def _of_file(
    name: str,
    model: BaseModel,
    document: Document,
    shared: Mapping[str, Source],
    shared_pages: Mapping[str, str],
    shared_cited: set[str],
) -> Iterator[Problem]:
    """Yields the problems with the sources of one file, and adds what it cites to `shared_cited`.

    `shared_pages` are the keys of the shared sources by the pages to which their pages lead.
    """
    own: Mapping[str, Source] = getattr(model, "sources", {})
    cited: set[str] = set()
    undefined = 0
    for path, key in _citations(model):
        cited.add(key)
        source = own.get(key) or shared.get(key)
        if source is None:
            undefined += 1
            if undefined > MAX_PROBLEMS:
                continue
            yield document.problem(
                path,
                _not_defined(key, [*own, *shared]),
            )
        elif path[-1] == "source" and path[0] in _GRADED and _ungraded(model, path, source):
            yield document.problem(
                path,
                tr(
                    "source '{source}' carries this fact and needs a 'quality': {first}, {second} or {third}",
                    source=key,
                    **_QUALITIES,
                ),
            )
    shared_cited |= cited
    pages = {} if name == "sources" else dict(shared_pages)
    for key, source in own.items():
        if name in STATES:
            if key in shared:
                yield document.problem(
                    ("sources", key),
                    tr("source '{source}' is defined in {file} too", source=key, file="eu/sources.yaml"),
                    at_key=True,
                )
            elif key not in cited:
                yield _never_cited(document, key)
        page = same_page(source.url)
        if page in pages:
            yield document.problem(
                ("sources", key, "url"),
                tr("the same address as source '{source}'; use that one", source=pages[page]),
            )
        pages.setdefault(page, key)


def _ungraded(model: BaseModel, path: Path, source: Source) -> bool:
    """Returns whether neither the fact at `path` nor its source has a grade."""
    fact = getattr(model, str(path[0]))[path[1]]
    return source.quality is None and fact.quality is None

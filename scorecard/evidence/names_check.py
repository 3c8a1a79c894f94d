"""Checks the states that sources name, that each origin is defined and used, and that no address stands twice.

If a report names ten governments and the evidence has statements of two only, the other eight would seem to have
said nothing.
"""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from scorecard.evidence.cited_sources import cited_by
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.edition_file import SharedSources
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.problems import Problem, unknown_key
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import STATES, State
from scorecard.evidence.yaml_document import Document


def names_problems(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields every problem with the states that sources name, and with their origins.

    `models` and `documents` are as for `crosscheck`. A state whose file could not be
    read counts as if its statements cited every source.
    """
    shared = models.get("sources")
    if not isinstance(shared, SharedSources):
        return
    files = {name: model for name, model in models.items() if isinstance(model, MemberState)}
    cited = {state: _cited_for_government(file, shared) for state, file in files.items()}
    sources = [("sources", key, source) for key, source in shared.sources.items()]
    sources += [(state, key, source) for state, file in files.items() for key, source in file.sources.items()]
    yield from _same_address(files, documents)
    yield from _origins(sources, shared, documents, complete=len(models) == len(documents))
    for name, key, source in sources:
        yield from _names(key, source, documents[name], cited)
        yield from _not_named(key, source, documents[name], cited, shared=name == "sources")


def _identity(key: str, source: Source) -> str:
    """Returns a key that is equal for sources of one origin."""
    return f"origin {source.origin}" if source.origin else f"source {key}"


def _cited_for_government(file: MemberState, shared: SharedSources) -> set[str]:
    """Returns the sources that statements of a government cite, by their keys and by their origins."""
    cited: set[str] = set()
    for statement in file.statements:
        if statement.speaker.role == "government":
            for key in cited_by(statement):
                source = file.sources.get(key) or shared.sources.get(key)
                if source:
                    cited |= {f"source {key}", _identity(key, source)}
    return cited


def _names(key: str, source: Source, document: Document, cited: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Yields a problem for each state that a source names without a statement or a reason, or with both."""
    for state, how in source.names.items():
        is_cited = state not in cited or bool({f"source {key}", _identity(key, source)} & cited[state])
        if not is_cited and state not in source.not_coded:
            yield document.problem(
                ("sources", key, "names", state),
                # Translators: {how} is a word from a list of the program, such as 'supports'.
                tr(
                    "source '{source}' names {state} ({how}), and no statement of its government cites it; "
                    "add the statement to {file}, or the reason under 'not_coded'",
                    source=key,
                    state=state,
                    how=how,
                    file=f"{state}.yaml",
                ),
                at_key=True,
            )
        elif state in cited and is_cited and state in source.not_coded:
            yield document.problem(
                ("sources", key, "not_coded", state),
                tr(
                    "a statement of the government of {state} rests on source '{source}' or on one of its origin; "
                    "delete this line",
                    state=state,
                    source=key,
                ),
                at_key=True,
            )
    for state in source.not_coded:
        if state not in source.names:
            yield document.problem(
                ("sources", key, "not_coded", state),
                tr(
                    "source '{source}' does not name {state}; add it to 'names', and as what, or delete this line",
                    source=key,
                    state=state,
                ),
                at_key=True,
            )


def _not_named(
    key: str, source: Source, document: Document, cited: Mapping[str, set[str]], shared: bool
) -> Iterator[Problem]:
    """Yields a problem where statements of several governments cite a shared source that does not name all of them."""
    citing = [state for state in STATES if shared and f"source {key}" in cited.get(state, ())]
    missing = [state for state in citing if state not in source.names]
    if missing and (len(citing) > 1 or source.names):
        yield document.problem(
            ("sources", key),
            tr(
                "statements on {states} cite source '{source}', but its 'names' leave out {missing}; "
                "list every state that it names, and as what",
                states=", ".join(citing),
                source=key,
                missing=", ".join(missing),
            ),
            at_key=True,
        )


def _same_address(files: Mapping[str, MemberState], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields a problem for each address that stands in the file of an earlier state too."""
    first: dict[str, tuple[State, str]] = {}
    for name, file in files.items():
        for key, source in file.sources.items():
            state, other = first.setdefault(source.url, (file.state, key))
            if state != file.state:
                yield documents[name].problem(
                    ("sources", key, "url"),
                    tr(
                        "the same address as source '{source}' of {file}; move the source to {shared}, once",
                        source=other,
                        file=f"{state}.yaml",
                        shared="eu/sources.yaml",
                    ),
                )


def _origins(
    sources: list[tuple[str, str, Source]], shared: SharedSources, documents: Mapping[str, Document], complete: bool
) -> Iterator[Problem]:
    """Yields a problem for each origin that is not defined, and for each that no source has."""
    used: set[str] = set()
    for name, key, source in sources:
        if source.origin:
            used.add(source.origin)
            if source.origin not in shared.origins:
                yield documents[name].problem(
                    ("sources", key, "origin"),
                    unknown_key(tr("origin '{key}' does not exist", key=source.origin), source.origin, shared.origins),
                )
    for origin in shared.origins:
        if complete and origin not in used:
            yield documents["sources"].problem(
                ("origins", origin), tr("no source has the origin '{origin}'; delete it", origin=origin), at_key=True
            )

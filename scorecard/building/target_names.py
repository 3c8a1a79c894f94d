"""Parses the names of published targets; describes targets in words and as the commands that build them.

This module imports nothing heavy, because a build with nothing to do also names the targets that are behind.
"""

import re
from collections.abc import Iterable
from typing import cast

from scorecard.building import document_kinds
from scorecard.building.build_request import Target
from scorecard.evidence.program_messages import tr, tr_count, tr_noop
from scorecard.evidence.vocabulary import LANGUAGES, OFFICIAL_LANGUAGES, STATES, Language, State
from scorecard.rendering.pdf_standards import PROOF, SUFFIXES, Standard

_FOR: dict[Standard, str] = {
    "office": "{document}",
    # Translators: a kind of document for long-term storage.
    "archive": tr_noop("{document} for archive"),
    # Translators: a kind of document for a printing press.
    "print_shop": tr_noop("{document} for print-shop"),
}

_NAMED = 4
"""The number of states that a message names."""


def target_of(name: str) -> tuple[Target, Standard]:
    """Returns the target with a published name, and the standard of its PDF. Raises KeyError where no target has it."""
    for kind in document_kinds.DOCUMENT_KINDS:
        places = {
            "language": f"(?P<language>{'|'.join(LANGUAGES)})",
            "state": f"(?P<state>{'|'.join(STATES)})",
            "suffix": f"(?P<suffix>{'|'.join((*SUFFIXES.values(), SUFFIXES['print_shop'] + PROOF))})",
        }
        pattern = re.escape(kind.path).replace(r"\{", "{").replace(r"\}", "}").format(**places)
        if match := re.fullmatch(pattern, name):
            found = match.groupdict()
            language, state = cast(Language | None, found.get("language")), cast(State | None, found.get("state"))
            suffix = (found.get("suffix") or "").removesuffix(PROOF)
            standard = next(standard for standard, ending in SUFFIXES.items() if ending == suffix)
            return Target(kind, name, language, state), standard
    raise KeyError(name)


def described(names: Iterable[str]) -> str:
    """Returns a description of these targets: `edition, overview, data; brief, page, scorecard of 26 states`."""
    found = [target_of(name) for name in names]
    shared = dict.fromkeys(_kind(target, standard) for target, standard in found if target.state is None)
    kinds_of: dict[State, set[str]] = {}
    for target, standard in found:
        if target.state:
            kinds_of.setdefault(target.state, set()).add(_kind(target, standard))
    states_with: dict[tuple[str, ...], list[State]] = {}
    for state, kinds in kinds_of.items():
        states_with.setdefault(tuple(sorted(kinds)), []).append(state)
    groups = [", ".join(shared)] if shared else []
    groups += [_of_states(", ".join(kinds), states) for kinds, states in states_with.items()]
    return "; ".join(groups)


def _kind(target: Target, standard: Standard) -> str:
    return tr(_FOR[standard], document=tr(target.kind.title))


def _of_states(kinds: str, states: list[State]) -> str:
    if len(states) <= _NAMED:
        # Translators: {documents} lists kinds of documents, {states} lists codes of states as in "DE, FR".
        return tr("{documents} of {states}", documents=kinds, states=", ".join(states))
    return tr_count("{documents} of {count} state", "{documents} of {count} states", len(states), documents=kinds)


def commands(names: Iterable[str]) -> list[str]:
    """Returns the shortest commands that build these targets again."""
    found = [target_of(name) for name in names]
    typed = []
    for standard in SUFFIXES:
        own = [target for target, of in found if of == standard]
        if not own:
            continue
        documents = {name for target in own for name in target.kind.documents[:1]}
        words = ["scorecard build"]
        if standard != "office":
            words += [f"--document {name}" for name in sorted(documents)]
        words += _languages(own)
        words += {"office": [], "archive": ["--archive"], "print_shop": ["--print-shop --profile FILE"]}[standard]
        typed.append(" ".join(words))
    return typed


def _languages(targets: list[Target]) -> list[str]:
    """Returns the option that names the languages of targets; none where all are in English or in no language."""
    languages = {target.language for target in targets if target.language}
    if languages <= {"en"}:
        return []
    if languages == {*LANGUAGES}:
        return ["--language all"]
    others = [target for target in targets if target.language not in (None, "en") and not target.kind.with_web_pages]
    if all(target.state and target.language in OFFICIAL_LANGUAGES[target.state] for target in others):
        return ["--language own"]
    return [f"--language {','.join(code for code in LANGUAGES if code in languages)}"]

"""Switches short cuts, the patches that make WeasyPrint faster, on for tested versions and off for all others.

Without them everything is printed with the same words on the same pages, more slowly. A short cut is a module of this
package with a function `replacements()`; the names inside the engine that it needs are looked up there, so that a
missing one is found before anything is exchanged. What is exchanged holds for the whole process.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module

from scorecard.evidence.program_messages import tr
from scorecard.rendering.engine.replacement import Replacement

TESTED_VERSIONS = {"weasyprint": "70.0", "pydyf": "0.13.0", "cssselect2": "0.10.1"}
"""The only versions with which short cuts are taken; docs/design-system.md says how to raise them."""

SHORTCUTS: tuple[str, ...] = (
    "ua_stylesheet",
    "wellformed_html",
    "style_cache",
    "line_cache",
    "column_cache",
    "value_cache",
    "page_references",
    "pdf_writer",
)
"""The modules of this package that are short cuts."""


@dataclass
class _State:
    """The state of this process: the replaced names, and the result of the trial once it was made."""

    switched_on: tuple[str, ...] = ()
    originals: list[Replacement] = field(default_factory=list)
    tried: bool = False
    obstacle: str = ""


_state = _State()


def use_shortcuts(plain: bool, trial: Callable[[], object]) -> str:
    """Switches the short cuts on, or off where `plain` asks for that or they cannot be used with the installed engine.

    `trial` prints a small page; it is called once in a process, to see whether the short cuts work. Returns one line
    for the user where the engine prints as it comes, and an empty string where the short cuts are on.
    """
    if plain:
        switch(())
        return tr("The PDF engine is used as it comes (--plain-engine): documents have the same text but take longer.")
    if not _state.tried:
        _state.tried, _state.obstacle = True, _version_difference() or _failure_of(trial)
    switch(() if _state.obstacle else SHORTCUTS)
    if not _state.obstacle:
        return ""
    # Translators: {cause} says why short cuts through the library that makes PDFs cannot be used.
    return tr(
        "The PDF engine is used as it comes ({cause}): documents have the same text but take longer.",
        cause=_state.obstacle,
    )


def switch(names: Collection[str]) -> None:
    """Switches exactly these short cuts on.

    Where one of them is impossible, the error is raised; `switch(())` restores what was exchanged before it.
    """
    if _state.switched_on == tuple(names):
        return
    for original in reversed(_state.originals):
        original.apply()
    _state.switched_on, _state.originals = (), []
    replacements = [item for name in names for item in import_module(f"{__package__}.{name}").replacements()]
    originals = [item.original() for item in replacements]
    _state.switched_on, _state.originals = tuple(names), originals
    for item in replacements:
        item.apply()


def is_tested(library: str) -> bool:
    """Returns whether the installed version of a library is the one that the short cuts were tested with."""
    return _installed(library) == TESTED_VERSIONS[library]


def _installed(library: str) -> str | None:
    """Returns the installed version of a library; None where it names none or is not there."""
    with suppress(ImportError):
        version: str | None = getattr(import_module(library), "__version__", None)
        return version
    return None


def _version_difference() -> str:
    """Returns which versions are installed and which were tested, or an empty string where they are the same."""
    differences = []
    for library, tested in TESTED_VERSIONS.items():
        installed = _installed(library)
        if installed is None:
            differences.append(
                tr("{library} of unknown version is installed, {tested} was tested", library=library, tested=tested)
            )
        elif installed != tested:
            # Translators: {installed} and {tested} are versions of a library.
            differences.append(
                tr(
                    "{library} {installed} is installed, {tested} was tested",
                    library=library,
                    installed=installed,
                    tested=tested,
                )
            )
    return "; ".join(differences)


def _failure_of(trial: Callable[[], object]) -> str:
    """Returns why a page cannot be printed with the short cuts, or an empty string where it can."""
    try:
        switch(SHORTCUTS)
        trial()
    except Exception as error:  # whatever it is: without short cuts the page is printed again
        # Translators: short cuts through the library that makes PDFs, which make a build faster.
        return tr("its short cuts failed: {cause}", cause=f"{type(error).__name__}: {error}")
    return ""

"""Imports WeasyPrint fast, and sets up its default language, Finnish hyphenation and languages in tags.

Replaces: `ctypes.util.find_library` of Python, during the import. WeasyPrint tries the names that each library has on
several systems; for every name that does not load, cffi asks `find_library`, and on Linux Python then starts gcc,
ldconfig and ld: some fifty processes. The names that load on Linux come last.
Relies on: nothing private. Where a library is in no ordinary place, the import is repeated with `find_library`.
Earns: 0.62 -> 0.45 CPU s for the import, once a build: 3 % of 27 scorecards, 6 % of a preview.
Measured by: python -m bench.shortcuts
"""

import ctypes.util
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from functools import cache
from importlib import import_module
from typing import Any

from scorecard.evidence.program_messages import tr
from scorecard.rendering.engine.neutral_locale import set_default_language
from scorecard.rendering.engine.own_hyphenation import add_dictionaries
from scorecard.rendering.engine.text_language import tag_languages


class EngineMissingError(Exception):
    """WeasyPrint, or a library it needs, cannot be loaded; the message says which and what to do."""


def engine(plain: bool = False) -> Any:
    """Returns the module `weasyprint`; `plain` imports it as Python does.

    Raises EngineMissingError where that fails.
    """
    module = _imported(plain)
    if isinstance(module, Exception):
        raise EngineMissingError(
            tr(
                "{library} cannot be loaded ({cause}); no PDF or card can be made. "
                "Install Pango and the pinned packages as {file} says",
                library="WeasyPrint",
                cause=f"{type(module).__name__}: {module}",
                file="README.md",
            )
        ) from module
    return module


@cache
def _imported(plain: bool) -> Any:
    """Returns the module, or the error of its import, so that a failing import is not repeated for every document."""
    try:
        with redirect_stdout(io.StringIO()):  # WeasyPrint prints advice to stdout, where results belong
            if sys.platform == "linux" and not plain:
                with suppress(Exception), _without_find_library():
                    import_module("weasyprint")
            module = import_module("weasyprint")
            set_default_language(module)
            add_dictionaries()
            tag_languages()
    except Exception as error:
        return error
    return module


@contextmanager
def _without_find_library() -> Iterator[None]:
    original = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = original

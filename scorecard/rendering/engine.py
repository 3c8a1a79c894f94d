"""The engine that prints: WeasyPrint, spared some work and kept from looking at whose machine it is on.

It looks for each library under the names of other systems first, and for every name that does not load Python starts
gcc, ldconfig and ld: some fifty processes, a quarter of a second, at every start. On Linux the names that load stand
further down its list, so until they are reached nobody is asked.

Every tag in a file names its page, and pydyf counts all pages anew for each: six million times in the edition. Whether
a box is in the normal flow is asked ten thousand times a scorecard, each time in five questions where two do.

What is written in a drawing has no language for the engine, and takes that of whoever builds: in a Turkish locale each
i has another shape, and the file other bytes.
"""

import ctypes.util
import io
import locale
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from typing import Any

import pydyf


@contextmanager
def _nobody_asked() -> Iterator[None]:
    ask = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = ask


_count_pages = pydyf.PDF.page_references.fget


def _pages(pdf: Any) -> Any:
    """The numbers of the pages, counted again only when one was added: a page is an object, its generation and an R."""
    known = pdf.__dict__.get("counted", ())
    if 3 * len(known) != len(pdf.pages["Kids"]):
        known = pdf.counted = _count_pages(pdf)
    return known


pydyf.PDF.page_references = property(_pages)


def _is_in_normal_flow(box: Any) -> bool:
    """Neither floated or a note of any kind, nor taken out by its position (CSS 2.2, 9.3)."""
    return box.style["float"] == "none" and box.style["position"] in ("static", "relative")


if sys.platform == "linux":
    with suppress(OSError), redirect_stdout(io.StringIO()), _nobody_asked():  # what is not found is asked for below
        import weasyprint.text.ffi  # noqa: F401

from weasyprint import CSS, HTML, Attachment  # noqa: E402
from weasyprint.formatting_structure.boxes import Box  # noqa: E402
from weasyprint.html import UA_STYLESHEET  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: E402

from scorecard.rendering.engine_cache import remember  # noqa: E402


def _no_language_of_its_own() -> None:
    """Let Pango settle the language of what has none, which it does once, where there is no locale."""
    from weasyprint.text.ffi import pango

    ours = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    pango.pango_language_get_default()
    locale.setlocale(locale.LC_CTYPE, ours)


_no_language_of_its_own()
Box.is_in_normal_flow = _is_in_normal_flow
remember()

__all__ = [
    "CSS",
    "HTML",
    "UA_STYLESHEET",
    "Attachment",
    "FatalURLFetchingError",
    "FontConfiguration",
    "URLFetcher",
    "URLFetcherResponse",
]

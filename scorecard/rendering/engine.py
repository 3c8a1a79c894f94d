"""The engine that prints: WeasyPrint, found without asking the whole system where its libraries are.

It looks for each library under the names of other systems first, and for every name that does not load Python starts
gcc, ldconfig and ld: some fifty processes, a quarter of a second, at every start. On Linux the names that load stand
further down its list, so until they are reached nobody is asked.
"""

import ctypes.util
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress


@contextmanager
def _nobody_asked() -> Iterator[None]:
    ask = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = ask


if sys.platform == "linux":
    with suppress(OSError), redirect_stdout(io.StringIO()), _nobody_asked():  # what is not found is asked for below
        import weasyprint.text.ffi  # noqa: F401

from weasyprint import CSS, HTML, Attachment  # noqa: E402
from weasyprint.html import UA_STYLESHEET  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: E402

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

"""Fixes the default language of Pango, so that text in drawings does not depend on the machine's locale.

Text in SVG has no language for WeasyPrint, and Pango then takes that of the locale: in a Turkish one each i has another
shape, and the file other bytes. Pango settles this default once in a process, when it is first asked for it.

Replaces: nothing. Pango is asked while the locale is "C".
Relies on: `weasyprint.text.ffi.pango`. Where it is missing, a drawing is laid out instead, which makes Pango settle
the default as well and takes some 50 ms.
Earns: no time; the same bytes on every machine, as tests/rendering/test_engine_import.py shows.
"""

import locale
from importlib import import_module
from typing import Any

_DRAWING = '<html><body><svg xmlns="http://www.w3.org/2000/svg"><text y="9">a</text></svg></body></html>'


def set_default_language(weasyprint: Any) -> None:
    """Makes Pango settle its default language as it is where there is no locale."""
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    try:
        import_module("weasyprint.text.ffi").pango.pango_language_get_default()
    except (ImportError, AttributeError):
        weasyprint.HTML(string=_DRAWING).write_pdf()
    finally:
        locale.setlocale(locale.LC_CTYPE, before)

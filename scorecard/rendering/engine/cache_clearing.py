"""Clears what short cuts, Pango and WeasyPrint cache for a language, when documents of another one follow.

Over 24 languages it would come to 400 MB in a worker process.

Replaces: nothing.
Relies on: `FontConfiguration.font_map`; `ffi` and `pangoft2` in `weasyprint.text.ffi`; `pyphen.hdcache`. Where one of
them is missing or works otherwise, that memory is not freed, and nothing else changes.
Earns: a third of the growth over 24 languages. No time.
"""

from contextlib import suppress
from functools import cache
from typing import Any

_DECLARATION = "void pango_fc_font_map_cache_clear(PangoFcFontMap *);"


def release(fonts: Any) -> None:
    """Frees the lines and styles kept with these fonts (a FontConfiguration), and Pango's fonts for each language."""
    for name in ("lines", "styles"):
        getattr(fonts, name, {}).clear()
    with suppress(Exception):  # cffi has errors of its own for what is declared in another way
        from weasyprint.text.ffi import ffi, pangoft2

        _declare()
        pangoft2.pango_fc_font_map_cache_clear(ffi.cast("PangoFcFontMap *", fonts.font_map))


def release_hyphenation() -> None:
    """Frees all dictionaries of hyphenation, of up to 30 MB each; WeasyPrint keeps every one it has used."""
    with suppress(ImportError, AttributeError):
        import pyphen

        pyphen.hdcache.clear()


@cache
def _declare() -> None:
    """Declares to cffi, once, a function of Pango that WeasyPrint does not use."""
    from weasyprint.text.ffi import ffi

    ffi.cdef(_DECLARATION)

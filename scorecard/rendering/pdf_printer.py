"""HTML to PDF: tagged, A4, reproducible, and with nothing fetched from outside."""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

from cssselect2 import ElementWrapper

from scorecard.rendering.assets import fonts
from scorecard.rendering.engine import (
    CSS,
    HTML,
    FatalURLFetchingError,
    FontConfiguration,
    URLFetcher,
    URLFetcherResponse,
)
from scorecard.rendering.engine_cache import forget
from scorecard.rendering.pdf_standards import VARIANTS, Standard, finisher
from scorecard.rendering.stylesheet import stylesheet
from scorecard.rendering.ua_stylesheet import default_stylesheet

PROFILE = "press.icc"
"""Under which name the stylesheet finds the profile of the press."""

_BASE = "file:///assets/"
"""No folder of any machine: a name under which relative addresses meet the fetcher below."""

_SPECIMEN = """<html lang="{language}"><head><title>Specimen</title></head><body><h1>A heading</h1>
<p style="width: 1cm; hyphens: auto"><a href="#table">incomprehensibilities</a> <b>incomprehensibilities</b></p>
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">a</text><path d="M0 0L9 9"/></svg>
<table id="table"><tr><th scope="row">a</th><td>1</td></tr></table></body></html>"""
"""A page that needs something of each kind: fonts, the dictionary of hyphenation, a drawing, a table."""


class ForbiddenAddressError(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint has no types
    """A document asked for something outside its own assets."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the assets by name and data: addresses; anything else ends the document."""

    def __init__(self, assets: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = url.removeprefix(_BASE)
        if url.startswith(_BASE) and name in self._assets:
            kind = "font/ttf" if name.endswith(".ttf") else "application/octet-stream"
            return URLFetcherResponse(url, self._assets[name], {"Content-Type": kind})
        raise ForbiddenAddressError(f"'{url[:80]}' is not an asset of the templates")


class WellFormedPage(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page as the engine wants it, read by expat.

    The engine's own reader mends whatever it is given, in pure Python, and takes a twentieth of the time of a
    scorecard; the templates write well-formed markup, which has nothing to mend. ParseError where they do not.
    """

    def __init__(self, html: str, fetcher: URLFetcher) -> None:
        self.base_url = _BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(fromstring(html), content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [default_stylesheet()]


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint complains of while one document is made."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def complaints() -> Iterator[list[str]]:
    """What the engine complains of within the block."""
    handler, log = _Complaints(), logging.getLogger("weasyprint")
    log.addHandler(handler)
    try:
        yield handler.heard
    finally:
        log.removeHandler(handler)


@dataclass
class PdfPrinter:
    """Prints many documents of one kind with one parsed stylesheet and one set of fonts."""

    templates: Path
    sheet: str
    """The stylesheet below `templates/`."""
    standard: Standard = "screen"
    profile: bytes | None = None
    """The ICC profile of the press, for the print shop alone."""
    _fetcher: AssetFetcher = field(init=False)
    _fonts: Any = field(init=False)
    _profiles: dict[str, Any] = field(default_factory=dict, init=False)
    _css: Any = field(init=False)

    def __post_init__(self) -> None:
        press = {PROFILE: self.profile} if self.profile else {}
        self._fetcher = AssetFetcher(fonts(self.templates) | press)
        self._fonts = FontConfiguration()
        self._css = CSS(
            string=stylesheet(self.templates, self.sheet, "press" if self.standard == "print_shop" else "print"),
            base_url=_BASE,
            url_fetcher=self._fetcher,
            font_config=self._fonts,
            color_profiles=self._profiles,
        )

    def lay_out(self, html: str) -> Any:
        """The pages, not yet written; ForbiddenAddressError where the document refers to anything but its assets."""
        return WellFormedPage(html, self._fetcher).render(
            stylesheets=[self._css],
            font_config=self._fonts,
            color_profiles=self._profiles,
            pdf_variant=VARIANTS[self.standard],
        )

    def write(self, document: Any, identifier: bytes, attachments: Sequence[Any] = ()) -> bytes:
        """Laid-out pages as a file; `identifier` are 16 bytes that follow from the content."""
        document.metadata.attachments = list(attachments)
        pdf: bytes = document.write_pdf(
            pdf_variant=VARIANTS[self.standard],
            finisher=finisher(self.standard, identifier),
            pdf_identifier=identifier,
        )
        return pdf

    def warm(self, language: str) -> None:
        """Print a line and throw it away: what the engine loads late is there when the first document comes."""
        self.print(_SPECIMEN.format(language=language))

    def forget(self) -> None:
        """Give up what was kept for further documents in the language of the last."""
        forget(self._fonts)

    def print(self, html: str) -> tuple[bytes, list[str]]:
        """The PDF, and what the engine complained of; its identifier comes from the content."""
        with complaints() as heard:
            pdf = self.write(self.lay_out(html), identifier(html))
        return pdf, heard


def identifier(content: str) -> bytes:
    """Sixteen bytes for the identifier of a file, the same for the same content."""
    return hashlib.sha256(content.encode()).digest()[:16]

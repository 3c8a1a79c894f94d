"""HTML to PDF: tagged (PDF/UA-1), A4, reproducible, and with nothing fetched from outside."""

import hashlib
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from scorecard.rendering.assets import PRINT_SHEET, assets
from scorecard.rendering.tags import set_header_scopes

_BASE = "file:///assets/"
"""No folder of any machine: a name under which relative addresses meet the fetcher below."""
_TYPES = {".css": "text/css", ".ttf": "font/ttf", ".txt": "text/plain"}


class ForbiddenAddressError(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint has no types
    """A document asked for something outside its own assets."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the assets by name and data: addresses; anything else ends the document."""

    def __init__(self, templates: Path) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=True)
        self._files = dict(assets(templates))

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = url.removeprefix(_BASE)
        if url.startswith(_BASE) and name in self._files:
            file = self._files[name]
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": _TYPES[file.suffix]})
        raise ForbiddenAddressError(f"'{url[:80]}' is not an asset of the templates")


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint complains of while one document is made."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@dataclass
class Press:
    """Prints many documents with one parsed stylesheet and one set of fonts."""

    templates: Path
    _fetcher: AssetFetcher = field(init=False)
    _fonts: Any = field(init=False)
    _css: Any = field(init=False)

    def __post_init__(self) -> None:
        self._fetcher = AssetFetcher(self.templates)
        self._fonts = FontConfiguration()
        self._css = CSS(
            string=(self.templates / "style" / PRINT_SHEET).read_text("utf-8"),
            base_url=_BASE,
            url_fetcher=self._fetcher,
            font_config=self._fonts,
        )

    def print(self, html: str) -> tuple[bytes, list[str]]:
        """The PDF, and what the engine complained of; its identifier comes from the content.

        ForbiddenAddressError where the document refers to anything but its assets.
        """
        complaints, log = _Complaints(), logging.getLogger("weasyprint")
        log.addHandler(complaints)
        try:
            document = HTML(string=html, base_url=_BASE, url_fetcher=self._fetcher, media_type="print")
            pdf: bytes = document.write_pdf(
                stylesheets=[self._css],
                font_config=self._fonts,
                pdf_variant="pdf/ua-1",
                finisher=set_header_scopes,
                pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
            )
        finally:
            log.removeHandler(complaints)
        return pdf, complaints.heard

"""Prints HTML as PDF: tagged, in the chosen standard, the same bytes everywhere, nothing fetched from outside."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from scorecard.rendering.assets import fonts
from scorecard.rendering.engine.cache_clearing import release
from scorecard.rendering.engine.engine_import import engine
from scorecard.rendering.engine.gradient_patterns import use_shading_patterns
from scorecard.rendering.engine.header_scopes import set_header_scopes
from scorecard.rendering.engine.press_preparation import prepare_for_press
from scorecard.rendering.engine.shortcuts import use_shortcuts
from scorecard.rendering.engine_warnings import engine_warnings
from scorecard.rendering.inks import press_with
from scorecard.rendering.pdf_standards import VARIANTS, Standard
from scorecard.rendering.stylesheet import stylesheet

PROFILE_NAME = "press.icc"
"""The name under which the stylesheet refers to the ICC profile of the press."""

_SPECIMEN = """<html lang="{language}"><head><title>Specimen</title></head><body><h1>A heading</h1>
<p style="width: 1cm; hyphens: auto"><a href="#table">incomprehensibilities</a> <b>incomprehensibilities</b></p>
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">a</text><path d="M0 0L9 9"/></svg>
<p style="width: 9mm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">incomprehensibilities</p>
<div style="columns: 2"><table id="table"><tr><th scope="row">a</th><td>1</td></tr></table>
<p style="font-size: 1in">b</p></div>
</body></html>"""
"""A page with one example of each feature: fonts, hyphenation, a drawing, an ellipsis, columns, a table, a link."""


@dataclass
class PdfPrinter:
    """A printer of many documents with one parsed stylesheet and one set of fonts. Raises EngineMissingError without
    WeasyPrint."""

    templates: Path
    sheet: str
    """The name of the stylesheet below `templates`."""
    standard: Standard = "office"
    profile: bytes | None = None
    """The ICC profile of the press, for the standard of the print shop."""
    plain_engine: bool = False
    """Whether WeasyPrint is used unchanged, without the short cuts of `engine`."""
    notices: set[str] = field(default_factory=set, init=False)
    """The messages to the user about the installed engine, one line each."""
    _fetcher: Any = field(init=False)
    _fonts: Any = field(init=False)
    _color_profiles: dict[str, Any] = field(default_factory=dict, init=False)
    _css: Any = field(init=False)

    def __post_init__(self) -> None:
        weasyprint = engine(self.plain_engine)
        # After the engine, which both import.
        from weasyprint.text.fonts import FontConfiguration

        from scorecard.rendering.asset_fetcher import BASE_URL, AssetFetcher

        profiles = {PROFILE_NAME: self.profile} if self.profile else {}
        self._html, self._base_url = weasyprint.HTML, BASE_URL
        self._fetcher = AssetFetcher(fonts(self.templates) | profiles)
        self._fonts = FontConfiguration()
        self._css = weasyprint.CSS(
            string=stylesheet(self.templates, self.sheet, "cmyk" if self.standard == "print_shop" else "rgb"),
            base_url=BASE_URL,
            url_fetcher=self._fetcher,
            font_config=self._fonts,
            color_profiles=self._color_profiles,
        )
        if notice := self._switch():
            self.notices.add(notice)

    def lay_out(self, html: str) -> Any:
        """Returns the laid-out pages, a `weasyprint.Document`.

        Raises ForbiddenAddressError where the page refers to anything but its assets; ParseError where it is not
        well-formed.
        """
        self._switch()
        return self._lay_out(html)

    def write(self, document: Any, identifier: bytes, attachments: Sequence[Any] = ()) -> bytes:
        """Returns laid-out pages as a file; `identifier` is 16 bytes that follow from the content."""
        self._switch()
        return self._write(document, identifier, attachments)

    def print(self, html: str) -> tuple[bytes, list[str]]:
        """Returns the PDF of a page, and the warnings of WeasyPrint; the identifier follows from the page."""
        with engine_warnings() as warnings:
            pdf = self.write(self.lay_out(html), identifier(html))
        return pdf, warnings

    def warm(self, language: str) -> None:
        """Prints a specimen and discards it, so that modules which WeasyPrint loads late are loaded for the first
        document."""
        self._switch()
        self._print_specimen(language)

    def release(self) -> None:
        """Frees the caches for further documents in the language of the last one."""
        release(self._fonts)

    def _switch(self) -> str:
        """Switches the short cuts on or off for this printer, because another one may need the opposite."""
        return use_shortcuts(self.plain_engine, trial=self._print_specimen)

    def _print_specimen(self, language: str = "en") -> None:
        html = _SPECIMEN.format(language=language)
        self._write(self._lay_out(html), identifier(html))

    def _lay_out(self, html: str) -> Any:
        document = self._html(string=html, base_url=self._base_url, url_fetcher=self._fetcher).render(
            stylesheets=[self._css],
            font_config=self._fonts,
            color_profiles=self._color_profiles,
            pdf_variant=VARIANTS[self.standard],
        )
        for page in document.pages:  # bookmarks stand in a list of their own, where no line is broken
            page.bookmarks = [(level, label.replace("\u00a0", " "), *rest) for level, label, *rest in page.bookmarks]
        return document

    def _write(self, document: Any, identifier: bytes, attachments: Sequence[Any] = ()) -> bytes:
        def finish(_: Any, pdf: Any) -> None:
            use_shading_patterns(pdf)
            if self.standard == "print_shop":
                prepare_for_press(pdf, identifier, press_with(self.profile).inks if self.profile else None)
            elif notice := set_header_scopes(pdf):
                self.notices.add(notice)

        document.metadata.attachments = list(attachments)
        file: bytes = document.write_pdf(
            pdf_variant=VARIANTS[self.standard], finisher=finish, pdf_identifier=identifier
        )
        return file


def identifier(*content: str) -> bytes:
    """Returns 16 bytes for the identifier of a file, the same for the same content: the start of its SHA-256."""
    return hashlib.sha256("".join(content).encode()).digest()[:16]


def attachment(name: str, content: bytes, day: date, description: str) -> Any:
    """Returns data to attach to an archived document (PDF/A-3, ISO 19005-3, 6.8), dated by the day of the evidence."""
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # the format has no zone for it
    return engine().Attachment(
        string=content, name=name, description=description, created=midnight, modified=midnight, relationship="Data"
    )

"""Renders jobs by the renderers of their kinds, defines what these return, and reuses printers and templates."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment

from scorecard.building.build_request import RenderSettings, Target
from scorecard.building.document_kinds import DocumentKind, DocumentKindError, resolve
from scorecard.building.failure import NotFitForPrintError
from scorecard.building.render_job import Files, RenderJob, RenderResult
from scorecard.evidence.vocabulary import Language as LanguageCode
from scorecard.rendering.catalogue import TranslatedTexts
from scorecard.rendering.design_tokens import ColourSpace
from scorecard.rendering.engine.cache_clearing import release_hyphenation
from scorecard.rendering.engine_warnings import engine_warnings
from scorecard.rendering.environment import environment, language_of
from scorecard.rendering.language import Language
from scorecard.rendering.message_lookups import joined_keys, recorded_lookups
from scorecard.rendering.pdf_printer import PdfPrinter


@dataclass(frozen=True)
class RenderedHtml:
    """The digest of a document as HTML, and the function that makes its files."""

    html: str
    """The digest of the HTML and of attached data; empty where a kind has no HTML before its layout."""
    finish: Callable[[], Files]
    """The function that makes the files; it is not called where the HTML equals that of the published files."""


@dataclass
class Renderer:
    """Renders documents of every kind, by the functions that the document kinds name."""

    settings: RenderSettings
    _printers: dict[str, PdfPrinter] = field(default_factory=dict)
    """The printers by stylesheet."""
    _environments: dict[tuple[str, ColourSpace], Environment] = field(default_factory=dict)
    _language: str | None = None
    """The language of the last document."""
    texts: Mapping[LanguageCode, TranslatedTexts] = field(default_factory=dict)
    """The translations of the texts of the evidence in the present document, by language."""

    def render(self, job: RenderJob) -> RenderResult:
        """Returns the files of a job, or no files where its HTML equals that of the published files.

        Raises NotFitForPrintError where the layout engine warns or a document does not fit; other errors as they are
        raised.
        """
        kind = job.target.kind
        self._change_language(job.target)
        self.texts = job.texts
        with recorded_lookups() as lookups:
            rendered: RenderedHtml = resolve(kind, kind.render)(self, job)
            of_html = joined_keys(lookups)
            if rendered.html and rendered.html == job.published_html:
                return RenderResult(rendered.html, None, of_html)
            with engine_warnings() as warnings:
                files = rendered.finish()
        if warnings:
            raise NotFitForPrintError("; ".join(sorted(set(warnings))))
        messages = joined_keys(lookups)
        html = rendered.html if messages == of_html else ""  # messages outside the HTML may differ next time
        return RenderResult(
            html, files, messages, frozenset().union(*(item.notices for item in self._printers.values()))
        )

    def warm(self, target: Target) -> None:
        """Loads the modules, fonts and templates that targets of this kind and language need.

        A mistake in a template or a missing library is ignored here; the targets that need it report it, and the others
        are built. Raises FileNotFoundError where a file is missing that documents of every kind need, such as a font.
        """
        self._change_language(target)
        try:
            resolve(target.kind, target.kind.render)
            for name in target.kind.templates:
                self.environment(target).get_template(name)
            if target.kind.is_laid_out:
                self.printer(target.kind).warm(target.language or "en")
        except FileNotFoundError:
            raise
        except Exception:
            return

    def printer(self, kind: DocumentKind) -> PdfPrinter:
        """Returns the printer for the stylesheet of a kind, in the standard of the build."""
        if kind.stylesheet is None:
            raise DocumentKindError(f"the document kind '{kind.name}' is to be laid out but names no stylesheet")
        if kind.stylesheet not in self._printers:
            settings = self.settings
            self._printers[kind.stylesheet] = PdfPrinter(
                settings.templates, kind.stylesheet, settings.standard, settings.profile, settings.plain_engine
            )
        return self._printers[kind.stylesheet]

    def language(self, target: Target) -> Language:
        """Returns the language of a target, with the translations that its document needs."""
        return language_of(self.environment(target))

    def environment(self, target: Target) -> Environment:
        """Returns the templates in the language of a target, with the colours of its medium."""
        key = (target.language or "en", self._colour_space(target.kind))
        if key not in self._environments:
            settings = self.settings
            self._environments[key] = environment(Language(key[0]), settings.templates, key[1], settings.compiled)
        language = language_of(self._environments[key])
        language.texts = self.texts.get(language.code) or TranslatedTexts()
        return self._environments[key]

    def _colour_space(self, kind: DocumentKind) -> ColourSpace:
        if not kind.is_laid_out:
            return "css"
        return "cmyk" if self.settings.standard == "print_shop" else "rgb"

    def _change_language(self, target: Target) -> None:
        """Frees what was cached for another language: for 24 languages it would be 400 MB in each worker."""
        if target.language in (None, self._language):
            return
        if self._language:
            self._environments.clear()
            release_hyphenation()
            for printer in self._printers.values():
                printer.release()
            gc.collect()  # styles refer to each other
        self._language = target.language

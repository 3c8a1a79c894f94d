"""What one worker keeps between documents, and how it makes each kind: the files of a job, not yet written."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment

from scorecard.building.build_request import Kind, RenderSettings, Target
from scorecard.building.data_files import DataFiles, data_files
from scorecard.building.dependencies import PAGES, SHEETS
from scorecard.building.inputs import digest
from scorecard.building.render_job import Files, RenderJob, Result
from scorecard.documents.brief import Brief, texts_of_side
from scorecard.documents.edition import Edition
from scorecard.documents.scorecard import Scorecard
from scorecard.documents.social_card import Card
from scorecard.rendering.assets import screen_assets
from scorecard.rendering.card_image import card_image
from scorecard.rendering.copyfitting import Density, TooLongError, fit_pages, fit_sides
from scorecard.rendering.design_tokens import ColourSpace
from scorecard.rendering.edition_layout import lay_out_edition
from scorecard.rendering.engine_cache import forget_hyphenation
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.logo_colours import accent, logo_address
from scorecard.rendering.pdf_printer import PdfPrinter, complaints, identifier
from scorecard.rendering.pdf_standards import Standard, attachment


class NotFitForPrintError(Exception):
    """A document could be made but must not be published as it is; says what to do about it."""


@dataclass(frozen=True)
class RenderedHtml:
    """A document as HTML: the digest of that, empty where only the files would tell, and how it becomes files."""

    content: str
    finish: Callable[[], Files]


@dataclass
class Renderer:
    """The presses and templates set up so far."""

    settings: RenderSettings
    _presses: dict[str, PdfPrinter] = field(default_factory=dict)
    _environments: dict[tuple[str, ColourSpace], Environment] = field(default_factory=dict)
    _language: str | None = None
    """That of the last document."""

    def make(self, job: RenderJob) -> Result:
        """The files of a job. NotFitForPrintError, or what the engine raises, where they cannot be had."""
        drafters: dict[Kind, Callable[[RenderJob], RenderedHtml]] = {
            "edition": self._edition,
            "scorecard": self._scorecard,
            "page": self._page,
            "card": self._card,
            "brief": self._brief,
            "overview": self._overview,
            "languages": self._languages,
            "assets": self._assets,
            "data": self._data,
        }
        self._turn_to(job.target)
        draft = drafters[job.target.kind](job)
        if draft.content and draft.content == job.content:
            return Result(draft.content, None)
        with complaints() as heard:
            files = draft.finish()
        if heard:
            raise NotFitForPrintError("; ".join(sorted(set(heard))))
        return Result(draft.content, files)

    def warm(self, target: Target) -> None:
        """Set up what a target of this kind will need."""
        self._turn_to(target)
        if sheet := SHEETS.get(target.kind) if target.kind != "assets" else None:
            self._press(sheet, "screen" if target.kind == "card" else None).warm(target.language or "en")
        for page in PAGES[target.kind]:
            self._templates(target, "screen" if sheet is None else "print").get_template(page)

    def _turn_to(self, target: Target) -> None:
        """Where the language changes, forget what was kept for it: that of 24 came to 400 MB a worker."""
        if target.language in (None, self._language):
            return
        if self._language:
            self._environments.clear()
            forget_hyphenation()
            for press in self._presses.values():
                press.forget()
            gc.collect()  # styles know each other
        self._language = target.language

    def _press(self, sheet: str, standard: Standard | None = None) -> PdfPrinter:
        if sheet not in self._presses:
            settings = self.settings
            self._presses[sheet] = PdfPrinter(
                settings.templates, sheet, standard or settings.standard, settings.profile
            )
        return self._presses[sheet]

    def _templates(self, target: Target, inks: ColourSpace) -> Environment:
        key = (target.language or "en", inks)
        if key not in self._environments:
            language, settings = Language(target.language or "en"), self.settings
            self._environments[key] = environment(language, settings.templates, inks, settings.compiled)
        return self._environments[key]

    def _on_paper(self, target: Target) -> Environment:
        return self._templates(target, "press" if self.settings.standard == "print_shop" else "print")

    def _page(self, job: RenderJob) -> RenderedHtml:
        return _as_it_is(
            job.target.name,
            render(
                self._templates(job.target, "screen"),
                "scorecard/scorecard.html.j2",
                document=job.document,
                root="../../",
            ),
        )

    def _scorecard(self, job: RenderJob) -> RenderedHtml:
        press, made = self._press("scorecard/print.css.j2"), self._on_paper(job.target)
        document: Scorecard = job.document

        @cache
        def page(density: Density) -> str:
            return render(made, "scorecard/scorecard.html.j2", document=document, density=density, root="")

        def finish() -> Files:
            laid_out, html = fit_pages(press, page)
            return {job.target.name: press.write(laid_out, identifier(html), _attachments(job))}

        return RenderedHtml(_content(page("usual"), job), finish)

    def _card(self, job: RenderJob) -> RenderedHtml:
        press, made = self._press("card/print.css.j2", "screen"), self._templates(job.target, "print")
        document: Card = job.document

        def finish() -> Files:
            picture, wrong = card_image(press, made, document)
            if wrong:
                raise NotFitForPrintError("; ".join(sorted(set(wrong))))
            return {job.target.name: picture}

        return RenderedHtml(
            _content(render(made, "card/card.html.j2", document=document, size="large", root=""), job), finish
        )

    def _brief(self, job: RenderJob) -> RenderedHtml:
        press, made = self._press("brief/print.css.j2"), self._on_paper(job.target)
        document: Brief = job.document
        sender, profile = document.sender, self.settings.profile

        @cache
        def page(densities: tuple[Density, ...]) -> str:
            return render(
                made,
                "brief/brief.html.j2",
                document=document,
                densities=densities,
                logo=logo_address(sender.logo, profile) if sender.logo else None,
                accent=accent(sender.colour, profile) if sender.colour else None,
                root="",
            )

        def finish() -> Files:
            try:
                laid_out, html = fit_sides(press, page, sides=2)
            except TooLongError as excess:
                raise NotFitForPrintError(_shorten(document, excess, job.target)) from None
            return {job.target.name: press.write(laid_out, identifier(html), _attachments(job))}

        return RenderedHtml(_content(page(("roomy", "roomy")), job), finish)

    def _edition(self, job: RenderJob) -> RenderedHtml:
        press, made = self._press("edition/print.css.j2"), self._on_paper(job.target)
        document: Edition = job.document
        language = Language(job.target.language or "en")

        def finish() -> Files:
            laid_out = lay_out_edition(document, made, language, press)
            return {job.target.name: press.write(laid_out, identifier(job.digest + language.code), _attachments(job))}

        # Its parts name the pages of others: to have its HTML is to have laid it out.
        return RenderedHtml("", finish)

    def _overview(self, job: RenderJob) -> RenderedHtml:
        made = self._templates(job.target, "screen")
        return _as_it_is(job.target.name, render(made, "overview/overview.html.j2", document=job.document, root="../"))

    def _languages(self, job: RenderJob) -> RenderedHtml:
        made, document = self._templates(job.target, "screen"), job.document
        names = [(code, Language(code).locale.language_name or code) for code in document.codes]
        page = render(made, "overview/languages.html.j2", document=document.overview, languages=names, root="")
        return _as_it_is(job.target.name, page)

    def _assets(self, job: RenderJob) -> RenderedHtml:
        files = {f"assets/{name}": content for name, content in screen_assets(self.settings.templates).items()}
        return RenderedHtml(digest(*files.values()), lambda: files)

    def _data(self, job: RenderJob) -> RenderedHtml:
        document: DataFiles = job.document
        return RenderedHtml("", lambda: {f"data/{name}": content for name, content in data_files(document).items()})


def _as_it_is(name: str, page: str) -> RenderedHtml:
    """A page for a screen: its HTML is the file."""
    return RenderedHtml(digest(page), lambda: {name: page.encode()})


def _content(page: str, job: RenderJob) -> str:
    return digest(page, *(job.attached or ()))


def _attachments(job: RenderJob) -> list[object]:
    """The data behind an archived document; nothing in the others."""
    if job.attached is None:
        return []
    name, data = job.attached
    return [attachment(name, data, job.document.as_of.last_day, "The data of this document")]


def _shorten(document: Brief, excess: TooLongError, target: Target) -> str:
    """What to shorten so that the brief fits, the longest texts first."""
    texts = [
        (len(text[target.language if target.language in text else next(iter(text))]), point.place, name)
        for point in texts_of_side(document, excess.side)
        for name, text in zip(point.fields, (point.says, point.because), strict=True)
    ]
    longest = ", ".join(f"{place} '{name}' ({length} characters)" for length, place, name in sorted(texts)[::-1][:4])
    return (
        f"side {excess.side} is {excess.millimetres} mm too long even in the smallest type; nothing was cut off. "
        f"Shorten: {longest}"
    )

"""What one worker keeps between documents, and how it makes each kind: the files of a job, not yet written."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment

from scorecard.building.data import DataFiles, data_files
from scorecard.building.inputs import digest
from scorecard.building.job import Files, Job, Result
from scorecard.building.order import Kind, Settings, Target
from scorecard.building.recipe import PAGES, SHEETS
from scorecard.documents.brief import Brief, texts_of_side
from scorecard.documents.card import Card
from scorecard.documents.edition import Edition
from scorecard.documents.scorecard import Scorecard
from scorecard.rendering.assets import screen_assets
from scorecard.rendering.edition import lay_out_edition
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.logo import accent, logo_address
from scorecard.rendering.pdf import Press, complaints, identifier
from scorecard.rendering.picture import card_picture
from scorecard.rendering.remembered import forget_hyphenation
from scorecard.rendering.sheet import Density, TooLong, set_to_fit, set_within
from scorecard.rendering.standards import Standard, attachment
from scorecard.rendering.tokens import Inks


class NotFitForPrintError(Exception):
    """A document could be made but must not be published as it is; says what to do about it."""


@dataclass(frozen=True)
class Draft:
    """A document as HTML: the digest of that, empty where only the files would tell, and how it becomes files."""

    content: str
    finish: Callable[[], Files]


@dataclass
class Workshop:
    """The presses and templates set up so far."""

    settings: Settings
    _presses: dict[str, Press] = field(default_factory=dict)
    _environments: dict[tuple[str, Inks], Environment] = field(default_factory=dict)
    _language: str | None = None
    """That of the last document."""

    def make(self, job: Job) -> Result:
        """The files of a job. NotFitForPrintError, or what the engine raises, where they cannot be had."""
        drafters: dict[Kind, Callable[[Job], Draft]] = {
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

    def _press(self, sheet: str, standard: Standard | None = None) -> Press:
        if sheet not in self._presses:
            settings = self.settings
            self._presses[sheet] = Press(settings.templates, sheet, standard or settings.standard, settings.profile)
        return self._presses[sheet]

    def _templates(self, target: Target, inks: Inks) -> Environment:
        key = (target.language or "en", inks)
        if key not in self._environments:
            language, settings = Language(target.language or "en"), self.settings
            self._environments[key] = environment(language, settings.templates, inks, settings.compiled)
        return self._environments[key]

    def _on_paper(self, target: Target) -> Environment:
        return self._templates(target, "press" if self.settings.standard == "print_shop" else "print")

    def _page(self, job: Job) -> Draft:
        return _as_it_is(
            job.target.name,
            render(
                self._templates(job.target, "screen"),
                "scorecard/scorecard.html.j2",
                document=job.document,
                root="../../",
            ),
        )

    def _scorecard(self, job: Job) -> Draft:
        press, made = self._press("scorecard/print.css.j2"), self._on_paper(job.target)
        document: Scorecard = job.document

        @cache
        def page(density: Density) -> str:
            return render(made, "scorecard/scorecard.html.j2", document=document, density=density, root="")

        def finish() -> Files:
            laid_out, html = set_within(press, page)
            return {job.target.name: press.write(laid_out, identifier(html), _attachments(job))}

        return Draft(_content(page("usual"), job), finish)

    def _card(self, job: Job) -> Draft:
        press, made = self._press("card/print.css.j2", "screen"), self._templates(job.target, "print")
        document: Card = job.document

        def finish() -> Files:
            picture, wrong = card_picture(press, made, document)
            if wrong:
                raise NotFitForPrintError("; ".join(sorted(set(wrong))))
            return {job.target.name: picture}

        return Draft(_content(render(made, "card/card.html.j2", document=document, size="large", root=""), job), finish)

    def _brief(self, job: Job) -> Draft:
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
                laid_out, html = set_to_fit(press, page, sides=2)
            except TooLong as excess:
                raise NotFitForPrintError(_shorten(document, excess, job.target)) from None
            return {job.target.name: press.write(laid_out, identifier(html), _attachments(job))}

        return Draft(_content(page(("roomy", "roomy")), job), finish)

    def _edition(self, job: Job) -> Draft:
        press, made = self._press("edition/print.css.j2"), self._on_paper(job.target)
        document: Edition = job.document
        language = Language(job.target.language or "en")

        def finish() -> Files:
            laid_out = lay_out_edition(document, made, language, press)
            return {job.target.name: press.write(laid_out, identifier(job.digest + language.code), _attachments(job))}

        # Its parts name the pages of others: to have its HTML is to have laid it out.
        return Draft("", finish)

    def _overview(self, job: Job) -> Draft:
        made = self._templates(job.target, "screen")
        return _as_it_is(job.target.name, render(made, "overview/overview.html.j2", document=job.document, root="../"))

    def _languages(self, job: Job) -> Draft:
        made, document = self._templates(job.target, "screen"), job.document
        names = [(code, Language(code).locale.language_name or code) for code in document.codes]
        page = render(made, "overview/languages.html.j2", document=document.overview, languages=names, root="")
        return _as_it_is(job.target.name, page)

    def _assets(self, job: Job) -> Draft:
        files = {f"assets/{name}": content for name, content in screen_assets(self.settings.templates).items()}
        return Draft(digest(*files.values()), lambda: files)

    def _data(self, job: Job) -> Draft:
        document: DataFiles = job.document
        return Draft("", lambda: {f"data/{name}": content for name, content in data_files(document).items()})


def _as_it_is(name: str, page: str) -> Draft:
    """A page for a screen: its HTML is the file."""
    return Draft(digest(page), lambda: {name: page.encode()})


def _content(page: str, job: Job) -> str:
    return digest(page, *(job.attached or ()))


def _attachments(job: Job) -> list[object]:
    """The data behind an archived document; nothing in the others."""
    if job.attached is None:
        return []
    name, data = job.attached
    return [attachment(name, data, job.document.as_of.last_day, "The data of this document")]


def _shorten(document: Brief, excess: TooLong, target: Target) -> str:
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

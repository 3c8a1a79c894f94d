"""The Jinja environment: templates see a document and a language, and nothing else."""

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from scorecard.documents.labels import STANCES
from scorecard.rendering.design_tokens import ColourSpace, Palette, tokens
from scorecard.rendering.label_position import label_start
from scorecard.rendering.language import Language
from scorecard.rendering.mark_paths import outlines
from scorecard.rendering.qr_code import qr_code
from scorecard.rendering.resource_paths import TEMPLATES


def environment(
    language: Language, templates: Path = TEMPLATES, inks: ColourSpace = "screen", compiled: Path | None = None
) -> Environment:
    """Templates in one language and for one kind of ink: autoescape on, an unknown name is an error.

    `compiled` is a folder in which what a template was compiled to is kept; a changed one is compiled again.
    """
    known = tokens(templates)
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=FileSystemBytecodeCache(str(compiled)) if compiled else None,
    )
    made.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(
        language=language,
        stance_words=STANCES,
        paint=Palette(known, inks).paint,
        marks=known.marks,
        outline=outlines(known.marks),
        label_start=partial(label_start, templates=templates),
        book=None,
        density="usual",
        medium="screen" if inks == "screen" else "print",
    )
    made.filters.update(
        translate=language.format_value,
        evidence_text=language.text_html,
        date=language.date,
        number=language.number,
        share=language.share,
        site=_site,
        bare=_bare,
        qr=qr_code,
        stop=_stop,
    )
    return made


def _site(url: str) -> str:
    """The host of an address: what a reader of paper needs to find the page by its title."""
    return urlsplit(url).netloc.removeprefix("www.")


def _bare(url: str) -> str:
    """An address as it is read aloud and typed."""
    return url.split("://", 1)[1].removeprefix("www.").rstrip("/")


def _stop(title: str) -> str:
    """The full stop after a title, where it does not end with a mark of its own."""
    return "" if title.rstrip("”\"'»").endswith((".", "?", "!", "…")) else "."


def render(made: Environment, template: str, **values: Any) -> str:
    """One document as HTML."""
    return made.get_template(template).render(**values)

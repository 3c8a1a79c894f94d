"""Renders templates as HTML or Markdown with Jinja: they get a document, a language and the design tokens alone."""

import hashlib
import os
import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from scorecard.documents.labels import MARK_WORDS
from scorecard.documents.message import Listing, Message, ProperName, Share, StateName, with_short_days
from scorecard.rendering.assets import screen_assets
from scorecard.rendering.capitals import capitals, opening
from scorecard.rendering.design_tokens import ColourSpace, Palette, tokens
from scorecard.rendering.label_layout import label_lines, label_start, stacked_labels
from scorecard.rendering.language import Language
from scorecard.rendering.mark_paths import outlines
from scorecard.rendering.originals import without_marks
from scorecard.rendering.qr_code import qr_code
from scorecard.rendering.resource_paths import TEMPLATES
from scorecard.rendering.state_order import by_name
from scorecard.rendering.typeset_html import typeset_html
from scorecard.rendering.typography import rules

_COMPILED_NAMES = f"{hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:16]}-%s.cache"
"""The names of compiled templates. The options in this module are compiled into them, so a change renames them."""

_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


class _CompiledTemplates(FileSystemBytecodeCache):
    """Keeps compiled templates; the path of a template need not be UTF-8, as Jinja takes it to be."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Returns the name under which a template is kept, from its own name and its path."""
        return hashlib.sha256(os.fsencode(f"{name}|{filename}")).hexdigest()


def environment(
    language: Language,
    templates: Path = TEMPLATES,
    colour_space: ColourSpace = "css",
    compiled: Path | None = None,
) -> Environment:
    """Returns the environment of one language and one colour space; values are escaped, unknown names are errors.

    `compiled` is a folder that keeps compiled templates; Jinja compiles a changed template again.
    """
    design = tokens(templates)
    jinja = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=_CompiledTemplates(str(compiled), _COMPILED_NAMES) if compiled else None,
    )
    jinja.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]  # added by jinja2.ext.i18n
    for lookup in ("gettext", "ngettext", "pgettext", "npgettext"):
        jinja.globals[lookup] = _with_printable_values(cast(Callable[..., str], jinja.globals[lookup]))
    jinja.globals.update(
        language=language,
        stance_words=MARK_WORDS,
        paint=Palette(design, colour_space).paint,
        marks=design.marks,
        colours=design.colours,
        outline=outlines(design.marks),
        apart=rules(language.code).apart,
        asset=_published_names(templates),
        label_start=partial(label_start, templates=templates),
        label_lines=partial(label_lines, templates=templates, language=language.code),
        stacked_labels=partial(stacked_labels, templates=templates, language=language.code),
        book=None,
        alternates=(),
        logo=None,
        accent=None,
        medium="screen" if colour_space == "css" else "print",
    )
    jinja.filters.update(
        translate=language.format_value,
        by_name=partial(by_name, language=language.code),
        capitals=partial(capitals, language=language.code),
        opening=opening,
        date=language.date,
        long_date=language.long_date,
        short_days=with_short_days,
        number=language.number,
        share=language.share,
        site=_site,
        bare=_bare,
        qr=qr_code,
        stop=_stop,
        headings=_headings,
    )
    return jinja


def language_of(environment: Environment) -> Language:
    """Returns the language of the words of an environment."""
    language = environment.globals["language"]
    assert isinstance(language, Language)
    return language


def render(environment: Environment, template: str, **values: Any) -> str:
    """Returns one document as HTML with its words set as its language sets them, or as Markdown as it is."""
    text = environment.get_template(template).render(**values)
    return typeset_html(text, language_of(environment).code) if template.endswith(".html.j2") else without_marks(text)


def _published_names(templates: Path) -> Callable[[str], str]:
    """Returns a function from the name of an asset, `screen.css`, to the one under which it is published.

    The names are computed when a web page first asks for one; a document on paper asks for none.
    """
    assets = cache(screen_assets)
    return lambda name: assets(templates)[name].name


def _printable(value: Any) -> Any:
    """Returns a value that a template prints.

    Raises TypeError for a value that has no words before a filter is applied to it.
    """
    if isinstance(value, (dict, Message, Listing, Share, StateName, ProperName)):
        filters = "|translate or |share"
        raise TypeError(f"a {type(value).__name__} is printed without a filter; use {filters}")
    return value


def _with_printable_values(lookup: Callable[..., str]) -> Callable[..., str]:
    """Returns a function of templates that looks a message up; it refuses values as `_printable` does."""

    @pass_context
    def checked(context: Context, *words: object, **values: object) -> str:
        for value in values.values():
            _printable(value)
        return lookup(context, *words, **values)

    return checked


def _site(url: str) -> str:
    """Returns the host of an address, with which a reader of paper finds the page by its title."""
    return urlsplit(url).netloc.removeprefix("www.")


def _bare(url: str) -> str:
    """Returns an address in the form that people read aloud and type."""
    return url.split("://", 1)[1].removeprefix("www.").rstrip("/")


def _headings(page: str) -> list[tuple[str, str]]:
    """Returns the address and the words of each heading of a page that has an address."""
    return [(address, Markup(words).striptags()) for _, address, words in _HEADING.findall(page)]


def _stop(title: str) -> str:
    """Returns the full stop after a title, or nothing where the title ends with a punctuation mark of its own."""
    return "" if title.rstrip("”\"'»").endswith((".", "?", "!", "…")) else "."

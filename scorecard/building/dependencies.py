"""Digests what a target is rendered with, translations apart: one digest for its HTML, one for its layout."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scorecard.building.build_request import BuildRequest, Target
from scorecard.building.document_kinds import SCREEN_STYLESHEET, DocumentKind, missing_template
from scorecard.building.input_file import Signature, signature
from scorecard.building.inputs import Inputs, digest

_RENDERING_CODE = ("rendering/", "locale/", "building/render_", "building/data_files.py", "building/workbook.py")
"""Code that turns HTML or tables into files, as the beginnings of paths below `scorecard/`."""

_HTML_CODE = ("documents/", "evidence/", *_RENDERING_CODE)
"""Code that produces the HTML of a page; analysis is left out, because its results are in the document."""

_TOKENS = "style/tokens.toml"
_REFERENCE = re.compile(r"""\{%-?\s*(?:include|import|from|extends)\s+["']([^"']+)["']""")


@dataclass(frozen=True)
class Dependencies:
    """Two digests: of the inputs that turn a document into HTML, and of the inputs that turn the HTML into a file."""

    html: str
    layout: str


def dependencies(request: BuildRequest, inputs: Inputs, target: Target, links: str = "") -> Dependencies:
    """Returns the dependencies of a target now. Raises DocumentKindError where a template does not exist.

    `links` is the key of what a web page can link to. Translations are not included, nor the words of messages where
    `inputs` has none: see `MessagePlaces`.
    """
    kind = target.kind
    options = _options(request, target)
    fonts = tuple(inputs.fonts.values())
    return Dependencies(
        # The HTML holds the titles and colours of the marks, so that the tokens belong to both digests. A web page also
        # names its stylesheet, by a digest that follows from the stylesheet and the fonts.
        html=_digest(
            inputs,
            templates_of(kind, request.templates),
            *(fonts if kind.is_web_page else ()),
            digest(repr(html_code_of(kind, inputs))),
            options,
            links,
        ),
        layout=_digest(
            inputs,
            stylesheets_of(kind, request.templates),
            *(fonts if kind.stylesheet else ()),
            digest(repr(_of_kind(kind, layout_code(inputs)))),
            options,  # another ICC profile may leave the HTML as it is
            *(["plain engine"] if request.plain_engine else []),
        ),
    )


def templates_of(kind: DocumentKind, folder: Path) -> tuple[str, ...]:
    """Returns every template that the HTML of a kind depends on, for a web page also the stylesheet that it links to.

    Raises DocumentKindError where one does not exist.
    """
    return _with_references(kind, folder, (*kind.templates, *((SCREEN_STYLESHEET,) if kind.is_web_page else ())))


def stylesheets_of(kind: DocumentKind, folder: Path) -> tuple[str, ...]:
    """Returns every stylesheet that a kind depends on. Raises DocumentKindError where one does not exist."""
    return _with_references(kind, folder, (kind.stylesheet,) if kind.stylesheet else ())


def html_code(inputs: Inputs) -> dict[str, str]:
    """Returns the digests of the modules that turn a document into HTML."""
    return {name: code for name, code in inputs.code.items() if name.startswith(_HTML_CODE)}


def layout_code(inputs: Inputs) -> dict[str, str]:
    """Returns the digests of the modules that lay out HTML and write the file; the effect of the others is in the
    HTML."""
    return {name: code for name, code in inputs.code.items() if name.startswith(_RENDERING_CODE)}


def html_code_of(kind: DocumentKind, inputs: Inputs) -> dict[str, str]:
    """Returns the digests of the modules that turn the documents of a kind into HTML or tables."""
    return _of_kind(kind, html_code(inputs))


def _of_kind(kind: DocumentKind, code: dict[str, str]) -> dict[str, str]:
    """Returns the modules for a kind: data is written without templates, and so without the code that renders them."""
    renders = kind.templates or kind.stylesheet
    return {name: module for name, module in code.items() if renders or not name.startswith("rendering/")}


def _options(request: BuildRequest, target: Target) -> str:
    profile = digest(request.profile) if request.profile else ""
    return f"{target.kind!r} {target.language} {request.standard} {profile}"


def _digest(inputs: Inputs, templates: Iterable[str], *others: str) -> str:
    names = (*templates, _TOKENS) if templates else ()
    files = (f"{name} {inputs.templates.get(name, '')}" for name in names)
    return digest(*files, *others, repr(inputs.tools))


def _with_references(kind: DocumentKind, folder: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    """Returns these templates and those that they refer to, directly or not, by name in quotes."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            try:
                waiting += _references(folder / name, signature((folder / name).stat()))
            except FileNotFoundError:
                raise missing_template(kind, folder, name) from None
    return tuple(sorted(found))


@cache
def _references(template: Path, _: Signature) -> list[str]:
    """Returns the templates that one refers to; it is read once for each state of its file."""
    return _REFERENCE.findall(template.read_text("utf-8"))

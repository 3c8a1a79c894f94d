"""Lists the kinds of documents: path, templates and stylesheet of each, and what composes and renders it.

Everything else that depends on the kind follows from its entry: the files of a request, the templates and the
stylesheet that a file depends on, the functions that assemble and render it, its time limit, and the names and defaults
of the command line. A function is named as "package.module:function" and is imported only when it is used, so that a
build with nothing to do imports nothing heavy.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from scorecard.evidence.program_messages import tr_noop

Format = Literal["html", "pdf", "data"]

HTML_PAGE = "scorecard.building.render_page:html_page"
"""Renders a web page from one template."""

PDF = "scorecard.building.render_pdf:pdf"
"""Renders a PDF from one template and one stylesheet."""


ASSETS_FOLDER = "assets"
"""The folder of the stylesheet and the fonts of all web pages, below the output."""

SCREEN_STYLESHEET = "style/screen.css.j2"
"""The stylesheet of every web page; it is published among the assets."""

REGISTRY = "scorecard/building/document_kinds.py"
"""The file with the entries, as error messages name it."""


class DocumentKindError(Exception):
    """An entry names something that does not exist; the message says which entry, what, and what to do."""


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document."""

    name: str
    """The name of this kind in the manifest and in messages on its entry."""
    title: str
    """Its name in messages to users, as `tr_noop("...")`."""
    documents: tuple[str, ...]
    """The names that request it with --document: a name may request several kinds, a page and a PDF for instance.

    The assets have none: they are built with every web page.
    """
    path: str
    """Its file or folder below the output, with places for {language}, {state} and {suffix} (the standard of a PDF).

    There is one file for each language and for each state that the path has a place for.
    """
    format: Format
    """The value of --format that requests it; data is built with every format."""
    render: str
    """The function that returns its files: (Renderer, RenderJob) -> RenderedHtml."""
    assemble: str | None = None
    """The function or class that returns the content of the document; None where there is nothing to assemble.

    Its parameters are found by their names, see `Assembler`. Kinds with the same function share one document.
    """
    templates: tuple[str, ...] = ()
    """The templates it begins with. Those that they include, import or extend are found from there."""
    stylesheet: str | None = None
    """The stylesheet it is laid out with; a web page finds its own among the assets."""
    every_standard: bool = False
    """Whether it also exists for a print shop and for an archive."""
    default_for_states: bool = False
    """Whether `scorecard build DE` makes it when no document is named."""
    shows_newest: bool = False
    """Whether it shows evidence of its state that is later than the day of the edition."""
    with_web_pages: bool = False
    """Whether it is built with every web page, because all link to it; it shows the evidence of no state."""
    time_factor: int = 1
    """The factor by which its time limit exceeds the usual one."""
    files: str | None = None
    """A regular expression of the names of its files below its folder; None where it is one file.

    A manifest that lists another file is refused, because that file would be written or deleted.
    """

    @property
    def is_laid_out(self) -> bool:
        """Returns whether the layout engine sets it on pages; web pages and data go out as they are."""
        return bool(self.templates) and self.stylesheet is not None

    @property
    def is_web_page(self) -> bool:
        """Returns whether it is made of templates alone, and so links to the stylesheet among the assets."""
        return bool(self.templates) and self.stylesheet is None


# For translators, of each below: a kind of document; it stands in a list of kinds that are to be built again.
DOCUMENT_KINDS: tuple[DocumentKind, ...] = (
    DocumentKind(
        name="edition",
        # Translators: the book of all states.
        title=tr_noop("edition"),
        documents=("edition",),
        path="{language}/edition{suffix}.pdf",
        format="pdf",
        assemble="scorecard.documents.edition:edition",
        render="scorecard.building.render_edition:edition_pdf",
        templates=(
            *(
                f"edition/{part}.html.j2"
                for part in ("front", "foreword", "findings", "overview", "eu", "divider", "beside", "method", "back")
            ),
            "scorecard/scorecard.html.j2",
        ),
        stylesheet="edition/print.css.j2",
        every_standard=True,
        time_factor=10,
    ),
    DocumentKind(
        name="scorecard",
        title=tr_noop("scorecard"),
        documents=("scorecard",),
        path="{language}/{state}/scorecard{suffix}.pdf",
        format="pdf",
        assemble="scorecard.documents.scorecard:scorecard",
        render="scorecard.building.render_scorecard:scorecard_pdf",
        templates=("scorecard/scorecard.html.j2",),
        stylesheet="scorecard/print.css.j2",
        every_standard=True,
        default_for_states=True,
        shows_newest=True,
    ),
    DocumentKind(
        name="brief",
        title=tr_noop("brief"),
        documents=("brief",),
        path="{language}/{state}/brief{suffix}.pdf",
        format="pdf",
        assemble="scorecard.documents.brief:brief",
        render="scorecard.building.render_brief:brief_pdf",
        templates=("brief/brief.html.j2",),
        stylesheet="brief/print.css.j2",
        every_standard=True,
        default_for_states=True,
        shows_newest=True,
    ),
    DocumentKind(
        name="page",
        # Translators: the web page of a state.
        title=tr_noop("page"),
        documents=("scorecard",),
        path="{language}/{state}/index.html",
        format="html",
        assemble="scorecard.documents.scorecard:scorecard",
        render=HTML_PAGE,
        templates=("scorecard/scorecard.html.j2",),
        default_for_states=True,
        shows_newest=True,
    ),
    DocumentKind(
        name="embed",
        # Translators: a small page for other web sites, of one state.
        title=tr_noop("embed"),
        documents=("embed",),
        path="{language}/{state}/embed.html",
        format="html",
        assemble="scorecard.documents.scorecard:scorecard",
        render=HTML_PAGE,
        templates=("embed/state.html.j2",),
        default_for_states=True,
        shows_newest=True,
    ),
    DocumentKind(
        name="card",
        # Translators: the picture of a state for social networks.
        title=tr_noop("card"),
        documents=("card",),
        path="{language}/{state}/card.png",
        format="html",
        assemble="scorecard.documents.social_card:card",
        render="scorecard.building.render_card:card_picture",
        templates=("card/card.html.j2",),
        stylesheet="card/print.css.j2",
        default_for_states=True,
    ),
    DocumentKind(
        name="overview",
        title=tr_noop("overview"),
        documents=("site",),
        path="{language}/index.html",
        format="html",
        assemble="scorecard.documents.overview:overview",
        render=HTML_PAGE,
        templates=("overview/overview.html.j2",),
    ),
    DocumentKind(
        name="embed_map",
        # Translators: a small page for other web sites, with the map.
        title=tr_noop("embed map"),
        documents=("site",),
        path="{language}/embed.html",
        format="html",
        assemble="scorecard.documents.overview:overview",
        render=HTML_PAGE,
        templates=("embed/map.html.j2",),
    ),
    DocumentKind(
        name="corrections",
        title=tr_noop("corrections"),
        documents=("site",),
        path="{language}/corrections.html",
        format="html",
        assemble="scorecard.documents.corrections:corrections",
        render=HTML_PAGE,
        templates=("corrections/corrections.html.j2",),
        with_web_pages=True,
    ),
    DocumentKind(
        name="assets",
        # Translators: stylesheet and fonts of the web pages.
        title=tr_noop("assets"),
        documents=(),
        path=ASSETS_FOLDER,
        format="html",
        render="scorecard.building.render_files:assets",
        stylesheet=SCREEN_STYLESHEET,
        with_web_pages=True,
        files=r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\.(css|ttf|txt|woff2)",
    ),
    DocumentKind(
        name="languages",
        # Translators: the page that lists the languages.
        title=tr_noop("languages"),
        documents=("site",),
        path="index.html",
        format="html",
        assemble="scorecard.building.language_page:LanguagePage",
        render="scorecard.building.render_page:language_page",
        templates=("overview/languages.html.j2",),
    ),
    DocumentKind(
        name="data",
        title=tr_noop("data"),
        documents=("data",),
        path="data",
        format="data",
        assemble="scorecard.building.data_files:data_in_languages",
        render="scorecard.building.render_files:data",
        files=r"([0-9a-f]{8,64}/)?([a-z0-9][a-z0-9_.-]{0,99}\.(csv|json|xlsx)|README\.txt)",
    ),
)
"""Every kind, in the order in which a build works: the longest work first, so that none is left to the end alone."""


def document_names() -> tuple[str, ...]:
    """Returns every name that --document knows."""
    return tuple(dict.fromkeys(name for kind in DOCUMENT_KINDS for name in kind.documents))


def default_document_names(states_are_named: bool) -> tuple[str, ...]:
    """Returns the documents that are built when none is named: all of them, or those of a state."""
    if not states_are_named:
        return document_names()
    return tuple(dict.fromkeys(name for kind in DOCUMENT_KINDS if kind.default_for_states for name in kind.documents))


def resolve(kind: DocumentKind, reference: str) -> Any:
    """Imports and returns what an entry names as "package.module:function".

    Raises DocumentKindError where there is no such module or function.
    """
    from pkgutil import resolve_name

    try:
        return resolve_name(reference)
    except (ImportError, AttributeError, ValueError) as error:
        raise DocumentKindError(
            f"the document kind '{kind.name}' names {reference}, which cannot be imported ({error}); "
            "write it, or correct the entry"
        ) from error


def missing_template(kind: DocumentKind, templates: Path, name: str) -> DocumentKindError:
    """Returns the error for a template that is not in the folder of templates."""
    if name in (*kind.templates, kind.stylesheet):
        return DocumentKindError(
            f"the document kind '{kind.name}' names {templates.name}/{name}, which does not exist; "
            "write it, or correct the entry"
        )
    return DocumentKindError(f"a template of the document kind '{kind.name}' refers to '{name}', which does not exist")

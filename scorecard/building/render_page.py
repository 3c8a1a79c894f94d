"""Renders web pages: their HTML is the file."""

from scorecard.building.inputs import digest
from scorecard.building.language_page import LanguagePage
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.rendering.dead_links import without_dead_links
from scorecard.rendering.environment import render
from scorecard.rendering.language import Language
from scorecard.rendering.language_names import in_protocol_order, own_names
from scorecard.rendering.language_switch import alternates, default_address
from scorecard.rendering.state_order import by_name


def html_page(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders the template of the kind, without links to missing files.

    The template receives `document`, `root` (the relative path to the output folder), `alternates` (the page in all its
    languages), and `default_page` (the page for readers of other languages).
    """
    return _page(renderer, job, job.document)


def language_page(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders the page on which a reader chooses a language, each by its name in that language."""
    page = job.document
    assert isinstance(page, LanguagePage)
    names = [(code, own_names()[code]) for code in in_protocol_order(page.languages)]
    of_some = [
        (code, own_names()[code], [(state, Language(code).state(state)) for state in by_name(states, code)])
        for code, states in page.states_by_language.items()
    ]
    return _page(renderer, job, page.overview, languages=names, languages_of_some=of_some)


def _page(renderer: Renderer, job: RenderJob, document: object, **values: object) -> RenderedHtml:
    (template,) = job.target.kind.templates
    page, links = job.target.name, job.links
    address = getattr(document, "address", None)
    html = render(
        renderer.environment(job.target),
        template,
        document=document,
        root="../" * page.count("/"),
        alternates=alternates(page, links.languages, address),
        default_page=default_address(page, links.default, address),
        **values,
    )
    html = without_dead_links(html, page, links.missing, links.in_english)
    return RenderedHtml(digest(html), lambda: {page: html.encode()})

"""Renders web pages: their HTML is the file."""

from scorecard.building.inputs import digest
from scorecard.building.language_page import LanguagePage
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.rendering.environment import render
from scorecard.rendering.language import Language
from scorecard.rendering.missing_links import without_links_to


def html_page(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders the template of the kind, without links to what is missing.

    It is given `document`, `root` (the way back to the output folder) and `missing`.
    """
    return _page(renderer, job, document=job.document)


def language_page(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders the page on which a reader chooses a language, each by its name in that language."""
    page: LanguagePage = job.document
    names = [(code, Language(code).locale.language_name or code) for code in page.languages]
    return _page(renderer, job, document=page.overview, languages=names)


def _page(renderer: Renderer, job: RenderJob, **values: object) -> RenderedHtml:
    (template,) = job.target.kind.templates
    root = "../" * job.target.name.count("/")
    html = render(renderer.environment(job.target), template, root=root, missing=job.missing, **values)
    html = without_links_to(job.missing, html, job.target.name)
    return RenderedHtml(digest(html), lambda: {job.target.name: html.encode()})

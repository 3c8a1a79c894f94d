"""Renders the scorecard of a state as a PDF of four pages, or more where its words need them."""

from functools import cache

from scorecard.building.render_job import Files, RenderJob
from scorecard.building.render_pdf import html_digest, pdf_files
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.rendering.copyfitting import Density, fit_pages
from scorecard.rendering.environment import render
from scorecard.rendering.pdf_printer import identifier


def scorecard_pdf(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders a scorecard in the usual density, or closer where it would be too long."""
    (template,) = job.target.kind.templates
    templates = renderer.environment(job.target)

    @cache
    def html_in(density: Density) -> str:
        return render(templates, template, document=job.document, density=density, root="")

    def finish() -> Files:
        laid_out, html = fit_pages(renderer.printer(job.target.kind), html_in)
        return pdf_files(renderer, job, laid_out, identifier(html))

    return RenderedHtml(html_digest(html_in("usual"), job), finish)

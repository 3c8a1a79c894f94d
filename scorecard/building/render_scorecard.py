"""Renders the scorecard of a state as a PDF of as many pages as its words need."""

from scorecard.building.render_job import Files, RenderJob
from scorecard.building.render_pdf import html_digest, pdf_files
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.rendering.environment import render
from scorecard.rendering.pdf_printer import identifier


def scorecard_pdf(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders a scorecard; it is laid out once, and what does not fit a page runs on to the next."""
    (template,) = job.target.kind.templates
    html = render(renderer.environment(job.target), template, document=job.document, root="")

    def finish() -> Files:
        laid_out = renderer.printer(job.target.kind).lay_out(html)
        return pdf_files(renderer, job, laid_out, identifier(html))

    return RenderedHtml(html_digest(html, job), finish)

"""Renders the scorecard of a state as a PDF of as many pages as its words need."""

from scorecard.building.render_job import Files, RenderJob
from scorecard.building.render_pdf import html_digest, pdf_files
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.documents.scorecard import Scorecard
from scorecard.rendering.environment import render
from scorecard.rendering.inks import press_with
from scorecard.rendering.logo_colours import accent, logo_address
from scorecard.rendering.pdf_printer import identifier


def scorecard_pdf(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders a scorecard; it is laid out once, and what does not fit a page runs on to the next."""
    (template,) = job.target.kind.templates
    profile = renderer.settings.profile
    press = press_with(profile) if profile else None
    document: Scorecard = job.document
    signed = document.sender
    html = render(
        renderer.environment(job.target),
        template,
        document=document,
        logo=logo_address(signed.logo, press) if signed.logo else None,
        accent=accent(signed.colour, press) if signed.colour else None,
        root="",
    )

    def finish() -> Files:
        laid_out = renderer.printer(job.target.kind).lay_out(html)
        return pdf_files(renderer, job, laid_out, identifier(html))

    return RenderedHtml(html_digest(html, job), finish)

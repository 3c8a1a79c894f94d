"""Renders the scorecard of a state as a PDF of as many pages as its words need."""

from functools import cache

from scorecard.building.render_job import Files, RenderJob
from scorecard.building.render_pdf import html_digest, pdf_files
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.documents.scorecard import Scorecard
from scorecard.rendering.copyfitting import Density, fit_pages
from scorecard.rendering.environment import render
from scorecard.rendering.inks import press_with
from scorecard.rendering.logo_data_url import accent, logo_data_url
from scorecard.rendering.pdf_printer import identifier

MAX_PAGES = 6


def scorecard_pdf(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders a scorecard; what does not fit a page runs on to the next.

    The scorecard is laid out once; where it has more than six pages, or little text on the last one, once more in the
    close density.
    """
    (template,) = job.target.kind.templates
    profile = renderer.settings.profile
    press = press_with(profile) if profile else None
    document = job.document
    assert isinstance(document, Scorecard)
    signed = document.sender

    @cache  # the usual density is rendered for the digest, and only then laid out
    def page(density: Density) -> str:
        return render(
            renderer.environment(job.target),
            template,
            document=document,
            density=density,
            logo=logo_data_url(signed.logo, press) if signed.logo else None,
            accent=accent(signed.colour, press) if signed.colour else None,
            root="",
        )

    html = page("usual")

    def finish() -> Files:
        laid_out, printed = fit_pages(renderer.printer(job.target.kind), page, MAX_PAGES)
        return pdf_files(renderer, job, laid_out, identifier(printed))

    return RenderedHtml(html_digest(html, job), finish)

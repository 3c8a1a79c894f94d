"""Renders the edition, the book of all states, as a PDF."""

from scorecard.building.failure import NotFitForPrintError
from scorecard.building.render_job import Files, RenderJob
from scorecard.building.render_pdf import pdf_files
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.documents.edition import Edition
from scorecard.rendering.edition_layout import FrontPagesError, lay_out_edition
from scorecard.rendering.inks import press_with
from scorecard.rendering.pdf_printer import identifier


def edition_pdf(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders the book. Its parts name pages of other parts, so that there is no HTML before the layout.

    Raises NotFitForPrintError where the first pages hold more than a page each.
    """
    document = job.document
    assert isinstance(document, Edition)

    def finish() -> Files:
        printer, templates = renderer.printer(job.target.kind), renderer.environment(job.target)
        language = renderer.language(job.target)
        try:
            profile = renderer.settings.profile
            press = press_with(profile) if profile else None
            laid_out, html = lay_out_edition(document, templates, language, printer, press)
        except FrontPagesError as error:
            raise NotFitForPrintError(str(error)) from None
        return pdf_files(renderer, job, laid_out, identifier(html))

    return RenderedHtml("", finish)

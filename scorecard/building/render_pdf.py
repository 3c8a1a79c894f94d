"""Renders PDFs from one template and one stylesheet, and defines what the renderers of all PDFs share."""

from typing import Any

from scorecard.building.inputs import digest
from scorecard.building.render_job import Files, RenderJob
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.rendering.environment import render
from scorecard.rendering.pdf_printer import attachment, identifier


def pdf(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders the template of the kind, which is given `document`, on as many pages as it needs.

    The kinds of today have renderers of their own; this one is for anyone who adds a kind, as CONTRIBUTING.md
    describes.
    """
    (template,) = job.target.kind.templates
    html = render(renderer.environment(job.target), template, document=job.document, root="")

    def finish() -> Files:
        laid_out = renderer.printer(job.target.kind).lay_out(html)
        return pdf_files(renderer, job, laid_out, identifier(html))

    return RenderedHtml(html_digest(html, job), finish)


def html_digest(html: str, job: RenderJob) -> str:
    """Returns the digest of HTML and of the data attached to it."""
    return digest(html, *((job.attached.name, job.attached.content) if job.attached else ()))


def pdf_files(renderer: Renderer, job: RenderJob, laid_out: Any, identifier: bytes) -> Files:
    """Writes laid-out pages as the PDF of a job, with the data attached where it is for an archive."""
    attachments = []
    if job.attached:
        attachments = [
            attachment(job.attached.name, job.attached.content, job.attached.day, "The data of this document")
        ]
    return {job.target.name: renderer.printer(job.target.kind).write(laid_out, identifier, attachments)}

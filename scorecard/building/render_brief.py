"""Renders a brief as a PDF of exactly two sides, or says which texts have to be shortened."""

from functools import cache

from scorecard.building.build_request import Target
from scorecard.building.failure import NotFitForPrintError
from scorecard.building.render_job import Files, RenderJob
from scorecard.building.render_pdf import html_digest, pdf_files
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.documents.brief import Brief, texts_of_side
from scorecard.rendering.copyfitting import Density, TooLongError, fit_sides
from scorecard.rendering.environment import render
from scorecard.rendering.inks import press_with
from scorecard.rendering.logo_colours import accent, logo_address
from scorecard.rendering.pdf_printer import identifier

_LISTED_TEXTS = 4
"""How many of the longest texts are named where a side is too long."""


def brief_pdf(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders a brief, each side in the roomiest density that fits. NotFitForPrintError where a side is too long."""
    (template,) = job.target.kind.templates
    templates, profile = renderer.environment(job.target), renderer.settings.profile
    press = press_with(profile) if profile else None
    brief: Brief = job.document
    logo, colour = brief.sender.logo, brief.sender.colour

    @cache
    def html_in(densities: tuple[Density, ...]) -> str:
        return render(
            templates,
            template,
            document=brief,
            densities=densities,
            logo=logo_address(logo, press) if logo else None,
            accent=accent(colour, press) if colour else None,
            root="",
        )

    def finish() -> Files:
        try:
            laid_out, html = fit_sides(renderer.printer(job.target.kind), html_in, sides=2)
        except TooLongError as error:
            raise NotFitForPrintError(_what_to_shorten(brief, error, job.target)) from None
        return pdf_files(renderer, job, laid_out, identifier(html))

    return RenderedHtml(html_digest(html_in(("roomy", "roomy")), job), finish)


def _what_to_shorten(brief: Brief, error: TooLongError, target: Target) -> str:
    """Returns by how much a side is too long, and its longest texts with their places in the evidence."""
    texts = [
        (len(text[target.language if target.language in text else next(iter(text))]), point.place, name)
        for point in texts_of_side(brief, error.side)
        for name, text in zip(point.fields, (point.says, point.because), strict=True)
    ]
    longest = sorted(texts, reverse=True)[:_LISTED_TEXTS]
    listed = ", ".join(f"{place} '{name}' ({length} characters)" for length, place, name in longest)
    return (
        f"side {error.side} is {error.millimetres} mm too long even in the smallest type; nothing was cut off. "
        f"Shorten: {listed}"
    )

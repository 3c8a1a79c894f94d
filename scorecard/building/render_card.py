"""Renders the social card of a state as a picture."""

from scorecard.building.failure import NotFitForPrintError
from scorecard.building.render_job import Files, RenderJob
from scorecard.building.render_pdf import html_digest
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.documents.social_card import Card
from scorecard.rendering.card_image import card_image
from scorecard.rendering.environment import render


def card_picture(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders a card as PNG, in the largest type that fits. Raises NotFitForPrintError where none does."""
    (template,) = job.target.kind.templates
    templates, card = renderer.environment(job.target), job.document
    assert isinstance(card, Card)

    def finish() -> Files:
        picture, problems = card_image(renderer.printer(job.target.kind), templates, card)
        if problems:
            raise NotFitForPrintError("; ".join(sorted(set(problems))))
        return {job.target.name: picture}

    html = render(templates, template, document=card, size="large", root="")
    return RenderedHtml(html_digest(html, job), finish)

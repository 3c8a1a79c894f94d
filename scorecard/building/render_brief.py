"""Renders a brief as a PDF of exactly one page a side, or names the texts that have to be shortened."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from scorecard.building.build_request import Target
from scorecard.building.failure import NotFitForPrintError
from scorecard.building.render_job import Files, RenderJob
from scorecard.building.render_pdf import html_digest, pdf_files
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.documents.brief import Brief
from scorecard.documents.brief_room import TextToShorten, texts_of_side
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.rendering.balanced_lines import balanced_measure
from scorecard.rendering.brief_layout import TooLongError, closest_densities, fit_sides
from scorecard.rendering.copyfitting import Density
from scorecard.rendering.design_tokens import tokens
from scorecard.rendering.environment import render
from scorecard.rendering.inks import press_with
from scorecard.rendering.language import Language
from scorecard.rendering.logo_data_url import accent, logo_data_url
from scorecard.rendering.pdf_printer import identifier
from scorecard.rendering.second_language import with_other_side

_LISTED_TEXTS = 4
"""The number of longest texts that are named where a side is too long."""

_WIDEST_ASK = 180.0
"""The measure of the ask in millimetres: the page between its margins."""

_MM_IN_POINT = 25.4 / 72


def brief_pdf(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders a brief, each side in the largest type that fits. Raises NotFitForPrintError where a side is too long."""
    brief = job.document
    assert isinstance(brief, Brief)
    other, meeting = brief.other_side, brief.meeting
    sides = 1 if (meeting.leave_behind or meeting.for_officer) and not other else 2

    @cache
    def html_in(densities: tuple[Density, ...]) -> str:
        if not other:
            return brief_html(renderer, job.target, brief, densities)
        first = brief_html(renderer, job.target, brief, densities[:1])
        second = brief_html(renderer, replace(job.target, language=other.language), other.brief, densities[1:])
        return with_other_side(first, second, other.language)

    def finish() -> Files:
        try:
            laid_out, html = fit_sides(renderer.printer(job.target.kind), html_in, sides)
        except TooLongError as error:
            raise NotFitForPrintError(_what_to_shorten(renderer, job.target, brief, error)) from None
        return pdf_files(renderer, job, laid_out, identifier(html))

    return RenderedHtml(html_digest(html_in(closest_densities(sides)), job), finish)


def brief_html(renderer: Renderer, target: Target, brief: Brief, densities: tuple[Density, ...]) -> str:
    """Returns the sides of a brief that are printed, as HTML in the language of a target."""
    (template,) = target.kind.templates
    profile, templates = renderer.settings.profile, renderer.settings.templates
    press = press_with(profile) if profile else None
    ask = renderer.language(target).pick_text(brief.left.ask.says)[0] if brief.left.ask else ""
    return render(
        renderer.environment(target),
        template,
        document=brief,
        densities=densities,
        ask_width=_ask_width(ask, densities[0], templates),
        logo=logo_data_url(brief.sender.logo, press) if brief.sender.logo else None,
        accent=accent(brief.sender.colour, press) if brief.sender.colour else None,
        root="",
    )


def _ask_width(ask: str, density: Density, templates: Path) -> float:
    """Returns the measure in millimetres in which the lines of the ask are balanced."""
    size = tokens(templates).sizes[{"close": "ask_close", "tight": "ask_tight"}.get(density, "ask")]
    return balanced_measure(ask, float(size.removesuffix("pt")) * _MM_IN_POINT, _WIDEST_ASK, "Light", templates)


def _what_to_shorten(renderer: Renderer, target: Target, brief: Brief, error: TooLongError) -> str:
    """Returns the message that a side is too long, with the excess and the longest texts and their places in the
    evidence."""
    side, other = 2 if brief.meeting.for_officer else error.side, brief.other_side
    if other and error.side == 2:
        side, brief, target = 1, other.brief, replace(target, language=other.language)
    # Translators: {side} is 1 or 2; {texts} lists texts as "de.yaml 'because' (310 characters)".
    return tr(
        "side {side} is {millimetres} mm too long even in the smallest type; nothing was cut off. Shorten: {texts}",
        side=error.side,
        millimetres=error.millimetres,
        texts=_longest(texts_of_side(brief, side), renderer.language(target)),
    )


def _longest(texts: Iterable[TextToShorten], language: Language) -> str:
    """Returns the texts that exceed their room most, with their places; where no text does, the longest ones."""
    sized = [(_length(text, language) - text.room, _length(text, language), text) for text in texts]
    sized.sort(key=lambda item: item[:2], reverse=True)
    over = [item for item in sized if item[0] > 0] or sorted(sized, key=lambda item: -item[1])
    return ", ".join(_described(text, length, more) for more, length, text in over[:_LISTED_TEXTS])


def _described(text: TextToShorten, length: int, more: int) -> str:
    """Returns the place of a text with its length, and how many characters it exceeds its room by, if any."""
    # Translators: {place} is the place of a text in the evidence, {field} the name of its field.
    sized = tr_count(
        "{place} '{field}' ({count} character)",
        "{place} '{field}' ({count} characters)",
        length,
        place=text.place,
        field=text.field,
    )
    if more <= 0:
        return sized
    # Translators: {text} is a text with the number of its characters; {count} is how many of them are too many.
    return tr_count("{text}, {count} more than its share", "{text}, {count} more than its share", more, text=sized)


def _length(text: TextToShorten, language: Language) -> int:
    """Returns the number of characters of a text in the language of the brief."""
    return len(text.says if isinstance(text.says, str) else language.pick_text(text.says)[0])

"""Stylesheets: written as templates, so that colours and sizes come from the tokens alone."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scorecard.rendering.design_tokens import ColourSpace, Palette, tokens


def stylesheet(templates: Path, name: str, inks: ColourSpace) -> str:
    """One stylesheet with everything it includes, for a screen, for print or for a press."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=False,  # CSS: nothing of the evidence is in it
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    known = tokens(templates)
    palette = Palette(known, inks)
    return made.get_template(name).render(
        paint=palette.paint, inks=inks, colours=known.colours, size=known.sizes, space=known.spaces, marks=known.marks
    )

"""Renders stylesheets from their templates, so that colours and sizes come from the design tokens alone."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scorecard.rendering.design_tokens import ColourSpace, Palette, tokens


def stylesheet(templates: Path, name: str, colour_space: ColourSpace) -> str:
    """Returns one stylesheet with everything it includes, its colours written for one colour space."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=False,  # CSS, into which nothing of the evidence goes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    design = tokens(templates)
    return environment.get_template(name).render(
        paint=Palette(design, colour_space).paint,
        colour_space=colour_space,
        colours=design.colours,
        size=design.sizes,
        space=design.spaces,
        marks=design.marks,
    )

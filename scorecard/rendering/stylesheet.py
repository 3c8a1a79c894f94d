"""Renders stylesheets from their templates, so that colours and sizes come from the design tokens alone."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scorecard.rendering.design_tokens import ColourSpace, Palette, tokens
from scorecard.rendering.web_fonts import WEB_FONTS

_AS_THEY_ARE: Mapping[str, str] = MappingProxyType({})


def stylesheet(
    templates: Path, name: str, colour_space: ColourSpace, published_names: Mapping[str, str] = _AS_THEY_ARE
) -> str:
    """Returns one stylesheet with everything it includes, its colours written for one colour space.

    `published_names` are the names of the fonts beside the web pages; a PDF finds them under their own.
    """
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
        web_fonts=WEB_FONTS,
        asset=lambda file: published_names.get(file, file),
    )

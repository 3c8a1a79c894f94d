"""What a target is made from besides its document, as two digests: what makes its words, and what prints them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scorecard.building.build_request import BuildRequest, Kind, Target
from scorecard.building.inputs import Inputs, digest

PAGES: dict[Kind, tuple[str, ...]] = {
    "scorecard": ("scorecard/scorecard.html.j2",),
    "page": ("scorecard/scorecard.html.j2",),
    "brief": ("brief/brief.html.j2",),
    "card": ("card/card.html.j2",),
    "edition": (
        *(f"edition/{name}.html.j2" for name in ("overview", "eu", "divider", "method", "back", "front")),
        "scorecard/scorecard.html.j2",
    ),
    "overview": ("overview/overview.html.j2",),
    "languages": ("overview/languages.html.j2",),
    "assets": (),
    "data": (),
}
"""The templates each kind begins with; what they refer to belongs to them."""

SHEETS: dict[Kind, str] = {
    "scorecard": "scorecard/print.css.j2",
    "brief": "brief/print.css.j2",
    "card": "card/print.css.j2",
    "edition": "edition/print.css.j2",
    "assets": "style/screen.css.j2",
}
"""The stylesheet each kind is printed with; pages on a screen find theirs among the assets."""

_MAKERS = ("building/render_worker.py", "building/data_files.py")
_TOKENS = "style/tokens.toml"
_REFERENCE = re.compile(r"""\{%-?\s*(?:include|import|from|extends)\s+["']([^"']+)["']""")


@dataclass(frozen=True)
class Dependencies:
    """The two digests."""

    words: str
    press: str


def recipe(order: BuildRequest, inputs: Inputs, target: Target) -> Dependencies:
    """How a target is made now."""
    language = target.language or "en"
    words = used(order.templates, PAGES[target.kind])
    sheet = SHEETS.get(target.kind)
    press = used(order.templates, (sheet,)) if sheet else ()
    catalogue = inputs.catalogues.get(f"{language}/LC_MESSAGES/messages.mo", "")
    # Titles and colours of the marks are in the words too, hence the tokens.
    return Dependencies(
        words=_digest(inputs, words, catalogue, _code(html_code(inputs)), _settings(order, target)),
        press=_digest(
            inputs,
            press,
            *(inputs.fonts.values() if sheet else ()),
            _code(layout_code(inputs)),
            _settings(order, target),  # another profile may leave the HTML as it is
        ),
    )


def _settings(order: BuildRequest, target: Target) -> str:
    profile = digest(order.profile) if order.profile else ""
    return f"{target.kind} {target.language} {order.standard} {profile}"


def _digest(inputs: Inputs, templates: Iterable[str], *others: str) -> str:
    looks = (f"{name} {inputs.templates.get(name, '')}" for name in (*templates, _TOKENS))
    return digest(*looks, *others, repr(inputs.tools))


def html_code(inputs: Inputs) -> dict[str, str]:
    """Of the rooms that turn what stands on a document into words."""
    return _of(inputs, ("documents/", "evidence/", "rendering/", *_MAKERS))


def layout_code(inputs: Inputs) -> dict[str, str]:
    """Of the rooms that lay HTML out and write it; what the others come to is in the HTML."""
    return _of(inputs, ("rendering/", *_MAKERS))


def _of(inputs: Inputs, rooms: tuple[str, ...]) -> dict[str, str]:
    return {name: made for name, made in inputs.code.items() if name.startswith(rooms)}


def _code(code: dict[str, str]) -> str:
    return digest(repr(code))


@cache
def used(templates: Path, begin: tuple[str, ...]) -> tuple[str, ...]:
    """The templates these refer to, and those refer to, themselves included."""
    found: dict[str, None] = {}
    waiting = list(begin)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += _REFERENCE.findall((templates / name).read_text("utf-8"))
    return tuple(sorted(found))

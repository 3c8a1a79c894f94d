"""Writes for translators an index of the program's messages, each framed in a screenshot (needs Chromium).

A catalogue of English marks where each message begins and ends; Chromium finds the marks on the rendered pages, removes
them and returns the place of each message. Pages are added until no further page would show another message.
"""

import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment
from PIL import Image, ImageDraw

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, targets
from scorecard.building.document_kinds import DOCUMENT_KINDS, DocumentKind
from scorecard.building.language_page import LanguagePage
from scorecard.documents.edition import Edition
from scorecard.evidence.evidence_catalogues import read_catalogue
from scorecard.evidence.load import Evidence
from scorecard.evidence.po_file import Entry
from scorecard.evidence.program_messages import IN_TERMINAL
from scorecard.evidence.vocabulary import State
from scorecard.rendering.assets import fonts, screen_assets
from scorecard.rendering.catalogue import Catalogue
from scorecard.rendering.edition_layout import lay_out_edition
from scorecard.rendering.environment import environment, render
from scorecard.rendering.label_layout import FontWeight, advances
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import CATALOGUES, TEMPLATES
from scorecard.rendering.stylesheet import stylesheet

_BEGIN, _OF, _END, _DIGIT = "\ufdd2", "\ufdd3", "\ufdd4", 0xFDE0
"""Characters that no text can contain: before the number of a message, after it, after the message, and a digit 0."""
_MARKS = [_BEGIN, _OF, _END, *(chr(_DIGIT + digit) for digit in range(16))]
_MARKED = re.compile(f"{_BEGIN}([\ufde0-\ufdef]+){_OF}")
_PART = re.compile(r"(?=<!DOCTYPE html>)")
PICTURED_STATES: tuple[State, ...] = ("NL", "RO", "DE", "SK", "LV")
"""The states whose documents show most messages, in this order; the book has a chapter of the first."""
_MAX_PLACES = 2
"""The largest number of pictures of one message."""
_WIDTHS = {True: 794, False: 1280}
"""The width of the window in pixels for what is laid out on paper, A4, and for web pages."""
_AROUND, _WIDEST, _HIGHEST = 60, 900, 420
"""The margin around a message in its picture, and the largest width and height of a picture, in pixels."""

FRAME = (200, 0, 90)

_VALUES: dict[str, Any] = {
    "density": "usual",
    "densities": ("usual", "usual"),
    "ask_width": 180,
    "size": "large",
    "accent": None,
    "default_page": "",
    "languages": (),
    "languages_of_some": (),
}
"""The values that templates receive beside the document."""

_SCRIPT = """() => {
  document.querySelectorAll('details').forEach(one => { one.open = true });
  const marks = /[\\ufdd2\\ufdd3\\ufdd4\\ufde0-\\ufdef]/, found = [], open = [];
  const number = text => [...text].reduce((sum, digit) => sum * 16 + digit.charCodeAt(0) - 0xfde0, 0);
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT), nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    if (!marks.test(node.data)) continue;
    let plain = '';
    const pieces = node.data.matchAll(/\\ufdd2([\\ufde0-\\ufdef]+)\\ufdd3|(\\ufdd4)|[^\\ufdd2-\\ufdd4]+/g);
    for (const [piece, id, end] of pieces) {
      if (id) open.push({id: number(id), node, at: plain.length});
      else if (!end) plain += piece;
      else if (open.length) found.push({...open.pop(), last: node, until: plain.length});
    }
    node.data = plain;
  }
  for (const element of document.querySelectorAll('*')) for (const {name, value} of [...element.attributes]) {
    if (!marks.test(value)) continue;
    for (const [, id] of value.matchAll(/\\ufdd2([\\ufde0-\\ufdef]+)\\ufdd3/g))
      found.push({id: number(id), element, where: `${name} of <${element.localName}>`});
    element.setAttribute(name, value.replace(new RegExp(marks, 'g'), ''));
  }
  return found.map(({id, node, at, last, until, element, where}) => {
    let box = element;
    if (!element) {
      box = document.createRange();
      box.setStart(node, at);
      box.setEnd(last, until);
    }
    const title = !element && node.parentElement.closest('title, desc');
    if (title) {
      box = title.parentElement;
      where = box === document.head ? 'title of the page' : 'read aloud for the drawing';
    }
    const {x, y, width, height} = box.getBoundingClientRect();
    return {id, where, box: [x + scrollX, y + scrollY, x + scrollX + width, y + scrollY + height]};
  });
}"""


@dataclass(frozen=True)
class Page:
    """A rendered page with marks, and the numbers of the messages on it."""

    name: str
    kind: DocumentKind
    html: str
    messages: frozenset[int]


@dataclass(frozen=True)
class MessagePlace:
    """The place of a message: the page, the attribute if it stands in one, and the picture if the message can be
    seen."""

    page: str
    where: str
    picture: str | None


def write_pictures(folder: Path, evidence: Evidence, countries: Path, browser: Any) -> tuple[int, int]:
    """Writes index.html and the pictures into a folder; returns how many messages are pictured, of how many.

    Messages of the terminal are not counted.
    """
    entries = read_catalogue(CATALOGUES / "scorecard.pot")[0].entries
    pictures, pages = folder / "pictures", folder / "pages"
    for one in (pictures, pages / "assets"):
        one.mkdir(parents=True, exist_ok=True)
    _write_assets(pages / "assets")
    places: dict[int, list[MessagePlace]] = {number: [] for number in range(len(entries))}
    shown: set[int] = set()
    for page in _chosen(list(_rendered(evidence, countries, _marking(entries)))):
        for number, place in _pictured(page, pages, pictures, browser, frozenset(shown)):
            if len(places[number]) < _MAX_PLACES:
                places[number].append(place)
        shown |= page.messages
    for number, entry in enumerate(entries):
        if IN_TERMINAL in entry.extracted and not places[number]:
            del places[number]
    (folder / "index.html").write_text(_index(entries, places), "utf-8")
    return sum(any(place.picture for place in found) for found in places.values()), len(places)


def _marking(entries: Sequence[Entry]) -> Language:
    """Returns English with each message between marks with its number."""
    marked = []
    for number, entry in enumerate(entries):
        digits = "".join(chr(_DIGIT + int(digit, 16)) for digit in f"{number:x}")
        forms = [entry.text, entry.plural] if entry.plural else [entry.text]
        marked.append(replace(entry, strings=[f"{_BEGIN}{digits}{_OF}{form}{_END}" for form in forms]))
    for weight in get_args(FontWeight):
        advances(weight, TEMPLATES)[0].update(dict.fromkeys(_MARKS, 0))  # marks have no width where labels are measured
    language = Language("en")
    language.translations = Catalogue.empty()
    language.translations.printed = {entry.key: entry.strings for entry in marked}  # marks are no letters of a text
    return language


def _write_assets(folder: Path) -> None:
    for asset in screen_assets(TEMPLATES).values():
        (folder / asset.name).write_bytes(asset.content)
    for name, content in fonts(TEMPLATES).items():
        (folder / name).write_bytes(content)
    for kind in DOCUMENT_KINDS:
        if kind.is_laid_out and kind.stylesheet:
            (folder / f"{kind.name}.css").write_text(stylesheet(TEMPLATES, kind.stylesheet, "rgb"), "utf-8")


def _rendered(evidence: Evidence, countries: Path, language: Language) -> Iterator[Page]:
    """Yields every document of a few states in English, with marks; the book in its parts."""
    request = BuildRequest(
        countries=countries,
        output=Path(),
        states=PICTURED_STATES,
        languages=("en",),
        documents=frozenset(name for kind in DOCUMENT_KINDS for name in kind.documents),
        formats=frozenset({"html", "pdf"}),
    )
    assembler = Assembler(request, evidence, ("en",))
    for target in targets(request):
        if not target.kind.templates:
            continue
        templates = environment(language, TEMPLATES, "rgb" if target.kind.is_laid_out else "css")
        for number, text in enumerate(_parts(assembler.assembled(target).document, target.kind, templates, language)):
            found = frozenset(_number(digits) for digits in _MARKED.findall(text))
            yield Page(f"{target.name}, part {number + 1}" if number else target.name, target.kind, text, found)


def _parts(document: object, kind: DocumentKind, templates: Environment, language: Language) -> list[str]:
    """Returns the HTML of a document: one page, or those of the parts of the book."""
    if isinstance(document, Edition):
        chapters = {state: document.chapters[state] for state in PICTURED_STATES[:1]}
        printer = PdfPrinter(TEMPLATES, str(kind.stylesheet))
        return _PART.split(lay_out_edition(replace(document, chapters=chapters), templates, language, printer)[1])[1:]
    if isinstance(document, LanguagePage):
        document = document.overview
    return [render(templates, template, document=document, root="", **_VALUES) for template in kind.templates]


def _number(digits: str) -> int:
    return int("".join(f"{ord(digit) - _DIGIT:x}" for digit in digits), 16)


def _chosen(pages: list[Page]) -> Iterator[Page]:
    """Yields pages, each time the one that shows most messages not yet shown, until none shows another."""
    shown: set[int] = set()
    while pages:
        best = max(pages, key=lambda page: len(page.messages - shown))
        if best.messages <= shown:
            return
        shown |= best.messages
        pages.remove(best)
        yield best


def _pictured(
    page: Page, folder: Path, pictures: Path, browser: Any, shown: frozenset[int]
) -> Iterator[tuple[int, MessagePlace]]:
    """Yields the places of messages on a page, and makes a picture of each message that was not shown before."""
    path = folder / f"{re.sub(r'[^A-Za-z0-9]+', '-', page.name)}.html"
    sheet = (
        f'<link rel="stylesheet" href="assets/{page.kind.name}.css"/></head>' if page.kind.is_laid_out else "</head>"
    )
    path.write_text(page.html.replace("</head>", sheet, 1), "utf-8")
    view = browser.new_page(viewport={"width": _WIDTHS[page.kind.is_laid_out], "height": 1000})
    view.goto(path.as_uri())
    found = view.evaluate(_SCRIPT)
    with Image.open(io.BytesIO(view.screenshot(full_page=True))) as whole:
        picture = whole.convert("RGB")
    view.close()
    seen: set[int] = set()
    for place in found:
        number, where, box = place["id"], place["where"], [round(side) for side in place["box"]]
        if number in shown or number in seen:
            continue
        name = None
        if box[2] > max(box[0], 0) and box[3] > max(box[1], 0) and box[0] < picture.width and box[1] < picture.height:
            seen.add(number)
            name = f"{number}-{path.stem}.webp"
            _framed(picture, box).save(pictures / name, quality=60)
        yield number, MessagePlace(page.name, where, name)


def _framed(picture: Image.Image, box: list[int]) -> Image.Image:
    """Returns the part of a picture around a box, with a frame around the box."""
    left, top = max(box[0] - _AROUND, 0), max(box[1] - _AROUND, 0)
    right = min(max(box[2] + _AROUND, left + _WIDEST // 2), left + _WIDEST, picture.width)
    bottom = min(box[3] + _AROUND, top + _HIGHEST, picture.height)
    part = picture.crop((left, top, right, bottom))
    frame = (box[0] - left - 3, box[1] - top - 3, box[2] - left + 3, box[3] - top + 3)
    ImageDraw.Draw(part).rectangle(frame, outline=FRAME, width=2)
    return part


def _index(entries: list[Entry], places: dict[int, list[MessagePlace]]) -> str:
    """Returns the page that lists all messages with their pictures, those without one last."""
    pictured = sum(any(place.picture for place in found) for found in places.values())
    order = sorted(places, key=lambda number: (not any(place.picture for place in places[number]), number))
    rows = "".join(_row(entries[number], places[number]) for number in order)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>Where the messages stand</title>'
        "<style>body { font: 16px/1.4 sans-serif; margin: 2em } td { vertical-align: top; padding: 1em 1em 1em 0; "
        "border-top: 1px solid #999 } td:first-child { width: 22em } img { max-width: 100%; border: 1px solid #ccc } "
        "small { color: #555 }</style></head><body><h1>Where the messages stand</h1>"
        f"<p>{pictured} of {len(places)} messages are pictured. Search with Ctrl-F for the words of a message.</p>"
        f"<table>{rows}</table></body></html>"
    )


def _row(entry: Entry, places: list[MessagePlace]) -> str:
    said = [entry.context or "", *entry.extracted, entry.plural or ""]
    notes = "".join(f"<br/><small>{html.escape(one)}</small>" for one in said if one)
    shown = "<br/>".join(map(_shown, places)) or "On no page of the sample."
    return f"<tr><td>{html.escape(entry.text)}{notes}</td><td>{shown}</td></tr>"


def _shown(place: MessagePlace) -> str:
    where = html.escape(f"{place.page}: {place.where}" if place.where else place.page)
    image = f'<img src="pictures/{place.picture}" alt=""/>' if place.picture else "not visible"
    return f"{image}<br/><small>{where}</small>"

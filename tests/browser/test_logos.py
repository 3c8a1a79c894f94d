"""Logos are printed as a real Chromium shows them."""

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from scorecard.documents.sender import Logo
from scorecard.rendering.logo_picture import HEIGHT, WIDTH, logo_pdf, picture_of
from tests.sample_logos import DRAWN, PNG_DRAWN

pytestmark = [pytest.mark.browser, pytest.mark.acceptance]

UNLIKE_XML = ("Latin-1", "Windows")
"""The encodings of XML that Chromium does not follow in pictures; every drawing program does."""
LOGOS = [(f"{name}.svg", "svg+xml", content) for name, content in DRAWN.items() if name not in UNLIKE_XML] + [
    (f"{name}.png", "png", content) for name, content in PNG_DRAWN.items()
]
SIZE = (4 * WIDTH, 4 * HEIGHT)


def test_a_logo_is_printed_as_a_browser_shows_it(browser: Browser) -> None:
    style = f"display:block;width:{SIZE[0]}px;height:{SIZE[1]}px;object-fit:contain;object-position:left top"
    pictures = "".join(
        f'<img style="{style}" src="data:image/{kind};base64,{b64encode(content).decode()}">'
        for _, kind, content in LOGOS
    )
    page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1] * len(LOGOS)})
    page.set_content(f'<body style="margin:0">{pictures}</body>')
    page.wait_for_function("[...document.images].every(image => image.complete)")
    shown = Image.open(BytesIO(page.screenshot())).convert("RGB")
    page.close()
    otherwise = []
    for place, (name, _, content) in enumerate(LOGOS):
        in_browser = shown.crop((0, SIZE[1] * place, SIZE[0], SIZE[1] * (place + 1)))
        printed = picture_of(logo_pdf(Logo(name, content), "office")).resize(SIZE, Image.Resampling.BOX)
        differing = sum(ImageChops.difference(in_browser, printed).convert("L").histogram()[48:])
        if differing > 0.02 * SIZE[0] * SIZE[1]:
            otherwise.append((name, differing))
    assert otherwise == []

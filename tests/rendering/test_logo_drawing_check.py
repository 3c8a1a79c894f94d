"""Logos are drawn before anything is printed with them: what cannot be seen or drawn is told, the rest prints alike."""

import gettext
import logging
import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from scorecard.cli_standard import system_profile
from scorecard.documents.sender import Logo
from scorecard.evidence.program_messages import set_translations
from scorecard.rendering import logo_drawing_check, logo_picture, logo_process
from scorecard.rendering.engine.engine_import import EngineMissingError
from scorecard.rendering.engine.gradient_patterns import use_shading_patterns
from scorecard.rendering.engine_warnings import engine_warnings
from scorecard.rendering.inks import ProfiledPress
from scorecard.rendering.logo_picture import LogoNotDrawnError, logo_pdf, picture_of
from scorecard.rendering.logo_process import DrawingLimits, drawn_faults
from scorecard.rendering.pdf_standards import Standard
from tests.pdf_structure import colour_operators
from tests.sample_logos import DRAWN, NOT_SEEN, PNG_DRAWN, svg
from tests.sampling import sample

LOGOS = {f"{name}.svg": content for name, content in DRAWN.items()} | {
    f"{name}.png": content for name, content in PNG_DRAWN.items()
}
IN_EVERY_RUN = [
    "black by default.svg",
    "rgba().svg",
    "a turned gradient.svg",
    "a transparent gradient.svg",
    "a radial gradient.svg",
    "Latin-1.svg",
    "a clipping path.svg",
    "strokes.svg",
    "90 levels.svg",
    "16 bits of grey.png",
    "a palette.png",
]
BLUE = (0, 68, 148)


@pytest.fixture(scope="module")
def faults_unseen() -> dict[str, str | None]:
    """Returns the message on the drawing of each logo that cannot be used; one process draws all of them."""
    return dict(zip(NOT_SEEN, drawn_faults([("a.svg", content) for content, _ in NOT_SEEN.values()]), strict=True))


@pytest.mark.parametrize(("name", "told"), [(name, told) for name, (_, told) in NOT_SEEN.items()])
def test_what_paper_does_not_show_is_told(name: str, told: str, faults_unseen: dict[str, str | None]) -> None:
    assert told in (faults_unseen[name] or "")


@pytest.mark.parametrize("name", sample(LOGOS, IN_EVERY_RUN))
def test_a_logo_looks_the_same_on_a_screen_in_an_archive_and_from_a_press(name: str, tmp_path: Path) -> None:
    """The inks of a real press are duller; what is drawn, and how dark, is the same."""
    logo, profile = Logo(name, LOGOS[name]), system_profile()
    assert profile, "make test installs one"
    assert logo_drawing_check.drawn_fault(logo) is None
    screen = picture_of(logo_pdf(logo, "office"))
    assert ImageStat.Stat(ImageChops.difference(screen, picture_of(logo_pdf(logo, "archive")))).mean < [1, 1, 1]
    pressed = logo_pdf(logo, "print_shop", ProfiledPress(profile.read_bytes()))
    file = tmp_path / "press.pdf"
    file.write_bytes(pressed)
    assert not {"rg", "RG", "g", "G"} & colour_operators(file)
    assert b"DeviceRGB" not in pressed
    darkness = ImageChops.difference(screen.convert("L"), picture_of(pressed).convert("L"))
    assert sum(darkness.histogram()[64:]) < 0.01 * screen.width * screen.height


@pytest.mark.parametrize("standard", ["office", "print_shop"])
@pytest.mark.parametrize(
    "name", ["a linear gradient.svg", "a turned gradient.svg", "a transparent gradient.svg", "a radial gradient.svg"]
)
def test_a_gradient_is_drawn_by_every_viewer(name: str, standard: Standard, tmp_path: Path) -> None:
    """Poppler draws a gradient that is written as a tile as a dot; pdfium draws it whole."""
    pdf = logo_pdf(Logo(name, LOGOS[name]), standard)
    (tmp_path / "logo.pdf").write_bytes(pdf)
    words = ["pdftoppm", "-r", "304.8", "-png", "-singlefile", str(tmp_path / "logo.pdf"), str(tmp_path / "logo")]
    subprocess.run(words, check=True)
    by_pdfium, by_poppler = picture_of(pdf), Image.open(tmp_path / "logo.png").convert("RGB")
    differing = ImageChops.difference(by_pdfium.convert("L"), by_poppler.resize(by_pdfium.size).convert("L"))
    assert sum(differing.histogram()[64:]) < 0.02 * by_pdfium.width * by_pdfium.height


def test_a_gradient_that_another_engine_writes_otherwise_is_left() -> None:
    import pydyf

    pdf = pydyf.PDF()
    for extra in ({"PatternType": 1}, {"PatternType": 1, "Resources": "/None"}, {"PatternType": 1, "Resources": b"x"}):
        pdf.add_object(pydyf.Stream([b"/x1 Do"], extra))
    before = list(pdf.objects)
    use_shading_patterns(pdf)
    assert pdf.objects == before


def test_a_png_is_printed_upright_and_in_its_colours() -> None:
    for name in (
        "turned.png",
        "16 bits of RGB.png",
        "16 bits of RGBA.png",
        "interlaced.png",
        "an embedded profile.png",
    ):
        drawn = picture_of(logo_pdf(Logo(name, LOGOS[name]), "office"))
        box = ImageChops.difference(drawn, Image.new("RGB", drawn.size, "white")).getbbox()
        assert box is not None
        assert (box[2] - box[0]) / (box[3] - box[1]) == pytest.approx(3, abs=0.05)
        assert max(abs(a - b) for a, b in zip(drawn.getpixel((20, 20)), BLUE, strict=True)) <= 1  # type: ignore[arg-type]


@pytest.mark.acceptance
def test_a_drawing_that_takes_too_long_or_too_much_costs_no_other_logo(monkeypatch: pytest.MonkeyPatch) -> None:
    def look(logo: Logo) -> str | None:
        hoard = []
        while logo.name != "good.svg":
            hoard.append(bytearray(50_000_000 if logo.name == "large.svg" else 0))
            if len(hoard) > 1000:
                hoard.clear()
        return None

    monkeypatch.setattr(logo_drawing_check, "drawn_fault", look)

    def faults(name: str, limits: DrawingLimits) -> list[str | None]:
        return list(drawn_faults([("good.svg", svg("")), (name, svg("")), ("good.svg", svg(""))], limits))

    slow = "logo slow.svg takes more than 2 seconds to be drawn; simplify it"
    large = "logo large.svg takes more than 500 MB of memory to be drawn; simplify it"
    assert faults("slow.svg", DrawingLimits(seconds=2, megabytes=500)) == [None, slow, None]
    assert faults("large.svg", DrawingLimits(seconds=60, megabytes=500)) == [None, large, None]


def test_a_drawing_that_ends_the_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo_drawing_check, "drawn_fault", lambda logo: os._exit(9))
    assert drawn_faults([("a.svg", svg(""))]) == ["logo a.svg cannot be drawn; save it as plain SVG or as PNG"]


def test_the_process_that_draws_speaks_the_language_of_the_command() -> None:
    class Loud(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper().replace("{FILE}", "{file}")

    set_translations(Loud())
    try:
        [fault] = drawn_faults([("a.svg", svg('<rect width="9" height="9" fill="#fff"/>'))])
    finally:
        set_translations(gettext.NullTranslations())
    assert fault is not None
    assert fault.startswith("LOGO a.svg: NOTHING TO BE SEEN ON WHITE PAPER")


def test_a_killed_build_leaves_no_lock_with_the_process_that_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(logo: Logo) -> str | None:
        try:
            os.fstat(lock.fileno())
        except OSError:
            return None
        return "the lock is still held"

    monkeypatch.setattr(logo_drawing_check, "drawn_fault", look)
    with (tmp_path / "lock").open("w") as lock:
        assert drawn_faults([("a.svg", svg(""))]) == [None]


def test_what_the_engine_cannot_draw_is_told_without_the_logo_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "data:image/svg+xml;base64," + "QUJD" * 20_000
    monkeypatch.setattr(logo_picture, "logo_data_url", lambda logo, press: address)
    with pytest.raises(LogoNotDrawnError):
        logo_pdf(Logo("a.svg", svg("")), "office")
    fault = logo_drawing_check.drawn_fault(Logo("a.svg", svg("")))
    assert fault is not None
    assert fault.startswith("logo a.svg cannot be drawn for a screen (")
    assert len(fault) < 250
    assert "QUJDQUJD" not in fault
    with engine_warnings() as warnings:
        logging.getLogger("weasyprint").error("Failed to render SVG image %s", address)
    assert warnings == ["Failed to render SVG image data:image/svg+xml..."]


def test_a_process_that_cannot_start_says_that_nothing_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo_process, "check_each", lambda *_: os._exit(1))
    with pytest.raises(EngineMissingError, match="ended at once"):
        drawn_faults([("a.svg", svg(""))])

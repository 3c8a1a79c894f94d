"""Logos and colours that would not print well are refused with what to do about it."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from scorecard.evidence.load import examine
from scorecard.evidence.logo_check import colour_fault, contrast, logo_fault

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">{}</svg>'


def png(width: int, colour: tuple[int, int, int, int], size: int = 0) -> bytes:
    file = BytesIO()
    Image.new("RGBA", (width, 120), colour).save(file, "PNG")
    return file.getvalue() + b"\0" * size


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.svg", SVG.format('<text x="1" y="2">ECPAT</text>'), "turn its text into outlines"),
        ("a.svg", SVG.format("<script>1</script>"), "remove the script"),
        ("a.svg", SVG.format('<image href="http://example.org/x.png"/>'), "remove the picture"),
        ("a.svg", SVG.format('<path style="fill:url(http://example.org/x)" d="M0 0h9"/>'), "outside itself"),
        ("a.svg", SVG.format('<path fill="#ffe680" d="M0 0h40v10z"/>'), "use the dark version"),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path fill="#000" d="M0 0h9"/></svg>', "no viewBox"),
        ("a.svg", "<svg", "not a complete SVG file"),
        ("a.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format(""), "plain SVG"),
    ],
)
def test_an_svg_that_would_not_print(name: str, content: str, told: str) -> None:
    assert told in (logo_fault(name, content.encode()) or "")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (png(200, (0, 0, 0, 255)), "200 pixels wide; 480 at least"),
        (png(600, (255, 255, 255, 255)), "use the dark version"),
        (png(600, (0, 0, 0, 0)), "use the dark version"),
        (png(600, (0, 0, 0, 255), 500_000), "400 kB at most"),
        (b"GIF89a", "not a complete PNG file"),
        (png(600, (0, 0, 0, 255))[:41], "not a complete PNG file"),
        (png(600, (0, 0, 0, 255))[:72] + b"\x1b" + png(600, (0, 0, 0, 255))[72:], "not a complete PNG file"),
    ],
)
@pytest.mark.parametrize("lenient", [False, True], ids=["alone", "beside WeasyPrint"])
def test_a_png_that_would_not_print(content: bytes, told: str, lenient: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    assert told in (logo_fault("a.png", content) or "")


def test_what_prints_is_taken() -> None:
    assert logo_fault("a.svg", SVG.format('<path fill="#7a1f5c" d="M0 0h40v10z"/>').encode()) is None
    assert logo_fault("a.png", png(600, (20, 40, 60, 255))) is None


def test_a_colour_too_light_for_text() -> None:
    assert colour_fault("#7a1f5c") is None
    assert "has a contrast of 1.6 with white" in (colour_fault("#ffc000") or "")
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


def picture(width: int, height: int, dark: int, colour: tuple[int, int, int] = (0, 0, 0)) -> bytes:
    """A white PNG whose first columns are dark."""
    image = Image.new("RGB", (width, height), (255, 255, 255))
    image.paste(colour, (0, 0, dark, height))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def test_text_needs_a_contrast_of_4_5() -> None:
    """#767676 on white has 4.54, #777777 has 4.48 (WCAG 2.2)."""
    assert colour_fault("#767676") is None
    assert "has a contrast of 4.48 with white; text needs 4.5" in (colour_fault("#777777") or "")


@pytest.mark.parametrize(("colour", "visible"), [("#949494", True), ("#959595", False)])
def test_a_drawing_needs_a_contrast_of_3(colour: str, visible: bool) -> None:
    """#949494 on white has 3.03, #959595 has 2.995."""
    fault = logo_fault("a.svg", SVG.format(f'<path fill="{colour}" d="M0 0h40v10z"/>').encode())
    assert (fault is None) == visible
    grey = int(colour[1:3], 16)
    assert (logo_fault("a.png", picture(600, 120, 600, (grey, grey, grey))) is None) == visible


@pytest.mark.parametrize(("percent", "visible"), [(100, True), (50, True), (10, True), (5, True), (4, False)])
def test_a_twentieth_of_the_picture_must_be_dark(percent: int, visible: bool) -> None:
    assert (logo_fault("a.png", picture(1000, 200, 10 * percent)) is None) == visible


@pytest.mark.parametrize(("width", "wide_enough"), [(480, True), (479, False)])
def test_a_png_is_480_pixels_wide(width: int, wide_enough: bool) -> None:
    assert (logo_fault("a.png", picture(width, 100, width)) is None) == wide_enough


@pytest.mark.parametrize(("height", "small_enough"), [(5000, True), (5001, False)])
def test_a_png_has_ten_million_pixels_at_most(height: int, small_enough: bool) -> None:
    assert (logo_fault("a.png", picture(2000, height, 2000)) is None) == small_enough


@pytest.mark.parametrize(("size", "small_enough"), [(400_000, True), (400_001, False)])
def test_a_logo_has_400_kilobytes_at_most(size: int, small_enough: bool) -> None:
    content = SVG.format('<path d="M0 0h40v10z"/>').encode()
    assert (logo_fault("a.svg", content + b" " * (size - len(content))) is None) == small_enough


def test_the_file_of_the_state_is_named(project: Path) -> None:
    path = project / "AT.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("organisation:\n", "organisation:\n  logo: nowhere.svg\n  colour: '#ffff00'\n", 1), "utf-8"
    )
    _, problems = examine(project)
    told = "\n".join(map(str, problems))
    assert "nowhere.svg cannot be read: No such file or directory" in told
    assert "AT.yaml" in told
    assert "colour #ffff00 has a contrast of 1.0 with white" in told

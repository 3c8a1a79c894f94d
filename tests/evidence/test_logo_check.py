"""Logos and colours that would not print well are refused with what to do about it."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from scorecard.evidence.load import examine
from scorecard.evidence.logo_check import colour_fault, contrast, logo_fault
from scorecard.evidence.svg.drawing import Colour, Gradient, shapes
from scorecard.evidence.svg.resolve import drawing_of
from tests.evidence.mutations import limited
from tests.sample_logos import DRAWN, NOT_SEEN, PNG_DRAWN, PNG_REFUSED, REFUSED, gradient, svg

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
        (
            "a.svg",
            '<svg xmlns="http://www.w3.org/2000/svg"><path fill="#000" d="M0 0h9"/></svg>',
            "no viewBox and no size",
        ),
        ("a.svg", "<svg", "not a complete SVG file"),
        ("a.svg", '<!DOCTYPE svg [<!ENTITY a "&b;">]>' + SVG.format(""), "plain SVG"),
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
    """Returns a white PNG whose first columns are dark."""
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
    _, problems, _ = examine(project)
    told = "\n".join(map(str, problems))
    assert "nowhere.svg cannot be read: the file is missing" in told
    assert "AT.yaml" in told
    assert "colour #ffff00 has a contrast of 1.0 with white" in told


@pytest.mark.parametrize(("content", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_drawn_everywhere_is_refused_by_name(content: bytes, told: str) -> None:
    fault = logo_fault("a.svg", content) or ""
    assert told in fault
    assert len(fault) < 250


@pytest.mark.parametrize(("content", "told"), PNG_REFUSED.values(), ids=PNG_REFUSED)
def test_a_png_that_is_drawn_in_two_ways_or_not_at_all(content: bytes, told: str) -> None:
    assert told in (logo_fault("a.png", content) or "")


@pytest.mark.parametrize("content", [*DRAWN.values(), *(content for content, _ in NOT_SEEN.values())])
def test_what_every_program_draws_is_not_refused_for_what_it_says(content: bytes) -> None:
    assert logo_fault("a.svg", content) is None


@pytest.mark.parametrize("content", PNG_DRAWN.values(), ids=PNG_DRAWN)
def test_every_form_of_png_is_taken(content: bytes) -> None:
    assert logo_fault("a.png", content) is None


@pytest.mark.parametrize(
    ("name", "colours"),
    [
        ("black by default", {(0, 0, 0), (255, 255, 255)}),
        ("a colour by name", {(0, 0, 128)}),
        ("three digits", {(0, 68, 136)}),
        ("eight digits", {(0, 68, 148)}),
        ("rgb()", {(0, 68, 148)}),
        ("rgb() of percentages", {(0, 69, 148)}),
        ("hsl()", {(0, 69, 148)}),
        ("currentColor", {(0, 68, 148)}),
        ("Display P3, as Figma writes it", {(0, 68, 148)}),
        ("entities and a choice of Illustrator", {(0, 68, 148)}),
        ("a style", {(0, 68, 148)}),
        ("a style sheet", {(0, 128, 128)}),
        ("the strongest rule", {(0, 68, 148)}),
        ("a linear gradient", {(0, 68, 148), (122, 31, 162)}),
        ("a gradient of a class", {(0, 68, 148)}),
        ("UTF-16", {(0, 68, 148)}),
        ("a prefix", {(0, 68, 148)}),
    ],
)
def test_a_colour_is_understood_in_every_notation(name: str, colours: set[tuple[int, int, int]]) -> None:
    found: set[tuple[int, int, int]] = set()
    for shape in shapes(drawing_of(DRAWN[name]).parts):
        if isinstance(shape.fill, Gradient):
            found |= {stop.colour.rgb for stop in shape.fill.stops}
        elif isinstance(shape.fill, Colour):
            found.add(shape.fill.rgb)
    assert found == colours


def test_a_colour_of_fifty_thousand_comments_is_not_read_for_each_shape() -> None:
    """Read for each of them it takes more than twenty seconds of CPU; refused, nothing that could be measured."""
    colour, rectangle = f"rgb(0,68,{'/**/' * 50_000}148)", '<rect width="90" height="30"/>'
    with limited(20):
        fault = logo_fault("a.svg", svg(f'<g fill="{colour}">{rectangle * 2_000}</g>'))
    assert fault and "cannot be converted" in fault


def test_a_turned_gradient_keeps_its_direction() -> None:
    """Turned by a right angle about the corner, the gradient from left to right runs from top to bottom."""
    (shape,) = shapes(drawing_of(gradient('gradientTransform="rotate(90)"')).parts)
    assert isinstance(shape.fill, Gradient)
    assert shape.fill.points == pytest.approx((0, 0, 0, 1))


def test_the_points_of_a_path_are_where_the_letters_say() -> None:
    (shape,) = shapes(drawing_of(svg('<path d="m9 9h9v9l-9-.5zm1 1q3 3 6 0t6 0s1 1 2 2"/>')).parts)
    ends = [step.points[-2:] for step in shape.outline]
    assert ends == [(9, 9), (18, 9), (18, 18), (9, 17.5), (), (10, 10), (16, 10), (22, 10), (24, 12)]


@pytest.mark.parametrize("colour", ["#777777", "#767777", "#787878", "#6f7f6f"])
def test_a_contrast_just_below_the_limit_is_not_shown_as_the_limit(colour: str) -> None:
    fault = colour_fault(colour)
    assert fault is None or float(fault.split("contrast of ")[1].split()[0]) < 4.5

"""Tests that every logo in a folder is refused by `check`, or is drawn alike on a screen, in an archive and by a press.

Each SVG and PNG file is judged as `scorecard check` judges it. What passes is printed within the brief of one state, in
process, in all three standards; the room of the logo is cut out of each page and compared. An archive must show what
the screen shows. Inks are duller, so of the print shop's file only the lightness is compared, by pdfium and by Poppler.

Unit: a count of logos by outcome; with --all a line for each logo, with the share of its drawing that differs, in per
cent. Exit code 1 where a logo that passes is not drawn, or not alike. Two hundred logos take about six minutes of
processor time.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageOps

from bench.commands import ROOT, argument_parser, print_table
from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest, RenderSettings, targets
from scorecard.building.render_job import RenderJob
from scorecard.building.render_worker import Renderer
from scorecard.cli_standard import system_profile
from scorecard.documents.brief import Brief
from scorecard.documents.sender import Logo
from scorecard.evidence.load import load
from scorecard.evidence.logo_check import logo_fault
from scorecard.evidence.png_logo import decoded
from scorecard.evidence.svg.resolve import drawing_of
from scorecard.evidence.vocabulary import State
from scorecard.rendering.logo_picture import HEIGHT, WIDTH
from scorecard.rendering.logo_process import drawn_faults
from scorecard.rendering.pdf_standards import Standard

STANDARDS: tuple[Standard, ...] = ("office", "archive", "print_shop")
PIXELS_PER_MM = 10
MAX_DIFFERING = 0.5
"""The largest share of the room of a logo that may differ, in per cent."""
OTHER_COLOUR, OTHER_LIGHTNESS = 24, 64
"""By how many levels of 255 a pixel differs that counts: in an archive, and in the inks of a press."""
OUTCOMES = {"refused": "refused by check", "alike": "drawn alike", "finding": "**findings**"}

_RECTANGLE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 45 14"><path fill="{}" d="M0 0h45v14H0z"/></svg>'


@dataclass(frozen=True)
class Verdict:
    """The result for one logo."""

    name: str
    outcome: str
    told: str
    shares: tuple[float, ...] = ()
    """The shares of its room that differ from the screen, in per cent: archive, print shop, print shop in Poppler."""


class BriefPrinter:
    """Prints the brief of one state with any logo, in one standard."""

    def __init__(self, countries: Path, state: State, standard: Standard, profile: bytes) -> None:
        evidence = load(countries)
        request = BuildRequest(
            countries, Path("output"), (state,), ("en",), frozenset({"brief"}), frozenset({"pdf"}), standard=standard,
            profile=profile if standard == "print_shop" else None,
        )  # fmt: skip
        (target,) = targets(request)
        assembled = Assembler(request, evidence, request.languages).assembled(target)
        self._brief: Brief = assembled.document
        self._job = RenderJob(target, self._brief, assembled.digest, assembled.attached)
        self._renderer = Renderer(RenderSettings(request.templates, standard, request.profile))

    def pdf(self, logo: Logo) -> bytes:
        """Returns the brief with a logo.

        Raises NotFitForPrintError where the engine warns, others as they are raised.
        """
        document = replace(self._brief, sender=replace(self._brief.sender, logo=logo))
        files = self._renderer.render(replace(self._job, document=document)).files
        assert files is not None
        (content,) = files.values()
        return content

    @cached_property
    def room(self) -> tuple[int, int]:
        """Returns the left top of the room for a logo on page 1, in pixels: where two logos of that size differ."""
        pages = [
            picture(self.pdf(Logo("a.svg", _RECTANGLE.format(colour).encode()))) for colour in ("#000000", "#004494")
        ]
        box = ImageChops.difference(*pages).getbbox()
        assert box is not None
        return box[0], box[1]

    def drawn(self, page: Image.Image, size: tuple[float, float]) -> Image.Image:
        """Returns the picture of a logo of this width and height in millimetres on a page."""
        left, top = self.room
        width, height = (int(side * PIXELS_PER_MM) for side in size)
        return page.crop((left, top, left + width, top + height))


def picture(pdf: bytes) -> Image.Image:
    """Returns the first page of a PDF as pdfium draws it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page: Image.Image = document[0].render(scale=PIXELS_PER_MM * 25.4 / 72).to_pil()
        return page.convert("RGB")
    finally:
        document.close()


def picture_by_poppler(pdf: bytes, size: tuple[int, int]) -> Image.Image:
    """Returns the first page of a PDF as Poppler draws it, in the size of pdfium's picture of it."""
    with tempfile.TemporaryDirectory() as folder:
        file, drawn = Path(folder, "brief.pdf"), Path(folder, "page")
        file.write_bytes(pdf)
        resolution = str(PIXELS_PER_MM * 25.4)
        subprocess.run(["pdftoppm", "-f", "1", "-r", resolution, "-png", "-singlefile", file, drawn], check=True)
        return Image.open(drawn.with_suffix(".png")).convert("RGB").resize(size)


def differing(one: Image.Image, other: Image.Image, levels: int) -> float:
    """Returns the share of pixels that are lighter or darker by so many levels than all around them in the other, in %.

    Sheets with crop marks do not begin at the same part of a pixel, so edges may lie a pixel apart: those of the room
    are not counted.
    """
    shares = []
    for here, there in ((one.convert("L"), other.convert("L")), (other.convert("L"), one.convert("L"))):
        too_light = ImageChops.subtract(here, there.filter(ImageFilter.MaxFilter(3)))
        too_dark = ImageChops.subtract(there.filter(ImageFilter.MinFilter(3)), here)
        outside = ImageOps.crop(ImageChops.lighter(too_light, too_dark), border=2)
        shares.append(100 * sum(outside.histogram()[levels:]) / (here.width * here.height))
    return max(shares)


def size_of(logo: Logo) -> tuple[float, float]:
    """Returns the width and height of a logo on a brief, in millimetres."""
    wide, high = drawing_of(logo.content).artboard[2:] if logo.name.endswith(".svg") else decoded(logo.content).size
    scale = min(WIDTH / wide, HEIGHT / high)
    return wide * scale, high * scale


def refused(paths: Sequence[Path]) -> dict[Path, str]:
    """Returns the messages of `check` on each logo that it refuses."""
    told = {path: logo_fault(path.name, path.read_bytes()) for path in paths}
    drawn = [path for path in paths if not told[path]]
    told |= zip(drawn, drawn_faults([(path.name, path.read_bytes()) for path in drawn]), strict=True)
    return {path: fault for path, fault in told.items() if fault}


def verdict(path: Path, printers: Mapping[Standard, BriefPrinter]) -> Verdict:
    """Compares the printed forms of one logo that `check` accepts."""
    logo = Logo(path.name, path.read_bytes())
    try:
        size = size_of(logo)
        pdfs = {standard: printer.pdf(logo) for standard, printer in printers.items()}
    except Exception as error:  # whatever a build would fail with
        return Verdict(path.name, "finding", f"is not printed: {type(error).__name__}: {str(error)[:200]}")
    pages = {standard: picture(pdf) for standard, pdf in pdfs.items()}
    screen, archive, press = (printers[standard].drawn(pages[standard], size) for standard in STANDARDS)
    page = picture_by_poppler(pdfs["print_shop"], pages["print_shop"].size)
    shares = (
        differing(screen, archive, OTHER_COLOUR),
        differing(screen, press, OTHER_LIGHTNESS),
        differing(screen, printers["print_shop"].drawn(page, size), OTHER_LIGHTNESS),
    )
    if max(shares) <= MAX_DIFFERING:
        return Verdict(path.name, "alike", "", shares)
    return Verdict(path.name, "finding", "is not drawn alike", shares)


def verdicts(arguments: argparse.Namespace) -> Iterator[Verdict]:
    """Yields the result for each logo of the folder."""
    profile = arguments.profile or system_profile()
    if profile is None:
        raise SystemExit("There is no ICC profile of a press here; give one with --profile FILE.")
    printers = {
        standard: BriefPrinter(arguments.countries, arguments.state, standard, profile.read_bytes())
        for standard in STANDARDS
    }
    paths = sorted(path for path in arguments.folder.iterdir() if path.suffix in (".svg", ".png"))
    told = refused(paths)
    for path in paths:
        yield Verdict(path.name, "refused", told[path]) if path in told else verdict(path, printers)


def main() -> int:
    """Prints the tables; returns the exit code."""
    parser = argument_parser("logos", __doc__)
    parser.add_argument("folder", type=Path, help="the folder with the logos, SVG and PNG")
    parser.add_argument("--profile", type=Path, help="the ICC profile of a press; default: the system's")
    parser.add_argument("--state", default="MT", help="the state whose brief is printed; default: %(default)s")
    parser.add_argument(
        "--countries", type=Path, default=ROOT / "tests" / "frozen", help="the evidence; default: tests/frozen"
    )
    parser.add_argument("--all", action="store_true", help="print a line for each logo, not for findings alone")
    arguments = parser.parse_args()
    started = time.monotonic()
    found = []
    for item in verdicts(arguments):
        found.append(item)
        print(f"\r{len(found)} logos", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    listed = [item for item in found if arguments.all or item.outcome == "finding"]
    if listed:
        rows = [(item.name, *(item.shares or ("", "", "")), item.told or OUTCOMES[item.outcome]) for item in listed]
        print_table(("logo", "archive %", "print shop %", "in Poppler %", "what it came to"), rows)
    counted = Counter(item.outcome for item in found)
    print_table(("outcome", "logos"), [(words, counted[outcome]) for outcome, words in OUTCOMES.items()])
    print(f"{len(found)} logos in {time.monotonic() - started:.0f} s: {counted['finding']} with findings.")
    return int(bool(counted["finding"]))


if __name__ == "__main__":
    sys.exit(main())

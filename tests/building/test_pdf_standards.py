"""What a print shop and an archive are sent: the right boxes, inks, profiles, markers and attachments."""

import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.cli_standard import system_profile
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State
from scorecard.rendering.engine.press_preparation import NotCmykError, grey_to_black
from scorecard.rendering.pdf_standards import Standard
from tests.conftest import FROZEN
from tests.pdf_structure import colour_operators, elements
from tests.sampling import sample

MM = 72 / 25.4
PROFILE = system_profile()
KINDS = ["scorecard", "brief"]


def request_for(output: Path, state: State, standard: Standard, *kinds: str) -> BuildRequest:
    assert PROFILE, "make test installs one"
    return BuildRequest(
        FROZEN,
        output,
        (state,),
        ("en",),
        frozenset(kinds),
        frozenset({"pdf"}),
        standard=standard,
        profile=PROFILE.read_bytes() if standard == "print_shop" else None,
    )


@pytest.fixture(scope="module", params=sample(["DE", "MT"], ["MT"]))
def sent(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the folder of a state, one with much evidence or one with little, with its files for both."""
    output = tmp_path_factory.mktemp("sent")
    standards: tuple[Standard, ...] = ("print_shop", "archive")
    for standard in standards:
        assert build(request_for(output, request.param, standard, *KINDS), 2).failures == {}
    return output / "en" / str(request.param)


def state_of(folder: Path) -> State:
    """Returns the state whose files a folder holds."""
    return next(state for state in STATES if state == folder.name)


@pytest.mark.parametrize("kind", KINDS)
def test_the_press_file_says_that_it_is_one(kind: str, sent: Path) -> None:
    with pikepdf.open(sent / f"{kind}-print-shop.pdf") as pdf:
        assert pdf.pdf_version == "1.6"
        with pdf.open_metadata() as metadata:
            assert metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier)
        assert int(intent.DestOutputProfile.N) == 4
        assert intent.DestOutputProfile.read_bytes()[16:20] == b"CMYK"
        assert str(pdf.docinfo.Trapped) == "/False"
        assert "/ID" in pdf.trailer


@pytest.mark.parametrize("kind", KINDS)
def test_trim_bleed_and_room_for_the_marks(kind: str, sent: Path) -> None:
    with pikepdf.open(sent / f"{kind}-print-shop.pdf") as pdf:
        for page in pdf.pages:
            media, bleed, trim = (
                [float(side) for side in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox")
            )
            assert [round(trim[place + 2] - trim[place]) for place in (0, 1)] == [595, 842]
            assert all(abs(abs(outer - inner) - 3 * MM) < 0.1 for outer, inner in zip(bleed, trim, strict=True))
            assert all(abs(outer - inner) > 5 * MM for outer, inner in zip(media, trim, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_in_rgb_where_inks_are_promised(kind: str, sent: Path) -> None:
    in_inks(sent / f"{kind}-print-shop.pdf")


def in_inks(pdf: Path) -> None:
    used = colour_operators(pdf)
    assert used <= {"k", "K", "cs /DeviceCMYK", "CS /DeviceCMYK"}
    assert used & {"cs /DeviceCMYK", "k"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_link_is_left_within_the_page(kind: str, sent: Path) -> None:
    """PDF/X-4 has no annotation within its trim box; the archive keeps its links."""
    assert annotations(sent / f"{kind}-print-shop.pdf") == []
    assert len(annotations(sent / f"{kind}-archive.pdf")) > 10


@pytest.mark.acceptance
def test_no_link_is_left_in_the_book(tmp_path: Path) -> None:
    assert PROFILE
    request = BuildRequest(
        FROZEN,
        tmp_path / "output",
        (),
        ("en",),
        frozenset({"edition"}),
        frozenset({"pdf"}),
        standard="print_shop",
        profile=PROFILE.read_bytes(),
    )
    assert build(request, 1).failures == {}
    assert annotations(tmp_path / "output" / "en" / "edition-print-shop.pdf") == []


def annotations(path: Path) -> list[object]:
    """Returns every annotation in a file, whether a page lists it or not."""
    with pikepdf.open(path) as pdf:
        listed = [note for page in pdf.pages for note in page.get("/Annots", [])]
        kept = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Annot"]
    return [*listed, *kept]


def test_a_colour_in_rgb_ends_the_document() -> None:
    assert grey_to_black(b"0 0 0 RG 1 w") == b"0 0 0 1 K 1 w"
    with pytest.raises(NotCmykError):
        grey_to_black(b"0.2 0.4 0.6 rg")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("standard", ["print-shop", "archive"])
def test_every_font_is_in_the_file(kind: str, standard: str, sent: Path) -> None:
    with pikepdf.open(sent / f"{kind}-{standard}.pdf") as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_archive_is_tagged_and_holds_the_data(kind: str, sent: Path, evidence: Evidence) -> None:
    with pikepdf.open(sent / f"{kind}-archive.pdf") as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "3"
            assert metadata["pdfaid:conformance"] == "A"
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFA1"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert elements(pdf)[0].S == "/Document"
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.Root.AF[0].AFRelationship) == "/Data"
        data = json.loads(pdf.attachments[f"csa-scorecard-{sent.name}.json"].get_file().read_bytes())
    assert len(data["statements"]) == len(evidence.states[state_of(sent)].statements)
    assert {row["state"] for row in data["positions"]} == {state_of(sent)}


def test_two_runs_give_the_same_bytes(sent: Path, tmp_path: Path) -> None:
    assert build(request_for(tmp_path, state_of(sent), "print_shop", "brief"), 1).failures == {}
    name = "brief-print-shop.pdf"
    assert (tmp_path / "en" / sent.name / name).read_bytes() == (sent / name).read_bytes()


@pytest.mark.acceptance
def test_another_profile_of_the_press_makes_another_file(project: Path, tmp_path: Path) -> None:
    """Its HTML is the same, so that alone must not keep the file."""
    assert PROFILE
    icc = bytearray(PROFILE.read_bytes())
    files = []
    for year in (icc[24:26], bytes([7, 200])):  # when the profile was made
        icc[24:26] = year
        request = request_for(tmp_path / "output", "AT", "print_shop", "scorecard")
        report = build(replace(request, countries=project, profile=bytes(icc)), 1)
        assert report.failures == {}
        files.append((tmp_path / "output" / "en" / "AT" / "scorecard-print-shop.pdf").read_bytes())
    assert files[0] != files[1]
    options = "changed inputs of its HTML: options of the build; changed inputs of its layout: options of the build"
    assert report.reasons == {"en/AT/scorecard-print-shop.pdf": options}

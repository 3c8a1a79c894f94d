"""Page one of a printed scorecard is signed by whoever the file of the state names, with their logo and colour."""

import re
import subprocess
from pathlib import Path

import pikepdf

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path fill="#0b5f2a" d="M0 0h40v10h-40z"/></svg>'


def test_page_one_has_the_name_the_logo_and_the_colour_of_the_member(project: Path, tmp_path: Path) -> None:
    (project / "logos").mkdir()
    (project / "logos" / "member.svg").write_text(LOGO)
    state = project / "AT.yaml"
    site = "  website: https://example.org\n"
    state.write_text(state.read_text().replace(site, f"{site}  logo: member.svg\n  colour: '#7a1f5c'\n", 1))
    order = BuildRequest(project, tmp_path / "out", ("AT",), ("en",), frozenset({"scorecard"}), frozenset({"pdf"}))
    assert build(order, jobs=1).failures == {}
    path = tmp_path / "out" / "en" / "AT" / "scorecard.pdf"
    told = subprocess.run(["pdftotext", "-l", "1", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "Signed by Member in Austria, published by " in " ".join(told.split())
    with pikepdf.open(path) as pdf:
        first, *others = (page.Contents.read_bytes() for page in pdf.pages)
    band, logo = rb"0\.478\d* 0\.121\d* 0\.360\d* rg", rb"0\.043\d* 0\.372\d* 0\.164\d* rg"
    assert re.search(band, first) and re.search(logo, first)
    assert not any(re.search(band, page) or re.search(logo, page) for page in others)

"""The pages as files: valid, whole in themselves, with every link leading somewhere."""

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from scorecard.evidence.vocabulary import STATES, State
from tests.conftest import LIVE_PRINTED, ROOT
from tests.sampling import sample

VNU = ROOT / ".venv" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


class Links(HTMLParser):
    """Collects the links of a page and its anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        address = found.get("href") or found.get("src")
        if address:
            (self.links if tag == "a" else self.loads).append(address)


def read(path: Path) -> Links:
    links = Links()
    links.feed(path.read_text("utf-8"))
    return links


def pages(edition: Path) -> list[Path]:
    return sorted(edition.rglob("*.html"))


def test_all_pages_are_there(live_edition: Path, live_printed: tuple[State, ...]) -> None:
    assert len(pages(live_edition)) == 2 * len(STATES) + 4  # the overview, its map to embed, the corrections, languages
    assert len(list(live_edition.rglob("*.pdf"))) == 2 * len(live_printed) + 1
    assert len(list(live_edition.rglob("card.png"))) == len(live_printed)


@pytest.mark.parametrize(
    "which", sample(["those of three states and all others", "all"], ["those of three states and all others"])
)
def test_every_page_is_valid(which: str, live_edition: Path) -> None:
    """The checker takes half a second a page; the pages of the states come from one template."""
    left_out = {live_edition / "en" / state for state in STATES if state not in LIVE_PRINTED and which != "all"}
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")  # little compiling, which needs a larger stack
    checked = [str(page) for page in pages(live_edition) if page.parent not in left_out]
    answer = subprocess.run(
        ["java", *quick, "-jar", str(VNU), "--stdout", *checked], capture_output=True, text=True, check=False
    )
    # The engine of the PDFs reads the same templates as XML, which wants the slash that HTML does without.
    messages = [line for line in answer.stdout.splitlines() if "info: Trailing slash on void elements" not in line]
    assert (answer.returncode, messages, answer.stderr) == (0, [], "")


def test_every_link_within_the_edition_leads_somewhere(live_edition: Path) -> None:
    entered = {path: set(read(path).ids) for path in pages(live_edition)}
    for path in pages(live_edition):
        for address in read(path).links:
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in ("https", "http"), address
                continue
            target = Path(urlsplit(urljoin(path.as_uri(), address)).path)
            assert target.is_file(), (path, address)
            if parts.fragment:
                assert parts.fragment in entered[target], (path, address)


def test_no_id_stands_twice(live_edition: Path) -> None:
    for path in pages(live_edition):
        ids = read(path).ids
        assert len(ids) == len(set(ids)), path


def test_pages_load_nothing_from_elsewhere(live_edition: Path) -> None:
    for path in pages(live_edition):
        text = path.read_text("utf-8")
        assert "<script" not in text
        for address in read(path).loads:
            assert address.startswith("data:") or (path.parent / address).is_file(), (path, address)
    for sheet in (live_edition / "assets").glob("*.css"):
        for address in re.findall(r"url\(([^)]*)\)", sheet.read_text("utf-8")):
            address = address.strip("\"'")
            assert address.startswith("data:") or (sheet.parent / address).is_file(), (sheet, address)


def test_every_page_carries_the_helpline(live_edition: Path) -> None:
    for path in pages(live_edition):
        assert "116 111" in path.read_text("utf-8"), path


@pytest.mark.parametrize("state", ["MT", "LU"])
def test_what_is_not_known_is_printed_as_such(state: str, edition: Path) -> None:
    page = (edition / "en" / state / "index.html").read_text("utf-8")
    assert "Not known" in page
    assert "No result found" in page

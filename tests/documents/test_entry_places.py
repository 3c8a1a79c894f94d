"""Each entry of a web page names its place in the evidence, so that whoever finds a fault knows which lines to edit."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5  # type: ignore[import-untyped]
import yaml

from scorecard.documents.entry_place import entry_place
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from tests.conftest import FROZEN
from tests.typed_words import typed

PRINTED_TEXT = {
    "statements": "says",
    "events": "title",
    "asks": "ask",
    "roll_calls": "short",
    "petitions": "name",
}
"""The field of an entry that its element on the page shows."""


def entries(page: Path) -> list[tuple[str, str]]:
    """Returns the address and the text of each element with an address."""
    root: Element = tinyhtml5.parse(page.read_text("utf-8"))
    return [
        (element.attrib["data-entry"], typed(" ".join("".join(element.itertext()).split())))
        for element in root.iter()
        if "data-entry" in element.attrib
    ]


def looked_up(address: str) -> tuple[str, Any]:
    """Returns the name of the list, and the entry of the frozen evidence at an address."""
    file, _, place = address.partition("#")
    name, _, key = place.partition("/")
    content = yaml.load((FROZEN / file.removeprefix("countries/")).read_text("utf-8"), yaml.CSafeLoader)[name]
    return name, content[int(key)] if isinstance(content, list) else content[key]


@pytest.mark.parametrize("page", ["DE", "MT", "SE", ""])
def test_an_address_leads_to_the_entry_that_the_element_shows(page: str, edition: Path) -> None:
    found = entries(edition / "en" / page / "index.html")
    assert found
    for address, words in found:
        name, entry = looked_up(address)
        if name == "opinion":
            assert f"{entry['share']:g}%" in words, address
        elif name == "statements" and typed(entry["says"]["en"]) not in words:
            assert str(entry["date"])[:4] in words, address  # in the table of positions: the date of the statement
        else:
            text = entry[PRINTED_TEXT[name]]
            assert typed(text if isinstance(text, str) else text["en"]) in words, address


@pytest.mark.parametrize("state", ["DE", "MT"])
def test_every_entry_of_a_state_has_an_address_on_its_page(state: State, edition: Path, evidence: Evidence) -> None:
    addresses = {address for address, _ in entries(edition / "en" / state / "index.html")}
    file = evidence.states[state]
    for name, count in (
        ("statements", len(file.statements)),
        ("opinion", len(file.opinion)),
        ("events", len(file.events)),
        ("asks", len(file.asks)),
    ):
        assert {entry_place(state, name, entry) for entry in range(count)} <= addresses


def test_what_editors_note_on_a_payer_stands_beside_the_survey(edition: Path) -> None:
    page = (edition / "en" / "SE" / "index.html").read_text("utf-8")
    assert "No client is named; the page concludes that the public does not want the proposal." in page


def test_petitions_stand_on_the_overview_with_their_organiser(edition: Path, evidence: Evidence) -> None:
    words = " ".join(text for address, text in entries(edition / "en" / "index.html") if "petitions" in address)
    for petition in evidence.surveys.petitions:
        assert f"{petition.name}, {petition.organiser}" in words
        assert petition.signatures["en"] in words

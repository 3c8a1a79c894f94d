"""In the pseudo-language no page shows a word that did not come through a catalogue."""

import re

import pytest

from bench.pseudo_languages import PSEUDO, add_evidence_catalogue, add_message_catalogue, pseudo_translation
from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest
from scorecard.building.document_kinds import DOCUMENT_KINDS
from scorecard.evidence.evidence_catalogues import read_catalogue
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering.resource_paths import CATALOGUES, TEMPLATES
from tests.rendering.rendered_html import Pages, rendered_html
from tests.rendering.unaccented import Untranslated, unaccented

STATES: tuple[State, ...] = ("DE", "MT")


@pytest.fixture(scope="module")
def pages(evidence: Evidence, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Returns all documents of two states in the pseudo-language, as HTML by the name of their kind."""
    folder = tmp_path_factory.mktemp("pseudo")
    countries, catalogues = folder / "countries", folder / "locale"
    add_message_catalogue(catalogues, PSEUDO)
    add_evidence_catalogue(countries, evidence, PSEUDO)
    request = BuildRequest(
        countries=countries,
        output=folder / "output",
        states=STATES,
        languages=(PSEUDO,),
        documents=frozenset(name for kind in DOCUMENT_KINDS for name in kind.documents),
        formats=frozenset({"html", "pdf"}),
        as_of=evidence.edition.evidence_date.last_day,
    )
    return rendered_html(Assembler(request, evidence, (PSEUDO,)), request, STATES[1:], catalogues)


@pytest.mark.parametrize("kind", [kind.name for kind in DOCUMENT_KINDS if kind.templates])
def test_no_word_comes_from_outside_the_catalogues(kind: str, pages: Pages, untranslated: Untranslated) -> None:
    assert pages[kind]
    assert unaccented(pages[kind], PSEUDO, untranslated) == []


@pytest.fixture(scope="module")
def untranslated(evidence: Evidence) -> Untranslated:
    return Untranslated(evidence, PSEUDO)


def test_a_word_outside_the_catalogues_is_found_wherever_it_stands(untranslated: Untranslated) -> None:
    page = (
        '<html lang="ga"><head><title>One</title><meta name="description" content="Two"/></head>'
        '<body data-head="Three"><p aria-label="Four"><img alt="Five"/>[Şöḿé] Six<span lang="de">sieben</span></p>'
        "<style>p {}</style>"
        "<svg><text>Eight</text></svg>Euractiv, Die Nachrichten, 3 Meith, PDF https://example.org/nine</body></html>"
    )
    found = " ".join(line.split(":")[0] for line in unaccented([page], PSEUDO, untranslated))
    assert found == "One Two Three Four Five Six Eight Die, Nachrichten, PDF"


def test_no_stylesheet_prints_a_word() -> None:
    for path in TEMPLATES.rglob("*.css.j2"):
        for printed in re.findall(r"content:([^;}]*)", path.read_text("utf-8")):
            assert not re.search("[A-Za-z]{2}", "".join(re.findall(r'"([^"]*)"', printed))), (path, printed)


def test_the_pseudo_language_is_a_third_longer() -> None:
    messages = [entry.text for entry in read_catalogue(CATALOGUES / "scorecard.pot")[0].entries]
    messages = [text for text in messages if "{" not in text and "%(" not in text]
    assert 1.3 < sum(map(len, map(pseudo_translation, messages))) / sum(map(len, messages)) < 1.4
    assert pseudo_translation("The {known} of %(all)s <b>aspects</b>") == "[Ţħéê {known} øöf %(all)s <b>àáşpéêçţş</b>]"
    assert pseudo_translation("Short", longest=6) == "Şħøŕţ"

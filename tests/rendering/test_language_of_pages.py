"""What a page says in its own language is in that language, by a detector of languages."""

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.building.assembler import Assembler
from scorecard.building.build_request import BuildRequest
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import LANGUAGES, OFFICIAL_LANGUAGES, STATES, Language
from tests.rendering.language_of_text import blocks_of, in_other_languages
from tests.rendering.rendered_html import rendered_html
from tests.rendering.unaccented import lines_of
from tests.sampling import sample

KINDS = ("overview", "page", "brief")


@pytest.fixture(scope="module")
def assembler(live_countries: Path, live_evidence: Evidence) -> Assembler:
    request = BuildRequest(
        countries=live_countries,
        output=Path("output"),
        states=(),
        languages=(),
        documents=frozenset({"brief", "scorecard", "site"}),
        formats=frozenset({"html", "pdf"}),
        as_of=live_evidence.edition.evidence_date.last_day,
    )
    return Assembler(request, live_evidence, LANGUAGES)


@pytest.fixture(scope="module")
def names(live_evidence: Evidence) -> frozenset[str]:
    return frozenset(lines_of(live_evidence))


@pytest.mark.parametrize("code", sample(LANGUAGES, ["de", "mt", "sl"]))
def test_pages_are_in_their_language(code: Language, assembler: Assembler, names: frozenset[str]) -> None:
    """The overview, and the page and the brief of a state with that language."""
    state = next(state for state in STATES if code in OFFICIAL_LANGUAGES[state])
    pages = rendered_html(assembler, replace(assembler.request, states=(state,), languages=(code,)))
    for kind in KINDS:
        blocks = [block for page in pages[kind] for block in blocks_of(page, code)]
        assert len(blocks) >= 10
        assert list(in_other_languages(blocks, code, names)) == []


def test_a_block_in_another_language_is_found() -> None:
    english = "No statement of the government on this text was found in the record so far, and nothing is estimated."
    page = (
        '<html lang="de"><body><p>Zu diesem Text wurde bis heute keine belegte Äußerung der Regierung gefunden.</p>'
        f'<p>{english}</p><p lang="en">{english}</p><svg><text>{english}</text></svg>'
        f'<ol class="source-list"><li>{english}</li></ol><p>Too short</p></body></html>'
    )
    blocks = blocks_of(page, "de")
    assert len(blocks) == 2
    assert list(in_other_languages(blocks, "de")) == [("en", english)]
    assert list(in_other_languages(blocks, "de", {english})) == []

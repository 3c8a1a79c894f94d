"""Names of the evidence: as a language writes them where its catalogue says so, else as typed and never marked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scorecard.building.printed_texts import Translations, printed_texts
from scorecard.documents.caveats import present_government
from scorecard.documents.contacts import public_line, reporting_points
from scorecard.documents.footnotes import Footnotes
from scorecard.documents.message import Listing, ProperName, msg
from scorecard.evidence.evidence_catalogues import renewed
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.po_file import PoFile
from scorecard.evidence.translatable_texts import translatable_texts, wanted_in
from scorecard.evidence.vocabulary import Language as LanguageCode
from scorecard.evidence.vocabulary import State
from scorecard.rendering.catalogue import TranslatedTexts
from scorecard.rendering.language import Language
from tests.conftest import FROZEN, Change

DAY = date(2025, 6, 1)


def printed(value: Any, code: LanguageCode) -> str:
    """Returns the printed form of a value in a language, with the catalogues of the frozen evidence."""
    language = Language(code)
    language.texts = Translations(FROZEN).of_evidence(printed_texts(value), code)
    return language.format_value(value)


@pytest.mark.parametrize(
    ("state", "code", "name"),
    [
        ("EL", "el", "Κυριάκος Μητσοτάκης (ΝΔ)"),
        ("EL", "de", "Kyriakos Mitsotakis (ND)"),
        ("EL", "bg", "Kyriakos Mitsotakis (ND)"),
        ("CY", "el", "Νίκος Χριστοδουλίδης (ανεξάρτητος· με τη στήριξη των ΔΗΚΟ, ΔΗΠΑ, ΕΔΕΚ)"),
        ("BG", "bg", "Росен Желязков (ГЕРБ–СДС, БСП – Обединена левица, ИТН)"),
        ("BG", "en", "Rosen Zhelyazkov (GERB-SDS, BSP–United Left, ITN)"),
        ("HU", "hu", "Orbán Viktor (Fidesz, KDNP)"),
        ("HU", "pl", "Viktor Orbán (Fidesz, KDNP)"),
    ],
)
def test_a_government_is_named_as_its_language_names_it(
    state: State, code: LanguageCode, name: str, evidence: Evidence
) -> None:
    assert name in printed(present_government(evidence, state, DAY)[0], code)


def test_services_and_critics_are_named_in_the_language_of_the_page(evidence: Evidence) -> None:
    greece, bulgaria = evidence.states["EL"], evidence.states["BG"]
    assert printed(reporting_points(greece, Footnotes(evidence, "EL"))[0].name, "el") == "SafeLine (ΙΤΕ)"
    line = public_line(bulgaria.hotline.missing_children_116000, Footnotes(evidence, "BG"))
    assert line and printed(line.name, "bg") == "Фондация „Център Надя“"
    critic = evidence.surveys.surveys["flash_eurobarometer_532"].criticism[0]
    assert printed(ProperName(critic.by), "fr") == "Patrick Breyer (eurodéputé)"


def test_a_name_without_a_translation_is_printed_as_typed_and_not_marked() -> None:
    german = Language("de")
    sentence = msg("{name}: {text}", name=ProperName("A Head"), text={"en": "says no"})
    assert german.translate(sentence).__html__() != "A Head: says no", "the text is marked"  # type: ignore[attr-defined]
    assert type(german.format_value(ProperName("A Head"))) is str, "words with marks are of another type"
    german.texts = TranslatedTexts({"A Head": "Ein Haupt"})
    assert german.format_value(Listing((ProperName("A Head"), ProperName("B")), with_and=False)) == "Ein Haupt, B"


def test_names_are_for_the_catalogues_of_their_own_state(project: Path, change: Change) -> None:
    change("AT.yaml", "head: A Head", "head: Ada Haupt")
    texts = list(translatable_texts(load(project)))
    (entry,) = [entry for entry in renewed(PoFile(), "de", texts).entries if entry.text == "Ada Haupt"]
    assert entry.extracted == [
        "AT.yaml: governments Ada Haupt, head",
        "a name: copy it where your language writes it so",
    ]
    for other in ("en", "pl"):
        assert "Ada Haupt" not in [one.original for one in wanted_in(other, texts)]


@pytest.mark.parametrize(("value", "is_translated"), [("438", False), ("25,000", True), ("no number given", True)])
def test_a_figure_is_for_translators_where_languages_write_it_differently(
    value: str, is_translated: bool, evidence: Evidence
) -> None:
    figures = [
        figure.model_copy(update={"value": value}) for state in evidence.states.values() for figure in state.figures
    ]
    state = evidence.states["FI"].model_copy(update={"figures": figures[:1]})
    changed = {**evidence.states, "FI": state}
    texts = translatable_texts(type(evidence)(**{**vars(evidence), "states": changed, "ahead": {}}))
    assert (value in [one.original for one in texts if one.file == "FI.yaml"]) is is_translated

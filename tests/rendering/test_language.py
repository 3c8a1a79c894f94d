"""Sentences, dates, numbers and names in a language."""

import copy
import gettext
import re
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.documents.labels import ASPECT_LABELS, STANCE_LABELS
from scorecard.documents.message import Listing, Share, StateName, msg, msg_count
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import load
from scorecard.evidence.vocabulary import ASPECTS, LANGUAGES, STANCES, STATES
from scorecard.rendering.catalogue import TranslatedTexts
from scorecard.rendering.date_forms import FORMS, date_in_form, languages_with_forms
from scorecard.rendering.language import Language
from tests.conftest import Change


def test_dates_are_written_as_precisely_as_they_are_known() -> None:
    english, german = Language("en"), Language("de")
    assert [english.date(PartialDate.parse(day)) for day in ("2024-06-18", "2024-06", "2024")] == [
        "18 Jun 2024",
        "Jun 2024",
        "2024",
    ]
    assert german.date(PartialDate.parse("2024-06-18")) == "18.06.2024"


@pytest.mark.parametrize(
    ("code", "words"), [("en", "18.5%"), ("de", "18,5\xa0%"), ("fr", "18,5\xa0%"), ("hu", "18,5%"), ("sv", "18,5\xa0%")]
)
def test_shares_keep_their_decimals(code: str, words: str) -> None:
    assert Language(code).share(Share(18.49, 1)) == words  # type: ignore[arg-type]


def test_a_whole_share_is_never_rounded_up() -> None:
    assert Language("en").share(Share(69)) == "69%"
    assert Language("en").share(Share(69.5, 1)) == "69.5%"


@pytest.mark.parametrize(("per_cent", "shown"), [(0.5, "1%"), (12.5, "13%"), (68.5, "69%"), (69.5, "70%")])
def test_a_half_is_rounded_up_and_never_to_the_even_digit(per_cent: float, shown: str) -> None:
    assert Language("en").share(Share(per_cent)) == shown


@pytest.mark.parametrize(
    ("written", "shown"), [("69", "69%"), ("69.0", "69.0%"), ("68.5", "68.5%"), ("68.50", "68.50%"), ("7.25", "7.25%")]
)
def test_a_share_is_printed_as_it_was_published(project: Path, change: Change, written: str, shown: str) -> None:
    change("AT.yaml", "share: 69", f"share: {written}")
    (result,) = load(project).states["AT"].opinion
    assert Language("en").share(Share.published(result.share)) == shown
    (again,) = copy.deepcopy([result.share])
    assert Language("en").share(Share.published(again)) == shown


def test_a_share_without_a_file_is_printed_exactly() -> None:
    assert Language("en").share(Share.published(68.25)) == "68.25%"
    assert Language("en").share(Share.published(68.0)) == "68%"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_names_all_27(code: str) -> None:
    language = Language(code)  # type: ignore[arg-type]
    names = {language.state(state) for state in STATES}
    assert len(names) == 27
    assert all(name and not name.isupper() for name in names)


def test_greece_is_greece() -> None:
    assert Language("en").format_value(StateName("EL")) == "Greece"


def test_plurals_and_lists() -> None:
    english = Language("en")
    assert english.translate(msg_count("{count} state", "{count} states", 1)) == "1 state"
    assert english.translate(msg_count("{count} state", "{count} states", 12_000)) == "12,000 states"
    assert english.format_value(Listing(("a", "b", msg("c")))) == "a, b and c"


def test_a_text_is_in_the_language_of_the_page_as_written_or_translated_else_in_english_else_as_it_is() -> None:
    german = Language("de")
    german.texts = TranslatedTexts({"Yes": "Ja", "Sim": "Ja doch"})
    assert german.pick_text({"en": "Yes", "de": "Jawohl"}) == ("Jawohl", "de")
    assert german.pick_text({"en": "Yes"}) == ("Ja", "de")
    assert german.pick_text({"pt": "Sim", "en": "Yes"}) == ("Ja doch", "de")
    assert german.pick_text({"fr": "Non", "en": "No"}) == ("No", "en")
    assert german.pick_text({"fr": "Non"}) == ("Non", "fr")


def test_a_catalogue_is_used_with_its_own_order_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Turned(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"{members} of {seats}": "von {seats} sind es {members}"}.get(message, message)

    language = Language("de")
    monkeypatch.setattr(language, "translations", Turned())
    assert language.translate(msg("{members} of {seats}", members=3, seats=6)) == "von 6 sind es 3"


def test_there_is_a_word_for_everything() -> None:
    assert set(ASPECT_LABELS) == set(ASPECTS)
    assert set(STANCE_LABELS) == {*STANCES, "unknown"}


def test_a_translation_may_use_another_form_of_the_name_of_a_state(monkeypatch: pytest.MonkeyPatch) -> None:
    class Polish(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"the government {in_state}": "rząd {of_state} ({state})", "of Poland": "Polski"}.get(
                message, message
            )

    language = Language("pl")
    monkeypatch.setattr(language, "translations", Polish())
    sentence = msg("the government {in_state}", state=StateName("PL"))
    assert language.translate(sentence) == "rząd Polski (Polska)"
    assert Language("en").translate(sentence) == "the government in Poland"
    for state in STATES:
        forms = msg("{in_state}, {of_state}, {from_state}", state=StateName(state))
        assert re.fullmatch(r"in (.+), of \1, from \1", Language("en").translate(forms))


def test_a_translation_may_use_a_form_of_a_date() -> None:
    sentence = msg("{when}", when=PartialDate.parse("2025-10-01"))
    month, year = (replace(sentence, values={"when": PartialDate.parse(day)}) for day in ("2025-10", "2025"))
    for code, since, until, until_month in (
        ("sl", "Od 1. oktobra 2025", "do 1. oktobra 2025", "do oktobra 2025"),
        ("lv", "Kopš 2025. gada 1. oktobra", "līdz 2025. gada 1. oktobrim", "līdz 2025. gada oktobrim"),
        ("mt", "Mill-1 ta’ Ottubru 2025", "sal-1 ta’ Ottubru 2025", "sa Ottubru 2025"),
    ):
        language = Language(code)  # type: ignore[arg-type]
        language.translations = Translated({"{when}": "{Since_when}, {until_when}"})  # type: ignore[assignment]
        assert language.translate(sentence) == f"{since}, {until}"
        assert language.translate(month).endswith(f", {until_month}")
        assert "2025" in language.translate(year)


@pytest.mark.parametrize("code", languages_with_forms())
def test_forms_of_dates_are_whole(code: str) -> None:
    for form in FORMS:
        written = {
            date_in_form(PartialDate(2025, month, day), form, code) for month in range(1, 13) for day in range(1, 29)
        }
        assert len(written) == 12 * 28
        assert len({date_in_form(PartialDate(2025, month), form, code) for month in range(1, 13)}) == 12


def test_short_dates_name_the_month() -> None:
    assert Language("pt").date(PartialDate.parse("2025-11-04")) == "4 nov. 2025"
    assert Language("mt").date(PartialDate.parse("2025-11-04")) == "4 Nov 2025"
    assert Language("lv").long_date(PartialDate.parse("2026-05")) == "2026. gada maijs"


class Translated(gettext.NullTranslations):
    """Translations by their messages."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    french = Language("fr")
    assert french.long_date(PartialDate.parse("2025-10-01")) == "1er octobre 2025"
    assert french.long_date(PartialDate.parse("2025-10-11")) == "11 octobre 2025"
    assert french.date(PartialDate.parse("2025-10-01")) == "1er oct. 2025"

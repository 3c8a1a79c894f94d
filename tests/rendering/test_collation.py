"""Words in the order of the dictionaries of a language: the lists are as Intl.Collator of Node.js sorts them."""

import pytest

from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.rendering.collation import sorted_words
from scorecard.rendering.edition_order import as_listed

SORTED = {
    "bg": "агенция данни йота Яна ECPAT",
    "cs": "celek čas červen ďas dům hlas chat internet růst řád šifra zákon žena",
    "da": "Danmark Zagreb ældre Østrig Ålborg",
    "de": "Abgabe Ägypten Äther Atom Österreich Ozean Zug",
    "el": "άρθρο βία Έκδοση ήπιος ομάδα όριο ECPAT",
    "en": "abstain Eurobarometer resume résumé zone",
    "es": "nación nube ñandú obra",
    "et": "saksa zoom tšaad ülem",
    "fi": "vuosi wiki zeniitti åland äiti öljy",
    "fr": "cote côté coteau élection",
    "hr": "cijena čas ćelija dan džep đak lopta ljubav nota njega šest zrak žaba",
    "hu": "cukor csend gabona gyermek nap nyelv óra ő öt sok szabály zár zsír",
    "lt": "cukrus čia yra iš jis šalis ūkis žodis",
    "lv": "cena četri gads ģimene kas ķermenis lats ļoti nams ņemt šis zeme žurka",
    "mt": "ċavetta casino ġurnata gost għajn ħajja indiċi żmien zija",
    "pl": "akt ąkać cel ćma lód łza sad śnieg zero źle żaba",
    "pt": "acção acordo área",
    "ro": "an ăsta în sat școală tare țară",
    "sk": "cena čas hora chlieb iný ostrov ôsmy šesť žena",
    "sl": "cena čas sad šest zrak žena",
    "sv": "Sverige Zagreb åland äpple Österrike",
}


@pytest.mark.parametrize("language", SORTED)
def test_words_are_in_the_order_of_their_language(language: str) -> None:
    words = SORTED[language].split()
    assert sorted_words(reversed(words), language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_and_phrases_are_in_order_in_every_language(language: str) -> None:
    words = ["2021/1232", "Council", "Council mandate", "“EU Centre”", "EU-27"]
    assert sorted_words(reversed(words), language)[:3] == words[:3]


@pytest.mark.parametrize(
    ("language", "words", "listed"),
    [
        ("en", "the Danish text", "Danish text"),
        ("de", "die tschechischen Entwürfe", "die tschechischen Entwürfe"),
        ("fr", "l’ordonnance", "ordonnance"),
        ("mt", "it-test Daniż", "test Daniż"),
        ("pl", "tekst duński", "tekst duński"),
    ],
)
def test_an_index_prints_an_article_only_where_an_adjective_depends_on_it(
    language: str, words: str, listed: str
) -> None:
    assert as_listed(words, language) == listed

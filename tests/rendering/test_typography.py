"""Words are set by the rules of their language, on every page; `tests/typesetting` looks where lines end."""

import html
import re
from pathlib import Path

import pytest

from scorecard.documents.message import Listing, Share, StateName
from scorecard.evidence.vocabulary import STATES
from scorecard.rendering.language import Language
from scorecard.rendering.state_order import by_name
from scorecard.rendering.typeset_html import typeset_html
from scorecard.rendering.typography import rules

SAYS = {
    "en": (
        "On 26 November 2025, \"so 'yes'\", it's 7 % of 95 MEPs",
        "On 26_November_2025, “so ‘yes’”, it’s 7% of 95_MEPs",
    ),
    "de": ("Am 26. November 2025 \"so 'ja'\" 65%", "Am 26._November_2025 „so ‚ja‘“ 65_%"),
    "fr": ('Le 26 novembre 2025 : "d\'accord" ?', "Le 26_novembre_2025_: «_d’accord_»_?"),
    "it": ("un testo: n = 26\u00a0270; no?", "un testo: n_=_26_270; no?"),
    "hu": ('2025. november 26. "igen" 2025-11-26.', "2025._november_26. „igen” 2025._november_26."),
    "lv": ("2025. gada 26. novembris", "2025._gada_26._novembris"),
    "es": ("el 26 de noviembre de 2025", "el 26_de_noviembre_de_2025"),
    "lt": ("2025-11-26", "2025-11-26"),
    "mt": ("26 ta' Novembru 2025", "26_ta’_Novembru_2025"),
    "cs": ("v Praze 26. listopadu 2025", "v_Praze 26._listopadu_2025"),
    "fi": ('26. marraskuuta 2025 "a"', "26._marraskuuta_2025 ”a”"),
    "bg": ("до 26 ноември 2025 г..", "до 26_ноември_2025_г."),
    "hr": ("do 26. studenoga 2025..", "do 26._studenoga_2025."),
}


def test_french_has_a_space_before_high_marks_also_where_none_was_typed() -> None:
    assert (
        rules("fr").set("non connu: rien; où? (voir ecpat.org: oui) 12:30 https://a.eu/b: c").replace("\u00a0", "_")
        == "non connu_: rien_; où_? (voir ecpat.org_: oui) 12:30 https://a.eu/b_: c"
    )


def test_greek_sets_remarks_apart_without_a_question_mark() -> None:
    assert (rules("el").apart, rules("en").apart) == ("· ", "; ")


@pytest.mark.parametrize("language", SAYS)
def test_dates_quotations_and_percentages_follow_the_language(language: str) -> None:
    typed, wanted = SAYS[language]
    assert rules(language).set(typed).replace("\u00a0", "_") == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("COM(2022) 209 final and (EU) 2021/1232", "COM(2022)_209_final and (EU)_2021/1232"),
        ("Article 16(4) TEU, p. 3, (n = 1,001)", "Article_16(4)_TEU, p._3, (n_=_1,001)"),
        ("in Nov 2025 or November 2025", "in Nov_2025 or November_2025"),
        ("mid-September 2025, May–June 2025", "mid-September_2025, May–June_2025"),
        ("2021-2026, aged 13-17", "2021–2026, aged 13–17"),
        ("since 2025-02-25, seen 2025-07", "since 25_February_2025, seen July_2025"),
        ("The 27 of 2025 were", "The 27_of 2025 were"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, wanted: str) -> None:
    assert rules("en").set(typed).replace("\u00a0", "_") == wanted


@pytest.mark.parametrize(
    "text",
    ["call 116 111", "A10-0040", "10-0040", "2011-12", "https://a.eu/it's-12-30/2024-02-07", "report-2024-02-07.pdf"],
)
def test_names_and_addresses_stay_as_they_are(text: str) -> None:
    assert rules("en").set(text) == text


def test_a_page_is_set_where_it_is_read_and_nowhere_else() -> None:
    page = (
        '<html lang="en"><head><style>a::after { content: "\'" }</style></head><body><p title="Germany&#39;s 27" '
        'data-entry="a\'b c">It&#39;s &lt;5 % &amp; <q lang="de">er sagte "nein"</q></p><code>don\'t 5 %</code>'
        '<p class="ask-large">We ask for rules that bind all providers.</p></body></html>'
    )
    assert typeset_html(page, "en").replace("\u00a0", "_") == (
        '<html lang="en"><head><style>a::after { content: "\'" }</style></head><body><p title="Germany’s 27" '
        'data-entry="a\'b c">It’s &lt;5% &amp; <q lang="de">„er sagte ‚nein‘“</q></p><code>don\'t 5 %</code>'
        '<p class="ask-large">We ask for rules that bind all_providers.</p></body></html>'
    )


PAGES = ("en/DE/index.html", "en/MT/index.html", "en/SE/index.html", "en/index.html")


@pytest.mark.parametrize("name", PAGES)
def test_no_straight_mark_and_no_date_of_data_is_printed(name: str, edition: Path) -> None:
    page = (edition / name).read_text("utf-8")
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    for unwanted, parts in ((r"['\"]", page), (r"\b20\d\d-[01]\d-\d\d\b", re.sub("<q.*?</q>", "", page))):
        lines = html.unescape(re.sub("<[^>]*>", "\n", parts)).splitlines()
        assert [line for line in lines if re.search(unwanted, line) and "://" not in line] == []


@pytest.mark.parametrize("name", PAGES[:3])
def test_the_number_of_a_source_is_no_digit_of_a_year(name: str, edition: Path) -> None:
    marks = re.findall(r'(.)<a class="mark"[^>]*>(.)', (edition / name).read_text("utf-8"))
    assert marks
    assert {first for _, first in marks} == {"\u00a0"}
    assert not [before for before, _ in marks if before.isspace()]


def test_shares_are_whole_unless_that_would_mislead() -> None:
    english = Language("en")
    shares = {31.84: "32%", 35.01: "35.01%", 64.97: "64.97%", 0.12: "0.1%", 99.7: "99.7%", 68.5: "69%"}
    assert {share: english.share(Share.computed(share, 35, 65)) for share in shares} == shares


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "AT BE BG HR CY CZ DK", "SE"),
        ("de", "BE BG DK DE EE FI FR EL", "CY"),
        ("cs", "BE BG CZ DK EE FI FR HR", "SE"),
    ],
)
def test_states_stand_in_the_order_of_their_names(language: str, first: str, last: str) -> None:
    order = by_name(STATES, language)
    assert sorted(order) == sorted(STATES)
    assert " ".join(order).startswith(first)
    assert order[-1] == last


def test_a_list_of_states_in_a_sentence_follows_the_alphabet_of_the_language() -> None:
    states = Listing((StateName("EL"), StateName("ES"), StateName("DE")), by_name=True)
    assert Language("en").format_value(states) == "Germany, Greece and Spain"
    assert Language("de").format_value(states) == "Deutschland, Griechenland und Spanien"
    assert Language("fi").format_value(states) == "Espanja, Kreikka ja Saksa"

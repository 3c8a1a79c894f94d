"""Words in another language than the page: marked where the page has text, plain where it can have no elements."""

import shutil
from pathlib import Path

import pytest

from scorecard.documents.message import Listing, Message, msg
from scorecard.evidence.model.common import Text
from scorecard.rendering.catalogue import TranslatedTexts
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import TEMPLATES

SAYS: Text = {"en": 'the "Danish" text & more'}
SENTENCE = msg("He said: {text}, {count}.", text=SAYS, count=3)


def page(folder: Path, template: str, name: str = "page.html.j2", **values: object) -> str:
    """Returns a template rendered on a German page, on which a text of the evidence is translated."""
    (folder / "style").mkdir(exist_ok=True)
    shutil.copy(TEMPLATES / "style" / "tokens.toml", folder / "style")
    (folder / name).write_text(template)
    german = Language("de")
    german.texts = TranslatedTexts({"Yes": "Ja"})
    return render(environment(german, folder), name, **values)


ORIGINAL = '<span class="original" lang="en">the “Danish” text &amp; more</span>'
"""Set by the rules of its own language: German quotation marks are others."""


@pytest.mark.parametrize("printed", ["text|translate", "said|translate", "all|translate"])
def test_an_original_is_marked_with_its_language_also_within_a_sentence(printed: str, tmp_path: Path) -> None:
    html = page(tmp_path, f"<p>{{{{ {printed} }}}}</p>", text=SAYS, said=SENTENCE, all=Listing((SAYS, msg("b"))))
    assert html.count(ORIGINAL) == 1
    assert html.removeprefix("<p>").replace(ORIGINAL, "…").removesuffix("</p>") in {"…", "He said: …, 3.", "… und b"}


def test_an_original_is_marked_within_a_message_of_the_template(tmp_path: Path) -> None:
    html = page(tmp_path, '<p>{{ _("A text: %(text)s", text=said|translate) }}</p>', said=SENTENCE)
    assert ORIGINAL in html


@pytest.mark.parametrize(
    "template",
    [
        '<p title="{{ said|translate }}"></p>',
        '<meta content="{{ said|translate }}">',
        "<title>{{ said|translate }}</title>",
        "<svg><title>{{ said|translate }}</title><text>{{ said|translate }}</text></svg>",
        "<select><option>{{ said|translate }}</option></select>",
        "<style>{{ said|translate }}</style>",
        "{% for line in [said|translate] %}<p>{{ line|length }}</p>{% endfor %}",
    ],
)
def test_where_there_can_be_no_element_the_words_are_plain(template: str, tmp_path: Path) -> None:
    html = page(tmp_path, template, said=SENTENCE)
    assert "span" not in html
    assert html.isprintable()


def test_in_markdown_the_words_are_plain(tmp_path: Path) -> None:
    assert page(tmp_path, "{{ said|translate }}", "page.md.j2", said=SENTENCE).startswith("He said: the ")


def test_what_is_translated_or_in_the_language_of_the_page_has_no_mark(tmp_path: Path) -> None:
    for text in ({"en": "Yes"}, {"en": "No", "de": "Ja"}):
        assert page(tmp_path, "<p>{{ text|translate }}</p>", text=text) == "<p>Ja</p>"


def test_for_the_program_an_original_is_a_string_like_any_other() -> None:
    german = Language("de")
    words = german.format_value(Message("{text}!", {"text": SAYS}))
    assert words == f"{SAYS['en']}!"
    assert (words.upper(), len(words), f"{words}") == (f"{SAYS['en'].upper()}!", len(SAYS["en"]) + 1, words)

"""Without the words of its messages a file is the same, whatever they are; anything else that changes is seen."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS
from jinja2.ext import babel_extract

from scorecard.building.message_words import MessageWords, words_of_module, words_of_template
from scorecard.message_extraction import messages_of_code
from scorecard.rendering.message_lookups import Lookup
from tests.conftest import ROOT

MODULE = '''\
from scorecard.documents.message import msg, msg_count

# Translators: {who} is a government.
WORDS = {"for": msg("It is for it."), "against": msg("It is against it.")}


def said(who: str, number: int) -> str:
    """Returns a sentence."""
    words = f"{msg('in a formatted text')}: {who}"
    return msg("{who} said it.", who=who) if number == 1 else msg_count("{count} state", "{count} states", number)
'''
TEMPLATE = """\
{# Translators: a heading. #}
<h1 class="head">{{ _("The facts") }}</h1>
{% if document.left %}{{ _("Left: %(what)s.", what=document.left|default("nothing")) }}{% endif %}
{{ ngettext("%(num)s day", "%(num)s days", document.days) }} {{ pgettext("of a week", "May")|upper }}
"""


def module(source: str) -> MessageWords:
    words = words_of_module(source.encode())
    assert words is not None
    return words


def template(source: str) -> MessageWords:
    words = words_of_template(source)
    assert words is not None
    return words


def test_the_messages_are_read_in_their_order_with_context_and_plural() -> None:
    assert module(MODULE).messages == (
        (None, "It is for it.", None),
        (None, "It is against it.", None),
        (None, "in a formatted text", None),
        (None, "{who} said it.", None),
        (None, "{count} state", "{count} states"),
    )
    assert template(TEMPLATE).messages == (
        (None, "The facts", None),
        (None, "Left: %(what)s.", None),
        (None, "%(num)s day", "%(num)s days"),
        ("of a week", "May", None),
    )


SAME_MODULE = {
    "a sentence": ("It is against it.", "It opposes it."),
    "a plural": ("{count} states", "{count} member states"),
    "a sentence on two lines": ('msg("It is for it.")', 'msg(\n    "It is for it, and for "\n    "all else."\n)'),
    "a comment": ("# Translators: {who} is a government.", "# Translators: {who} is not a state."),
}
OTHER_MODULE = {
    "the key of a sentence": ('"against":', '"opposed":'),
    "another function": ('msg("It is against it.")', 'str("It is against it.")'),
    "a formatted text": ("}: {who}", "}; {who}"),
    "the name of a value": ("who=who", "whom=who"),
    "a number": ("number == 1", "number == 2"),
    "the type of a number": ("number == 1", "number == 1.0"),
    "one message more": ('"against":', '"both": msg("Both."), "against":'),
    "a message that is put together": ('msg("It is against it.")', 'msg("It is" + " against it.")'),
}


@pytest.mark.parametrize(("old", "new"), SAME_MODULE.values(), ids=SAME_MODULE)
def test_a_module_with_other_words_is_the_same_without_them(old: str, new: str) -> None:
    assert MODULE.count(old) == 1
    assert module(MODULE.replace(old, new)).digest == module(MODULE).digest


@pytest.mark.parametrize(("old", "new"), OTHER_MODULE.values(), ids=OTHER_MODULE)
def test_a_module_with_anything_else_changed_is_another(old: str, new: str) -> None:
    assert MODULE.count(old) == 1
    assert module(MODULE.replace(old, new)).digest != module(MODULE).digest


def test_words_that_may_not_be_messages_are_left_where_they_are() -> None:
    assert words_of_module(MODULE.replace("documents.message", "documents.other").encode()) is None
    assert words_of_module(MODULE.replace("who: str", "msg: str").encode()) is None, "it stands for something else"
    assert words_of_module(f"{MODULE}\n\ndef msg(words):\n    return words\n".encode()) is None
    assert words_of_module(b"def broken(: msg('x')") is None
    assert words_of_template("<p>_(one)</p>{{ _(words) }}") is None
    assert words_of_template("{{ _('never closed }}") is None


SAME_TEMPLATE = {
    "a heading": ("The facts", "What is known"),
    "a sentence with a value": ("Left: %(what)s.", "Remaining: %(what)s."),
    "a plural": ("%(num)s days", "%(num)s whole days"),
    "a context": ("of a week", "month"),
    "two strings": ('_("The facts")', '_("The " "facts")'),
    "spaces in brackets": ('{{ _("The facts") }}', '{{_( "The facts" )}}'),
    "a comment": ("Translators: a heading.", "Translators: a title."),
}
OTHER_TEMPLATE = {
    "a class": ('class="head"', 'class="title"'),
    "a filter": ("|upper", "|lower"),
    "a text that is no message": ('default("nothing")', 'default("none")'),
    "a method of that name": ('_("The facts")', 'document._("The facts")'),
    "a message that is put together": ('_("The facts")', '_("The" ~ " facts")'),
    "a condition": ("document.left %}", "document.right %}"),
    "text around it": ("</h1>", "!</h1>"),
}


@pytest.mark.parametrize(("old", "new"), SAME_TEMPLATE.values(), ids=SAME_TEMPLATE)
def test_a_template_with_other_words_is_the_same_without_them(old: str, new: str) -> None:
    assert TEMPLATE.count(old) == 1
    assert template(TEMPLATE.replace(old, new)).digest == template(TEMPLATE).digest


@pytest.mark.parametrize(("old", "new"), OTHER_TEMPLATE.values(), ids=OTHER_TEMPLATE)
def test_a_template_with_anything_else_changed_is_another(old: str, new: str) -> None:
    assert TEMPLATE.count(old) == 1
    assert template(TEMPLATE.replace(old, new)).digest != template(TEMPLATE).digest


MARKED = re.compile(rb"\b(?:msg|msg_count|_|[np]*gettext)\(")


@pytest.mark.parametrize(("folder", "ending"), [("scorecard", ".py"), ("templates", ".html.j2")])
def test_each_message_that_babel_extracts_is_found(folder: str, ending: str) -> None:
    """What the catalogues have and is not found here would concern every document, as the rest of its file does."""
    for path in (ROOT / folder).rglob(f"*{ending}"):
        source = path.read_bytes()
        if MARKED.search(source):
            words = words_of_module(source) if ending == ".py" else words_of_template(source.decode())
            assert Counter(extracted(source, ending)) <= Counter(words.messages if words else ()), path


def extracted(source: bytes, ending: str) -> Iterator[Lookup]:
    """The messages that Babel finds in a module or a template."""
    if ending == ".py":
        found = messages_of_code(BytesIO(source), {"msg": None, "msg_count": (1, 2)}, [], {})
    else:
        options = {"trim_blocks": "true", "lstrip_blocks": "true"}
        found = babel_extract(BytesIO(source), [*DEFAULT_KEYWORDS], [], options)
    for _, function, texts, _ in found:
        texts = [text for text in (texts if isinstance(texts, tuple) else (texts,)) if text is not None]
        if texts and texts[0] != "; ":  # Babel takes any text in a call that begins with a variable
            context = texts.pop(0) if function == "pgettext" else None
            yield context, texts[0], texts[1] if function in ("msg_count", "ngettext") else None

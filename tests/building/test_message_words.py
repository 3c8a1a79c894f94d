"""Without the words of its messages a file is the same, whatever they are; anything else that changes is seen."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS
from jinja2.ext import babel_extract

from scorecard.building.dependencies import html_code
from scorecard.building.inputs import read_inputs
from scorecard.building.message_words import MessageWords, words_of_module, words_of_template
from scorecard.message_extraction import messages_of_code
from scorecard.rendering.message_lookups import Lookup
from scorecard.rendering.resource_paths import TEMPLATES
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
SAID = '''\
from scorecard.documents.message import msg
from scorecard.evidence.program_messages import tr, tr_count, tr_noop

CURES = {"name": tr_noop("give it a name"), "none": tr_noop("leave {name} out")}
TITLE = msg("A title")


def fault(file: str, number: int) -> str:
    """Returns what is wrong with a file."""
    if number > 1:
        return tr_count("{file} has {count} fault", "{file} has {count} faults", number, file=file)
    try:
        raise ValueError(tr("{file} is empty: {share:.1f} %", file=file, share=0))
    except ValueError as error:
        return tr(CURES["none"], name=str(error)) + tr("Try again.")
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


SAME_SAID = {
    "a sentence": ("Try again.", "Once more."),
    "an error": ("{file} is empty: {share:.1f} %", "{share:.1f} % of {file} is not empty"),
    "a plural": ("has {count} faults", "with {count} faults: {count}"),
    "an entry of a table": ("give it a name", "name it"),
    "broken lines and a comment": ('tr("Try again.")', 'tr(  # Translators: it failed.\n"Try " "again.")'),
}
OTHER_SAID = {
    "the name of a value": ("file=file, share", "path=file, share"),
    "a place in a sentence": ("{file} is empty", "{path} is empty"),
    "a place that is gone": ("{file} is empty", "It is empty"),
    "a place in a plural": ("{count} faults", "{number} faults"),
    "a place in a table": ("leave {name} out", "leave {names} out"),
    "how a value is written": (":.1f}", ":.2f}"),
    "a value": ("share=0", "share=1"),
    "one value more": ("share=0", "share=0, day=1"),
    "another function": ('tr_noop("give', 'tr("give'),
    "no function": ('tr("Try again.")', '"Try again."'),
    "a message of documents": ('tr("Try again.")', 'msg("Try again.")'),
    "a sentence that is put together": ('"Try again."', '"Try" + " again."'),
    "a sentence that is empty": ('"Try again."', '""'),
    "the key of a table": ('{"name":', '{"names":'),
    "which sentence is said": ('CURES["none"]', 'CURES["name"]'),
    "one sentence more": ('tr("Try again.")', 'tr("Try again.") + tr("Or not.")'),
    "an error that is caught": ("except ValueError", "except OSError"),
    "a number": ("number > 1", "number > 2"),
}


@pytest.mark.parametrize(("old", "new"), SAME_SAID.values(), ids=SAME_SAID)
def test_a_module_that_says_it_in_other_words_is_the_same_without_them(old: str, new: str) -> None:
    assert SAID.count(old) == 1
    assert module(SAID.replace(old, new)) == module(SAID)


@pytest.mark.parametrize(("old", "new"), OTHER_SAID.values(), ids=OTHER_SAID)
def test_a_module_that_says_it_where_anything_else_changed_is_another(old: str, new: str) -> None:
    assert SAID.count(old) == 1
    assert module(SAID.replace(old, new)).digest != module(SAID).digest


def test_what_is_said_in_the_terminal_is_no_message_of_a_document() -> None:
    assert module(SAID).messages == ((None, "A title", None),)
    assert module(SAID.replace('msg("A title")', "3")).messages == ()


@pytest.mark.parametrize(
    "line",
    [
        "from scorecard.evidence.other import tr",
        "from scorecard.evidence.other import *",
        "from scorecard.evidence.program_messages import tr_noop as tr",
        "from .program_messages import tr",
        "import scorecard.evidence.other as tr",
        "tr = str",
        "def tr(words: str) -> str: ...",
        "async def tr(words: str) -> str: ...",
        "class tr: ...",
        "say = lambda tr: tr('words')",
        "for tr in (str, repr): ...",
        "with open('x') as tr: ...",
        "try: ...\nexcept OSError as tr: ...",
        "match TITLE:\n    case tr: ...",
        "match TITLE:\n    case [*tr]: ...",
        "match TITLE:\n    case {**tr}: ...",
        "del tr",
        "print(tr := str)",
    ],
)
def test_where_the_name_of_a_function_may_stand_for_another_all_is_code(line: str) -> None:
    assert words_of_module(f"{SAID}\n{line}\n".encode()) is None


def test_a_sentence_with_an_odd_bracket_is_code() -> None:
    assert words_of_module(SAID.replace("Try again.", "Try } again.").encode()) is None


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


def test_each_sentence_of_the_terminal_is_left_out() -> None:
    """In the modules that documents are made with; elsewhere it concerns none anyway."""
    number = 0
    for name in html_code(read_inputs(None, TEMPLATES).inputs):
        if name.endswith(".py"):
            source = (ROOT / "scorecard" / name).read_bytes()
            module = ast.parse(source)
            texts = [*texts_said(module)]
            for text in texts:
                text.value = str(text.value) + " Yes."
            number += len(texts)
            before, after = words_of_module(source), words_of_module(ast.unparse(module).encode())
            assert before == after and (before or not texts), name
    assert number > 500


def texts_said(module: ast.Module) -> Iterator[ast.Constant]:
    """Yields the texts of a module that only the terminal prints."""
    for call in ast.walk(module):
        match call:
            case ast.Call(func=ast.Name(id="tr" | "tr_noop"), args=[ast.Constant() as text, *_]):
                yield text
            case ast.Call(func=ast.Name(id="tr_count"), args=[ast.Constant() as text, ast.Constant() as plural, *_]):
                yield from (text, plural)


def extracted(source: bytes, ending: str) -> Iterator[Lookup]:
    """Yields the messages that Babel finds in a module or a template."""
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

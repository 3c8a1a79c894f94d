"""What translators are given of the program: also messages in formatted strings, and the help of the commands."""

from io import BytesIO
from typing import Any

from typer.main import get_command

from scorecard.cli import app
from scorecard.command_help import help_messages
from scorecard.evidence.program_messages import IN_TERMINAL
from scorecard.message_extraction import messages_of_code, messages_of_commands

KEYWORDS: dict[str, Any] = {"tr": None, "tr_count": (1, 2), "tr_noop": None, "msg": None}
SOURCE = b"""\
# Translators: of a file.
one = tr("written")
two = msg("On a page.")
# For translators, of each below: a kind of
# document
KINDS = {
    "a": tr_noop("kind one"),
    # Translators: odd.
    "b": tr_noop("kind two"),
}
# no comment for translators
# Translators: a number of
# things.
three = f"{tr_count('{count} thing', '{count} things', n, file=f'{x}')}, {other(tr('more'))}: {tr(x)}"
"""


def found_in(source: bytes) -> dict[str, tuple[Any, list[str]]]:
    found = messages_of_code(BytesIO(source), KEYWORDS, ["Translators:"], {})
    forms = {(messages if isinstance(messages, tuple) else (messages,)): comments for _, _, messages, comments in found}
    return {str(messages[0]): (messages, comments) for messages, comments in forms.items()}


def test_messages_within_formatted_strings_are_found_with_their_comments() -> None:
    found = found_in(SOURCE)
    assert found["written"][1] == ["Translators: of a file.", IN_TERMINAL]
    assert found["On a page."][1] == []
    assert found["{count} thing"][0][:2] == ("{count} thing", "{count} things")
    assert found["{count} thing"][1] == ["Translators: a number of", "things.", IN_TERMINAL]
    assert found["more"][1][-1] == IN_TERMINAL


def test_what_is_said_of_a_table_is_said_of_each_of_its_messages() -> None:
    found = found_in(SOURCE)
    assert found["kind one"][1] == ["a kind of document", IN_TERMINAL]
    assert found["kind two"][1] == ["Translators: odd.", "a kind of document", IN_TERMINAL]


def test_the_help_of_the_commands_is_found_a_paragraph_a_message() -> None:
    found = [messages for _, _, messages, _ in messages_of_commands(BytesIO(b""), KEYWORDS, [], {})]
    assert {*help_messages(get_command(app))} == {*found}
    assert "Example: {command}" in found and "Print the version." in found
    assert (
        "Problems are errors, and nothing is built from them. Notes say what may be wrong, and stop nothing." in found
    )
    assert not [message for message in found if message.startswith("Example: scorecard")]
    assert not [message for message in found if "\n" in message or "{" in message.replace("{command}", "")]

"""Translates what `--help` says: the docstrings of the commands, the help of their options, and the headings."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

from scorecard.evidence.program_messages import tr, tr_noop

_EXAMPLE = tr_noop("Example: {command}")
_EXAMPLE_BEGINS = _EXAMPLE.partition("{")[0]
_APPENDED_BY_TYPER = re.compile(r"\[(?:default: (?P<default>[^\];]+)|required)(?=[;\]][^\[]*$)")
"""The text that Typer appends to the help of an option or argument, as in `[default: 2; x>=1]`."""


class TranslatedHelp:
    """Base class of commands and groups of Typer that translates their help; it must be the first base."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Writes how the command is typed."""
        # Translators: in the help of a command, before how it is typed.
        prefix = tr("Usage:")
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=f"{prefix} ")

    def format_options(self: Any, ctx: Any, formatter: Any) -> None:
        """Writes the arguments, the options and, of a group, the commands."""
        records = [
            (param.param_type_name, _translated_record(param.get_help_record(ctx))) for param in self.get_params(ctx)
        ]
        # For translators, of each below: a heading in the help of a command: what is typed after it
        headings = {"argument": tr("Arguments"), "option": tr("Options")}
        for kind, heading in headings.items():
            if rows := [record for of, record in records if of == kind and record]:
                with formatter.section(heading):
                    formatter.write_dl(rows)
        if hasattr(self, "format_commands"):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Returns the option `--help`."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # defined by Typer's class, the next base
        option.help = tr("Show this message and exit.")
        return option


def help_messages(command: Any) -> Iterator[str]:
    """Yields every message in the help of a command, and of all commands of a group; one a paragraph."""
    for holder in _holders(command):
        for paragraph in _paragraphs(holder.help):
            yield _EXAMPLE if paragraph.startswith(_EXAMPLE_BEGINS) else paragraph


def translate_help(command: Any) -> None:
    """Translates the help of a command, and of all commands of a group, in place."""
    for holder in _holders(command):
        holder.help = "\n\n".join(map(_translated, _paragraphs(holder.help)))


def _holders(command: Any) -> Iterator[Any]:
    """Yields the command, its arguments and options, and the commands of a group, as far as they have help."""
    yield from (one for one in (command, *command.params) if one.help)
    for each in getattr(command, "commands", {}).values():
        yield from _holders(each)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in inspect.cleandoc(text).split("\n\n")]


def _translated(paragraph: str) -> str:
    if paragraph.startswith(_EXAMPLE_BEGINS):
        return tr(_EXAMPLE, command=paragraph.removeprefix(_EXAMPLE_BEGINS))
    return tr(paragraph)


def _translated_record(record: tuple[str, str] | None) -> tuple[str, str] | None:
    """Returns how an option is typed and its help, with the text that Typer appends: `[default: countries]`."""
    if record is None:
        return None
    typed, help_text = record
    if found := _APPENDED_BY_TYPER.search(help_text):
        # Translators: in the help of an argument: it cannot be left out.
        words = tr("required")
        if found["default"]:
            # Translators: in the help of an option: what it is where it is left out, as in "default: output".
            words = tr("default: {value}", value=found["default"])
        help_text = f"{help_text[: found.start()]}[{words}{help_text[found.end() :]}"
    return typed, help_text

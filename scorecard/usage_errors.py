"""Writes what is wrong with a command as it was typed, in the language of the terminal, and what to type instead.

Typer says it in English and has no place for translations; its errors are caught where a command reads its words.
"""

import re
from collections.abc import Callable
from typing import Any, cast

import typer

from scorecard.evidence.problems import did_you_mean
from scorecard.evidence.program_messages import tr
from scorecard.terminal import usage

_UsageError = cast(type[Exception], typer.BadParameter.__mro__[1])
"""The base class of all errors of usage; Typer has no public name for it."""
_NOT_IN_RANGE = re.compile(r"^(?P<value>\S+) is not in the range x>=(?P<least>\d+)")
_NO_NUMBER = re.compile(r"^'(?P<value>.*)' is not a valid int", re.DOTALL)
_EXTRA = re.compile(r"extra argument\S* \((?P<words>.*)\)$", re.DOTALL)


class TranslatedUsageErrors:
    """Base class of commands and groups of Typer: prints usage errors as messages of this program."""

    def make_context(self: Any, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Reads the typed words. Ends the program where the command does not know one."""
        read: Callable[..., Any] = super().make_context  # type: ignore[misc]  # Typer's, beside which this class is a base
        try:
            return read(info_name, args, parent=parent, **extra)
        except _UsageError as error:
            path = " ".join(filter(None, (parent and parent.command_path, info_name)))
            if type(error).__name__ == "NoArgsIsHelpError" or not (message := _message(error, self, path)):
                raise
            usage(message)

    def parse_args(self: Any, ctx: Any, args: list[str]) -> list[str]:
        """Reads the options and words. Ends the program where an option that has one value is given two."""
        *_, given = self.make_parser(ctx).parse_args([*args])
        for place, param in enumerate(given):
            has_one = param.param_type_name == "option" and not param.multiple and not param.is_flag
            if has_one and param in given[:place]:
                # Translators: {option} is as it is typed, --on.
                usage(tr("{option} is given twice; give it once", option=param.opts[0]))
        read: Callable[..., list[str]] = super().parse_args  # type: ignore[misc]  # Typer's, beside which this class is a base
        return read(ctx, args)

    def resolve_command(self: Any, ctx: Any, args: list[str]) -> Any:
        """Returns the typed command of a group. Ends the program where the group has no such command."""
        word, known = args[0], self.list_commands(ctx)
        if word not in known and not word.startswith("-"):
            hint = did_you_mean(word, known)
            # Translators: {hint} is nothing, or "; did you mean 'build'?"; {known} lists words as they are typed
            usage(tr("'{word}' is not a command{hint} (known: {known})", word=word, hint=hint, known=", ".join(known)))
        return super().resolve_command(ctx, args)  # type: ignore[misc]  # Typer's, beside which this class is a base


def _message(error: Any, command: Any, path: str) -> str | None:
    """Returns the message for an error, in one line; None for an error that this module has no message for."""
    instead = f"{path} --help"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        known = [name for param in command.params for name in param.opts if name.startswith("--")]
        # Translators: {hint} is nothing, or "; did you mean '--jobs'?"; {help} is a command that is typed.
        return tr(
            "{option} is not an option of {command} ({help} lists them){hint}",
            option=error.option_name,
            command=path,
            hint=did_you_mean(error.option_name, known),
            help=instead,
        )
    if kind == "BadOptionUsage" and "requires" in error.message:
        # Translators: {option} is as it is typed, --output; {help} is a command that is typed.
        return tr("{option} needs a value; type {help} to see which", option=error.option_name, help=instead)
    if kind == "BadOptionUsage":
        # Translators: {option} is as it is typed, --json.
        return tr("{option} takes no value; type it alone", option=error.option_name)
    if kind == "MissingParameter" and error.ctx:
        typed = f"{path} {' '.join(command.collect_usage_pieces(error.ctx))}"
        # Translators: {argument} is the name of a word that is typed; {usage} is how the command is typed.
        return tr("{argument} is missing; type {usage}", argument=error.param.name.upper(), usage=typed)
    if kind == "BadParameter" and error.param:
        option = error.param.opts[0]
        if found := _NOT_IN_RANGE.match(error.message):
            values = {"value": found["value"], "limit": found["least"]}
            return tr("{field} {value} is below {limit}; give at least {limit}", field=option, **values)
        if found := _NO_NUMBER.match(error.message):
            # Translators: {option} is as it is typed, --jobs.
            return tr("{option} '{value}' is not a whole number", option=option, value=found["value"])
    if (extra := _EXTRA.search(error.message)) and error.ctx:
        typed = f"{path} {' '.join(command.collect_usage_pieces(error.ctx))}"
        # Translators: {words} are typed behind a command that has no use for them; {usage} is how it is typed.
        return tr("'{words}' is too much here; type {usage}", words=extra["words"], usage=typed)
    return None

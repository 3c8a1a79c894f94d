"""Writes what is wrong with a command as it was typed, in the language of the terminal, and what to type instead.

Typer prints these errors in English and has no translations; they are caught where a command parses its arguments.
"""

from collections.abc import Callable
from typing import Any

from scorecard.evidence.problems import did_you_mean
from scorecard.evidence.program_messages import tr
from scorecard.terminal import usage


class TranslatedUsageErrors:
    """Base class of commands and groups of Typer: prints usage errors as messages of this program."""

    def make_context(self: Any, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Reads the typed words. Ends the program where the command does not know one."""
        read: Callable[..., Any] = super().make_context  # type: ignore[misc]  # defined by Typer's class, the next base
        typed = tuple(args)  # reading empties the list
        try:
            return read(info_name, args, parent=parent, **extra)
        except Exception as error:  # Typer has no public name for most of its errors in what was typed
            path = " ".join(filter(None, (parent and parent.command_path, info_name)))
            if message := _message(error, self, path, typed):
                usage(message)
            raise

    def parse_args(self: Any, ctx: Any, args: list[str]) -> list[str]:
        """Reads the options and words. Ends the program where an option that has one value is given two."""
        *_, given = self.make_parser(ctx).parse_args([*args])
        for place, param in enumerate(given):
            has_one = param.param_type_name == "option" and not param.multiple and not param.is_flag
            if has_one and param in given[:place]:
                # Translators: {option} is as it is typed, --on.
                usage(tr("{option} is given twice; give it once", option=param.opts[0]))
        read: Callable[..., list[str]] = super().parse_args  # type: ignore[misc]  # defined by Typer's class, the next base
        return read(ctx, args)

    def resolve_command(self: Any, ctx: Any, args: list[str]) -> Any:
        """Returns the typed command of a group. Ends the program where the group has no such command."""
        word, known = args[0], self.list_commands(ctx)
        if word not in known and not word.startswith("-"):
            hint = did_you_mean(word, known)
            # Translators: {hint} is nothing, or "; did you mean 'build'?"; {known} lists words as they are typed
            usage(tr("'{word}' is not a command{hint} (known: {known})", word=word, hint=hint, known=", ".join(known)))
        return super().resolve_command(ctx, args)  # type: ignore[misc]  # defined by Typer's class, the next base


def _message(error: Any, command: Any, path: str, typed: tuple[str, ...]) -> str | None:
    """Returns the message for an error of usage, in one line; None for any other error.

    The kind of an error is the name of its class, as Click documents it.
    """
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
    if kind == "BadOptionUsage" and _takes_value(command, error.option_name):
        # Translators: {option} is as it is typed, --output; {help} is a command that is typed.
        return tr("{option} needs a value; type {help} to see which", option=error.option_name, help=instead)
    if kind == "BadOptionUsage":
        # Translators: {option} is as it is typed, --json.
        return tr("{option} takes no value; type it alone", option=error.option_name)
    if kind == "MissingParameter" and error.ctx:
        # Translators: {argument} is the name of a word that is typed; {usage} is how the command is typed.
        return tr(
            "{argument} is missing; type {usage}",
            argument=error.param.name.upper(),
            usage=_how_to_type(command, path, error.ctx),
        )
    if kind == "BadParameter" and error.param and error.ctx:
        values, _, _ = command.make_parser(error.ctx).parse_args([*typed])
        return _message_for_number(error.param, str(values.get(error.param.name)))
    if kind == "UsageError" and error.ctx:
        _, words, _ = command.make_parser(error.ctx).parse_args([*typed])
        if words:
            # Translators: {words} are typed behind a command that has no use for them; {usage} is how it is typed.
            return tr(
                "'{words}' is too much here; type {usage}",
                words=" ".join(words),
                usage=_how_to_type(command, path, error.ctx),
            )
    return None


def _takes_value(command: Any, option: str) -> bool:
    """Returns whether an option of a command, as it is typed, is one that has a value."""
    return any(option in param.opts and not param.is_flag for param in command.params if hasattr(param, "is_flag"))


def _how_to_type(command: Any, path: str, ctx: Any) -> str:
    return f"{path} {' '.join(command.collect_usage_pieces(ctx))}"


def _message_for_number(param: Any, value: str) -> str | None:
    """Returns why a value is not one of an option for whole numbers; None for another option."""
    least = getattr(param.type, "min", None)
    if least is None:
        return None
    try:
        is_below = int(value) < least
    except ValueError:
        # Translators: {option} is as it is typed, --jobs.
        return tr("{option} '{value}' is not a whole number", option=param.opts[0], value=value)
    if not is_below:
        return None
    return tr("{field} {value} is below {limit}; give at least {limit}", field=param.opts[0], value=value, limit=least)

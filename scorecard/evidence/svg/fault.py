"""Defines the error that says why an SVG file cannot be used, and at which of its lines."""

from scorecard.evidence.program_messages import tr

_MAX_QUOTE_LENGTH = 40


class SvgFaultError(Exception):
    """Raised with the cause and the cure, in one line of at most some 200 characters; `line` counts from 1.

    The message begins with a verb: the name of the logo stands before it.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        self.message, self.line = message, line
        # Translators: {fault} is what is wrong with the file of a logo: "has no viewBox".
        super().__init__(tr("line {line}: {fault}", line=line, fault=message) if line else message)


def quoted(value: str) -> str:
    """Returns a value of the file in quotes, on one line and shortened: a file can hold a value of any length."""
    words = " ".join(value.split())
    return f"'{words}'" if len(words) <= _MAX_QUOTE_LENGTH else f"'{words[:_MAX_QUOTE_LENGTH]}...'"

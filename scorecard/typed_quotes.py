"""Names the quotation marks that a shell does not know: text pasted from a word processor has curly ones."""

from collections.abc import Sequence

from scorecard.evidence.program_messages import tr

_CURLY = "“”„‟«»‘‚"
_OPENING, _CLOSING = tuple(_CURLY), tuple("“”‟»«")


def curly_quotes(words: Sequence[str]) -> str | None:
    """Returns the message that says what to type instead where words were put in curly quotes; None where there are
    none.

    A shell splits the words at their spaces. A word that contains a space was in straight quotes and is not changed.
    """
    for place, word in enumerate(words):
        value = word.partition("=")[2] if word.startswith("--") and "=" in word else word
        if any(letter.isspace() for letter in value) or not (value.startswith(_OPENING) or value.endswith(_CLOSING)):
            continue
        rest = [value, *words[place + 1 :]]
        ends = (number for number, one in enumerate(rest) if one.endswith((*_CLOSING, "’")) and (number or one[1:]))
        meant = " ".join(rest[: next(ends, 0) + 1]).strip(_CURLY + "’ ")
        return tr(
            '{value}: the shell knows straight quotes alone, not curly ones; type "{meant}"', value=value, meant=meant
        )
    return None

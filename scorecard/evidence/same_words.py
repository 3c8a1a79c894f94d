"""Tells whether two texts say the same in the same words, however they were typed."""

import re

_TYPED_OTHERWISE = str.maketrans(
    {**dict.fromkeys("‘’‚ʼ`´", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‐‑–—−", "-")}
)
_AT_THE_END = re.compile(r"[\s.…!]+$")


def same_words(text: str) -> str:
    """Returns what texts of the same words have in common: no blanks, capitals, shapes of marks, stop at the end."""
    return " ".join(_AT_THE_END.sub("", text).casefold().translate(_TYPED_OTHERWISE).split())

"""Determines whether two texts say the same in the same words, however they were typed."""

_TYPED_OTHERWISE = str.maketrans(
    {**dict.fromkeys("‘’‚ʼ`´", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‐‑–—−", "-")}
)
_AT_THE_END = " .…!"


def same_words(text: str) -> str:
    """Returns a key that is equal for texts of the same words: with single blanks, no capitals, one shape of marks, and
    no stop at the end."""
    return " ".join(text.casefold().translate(_TYPED_OTHERWISE).split()).rstrip(_AT_THE_END)

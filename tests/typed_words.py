"""Words as an editor types them, to compare what is printed with the evidence: see "
"scorecard/rendering/typography.py."""

_TYPED = str.maketrans({"\u00a0": " ", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-"})


def typed(text: str) -> str:
    """A printed or a typed text without what the typography of a page adds: no-break spaces, curly marks, en dashes."""
    return text.translate(_TYPED)

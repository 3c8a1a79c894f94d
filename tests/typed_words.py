"""Words as an editor types them, to compare what is printed with the evidence: see "
"scorecard/rendering/typography.py."""

_TYPED = str.maketrans({"\u00a0": " ", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-"})


def typed(text: str) -> str:
    """Returns a printed or typed text without the typography of a page: no-break spaces, curly marks, en dashes."""
    return text.translate(_TYPED)

"""The analysis: pandas tables computed from the evidence, as of a date. No words, no layout."""

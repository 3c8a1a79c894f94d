"""Finds texts of which one language has so little that it was saved before it was whole, or pasted half."""

from collections.abc import Iterator, Sequence

from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.common import Strict
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.value_paths import Block
from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.evidence.yaml_document import Path

_LANGUAGES = frozenset(LANGUAGES)
_LONG = 80
"""The least number of characters for the lengths of two languages to be compared."""
_MIN_SHARE = 0.35
"""The least length of the shortest language, as a part of the longest: the least of 6,000 present translations is
0.41."""


def cut_texts(blocks: Sequence[tuple[Path, Block]]) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each text of a file that is much shorter in one of its languages."""
    for path, block in blocks:
        if not isinstance(block, Strict):
            continue
        for name, value in vars(block).items():
            if type(value) is dict and len(value) > 1 and _LANGUAGES.issuperset(value):
                longest = max(value, key=lambda language: len(value[language]))
                for language, words in value.items():
                    if fault := cut_off(words, value[longest], longest):
                        message = f"{name}, {language}: {fault}"
                        # Translators: of a text that was cut off.
                        yield DoubtfulValue((*path, name, language), message, tr("write the rest"))


def cut_off(words: str, whole: str, language: str | None) -> str | None:
    """Returns a message where one language has too little of a text; None where it has enough, or ends as a sentence.

    `language` is that of the whole text; None where it is the original.
    """
    if (
        len(whole) < _LONG
        or len(words) >= _MIN_SHARE * len(whole)
        or words.rstrip("”“»'\")").endswith((".", "?", "!", "…"))
    ):
        return None
    if language is None:
        return tr_count(
            "{count} characters, and {number} in the original: was it cut off?",
            "{count} characters, and {number} in the original: was it cut off?",
            len(words),
            number=len(whole),
        )
    # Translators: {language} is the code of a language; a text has so few characters, and so many in that language.
    return tr_count(
        "{count} characters, and {number} in {language}: was it cut off?",
        "{count} characters, and {number} in {language}: was it cut off?",
        len(words),
        number=len(whole),
        language=language,
    )

"""Finds texts that stand under the code of another language: typed under `en` as in the examples, or exchanged."""

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.state import Quote
from scorecard.evidence.model.surveys import QuestionWording
from scorecard.evidence.program_messages import tr
from scorecard.evidence.value_paths import Block
from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.evidence.yaml_document import Path

_WORD = re.compile(r"[^\W\d_]+")
_IN_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of and to for from with that which its is was are were has have be not this by who their would can could "
        "about out into other others different more want they than when against before after says asks as on or no",
    )
)
"""Words of which every longer English text contains at least one."""
_ONLY_ENGLISH = frozenset(("the", "and", "with", "that", "which", "from", "its"))
"""Words that no other language of the EU has: none stands in 13,000 translations but in names."""
_FEWEST_WORDS = 10
"""The least number of words for this test: all 1,400 present English texts of that length contain such a word."""
_LANGUAGES = frozenset(LANGUAGES)


def doubtful_languages(blocks: Sequence[tuple[Path, Block]]) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each text under `en` that is not English, and for each English text under another language."""
    for path, block in blocks:
        if not isinstance(block, BaseModel):
            continue
        if isinstance(block, Quote | QuestionWording):
            yield from _doubt((*path, "words"), "words", block.language, block.words)
        for field, value in vars(block).items():
            if type(value) is dict and value and _LANGUAGES.issuperset(value):
                for language, words in value.items():
                    yield from _doubt((*path, field, language), field, language, words)


def _doubt(path: Path, field: str, language: str, text: str) -> Iterator[DoubtfulValue]:
    """Yields a doubt about one text, where it has enough words for the test."""
    if len(text) < 2 * _FEWEST_WORDS or len(words := _WORD.findall(text.lower())) < _FEWEST_WORDS:
        return
    looks_english = len(_ONLY_ENGLISH.intersection(words)) > 1 and 10 * sum(
        word in _ONLY_ENGLISH for word in words
    ) > len(words)
    if looks_english if language != "en" else _IN_ENGLISH.isdisjoint(words):
        # Translators: {field} is the name of a field, {language} the code of the language under which its text stands.
        yield DoubtfulValue(path, tr("{field} does not read like text in '{language}'", field=field, language=language))

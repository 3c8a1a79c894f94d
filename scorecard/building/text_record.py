"""Records which texts the documents of the last build held, and their translations, so that a changed one can be named.

The record stands beside the output and is used only by `--explain`; without it the reasons name only files and parts.
"""

import hashlib
import json
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from scorecard.building.atomic_write import write_whole
from scorecard.building.own_file import read_own_file
from scorecard.building.printed_texts import Translations
from scorecard.evidence.vocabulary import Language

NAME = "texts.json"


class TextRecord:
    """The texts of the documents of the last build, and of this one while it runs, as short digests."""

    def __init__(self, state_dir: Path) -> None:
        self._path = state_dir / NAME
        self._documents: dict[str, list[str]] = {}
        self._translations: dict[str, dict[str, str]] = {}
        self._now: dict[str, dict[str, str]] = {}
        try:
            content = json.loads(read_own_file(self._path))
            self._documents = {str(key): [*map(str, texts)] for key, texts in content["documents"].items()}
            self._translations = {str(code): dict(texts) for code, texts in content["translations"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            pass
        self._documents_now = dict(self._documents)

    def new_in(self, document: str, texts: Iterable[str]) -> list[str]:
        """Returns the texts that a document did not hold before; none where its earlier texts are not known."""
        if document not in self._documents:
            return []
        before = set(self._documents[document])
        return sorted(text for text in texts if _short(text) not in before)

    def translated_anew(self, texts: Iterable[str], language: Language, translations: Translations) -> list[str]:
        """Returns the texts whose translation has changed; none where the earlier translations are not known."""
        before = self._translations.get(language)
        if before is None:
            return []
        return sorted(text for text in texts if before.get(_short(text)) != _short(translations.of(text, language)))

    def take_up(
        self,
        document: str,
        texts: Collection[str],
        others: Iterable[str],
        language: Language,
        translations: Translations,
    ) -> None:
        """Records the texts of a document and their translations; the first time for each language also those of
        `others`."""
        self._documents_now[document] = sorted(map(_short, texts))
        if translations.are_there(language):
            new = (*texts, *(others if language not in self._now else ()))
            known = self._now.setdefault(language, {})
            for text in new:
                if (key := _short(text)) not in known:
                    known[key] = _short(translations.of(text, language))

    def write(self) -> None:
        """Writes the record for the next build. Raises OSError where it cannot be written."""
        merged = {
            code: {**self._translations.get(code, {}), **self._now.get(code, {})}
            for code in sorted({*self._translations, *self._now})
        }
        content = {"documents": self._documents_now, "translations": merged}
        write_whole(self._path, json.dumps(content, sort_keys=True).encode())


@lru_cache(16384)
def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()

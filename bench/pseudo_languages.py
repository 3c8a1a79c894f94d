"""Puts pseudo-catalogues in the place of those of a language: every message and every text with accents, and longer.

What a page then shows without accents was never given to a translator, and what a longer text breaks, a translation
will break too. Brackets show where a text begins and ends: one that is put together of others has several. Dates,
numbers and names of states are those of the language.

`make pseudo` builds the documents of a state so into output-pseudo/, in the place of Irish. Texts of other states on
its pages are not in the pseudo-language.
"""

import re
import shutil
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from babel.messages.plurals import get_plural

from bench.commands import COUNTRIES, PROGRAMS, ROOT, argument_parser, run
from scorecard.evidence.catalogue_update import updated
from scorecard.evidence.evidence_catalogues import evidence_catalogue_path, longest_of, read_catalogue, renewed
from scorecard.evidence.load import Evidence, load
from scorecard.evidence.po_file import PoFile, format_po
from scorecard.evidence.translatable_texts import translatable_texts
from scorecard.evidence.vocabulary import STATES, Language
from scorecard.rendering.resource_paths import CATALOGUES, catalogue_path

PSEUDO: Language = "ga"
"""Whose place it takes where one is enough: no evidence is written in Irish, so that all comes from the catalogues."""

PLAIN = "acdeghijklmnorstuwyzACDEGHIJKLMNORSTUWYZ"
"""The letters that get an accent; a word without any of them does not exist."""
_ACCENTED = "àçđéğħïĵķļṁñøŕşţüŵýžÀÇĐÉĞĦÎĴĶĻṀÑØŔŞŢÜŴÝŽ"
_ACCENTS: Mapping[int, int | str] = str.maketrans(PLAIN, _ACCENTED)
_VOWELS: dict[str, int | str] = {"a": "àá", "e": "éê", "i": "ïí", "o": "øö", "u": "üú"}
_LONGER: Mapping[int, int | str] = {**_ACCENTS, **str.maketrans(_VOWELS)}
_PLACEHOLDER = re.compile(r"(\{[^{}]*\}|%\(\w+\)[sd]|%%|<[^>]*>|&#?\w+;|(?<![\w}])'[^'{}]+'(?![\w{]))")
"""Placeholders, markup and names that are typed, such as 'sources': a translation keeps them."""


def pseudo_translation(text: str, longest: int | None = None) -> str:
    """Returns a text with accents, longer words and brackets; placeholders and markup stay as they are.

    Where the room is limited to a number of characters, the text is cut to it.
    """
    longer = f"[{_translated(text, _LONGER)}]"
    return longer if longest is None or len(longer) <= longest else _translated(text, _ACCENTS)


def _translated(text: str, letters: Mapping[int, int | str]) -> str:
    parts = _PLACEHOLDER.split(text)
    return "".join(part if number % 2 else part.translate(letters) for number, part in enumerate(parts))


def add_message_catalogue(catalogues: Path, language: Language) -> None:
    """Writes the pseudo-catalogue of the program's messages into a folder of catalogues."""
    messages = read_catalogue(CATALOGUES / "scorecard.pot")[0].entries
    plurals = get_plural(language)
    catalogue = updated(PoFile({"Plural-Forms": str(plurals)}), messages, plurals.num_plurals)
    for entry in catalogue.entries:
        others = [pseudo_translation(entry.plural or "")] * (len(entry.strings) - 1)
        entry.strings = [pseudo_translation(entry.text), *others]
    _write(catalogue_path(catalogues, language), catalogue)


def add_evidence_catalogue(
    countries: Path, evidence: Evidence, language: Language, states: Collection[str] = STATES
) -> None:
    """Writes the pseudo-catalogue of the texts of these states and of the shared ones into a folder of evidence."""
    texts = [one for one in translatable_texts(evidence) if one.state is None or one.state in states]
    catalogue = renewed(PoFile(), language, [replace(one, state=None) for one in texts])
    for entry in catalogue.entries:
        entry.strings = [pseudo_translation(entry.text, longest_of(entry))]
    _write(evidence_catalogue_path(countries, language), catalogue)


def _write(path: Path, catalogue: PoFile) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_po(catalogue), "utf-8")


def main() -> None:
    """Builds the documents of states in the pseudo-language, from a copy of program and evidence."""
    parser = argument_parser("pseudo_languages", __doc__)
    parser.add_argument("states", nargs="*", metavar="STATE", default=["MT"], help="default: MT")
    parser.add_argument("--output", type=Path, default=ROOT / "output-pseudo", help="default: output-pseudo")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pseudo-") as name:
        folder = Path(name)
        for part in ("scorecard", "templates", "countries"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        add_message_catalogue(folder / "scorecard" / "locale", PSEUDO)
        add_evidence_catalogue(folder / "countries", load(COUNTRIES), PSEUDO, options.states)
        place = ["--countries", folder / "countries", "--output", options.output]
        print(run([PROGRAMS / "scorecard", "build", *options.states, "-l", PSEUDO, *place], folder).output, end="")


if __name__ == "__main__":
    main()

"""Computes the links from a web page to the same page in other languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, relpath

from scorecard.evidence.vocabulary import Language
from scorecard.rendering.date_formats import with_territory
from scorecard.rendering.language_names import own_names


@dataclass(frozen=True)
class Alternate:
    """One page in one language."""

    language: Language
    name: str
    """The name of the language in itself."""
    locale: str
    """The language with the country where most write it, as Open Graph names locales: de_DE."""
    link: str
    """The relative path from the page that links to it."""
    address: str
    """Its web address; the relative path where the edition has no address."""


def alternates(page: str, languages: Mapping[Language, str], address: str | None) -> tuple[Alternate, ...]:
    """Returns a page in each language in which it exists, by its path below the output.

    `address` is the web address of the output folder.
    """
    return tuple(
        Alternate(code, own_names()[code], with_territory(code), _link(page, path), _address(page, path, address))
        for code, path in languages.items()
    )


def default_address(page: str, path: str | None, address: str | None) -> str | None:
    """Returns the web address of the page at a path, for readers of other languages; None where the path is None."""
    return _address(page, path, address) if path else None


def _address(page: str, path: str, address: str | None) -> str:
    return f"{address.rstrip('/')}/{path.removesuffix('index.html')}" if address else _link(page, path)


def _link(page: str, path: str) -> str:
    return relpath(path, dirname(page) or ".")

"""Computes the web address of the page of a state."""

from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.vocabulary import Language, State


def page_address(edition: EditionSettings, language: Language, state: State) -> str | None:
    """Returns the full address of the page of a state; None where the edition has no address."""
    return state_page(edition.address, language, state)


def state_page(address: str | None, language: Language, state: State) -> str | None:
    """Returns the address of the page of a state below the address of an edition; None where that is None."""
    if address is None:
        return None
    return f"{address.rstrip('/')}/{language}/{state}/"

"""Computes the web addresses of the pages of an edition."""

from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.vocabulary import Language, State


def page_address(edition: EditionSettings, language: Language, state: State) -> str | None:
    """Returns the full address of the page of a state; None where the edition has no address."""
    return state_page(edition.address, language, state)


def state_page(address: str | None, language: Language, state: State) -> str | None:
    """Returns the address of the page of a state below the address of an edition; None where that is None."""
    overview = overview_page(address, language)
    return f"{overview}{state}/" if overview else None


def overview_page(address: str | None, language: Language) -> str | None:
    """Returns the address of the overview below the address of an edition; None where that is None."""
    return f"{address.rstrip('/')}/{language}/" if address else None


def corrections_page(address: str | None, language: Language) -> str | None:
    """Returns the address of the list of corrections below the address of an edition; None where that is None."""
    return f"{address.rstrip('/')}/{language}/corrections.html" if address else None

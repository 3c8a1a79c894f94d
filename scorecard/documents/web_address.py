"""Where a page of the edition stands on the web."""

from scorecard.evidence.model.shared_files import Edition
from scorecard.evidence.vocabulary import Language, State


def page_address(edition: Edition, language: Language, state: State) -> str | None:
    """The full address of a state's page; None while the edition has no address of its own."""
    return state_page(edition.address, language, state)


def state_page(address: str | None, language: Language, state: State) -> str | None:
    """The same below an address of an edition, or None below none."""
    if address is None:
        return None
    return f"{address.rstrip('/')}/{language}/{state}/"

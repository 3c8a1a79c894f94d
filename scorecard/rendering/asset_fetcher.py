"""Serves the assets of the templates to WeasyPrint by name, and refuses every other address."""

from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from scorecard.evidence.program_messages import tr

BASE_URL = "file:///assets/"
"""The address to which relative ones are resolved; no folder of any machine."""


class ForbiddenAddressError(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint has no types
    """A document refers to a file or address that is not among its assets."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Returns assets by name and data: addresses; any other address ends the document."""

    def __init__(self, assets: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = url.removeprefix(BASE_URL)
        if url.startswith(BASE_URL) and name in self._assets:
            content_type = "font/ttf" if name.endswith(".ttf") else "application/octet-stream"
            return URLFetcherResponse(url, self._assets[name], {"Content-Type": content_type})
        raise ForbiddenAddressError(tr("'{address}' is not an asset of the templates", address=url[:80]))

"""Determines whether two addresses lead to one page, wherever they were copied: browser, phone, newsletter."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\w+/(?=https?://)")
"""The prefix of the Wayback Machine before the address of a page."""
_OF_A_PHONE = re.compile(r"(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
"""The beginning of a host that leads to the same page as without it."""
_FIRST_PAGE = re.compile(r"/(?:index\.(?:html?|php)|amp)?$")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|at_\w+|amp|cmpid|xtor|outputtype")
"""The parts of a query that say where a reader came from, or that a phone is used."""


def same_page(url: str) -> str:
    """Returns a key that is equal for all addresses of one page.

    The protocol, `www.`, a slash at the end, the fragment (unless it begins with ! or /), and parts of a query about
    the reader are left out.
    """
    parts = urlsplit(_ARCHIVED.sub("", url))
    host = _OF_A_PHONE.sub("", (parts.hostname or "").rstrip("."), count=1)
    path = _FIRST_PAGE.sub("", unquote(parts.path))
    asked = sorted(pair for pair in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(pair[0].lower()))
    place = parts.fragment if parts.fragment.startswith(("!", "/")) else ""  # a page of its own in some web sites
    return f"{host}{path}?{asked}#{place}"

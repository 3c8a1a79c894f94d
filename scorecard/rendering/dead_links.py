"""Removes links of a web page to files that are not there, or leads them to the English page."""

import re
from collections.abc import Collection, Mapping
from posixpath import dirname, join, normpath, relpath

_NAVIGATION = re.compile(r"<nav\b.*?</nav>", re.DOTALL)
_LINK = re.compile(r' ?<a\b(?P<attributes>[^>]*\bhref="(?P<to>[^"#?]*)[^"]*"[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
_EMPTY = re.compile(r"<nav\b[^>]*>\s*</nav>|<p>\s*</p>\n?")


def without_dead_links(html: str, page: str, missing: Collection[str], in_english: Mapping[str, str]) -> str:
    """Returns the HTML of the page at a path with no link to missing files and folders.

    All are paths below the output. A link to a page that exists in English leads to the English page. Any other link in
    the navigation, or to a file to be downloaded, is left out; elsewhere its words stay.
    """
    if not missing:
        return html

    def target(link: re.Match[str]) -> str:
        return normpath(join(dirname(page), link["to"])) if ":" not in link["to"] else ""

    def leads_nowhere(link: re.Match[str]) -> bool:
        path = target(link)
        return path in missing or path.partition("/")[0] in missing

    def to_english(link: re.Match[str]) -> str | None:
        if " download=" in link["attributes"] or not (there := in_english.get(target(link))):
            return None
        address = relpath(there, dirname(page))
        in_drawing = link.string.rfind("<svg", 0, link.start()) > link.string.rfind("</svg>", 0, link.start())
        language = "" if in_drawing else 'hreflang="en" '  # which SVG does not know
        return link[0].replace(f'href="{link["to"]}', f'{language}href="{address}', 1)

    def left_out(link: re.Match[str]) -> str:
        return to_english(link) or "" if leads_nowhere(link) else link[0]

    def words_alone(link: re.Match[str]) -> str:
        if not leads_nowhere(link):
            return link[0]
        space = " " if link[0].startswith(" ") else ""
        return to_english(link) or ("" if " download=" in link["attributes"] else space + link["words"])

    html = _NAVIGATION.sub(lambda navigation: _LINK.sub(left_out, navigation[0]), html)
    return _EMPTY.sub("", _LINK.sub(words_alone, html))

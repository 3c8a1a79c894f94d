"""Takes the links out of a web page that lead to files which neither this build makes nor an earlier one has made."""

import re
from collections.abc import Collection
from posixpath import dirname, join, normpath

_NAVIGATION = re.compile(r"<nav\b.*?</nav>", re.DOTALL)
_LINK = re.compile(r' ?<a\b(?P<attributes>[^>]*\bhref="(?P<to>[^"#?]*)[^"]*"[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
_EMPTY = re.compile(r"<nav\b[^>]*>\s*</nav>|<p>\s*</p>\n?")


def without_links_to(missing: Collection[str], html: str, page: str) -> str:
    """Returns the HTML of the page at a path without its links to missing files and folders.

    All are paths below the output. A link in the navigation, or to a file to be downloaded, is left out; of any other
    its words stay.
    """
    if not missing:
        return html

    def leads_nowhere(link: re.Match[str]) -> bool:
        path = normpath(join(dirname(page), link["to"]))
        return ":" not in link["to"] and (path in missing or path.partition("/")[0] in missing)

    def left_out(link: re.Match[str]) -> str:
        return "" if leads_nowhere(link) else link[0]

    def words_alone(link: re.Match[str]) -> str:
        if not leads_nowhere(link):
            return link[0]
        space = " " if link[0].startswith(" ") else ""
        return "" if " download=" in link["attributes"] else space + link["words"]

    html = _NAVIGATION.sub(lambda navigation: _LINK.sub(left_out, navigation[0]), html)
    return _EMPTY.sub("", _LINK.sub(words_alone, html))

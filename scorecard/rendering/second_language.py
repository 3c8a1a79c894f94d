"""Adds the leave-behind side of a brief in a second language, as side 2 of its HTML."""

import re

from scorecard.evidence.vocabulary import Language

_SIDE = re.compile(r'<section class="side [^>]*id="side-1">.*</section>(?=\s*</main>)', re.DOTALL)
_NAME = re.compile(r'(?<= id=")[^"]+|(?<= href="#)[^"]+')


def with_other_side(page: str, other: str, language: Language) -> str:
    """Returns the HTML of a page with the side of another page after its own.

    The second side has its own language, and its own names for the targets of links.
    """
    own = _SIDE.search(other)
    assert own, "both pages have one side"
    named = _NAME.sub(lambda name: f"{name[0]}-{language}", own[0])
    second = named.replace(f' id="side-1-{language}"', f' id="side-2" lang="{language}"', 1)
    return page.replace("</main>", f"{second}\n</main>", 1)

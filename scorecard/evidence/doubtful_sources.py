"""Finds sources that are no evidence (forums), and copies that are not marked as such."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.common import Source
from scorecard.evidence.program_messages import tr

FORUMS = ("ycombinator.com", "reddit.com", "quora.com", "4chan.org", "lobste.rs", "disqus.com")
"""The websites where anybody may write under any name."""
_PASSED_ON = re.compile(
    r"\((?:[^)]*\b)?(?:after|copy|partly reprinted|reprinted|reprint|translation|summary of|list of press)[ )]"
    r"|\bfrom (?:EP roll-call annexes|publications of)\b",
    re.IGNORECASE,
)
"""The words in a publisher's name or a title that say that another's report is passed on."""
_ELSEWHERE_TOO = "also reprinted"
"""The words for a report that others reprinted: it is the report itself."""


def doubtful_sources(sources: Mapping[str, Source]) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each source in a forum, and for each that passes a report on without `via`.

    A copy without `via` would be graded as the report itself. `sources` are those of one file, by their keys.
    """
    for key, source in sources.items():
        host = urlsplit(source.url).hostname or ""
        if any(host == forum or host.endswith(f".{forum}") for forum in FORUMS):
            yield DoubtfulValue(("sources", key, "url"), tr("anybody may write at {host} under any name", host=host))
        for name in ("publisher", "title"):
            found = _PASSED_ON.search(getattr(source, name))
            if found and source.via is None and _ELSEWHERE_TOO not in source.publisher:
                yield DoubtfulValue(
                    ("sources", key, name),
                    # Translators: {words} are words of a name such as "A paper (after Another paper)".
                    tr(
                        "'{words}' says that another's report is passed on, but 'via' is missing",
                        words=found.group().strip(" ()"),
                    ),
                )

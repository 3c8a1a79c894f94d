"""Caches the list of references to the pages of a PDF, which pydyf would make anew for every tag.

Every tag of a PDF names its page, and pydyf writes out the references to all pages for each: six million in the
edition.

Replaces: the property `pydyf.PDF.page_references`.
Relies on: `PDF.pages["Kids"]`, which holds three items a page: its object's number, its generation and an R.
Earns: without it the edition took 8 % more CPU time (2eef932); a scorecard gains nothing.
Measured by: python -m bench.shortcuts --edition
"""

from typing import Any

import pydyf

from scorecard.rendering.engine.replacement import Replacement

_list_references = pydyf.PDF.page_references.fget


def replacements() -> list[Replacement]:
    """Returns the exchange of the property."""
    return [Replacement(pydyf.PDF, "page_references", property(_page_references))]


def _page_references(pdf: Any) -> Any:
    """Returns the references to all pages, listed again only after pages were added."""
    references = vars(pdf).get("listed_references", ())
    if 3 * len(references) != len(pdf.pages["Kids"]):
        references = pdf.listed_references = _list_references(pdf)
    return references

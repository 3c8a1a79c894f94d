"""Adds to a PDF's tags what WeasyPrint leaves out: the scope of header cells (PDF/UA-1, ISO 14289-1, 7.5).

Replaces: nothing; it works on the objects that WeasyPrint's documented `finisher` is given.
Relies on: `pydyf.PDF.objects` and `Object.reference`, which are documented, and on how WeasyPrint writes tags: a
dictionary each with /Type /StructElem, its role in /S, its parent in /P, and the attributes of a cell in /A.
Earns: no time; without it files would not conform to PDF/UA-1. Where tags are written in another way, the user is
informed once, and the file is left as it is.
"""

from typing import Any

from scorecard.evidence.program_messages import tr


def set_header_scopes(pdf: Any) -> str:
    """Makes header cells in a table's head the headers of columns, and all others those of rows.

    The templates write scope="col" in thead and scope="row" in tbody and nowhere else; a test of the templates keeps
    that. Returns an empty string, or one line for the user where the tags cannot be read.
    """
    try:
        elements = {item.reference: item for item in pdf.objects if _is_structure_element(item)}
        for element in elements.values():
            if element["S"] == "/TH":
                row = elements[element["P"]]
                in_head = elements[row["P"]]["S"] == "/THead"
                element["A"]["Scope"] = "/Column" if in_head else "/Row"
    except (AttributeError, KeyError, TypeError) as error:
        return tr(
            "This version of WeasyPrint tags tables in another way ({cause}): header cells have no scope, "
            "and PDFs do not conform to PDF/UA.",
            cause=f"{type(error).__name__}: {error}",
        )
    return ""


def _is_structure_element(item: Any) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/StructElem"

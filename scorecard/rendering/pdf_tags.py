"""What WeasyPrint leaves out of the tags: the scope of header cells (PDF/UA-1, ISO 14289-1, 7.5)."""

from typing import Any

import pydyf


def set_header_scopes(pdf: Any) -> None:
    """Header cells in a table's head head columns, all others rows.

    The templates write scope="col" in thead and scope="row" in tbody and nowhere else; a test of
    the templates keeps that.
    """
    elements = {
        item.reference: item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
    }
    for element in elements.values():
        if element["S"] == "/TH":
            row = elements[element["P"]]
            in_head = elements[row["P"]]["S"] == "/THead"
            element["A"]["Scope"] = "/Column" if in_head else "/Row"

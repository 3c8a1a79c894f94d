"""What a screen reader and a press meet in a PDF: the structure tree, the marked content, the colours."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf


def kids(element: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """Returns the elements directly below one, marked content left out."""
    given = element.get("/K", pikepdf.Array())
    return [
        kid for kid in (given if isinstance(given, pikepdf.Array) else [given]) if isinstance(kid, pikepdf.Dictionary)
    ]


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Returns the structure tree in reading order."""
    found: list[pikepdf.Dictionary] = []
    stack = [pdf.Root.StructTreeRoot.K[0]]
    while stack:
        element = stack.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        found.append(element)
        stack.extend(reversed(kids(element)))
    return found


def below(element: pikepdf.Dictionary, kind: str) -> list[pikepdf.Dictionary]:
    """Returns the elements of one kind anywhere below one."""
    found = []
    for kid in kids(element):
        if "/S" in kid:
            found += [kid] if str(kid.S) == kind else []
            found += below(kid, kind)
    return found


def marked(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """Returns page (object number) and number of every piece of content that the structure tree holds."""
    found = set()
    for element in elements(pdf):
        given = element.get("/K", pikepdf.Array())
        for kid in given if isinstance(given, pikepdf.Array) else [given]:
            if isinstance(kid, int):
                found.add((int(element.Pg.objgen[0]), int(kid)))
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                page = kid.Pg if "/Pg" in kid else element.Pg
                found.add((int(page.objgen[0]), int(kid.MCID)))
    return found


@dataclass(frozen=True)
class Piece:
    """A piece of text as it is drawn: how far below the upper edge, in points, and its marked content."""

    top: float
    content: int | None


def pieces(page: pikepdf.Page) -> Iterator[Piece]:
    """Yields every piece of text on a page, in the order of drawing; positions from the engine's upright text
    matrix."""
    matrices, matrix, content, upper = [], pikepdf.Matrix(), [], float(page.mediabox[3])
    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        match str(instruction.operator):
            case "q":
                matrices.append(matrix)
            case "Q":
                matrix = matrices.pop()
            case "cm":
                matrix = pikepdf.Matrix(*(float(value) for value in operands)) @ matrix
            case "BDC":
                content.append(int(operands[1].MCID) if "/MCID" in operands[1] else None)
            case "BMC":
                content.append(None)
            case "EMC":
                content.pop()
            case "Tm":
                place = pikepdf.Matrix(*(float(value) for value in operands)) @ matrix
                yield Piece(upper - place.f, content[-1] if content else None)


def colour_operators(path: Path) -> set[str]:
    """Returns the operators by which colours are set anywhere in a file, with the colour spaces named."""
    found = set()
    with pikepdf.open(path) as pdf:
        streams: list[Any] = [*pdf.pages] + [
            item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        ]
        for stream in streams:
            for instruction in pikepdf.parse_content_stream(stream):
                name = str(instruction.operator)
                if name in ("rg", "RG", "g", "G", "k", "K"):
                    found.add(name)
                elif name in ("cs", "CS"):
                    found.add(f"{name} {instruction.operands[0]}")
    return found

"""Parses pages with expat instead of tinyhtml5: faster, and an error where markup is not well-formed.

WeasyPrint parses with tinyhtml5, which repairs whatever it is given, in pure Python.

Replaces: the name `tinyhtml5` in the module `weasyprint`, of which only `parse` is used.
Relies on: `weasyprint.HTML` calling `tinyhtml5.parse(file, **options)` and expecting the root element back.
Earns: without it a scorecard that is printed again takes 15 % more CPU time (7 to 28 % in ten rounds, ce473234). A
page that is not well-formed is an error (xml.etree.ElementTree.ParseError with line and column) instead of being
repaired.
Measured by: python -m bench.shortcuts --number 1 --rounds 10
"""

from typing import Any
from xml.etree.ElementTree import Element, fromstring

import weasyprint

from scorecard.rendering.engine.replacement import Replacement


class _ExpatParser:
    """The replacement of the module tinyhtml5."""

    @staticmethod
    def parse(file: Any, **options: Any) -> Element:
        return fromstring(file.read())


def replacements() -> list[Replacement]:
    """Returns the exchange of the parser."""
    return [Replacement(weasyprint, "tinyhtml5", _ExpatParser)]

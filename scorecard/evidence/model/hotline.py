"""Describes where child sexual abuse online can be reported in a member state, and whom children can call."""

from typing import Annotated

from scorecard.evidence.model.common import PROPER_NAME, UNPRINTED, Line, Name, SourceKey, Strict, Text, WebAddress


class ReportingPoint(Strict):
    """Where child sexual abuse online can be reported in this country."""

    name: Annotated[Name, PROPER_NAME]
    """The service and who runs it; 120 characters at most."""
    website: WebAddress
    """Its website."""
    standing: Text
    """Why it is listed, for instance trusted flagger under the Digital Services Act since a date."""
    sources: list[SourceKey]
    """Where that is stated."""


class PublicLine(Strict):
    """Who answers one of the European 116 numbers in this country."""

    operator: Annotated[Line, PROPER_NAME] | None = None
    """Who runs the line; left out where it was not found."""
    note: Text | None = None
    """What should be known of this entry."""
    sources: list[SourceKey]
    """Where that is stated."""


class LineForMissingChildren(PublicLine):
    """Who answers 116 000; of its entry documents print the operator alone."""

    note: Annotated[Text | None, UNPRINTED] = None
    """What should be known of this entry."""


class Hotline(Strict):
    """Where to report and whom to call."""

    report: list[ReportingPoint] = []
    """Services that take reports. Empty where none was found."""
    missing_children_116000: LineForMissingChildren | None = None
    """Who answers 116 000, the line for missing children."""
    child_helpline_116111: PublicLine | None = None
    """Who answers 116 111, the helpline for children."""

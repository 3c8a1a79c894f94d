"""Defines a large figure at the head of a document: a value, the sentence that explains it, and its drawing."""

from dataclasses import dataclass

from scorecard.documents.footnotes import Citation
from scorecard.documents.message import Message
from scorecard.documents.share_bar import ShareBar
from scorecard.documents.votes_section import Vote


@dataclass(frozen=True)
class KeyFigure:
    """A large figure with the sentence that explains it; a share has its base in that sentence."""

    value: Message
    text: Message
    marks: Citation
    quiet: bool = False
    """Whether the value is set small: an absence of evidence is not a finding, and the name of a vote is no number."""
    vote: Vote | None = None
    """The vote whose bar is drawn between value and text."""
    bar: ShareBar | None = None
    """The bar of a share, which is drawn there."""
    asks: Message | None = None
    """The question, where a page prints it apart from the respondents and the payer."""
    credit: Message | None = None
    """Its base, where a heading has said the rest: who was asked and who paid, or how many members voted."""
    more: tuple["KeyFigure", ...] = ()
    """Further figures that stand in the same place."""

    @property
    def parts(self) -> tuple["KeyFigure", ...]:
        """Returns the figure and those that stand in the same place."""
        return (self, *self.more)

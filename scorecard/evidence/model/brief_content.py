"""Describes `brief.yaml`: questions to a government, and answers to objections, where a state's file has none."""

from typing import Annotated, Literal

from pydantic import Field

from scorecard.evidence.model.common import Room, SourceKey, Strict, Text
from scorecard.evidence.vocabulary import Aspect, Stance


class BriefQuestion(Strict):
    """A question to put to a government in a meeting."""

    question: Annotated[Text, Room(130)]
    """One sentence, as it is asked."""
    because: Annotated[Text, Room(150)]
    """What on record makes it worth asking, in one sentence."""
    follows_from: list[SourceKey] = []
    """The sources of that record."""


class Objection(Strict):
    """What a government is likely to object, and a fair answer."""

    objection: Annotated[Text, Room(120)]
    """The objection as those who hold it would put it."""
    answer: Annotated[Text, Room(340)]
    """The answer, with what can be shown and with what is open."""
    sources: list[SourceKey]
    """The sources of both."""


class Holds(Strict):
    """A condition: the government holds one of these positions on an aspect."""

    aspect: Aspect
    """The aspect."""
    stances: Annotated[list[Stance | Literal["unknown"]], Field(min_length=1)]
    """The positions; `unknown` where no statement is on record."""


class SharedQuestion(BriefQuestion):
    """A question for every government, or for those that hold a position."""

    where: Holds | None = None
    """The governments it is put to; without it, any government."""


class SharedObjection(Objection):
    """An objection of any government, or of those that hold a position."""

    where: Holds | None = None
    """The governments it is expected from; without it, any government."""


class BriefContent(Strict):
    """What briefs ask and answer where the file of a state does not.

    Entries whose condition the government meets are taken first, then those without a condition, in this order.
    """

    questions: Annotated[list[SharedQuestion], Field(min_length=3)]
    """Questions; the last three at least are for any government."""
    objections: Annotated[list[SharedObjection], Field(min_length=3)]
    """Objections and answers; the last three at least are for any government."""

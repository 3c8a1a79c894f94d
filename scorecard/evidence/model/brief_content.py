"""The brief: what is put to a government, and what to say to its objections; shared where a state's file has none."""

from typing import Annotated, Literal

from pydantic import Field

from scorecard.evidence.model.common import SourceKey, Strict, Text
from scorecard.evidence.vocabulary import Aspect, Stance


class Question(Strict):
    """A question to put to a government in a meeting."""

    question: Text
    """One sentence, as it is asked."""
    because: Text
    """What on record makes it worth asking, in one sentence."""
    follows_from: list[SourceKey] = []
    """The sources of that."""


class Objection(Strict):
    """What the other side of the table is likely to say, and a fair answer."""

    objection: Text
    """The objection as those who hold it would put it."""
    answer: Text
    """The answer, with what can be shown and with what is open."""
    sources: list[SourceKey]
    """What both rest on."""


class Holds(Strict):
    """Only for governments that hold one of these positions on an aspect."""

    aspect: Aspect
    """The aspect."""
    stances: Annotated[list[Stance | Literal["unknown"]], Field(min_length=1)]
    """The positions; `unknown` where no statement is on record."""


class SharedQuestion(Question):
    """A question for every government, or for those that hold a position."""

    where: Holds | None = None
    """To whom it is put; left out: to any government."""


class SharedObjection(Objection):
    """An objection heard from many, or from those that hold a position."""

    where: Holds | None = None
    """From whom it is expected; left out: from any government."""


class Brief(Strict):
    """What briefs say where the file of a state does not: chosen in this order, the fitting ones first."""

    questions: Annotated[list[SharedQuestion], Field(min_length=3)]
    """Questions; the last three at least are for any government."""
    objections: Annotated[list[SharedObjection], Field(min_length=3)]
    """Objections and answers; the last three at least are for any government."""

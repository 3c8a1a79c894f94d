"""Finds changes of government that no source confirms: pages say so beside what such a government said."""

from collections.abc import Iterator

from pydantic import BaseModel

from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.program_messages import tr


def doubtful_governments(model: BaseModel) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each government of a state that followed another and has no source."""
    if not isinstance(model, MemberState):
        return
    for place, government in enumerate(model.governments):
        if place and not government.sources:
            yield DoubtfulValue(
                ("governments", place),
                # Translators: {head} is the name of the head of a government; {date} a day, a month or a year.
                tr(
                    "no source confirms that the government of {head} took office on {date}; pages say so",
                    head=government.head,
                    date=government.from_,
                ),
                cure=tr("give it 'sources', or say since when they are looked for: 'seen: ...'"),
            )

"""Finds changes of government that no source confirms: pages say so beside what such a government said."""

from collections.abc import Iterator

from pydantic import BaseModel

from scorecard.evidence.doubt import Doubt
from scorecard.evidence.model.state import MemberState


def doubtful_governments(model: BaseModel) -> Iterator[Doubt]:
    """Yields a doubt for each government of a state that followed another and has no source."""
    if not isinstance(model, MemberState):
        return
    for place, government in enumerate(model.governments):
        if place and not government.sources:
            yield Doubt(
                ("governments", place),
                f"no source confirms that the government of {government.head} took office on {government.from_}; "
                "pages say so",
                cure="give it 'sources', or say since when they are looked for: 'seen: ...'",
            )

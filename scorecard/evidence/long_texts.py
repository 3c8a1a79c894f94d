"""Finds texts of the evidence for which the sheet of a brief has too little room, in each language they are in."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from scorecard.evidence.doubt import DoubtfulValue
from scorecard.evidence.model.common import Room, Strict
from scorecard.evidence.program_messages import tr_count
from scorecard.evidence.value_paths import Block
from scorecard.evidence.yaml_document import Path


def long_texts(blocks: Sequence[tuple[Path, Block]]) -> Iterator[DoubtfulValue]:
    """Yields a doubt for each text of a file that is too long."""
    for path, block in blocks:
        if not isinstance(block, Strict):
            continue
        for name, most in _rooms(type(block)).items():
            for language, words in getattr(block, name).items():
                if fault := too_long(words, most):
                    yield DoubtfulValue((*path, name, language), f"{name}, {language}: {fault[0]}", fault[1])


@cache
def _rooms(model: type[Strict]) -> Mapping[str, int]:
    """Returns the room of the texts of a model in characters, by field; fields without a limit are left out."""
    return {name: room.most for name, field in model.model_fields.items() if (room := Room.of(field))}


def too_long(words: str, most: int) -> tuple[str, str] | None:
    """Returns the message by how much words exceed the room of a brief, with the cure; None where they fit."""
    more = len(words) - most
    if more <= 0:
        return None
    fault = tr_count(
        "{count} character, and a brief has room for {most}",
        "{count} characters, and a brief has room for {most}",
        len(words),
        most=most,
    )
    # Translators: by so many characters.
    return fault, tr_count("shorten it by {count}", "shorten it by {count}", more)

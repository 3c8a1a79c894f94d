"""Finds the texts of the evidence that documents print and a reader may want in another language, by the model.

Names, and figures with words, that some languages write in another way are included (`PROPER_NAME` in the model).
Fields that no document prints are left out (`UNPRINTED`). The words of a survey question and the words of a quotation
are not included: the model has them as lines in one language, which are not translated.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from scorecard.evidence.model.common import PROPER_NAME, UNPRINTED, Room, Strict, Text
from scorecard.evidence.model.state import Quote
from scorecard.evidence.value_paths import names_in_file
from scorecard.evidence.vocabulary import OFFICIAL_LANGUAGES, STATES, Language, State

if TYPE_CHECKING:
    from scorecard.evidence.load import Evidence

_NAMING_FIELDS = ("date", "period", "year", "name", "head", "key")
"""The fields whose value names an entry of a list; the first that it has is used. The number of an entry is not used,
because it changes with each entry inserted before."""


@dataclass(frozen=True)
class TranslatableText:
    """A text of the evidence, with where it stands."""

    text: Text
    file: str
    """The file below the folder of the evidence: `eu/brief.yaml`, `DE.yaml`."""
    place: str
    """The way to it in the file: `statements 2024-06-18, says`."""
    state: State | None
    """The state whose file it is; None for a shared one."""
    longest: int | None
    """The most characters that it may have, in a drawing; None where there is no limit."""
    room: Room | None = None
    """The room that it has on a brief; None for other texts."""
    is_name: bool = False
    """Whether it is a line that is printed as typed where a language does not write it in another way."""

    @property
    def language(self) -> Language:
        """Returns the language in which it was written first."""
        return next(iter(self.text))

    @property
    def original(self) -> str:
        """Returns its words in that language, which identify it in catalogues."""
        return self.text[self.language]


def translatable_texts(evidence: "Evidence") -> Iterator[TranslatableText]:
    """Yields the texts of all files, file by file in their order, of a state ahead of the edition all that it has."""
    for field in fields(evidence):
        if isinstance(model := getattr(evidence, field.name), Strict):
            yield from _of_file(model, f"eu/{field.name}.yaml", None)
    for state in STATES:
        yield from _of_file(evidence.ahead.get(state, evidence.states[state]), f"{state}.yaml", state)


def wanted_in(language: Language, texts: Iterable[TranslatableText]) -> list[TranslatableText]:
    """Returns the texts that the catalogue of a language is for, and that the evidence does not have in it.

    These are the shared ones and those of the states with this official language; in English those of every state.
    """
    return [
        one
        for one in texts
        if language not in one.text
        and (one.state is None or language == "en" or language in OFFICIAL_LANGUAGES[one.state])
    ]


def _of_file(model: BaseModel, file: str, state: State | None) -> Iterator[TranslatableText]:
    for path, found in _texts(type(model), model, ()):
        yield TranslatableText(found.text, file, ", ".join(path), state, found.longest, found.room, found.is_name)


class _Found(NamedTuple):
    """A text in a value, with the limits that the model sets for it."""

    text: Text
    longest: int | None = None
    room: Room | None = None
    is_name: bool = False


def _texts(
    annotation: Any, value: Any, path: tuple[str, ...], marks: Sequence[Any] = ()
) -> Iterator[tuple[tuple[str, ...], _Found]]:
    """Yields the texts in a value, each with its path.

    The model describes the value by a type annotation, and by `marks`, the metadata of `Annotated`.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if UNPRINTED in marks or value is None:
        return
    if origin is Annotated:
        yield from _texts(arguments[0], value, path, (*marks, *arguments[1:]))
    elif isinstance(value, BaseModel):
        if not getattr(value, "is_printed", True):
            return
        if isinstance(value, Quote):
            if value.translation:  # its own words are printed in the language of the quotation
                own: Any = {value.language: value.words}
                yield (*path, "translation"), _Found({**value.translation, **own})
            return
        names = names_in_file(type(value))
        for name, field in type(value).model_fields.items():
            yield from _texts(field.annotation, getattr(value, name), (*path, names[name]), field.metadata)
    elif origin in (Union, UnionType):
        for argument in arguments:
            yield from _texts(argument, value, path, marks)
    elif annotation is str and PROPER_NAME in marks:
        if not value.isdecimal():
            yield path, _Found({"en": value}, _longest(marks), is_name=True)
    elif origin is list and isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _texts(arguments[0], item, (*path[:-1], f"{path[-1]} {_naming_value(item) or number}"))
    elif origin is dict and isinstance(value, dict):
        if arguments[0] is Language:
            if value:
                room = next((mark for mark in marks if isinstance(mark, Room)), None)
                yield path, _Found(value, _longest(get_args(arguments[1])[1:]), room)
        else:
            for key, item in value.items():
                yield from _texts(arguments[1], item, (*path[:-1], f"{path[-1]} {key}"))


def _naming_value(item: Any) -> str | None:
    """Returns the value that names an entry of a list; None where the entry has none."""
    return next(
        (str(value) for name in _NAMING_FIELDS if (value := getattr(item, name, None)) and not isinstance(value, dict)),
        None,
    )


def _longest(marks: Iterable[Any]) -> int | None:
    """Returns the most characters that a line may have by what stands beside its type."""
    limits = (getattr(part, "max_length", None) for mark in marks for part in getattr(mark, "metadata", [mark]))
    return next((limit for limit in limits if limit), None)

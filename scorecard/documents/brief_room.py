"""Lists the texts on a side of a brief, each with its room, so that an error can name what to shorten."""

from dataclasses import dataclass

from scorecard.documents.brief import Brief
from scorecard.documents.brief_texts import EditorsText
from scorecard.documents.sender import Sender
from scorecard.evidence.model.brief_content import BriefQuestion, Objection
from scorecard.evidence.model.common import Room, Strict, Text
from scorecard.evidence.model.state import Ask


def _of_model(text: str, model: type[Strict]) -> dict[tuple[str, str], int]:
    """Returns the room of the texts of a model, by the name of its first text and their own name."""
    return {(text, name): room.characters for name, field in model.model_fields.items() if (room := Room.of(field))}


ROOM: dict[tuple[str, str], int] = {
    **_of_model("ask", Ask),
    **_of_model("question", BriefQuestion),
    **_of_model("objection", Objection),
    ("organisation", "name"): 100,
    ("contact", "name"): 60,
    ("contact", "telephone"): 40,
    ("contact", "email"): 60,
    ("contact", "address"): 100,
}
"""The characters that each text has room for: with all texts of that length, a brief fits its sheet."""


@dataclass(frozen=True)
class TextToShorten:
    """A text on one side of the sheet, with its place in the evidence and the number of characters it has room for."""

    place: str
    field: str
    says: Text | str
    room: int


def texts_of_side(document: Brief, side: int) -> tuple[TextToShorten, ...]:
    """Returns the texts on side 1 or 2 that an editor can shorten. The reasons of further asks are not printed and not
    returned."""
    if side == 1:
        return (*_pairs(*([document.left.ask] if document.left.ask else [])), *texts_of_sender(document.sender))
    kept = document.kept
    return (*_pairs(*kept.questions, *kept.objections), *(_texts(ask)[0] for ask in kept.further_asks))


def texts_of_sender(sender: Sender) -> tuple[TextToShorten, ...]:
    """Returns the texts about the sender: at the head of the one side, and at the foot of the other."""
    contact = [
        TextToShorten(f"{sender.place} contact", field, words, ROOM["contact", field])
        for field, words in zip(sender.contact_fields, sender.contact, strict=True)
    ]
    return (TextToShorten(sender.place, "name", sender.name.words, ROOM["organisation", "name"]), *contact)


def _pairs(*texts: EditorsText) -> list[TextToShorten]:
    return [one for text in texts for one in _texts(text)]


def _texts(text: EditorsText) -> list[TextToShorten]:
    return [
        TextToShorten(text.place, field, says, ROOM[text.fields[0], field])
        for field, says in zip(text.fields, (text.says, text.because), strict=True)
    ]

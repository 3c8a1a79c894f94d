"""Determines who signs for a state, and with which logo: the national member or, without one, the publisher."""

from dataclasses import dataclass

from scorecard.documents.message import ProperName
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.state import Organisation
from scorecard.evidence.vocabulary import State


@dataclass(frozen=True)
class Logo:
    """A logo: the name of its file in `countries/logos/`, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Sender:
    """The signatory: the national member or, where there is none, the publisher of the edition."""

    place: str
    """The place of the sender in the evidence: file and entry."""

    name: ProperName
    website: str | None
    contact: tuple[str, ...]
    """The lines with the contact, as they are printed."""
    contact_fields: tuple[str, ...]
    """The field of each line: name, telephone, email, address."""
    colour: str | None
    logo: Logo | None


def sender(evidence: Evidence, state: State) -> Sender:
    """Returns who signs the scorecard and the brief of a state."""
    member: Organisation | None = evidence.states[state].organisation
    if member is None:
        edition = evidence.edition
        logo = publisher_logo(evidence)
        name, place = ProperName(edition.publisher), "countries/eu/edition.yaml, publisher"
        return Sender(place, name, edition.website, (), (), None, logo)
    person = member.contact
    names = ("name", "telephone", "email", "address") if person else ()
    fields = tuple(name for name in names if getattr(person, name))
    contact = tuple(getattr(person, name) for name in fields)
    logo = Logo(member.logo, evidence.logos[state]) if member.logo and state in evidence.logos else None
    place = f"countries/{state}.yaml, organisation"
    return Sender(place, ProperName(member.name), member.website, contact, fields, member.colour, logo)


def publisher_logo(evidence: Evidence) -> Logo | None:
    """Returns the logo of the edition's publisher; None where the edition file names none."""
    if evidence.edition.logo is None or evidence.publisher_logo is None:
        return None
    return Logo(evidence.edition.logo, evidence.publisher_logo)

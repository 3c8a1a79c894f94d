"""Names what the evidence holds as codes: aspects, stances, roles, grades of sources, sides.

`tests/documents/test_labels.py` checks that each code has its name: a dict is not checked for completeness by mypy.
"""

from scorecard.documents.message import Message, msg
from scorecard.evidence.vocabulary import Aspect, Grade, PositionStance, Role, Side, Stance

ASPECT_LABELS: dict[Aspect, Message] = {
    "overall": msg("The Council text as a whole"),
    "detection_orders": msg("Detection orders"),
    "voluntary_detection": msg("Voluntary detection"),
    "encryption": msg("End-to-end encryption in scope"),
    "grooming_new_material": msg("Grooming and new material"),
    "age_verification": msg("Age verification under this regulation"),
    "social_media_age": msg("Age limits for social media"),
    "eu_centre": msg("EU Centre"),
    "interim_derogation": msg("Interim rules"),
}
"""The names of the aspects; where positions are shown or counted, a text is named instead: see aspect_names.py."""

SHORT_ASPECT_LABELS: dict[Aspect, Message] = {**ASPECT_LABELS, "age_verification": msg("Age verification")}
"""The aspects in the head of a column, where room is short."""

ASPECT_MEANINGS: dict[Aspect, Message] = {
    "overall": msg("The text named, not any other."),
    "detection_orders": msg("Orders to detect, private messages included."),
    "voluntary_detection": msg("A lasting legal basis for providers who choose to."),
    "encryption": msg("Detection may reach end-to-end encrypted services."),
    "grooming_new_material": msg("Also unknown material and solicitation."),
    "age_verification": msg("Duties to verify or assess age, for services in scope."),
    "social_media_age": msg("Not part of this proposal: shown, never scored."),
    "eu_centre": msg("A new EU agency against child sexual abuse."),
    "interim_derogation": msg("The temporary rules for voluntary detection."),
}

STANCE_LABELS: dict[PositionStance, Message] = {
    # Translators: the stance of a government, as a label beside its mark.
    "supports": msg("Supports"),
    "leans_support": msg("Leans towards"),
    "undecided": msg("Undecided"),
    "leans_oppose": msg("Leans against"),
    "opposes": msg("Opposes"),
    "abstains": msg("Abstains"),
    "unknown": msg("Not known"),
}

MARK_WORDS: dict[str, Message] = {
    **{stance: word for stance, word in STANCE_LABELS.items() if stance != "unknown"},
    "implied": msg("Implied"),
    "unknown": STANCE_LABELS["unknown"],
}
"""The words beside the marks: the stances, what is implied, and what is not known."""

REPORTED: dict[Stance, Message] = {
    "supports": msg("Reported to support"),
    "leans_support": msg("Reported to lean towards"),
    "undecided": msg("Reported to be undecided"),
    "leans_oppose": msg("Reported to lean against"),
    "opposes": msg("Reported to oppose"),
    "abstains": msg("Reported to abstain"),
}
"""The words beside the mark of a position in the rows of one state where reports of one event differ."""

ROLE_LABELS: dict[Role, Message] = {
    "government": msg("Government"),
    "parliament": msg("National parliament"),
    "authority": msg("Authority"),
    "party": msg("Party or member"),
}

# Translators: whether a text provides for something: in, it does; out, it does not; open, not settled.
CONTENT_LABELS: dict[str, Message] = {"in": msg("in"), "out": msg("out"), "open": msg("open")}
"""Whether a text provides for something."""

GRADE_LABELS: dict[Grade, Message] = {
    # Translators: grades of a source: an official document or the speaker’s own.
    "primary": msg("primary"),
    # Translators: grade of a source: the press.
    "secondary": msg("press"),
    # Translators: grade of a source: another’s report copied, translated or told again.
    "copy": msg("copy"),
    # Translators: grade of a source: a list of who is for and against, kept by a campaign.
    "tertiary": msg("tally"),
}

SIDE_LABELS: dict[Side, Message] = {
    "child_rights": msg("child-rights side"),
    "opponent": msg("opponent of the proposal"),
    "commission": msg("author of the proposal"),
    "industry": msg("industry"),
    "independent": msg("independent"),
}

NO_GROUP = msg("Group not recorded")
"""The group of members who have left Parliament; the names of the groups are in eu/parliament.yaml."""

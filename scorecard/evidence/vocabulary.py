"""Lists the closed vocabularies of the evidence: states, aspects, stances, roles, grades, languages."""

from typing import Final, Literal, get_args

State = Literal[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL",
    "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU",
    "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
]  # fmt: skip
"""A member state by the EU's two-letter code (Greece is EL)."""

Aspect = Literal[
    "overall",
    "detection_orders",
    "voluntary_detection",
    "encryption",
    "grooming_new_material",
    "age_verification",
    "social_media_age",
    "eu_centre",
    "interim_derogation",
]
"""What a statement is about."""

Stance = Literal["supports", "leans_support", "undecided", "leans_oppose", "opposes", "abstains"]
"""What a statement says on its aspect. Absence of evidence is not a stance: write no statement."""

PositionStance = Literal[Stance, "unknown"]
"""What is known of a government on an aspect: the stance of the statement its position rests on, or `unknown`."""

UNKNOWN: Final = "unknown"
"""The position of a government without a statement on an aspect: the absence of evidence, never a middle."""

PositionGroup = Literal[PositionStance, "implied", "another_text", "former"]
"""The groups in which the 27 governments are counted on an aspect; they add up to 27. implied: it has no
word of its own, but supports a text that provides for it; another_text: the
government in office has spoken on another text alone; former: only one no longer in office has spoken; unknown: nobody
has."""

Role = Literal["government", "parliament", "authority", "party"]
"""Who speaks. A state's position follows from `government` alone; the others are its voices."""

Quality = Literal["primary", "secondary", "tertiary"]
"""primary: official document or leaked minutes; secondary: press; tertiary: a campaign's tally."""

Via = Literal["copy", "translation", "retelling"]
"""What a source is where it is not the report itself: the same words at another address, the same in another language,
or another's report told again."""

Grade = Literal["primary", "secondary", "copy", "tertiary"]
"""The grade of a fact, the best first: the quality of its source or, where that only passes on what another reported,
`copy`. A copy of a tally stays a tally."""

Side = Literal["child_rights", "opponent", "commission", "industry", "independent"]
"""Where whoever paid for a survey stands on the proposal."""

Sampling = Literal["probability", "non_probability", "not_stated"]
"""How respondents were drawn; only a probability sample has a margin of error in the strict sense."""

Language = Literal[
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
]  # fmt: skip
"""One of the 24 official languages of the EU."""

OFFICIAL_LANGUAGES: Final[dict[State, tuple[Language, ...]]] = {
    "AT": ("de",), "BE": ("nl", "fr", "de"), "BG": ("bg",), "CY": ("el",), "CZ": ("cs",), "DE": ("de",),
    "DK": ("da",), "EE": ("et",), "EL": ("el",), "ES": ("es",), "FI": ("fi", "sv"), "FR": ("fr",), "HR": ("hr",),
    "HU": ("hu",), "IE": ("en", "ga"), "IT": ("it",), "LT": ("lt",), "LU": ("fr", "de"), "LV": ("lv",),
    "MT": ("mt", "en"), "NL": ("nl",), "PL": ("pl",), "PT": ("pt",), "RO": ("ro",), "SE": ("sv",), "SI": ("sl",),
    "SK": ("sk",),
}  # fmt: skip
"""The official languages of the EU in which each state's government works, the most spoken first."""

STATES: tuple[State, ...] = get_args(State)
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
STANCES: tuple[Stance, ...] = get_args(Stance)
POSITION_GROUPS: tuple[PositionGroup, ...] = (*get_args(PositionGroup),)
ROLES: tuple[Role, ...] = get_args(Role)
GRADES: tuple[Grade, ...] = get_args(Grade)
LANGUAGES: tuple[Language, ...] = get_args(Language)

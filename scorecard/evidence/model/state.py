"""Describes the file of one member state, which a national organisation edits."""

from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.brief_content import BriefQuestion, Objection
from scorecard.evidence.model.common import (
    PROPER_NAME,
    EmailAddress,
    Key,
    Line,
    LogoName,
    Name,
    Percent,
    Respondents,
    Room,
    SourceKey,
    Sources,
    StateList,
    Strict,
    Text,
    WebAddress,
)
from scorecard.evidence.model.events import Event
from scorecard.evidence.model.hotline import Hotline
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import LANGUAGES, OFFICIAL_LANGUAGES, Aspect, Quality, Role, Stance, State


class Person(Strict):
    """Whom to turn to at the national member; printed on the brief."""

    name: Line | None = None
    """The person, where one is named."""
    email: EmailAddress | None = None
    """The address to write to."""
    telephone: Line | None = None
    """The number, with the country's code."""
    address: Line | None = None
    """The postal address in one line."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.name or self.email or self.telephone or self.address):
            raise PydanticCustomError("too_short", "empty", {"actual_length": 0})
        return self


class Organisation(Strict):
    """The national member that publishes the scorecard."""

    name: Annotated[Name, PROPER_NAME]
    """Its name as it writes it; 120 characters at most."""
    website: WebAddress | None = None
    """Its website."""
    contact: Person | None = None
    """Whom to turn to; printed on the brief."""
    logo: LogoName | None = None
    """The file of its logo in countries/logos/: SVG, or PNG at least 480 pixels wide; readable on white."""
    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    """Its own colour for the brief, as #rrggbb; dark enough to be read on white (contrast 4.5)."""
    sources: list[SourceKey]
    """Where its membership is stated."""


class Speaker(Strict):
    """Who made a statement."""

    who: Text
    """The person, ministry, delegation, committee or party."""
    role: Role
    """government (ministers, head of government, the delegation and its vote in the Council),
    parliament (national parliament or committee deciding), authority (data protection, ombudsman,
    court, security service) or party (a single member, party or opposition)."""
    unnamed: bool = False
    """true where the report names nobody and no document for what it says of the speaker: it rests on unnamed people,
    or tells it without a source. Printed wherever the position is."""
    own_view: bool = False
    """true where a ministry or member of a government spoke for itself, not for the whole government. Where two such
    views of one day are on different sides, the members differ, and no report does."""


_OTHER_LANGUAGES = (
    "aa ab ae af ak am an ar as av ay az ba bh bi bm bn bo br bs ca ce ch co cr cu cv dv dz eo eu fa ff fj fo fy "
    "gd gl gn gu gv ha he hi ho ht hy hz ia id ig ii ik io is iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw "
    "ky la lb lg li ln lo mg mh mi mk ml mn mr ms my na nb nd ne ng nn no nr nv ny oc oj om or os pa pi ps qu rm "
    "rn ru rw sa sc sd sg sm sn so sq sr ss st su sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu"
)
"""The other languages of ISO 639-1, without those whose code is that of a member state: se and ee are typed for sv and
et."""


def _language(code: str) -> str:
    if code not in LANGUAGES and code not in _OTHER_LANGUAGES.split():
        state = "EL" if code == "gr" else code.upper()
        meant = [language for other, (language, *_) in OFFICIAL_LANGUAGES.items() if other == state]
        hint = tr("; did you mean '{word}'?", word=meant[0]) if meant else ""
        raise ValueError(
            tr("'{word}' is not a language{hint} (known: {known})", word=code, hint=hint, known=", ".join(LANGUAGES))
        )
    return code


class Quote(Strict):
    """The speaker's own words, where they matter."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2}$"), AfterValidator(_language)]
    """The language of the words, two letters; it need not be an official language of the EU."""
    words: Line
    """The words as published."""
    translation: Text | None = None
    """The same words in other languages."""


def _as_text(value: Any) -> Any:
    """Returns a number as its digits: YAML reads `government: 2` as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


GovernmentName = Annotated[Line, BeforeValidator(_as_text), WithJsonSchema({"type": ["string", "integer"]})]
"""The head of a government or, where one head led several, its place in `governments`, from 1."""


class Government(Strict):
    """A government of this state: while head and parties stay the same, it is one government."""

    head: Annotated[Line, PROPER_NAME]
    """The head of government (in Cyprus the president)."""
    parties: list[Annotated[Line, PROPER_NAME]] = []
    """The parties in it. Empty for a government of officials or experts."""
    from_: Annotated[PartialDate, Field(alias="from")]
    """When it took office."""
    to: PartialDate | None = None
    """When the next one took office. Left out while it is in office."""
    caretaker: Text | None = None
    """When, or why, it was only acting or a caretaker government."""
    sources: list[SourceKey] = []
    """Where it is stated that it took office on that day. Empty where only leads are known: pages then say that the
    change is not confirmed by a source."""


class Dispute(Strict):
    """Reports of the same event that do not say what a statement says."""

    reason: Text
    """What they say instead; or what they leave out, where they claim to name everyone."""
    sources: Annotated[list[SourceKey], Field(min_length=1)]
    """The reports."""


class Statement(Strict):
    """One dated, attributed, sourced utterance of a stance on an aspect."""

    date: PartialDate
    """When it was said: 2020-05-18, or 2020-05 or 2020 where no more is known."""
    date_note: Text | None = None
    """What the date stands for where it is not the day of the words."""
    text: Key
    """The Council text or file it is about: a key of `texts` in eu/proposal.yaml."""
    aspect: Aspect
    """What it is about."""
    stance: Stance
    """What it says on that."""
    speaker: Speaker
    """Who said it."""
    government: GovernmentName | None = None
    """Only where the date is too vague to tell which government spoke: its head or, where one head led several, its
    place in `governments`, from 1."""
    says: Text
    """What was said, in one sentence in our own words."""
    quote: Quote | None = None
    """The words themselves, where they matter."""
    source: SourceKey
    """The source it rests on."""
    also: list[SourceKey] = []
    """Further sources of the same."""
    quality: Quality | None = None
    """Only where the source is weaker or stronger for this statement than in general."""
    event: PartialDate | None = None
    """The day of the meeting or remark that it reports on, where `date` is not that day. Statements of one day on
    different sides are disputed."""
    disputed: Dispute | None = None
    """Reports of the same event that differ from this one and are no statements themselves."""
    note: Text | None = None
    """What a reader should know of this statement."""


class AlsoReported(Strict):
    """Another share published for the same question."""

    what: Text
    """Which answer or group it is."""
    share: Percent
    """Its share in per cent."""
    answer: bool = False
    """true for another answer of the same people, which can be drawn in one bar with the share; false for a group of
    them, or for a part of the share."""


class SurveyResult(Strict):
    """What people in this country answered to one question of a survey."""

    survey: Key
    """A key of `surveys` in eu/surveys.yaml."""
    question: Key
    """A key of that survey's `questions`."""
    share: Percent
    """The share in per cent, as published."""
    qualifier: Annotated[str, Field(pattern="^(about|more_than)$")] | None = None
    """`about` or `more_than` where the source gives no exact share."""
    n: Respondents | None = None
    """How many answered this question here, where it differs from the survey's n in this country."""
    also_reported: list[AlsoReported] = []
    """Further shares of the same question."""
    set_apart: bool = False
    """true where the share must not be set beside those of other areas."""
    source: SourceKey
    """Where the share is published."""
    also: list[SourceKey] = []
    """Further sources of the same share."""
    note: Text | None = None
    """What a reader should know of this figure."""


class NationalFigure(Strict):
    """A figure of a national body, for instance reports to a hotline. Never a measure of prevalence."""

    period: Annotated[Line, PROPER_NAME]
    """The year or months it covers."""
    what: Text
    """What is counted."""
    value: Annotated[Line, PROPER_NAME]
    """The figure as published."""
    source: SourceKey
    """Where it is published."""
    note: Text | None = None
    """What a reader should know of it."""


class Ask(Strict):
    """What the national member asks of its government."""

    ask: Annotated[Text, Room(160)]
    """One sentence to the government."""
    because: Annotated[Text, Room(220)]
    """What in this country's record it follows from."""
    follows_from: list[SourceKey] = []
    """The sources of the record it follows from; none where nothing is on record."""
    in_line_with: list[SourceKey]
    """Where the child-rights side has said the same in public."""


class MemberState(Strict):
    """The evidence of one member state."""

    state: State
    """The EU's two-letter code (Greece is EL); the same as the file's name."""
    organisation: Organisation | None = None
    """The national member. Left out where none was found."""
    neighbours: StateList = []
    """The member states set beside this one in the comparison."""
    peers: StateList = []
    """The member states most like this one in what they say; where empty, they are worked out."""
    hotline: Hotline
    """Where to report and whom to call."""
    governments: list[Government] = []
    """The governments since the first statement, oldest first."""
    statements: list[Statement] = []
    """What was said, oldest first."""
    opinion: list[SurveyResult] = []
    """What people in this country answered in surveys."""
    events: list[Event] = []
    """The national timeline."""
    figures: list[NationalFigure] = []
    """Figures of national bodies."""
    asks: list[Ask] = Field(default=[], max_length=3)
    """What the national member asks of its government: three at most."""
    questions: list[BriefQuestion] = Field(default=[], max_length=3)
    """What to ask the government in a meeting; where there are fewer than three, shared ones are added."""
    objections: list[Objection] = Field(default=[], max_length=3)
    """What this government is likely to object, and the answer; shared ones are added up to three."""
    coverage: Text
    """What is known and what is missing, in plain words; printed on the scorecard."""
    coverage_sources: list[SourceKey] = []
    """The sources of what is said there and nowhere else in this file."""
    sources: Sources
    """The sources cited in this file, each under a key."""

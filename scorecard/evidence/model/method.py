"""Describes `method.yaml`: the rules, weights and thresholds of the analysis, each with its reason."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import UNPRINTED, Key, Line, Percent, Strict, Text
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import ASPECTS, STATES, Aspect, Grade, Stance

CertaintyGain = Literal[Grade, "second_origin", "third_origin"]
CertaintyLoss = Literal["old", "very_old", "disputed", "former", "unnamed"]
CertaintyLevel = Literal["well", "fairly"]
Points = Annotated[int, Field(ge=0, le=10)]
Years = Annotated[int, Field(gt=0, le=100)]
TextKind = Literal["mandatory", "open", "voluntary", "aspect"]
MAX_WEIGHT = 1_000
Weight = Annotated[int, Field(gt=0, le=MAX_WEIGHT)]
Days = Annotated[int, Field(gt=0, le=10_000)]
Count = Annotated[int, Field(gt=0, le=1_000)]

MAX_DRAWS = 20_000
"""Upper limit of the draws: more do not change the bands, and a build would take minutes and gigabytes."""


def _few_enough(draws: int) -> int:
    if draws > MAX_DRAWS:
        # Translators: {number} is a number of random draws.
        raise ValueError(tr("{number} are more than {most}", number=draws, most=MAX_DRAWS))
    return draws


def _not_negative(number: int) -> int:
    if number < 0:
        raise ValueError(tr("{number} is below 0", number=number))
    return number


def _this_century(day: PartialDate) -> PartialDate:
    if day.year < 2000:
        raise ValueError(
            tr("{date} is before 2000; nothing was said then, and every quarter since would be drawn", date=day)
        )
    return day


class PositionRule(Strict):
    """Which statements are compared where a position is determined."""

    same_moment_days: Days
    """Two statements whose dates lie at most this many days apart belong to one moment: a tertiary one gives way to a
    better one, and a government that took another side in that time has moved."""
    reason: Annotated[Text, UNPRINTED]
    """Why this many."""


class VerdictRule(Strict):
    """What the verdict, the sentence under the name of a state, may join."""

    second_within_days: Days
    """The second position of the verdict lies at most this many days from the first."""
    reason: Annotated[Text, UNPRINTED]
    """Why this many."""


class CertaintyRule(Strict):
    """When a position is called well, fairly or weakly documented."""

    points: dict[CertaintyGain, Points]
    """The points of a position by the grade of its statement, and for a second and a third independent origin."""
    deductions: dict[CertaintyLoss, Points]
    """The points that age, a dispute, a government that has left office, and a report that names no source take off."""
    older_than_years: Annotated[list[Years], Field(min_length=2, max_length=2)]
    """Older than the first number of years a position is `old`, older than the second `very_old` too."""
    levels: dict[CertaintyLevel, Points]
    """The least points of each level; with fewer than for `fairly` a position is weakly documented."""
    reason: Annotated[Text, UNPRINTED]
    """Why these numbers."""


class PeersRule(Strict):
    """When two governments can be called alike."""

    least_in_common: Annotated[int, Field(ge=1, le=len(ASPECTS))]
    """The least number of aspects on which both must have spoken."""
    reason: Annotated[Text, UNPRINTED]
    """Why this many."""


class PolledMeanRule(Strict):
    """When a mean over the states polled is printed."""

    least_states: Annotated[int, Field(ge=1, le=len(STATES))]
    """The least number of states with an exact result."""
    reason: Annotated[Text, UNPRINTED]
    """Why this many."""


class HistoryRule(Strict):
    """Which days the history of positions shows."""

    begins: Annotated[PartialDate, AfterValidator(_this_century)]
    """The first day, the end of a quarter; every further quarter's end follows."""
    reason: Annotated[Text, UNPRINTED]
    """Why this day."""


class TimeAxisRule(Strict):
    """Which days the axes of time show."""

    first_year: Annotated[int, Field(ge=2000, le=2100)]
    """The first year with a band of its own; all older days share one band."""
    begins: PartialDate
    """The day at the beginning of the band for older days; what is older stands there too."""
    reason: Annotated[Text, UNPRINTED]
    """Why this year and this day."""

    @property
    def first_day(self) -> date:
        """Returns the first day of the first year."""
        return date(self.first_year, 1, 1)


class ComparedRule(Strict):
    """Which aspects stand where there is no room for all."""

    aspects: Annotated[list[Aspect], Field(min_length=1)]
    """The columns of the table of other governments in a brief, and the aspects shown over time; the overview shows of
    these only those that are no text."""
    reason: Annotated[Text, UNPRINTED]
    """Why these aspects."""


class CoreQuestion(Strict):
    """One of the questions that carry weight."""

    name: Text
    """Its name within a sentence, for instance `the interim rules`."""
    weight: Weight
    """Its weight; only the proportions count."""
    parts: Annotated[dict[Aspect, Weight], Field(min_length=1)]
    """The aspects it is made of and how much each counts within it."""
    reason: Text
    """Why this weight."""


class StanceValues(Strict):
    """What each stance is worth, 0 (furthest from what the child-rights side asks) to 100."""

    values: dict[Stance, Percent]
    """The value of each stance."""
    reason: Text
    """Why these values."""


class WidestRange(Strict):
    """How wide the range of a figure may be; a wider one is withheld."""

    points: Annotated[float, Field(gt=0, le=100)]
    """The widest range allowed, in points of the scale from 0 to 100."""
    compared_with: Annotated[list[Annotated[int, Field(gt=0, le=100)]], Field(min_length=1)]
    """Widths to compare, in points; how many states each would withhold is printed beside the method."""
    reason: Text
    """Why this width."""


class OtherWeights(Strict):
    """Other sensible weights of the core questions, under which the order of the states is shown too."""

    name: Line
    """What is different, in a few English words."""
    weights: dict[Key, Annotated[int, Field(ge=0, le=MAX_WEIGHT)]]
    """The weight of every core question; 0 leaves it out. Only the proportions count."""


class Robustness(Strict):
    """How the uncertainty of the order is worked out."""

    draws: Annotated[int, Field(gt=0), AfterValidator(_few_enough)]
    """How many times everything uncertain is drawn."""
    seed: Annotated[int, AfterValidator(_not_negative)]
    """Where the generator of random numbers begins; the same seed gives the same bands."""
    weight_noise_percent: Percent
    """By how much each weight may differ in a draw, up or down."""
    one_step_off_percent: dict[Grade, Percent]
    """How often a statement of this grade is taken one step off on the scale."""
    band_percent: Annotated[list[Percent], Field(min_length=2, max_length=2)]
    """The ends of the band printed."""
    reason: Text
    """Why these numbers."""


class Method(Strict):
    """The rules of the analysis that are a decision of the publisher and not of the law."""

    position: PositionRule
    """How positions are determined."""
    verdict: VerdictRule
    """What the verdict joins."""
    certainty: CertaintyRule
    """How well each position is documented."""
    peers: PeersRule
    """Which governments are alike."""
    polled_mean: PolledMeanRule
    """Means over the states polled."""
    history: HistoryRule
    """The history of positions."""
    time_axis: TimeAxisRule
    """Axes of time."""
    compared: ComparedRule
    """The aspects that are compared where there is no room for all."""
    questions: Annotated[dict[Key, CoreQuestion], Field(min_length=1)]
    """Alignment: the questions that carry weight."""
    rubric: dict[TextKind, StanceValues]
    """Alignment: what a stance is worth on a text with orders (`mandatory`), on one for which that is open (`open`),
    on one with voluntary detection alone (`voluntary`), and on an aspect (`aspect`)."""
    widest_range: WidestRange
    """Alignment: when no figure is given."""
    other_weights: dict[Key, OtherWeights]
    """Alignment: other weights, to show how far the order depends on them."""
    robustness: Robustness
    """Alignment: how sure the order is."""

"""How alignment is worked out: the rubric, its weights and thresholds, each with its reason."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from scorecard.evidence.model.common import Key, Percent, Strict, Text
from scorecard.evidence.vocabulary import Aspect, Quality, Stance

TextKind = Literal["mandatory", "open", "voluntary", "aspect"]
Weight = Annotated[int, Field(gt=0)]


MOST_DRAWS = 20_000
"""Beyond it the bands no longer change, and a build takes minutes and gigabytes."""


def _few_enough(draws: int) -> int:
    if draws > MOST_DRAWS:
        raise ValueError(f"{draws} are more than {MOST_DRAWS}")
    return draws


def _not_negative(seed: int) -> int:
    if seed < 0:
        raise ValueError(f"{seed} is below 0")
    return seed


class CoreQuestion(Strict):
    """One of the questions that carry weight."""

    weight: Weight
    """Its weight; only the proportions count."""
    parts: Annotated[dict[Aspect, Weight], Field(min_length=1)]
    """The aspects it is made of and how much each counts within it."""
    reason: Text
    """Why this weight."""


class Scale(Strict):
    """What each stance is worth, 0 (furthest from what the child-rights side asks) to 100."""

    values: dict[Stance, Percent]
    reason: Text


class Threshold(Strict):
    """Below which share of the weight with evidence no figure is given."""

    percent: Percent
    reason: Text


class Robustness(Strict):
    """How the uncertainty of the order is worked out."""

    draws: Annotated[Weight, AfterValidator(_few_enough)]
    seed: Annotated[int, AfterValidator(_not_negative)]
    weight_noise_percent: Percent
    """By how much each weight may differ in a draw, up or down."""
    one_step_off_percent: dict[Quality, Percent]
    """How often a statement of this grade is taken one step off on the scale."""
    band_percent: Annotated[list[Percent], Field(min_length=2, max_length=2)]
    """The ends of the band printed."""
    reason: Text


class Method(Strict):
    """The whole method of alignment."""

    questions: Annotated[dict[Key, CoreQuestion], Field(min_length=1)]
    rubric: dict[TextKind, Scale]
    threshold: Threshold
    robustness: Robustness

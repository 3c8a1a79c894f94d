"""Lists every number of the method with its reason, so that the figures can be computed again."""

from collections.abc import Iterator

from scorecard.documents.data.cells import english, joined
from scorecard.documents.data.table import Cell, Column, Field, Table, table_of
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Text

MethodRule = tuple[str, Cell, Text | None]
"""The place of a rule in its file, its value, and its reason."""

_COLUMNS: tuple[Column[MethodRule], ...] = (
    Column(Field("rule", "string", "The place of the rule in its file, from the outside in."), lambda rule: rule[0]),
    Column(Field("value", "string", "Its value."), lambda rule: rule[1]),
    Column(
        Field("reason", "string", "Why it is so; empty where the rule itself says it."), lambda rule: english(rule[2])
    ),
)


def method_table(evidence: Evidence) -> Table:
    """Returns one row for each rule, weight and threshold of eu/method.yaml and eu/parliament.yaml."""
    return table_of(
        "method",
        "The method",
        "Every rule, weight and threshold behind the figures, each with its reason; docs/method.md explains them.",
        _COLUMNS,
        _rules(evidence),
    )


def _rules(evidence: Evidence) -> Iterator[MethodRule]:
    """Yields the place, the value and the reason of each rule."""
    method, parliament = evidence.method, evidence.parliament
    yield "position.same_moment_days", str(method.position.same_moment_days), method.position.reason
    yield "verdict.second_within_days", str(method.verdict.second_within_days), method.verdict.reason
    for gain, points in method.certainty.points.items():
        yield f"certainty.points.{gain}", str(points), method.certainty.reason
    for loss, points in method.certainty.deductions.items():
        yield f"certainty.deductions.{loss}", str(points), method.certainty.reason
    for band, years in zip(("old", "very_old"), method.certainty.older_than_years, strict=True):
        yield f"certainty.older_than_years.{band}", str(years), method.certainty.reason
    for level, least in method.certainty.levels.items():
        yield f"certainty.levels.{level}", str(least), method.certainty.reason
    yield "peers.least_in_common", str(method.peers.least_in_common), method.peers.reason
    yield "polled_mean.least_states", str(method.polled_mean.least_states), method.polled_mean.reason
    yield "history.begins", str(method.history.begins), method.history.reason
    yield "time_axis.first_year", str(method.time_axis.first_year), method.time_axis.reason
    yield "time_axis.begins", str(method.time_axis.begins), method.time_axis.reason
    yield "compared.aspects", joined(method.compared.aspects), method.compared.reason
    for key, question in method.questions.items():
        yield f"questions.{key}.weight", str(question.weight), question.reason
        for aspect, weight in question.parts.items():
            yield f"questions.{key}.parts.{aspect}", str(weight), question.reason
    for kind, scale in method.rubric.items():
        for stance, value in scale.values.items():
            yield f"rubric.{kind}.{stance}", f"{value:g}", scale.reason
    yield "widest_range.points", f"{method.widest_range.points:g}", method.widest_range.reason
    for key, other in method.other_weights.items():
        for question_key, weight in other.weights.items():
            yield f"other_weights.{key}.{question_key}", str(weight), {"en": other.name}
    robustness = method.robustness
    yield "robustness.draws", str(robustness.draws), robustness.reason
    yield "robustness.seed", str(robustness.seed), robustness.reason
    yield "robustness.weight_noise_percent", f"{robustness.weight_noise_percent:g}", robustness.reason
    for quality, percent in robustness.one_step_off_percent.items():
        yield f"robustness.one_step_off_percent.{quality}", f"{percent:g}", robustness.reason
    for end, percent in zip(("low", "high"), robustness.band_percent, strict=True):
        yield f"robustness.band_percent.{end}", f"{percent:g}", robustness.reason
    yield "parliament.leading_votes.least", str(parliament.leading_votes.least), parliament.leading_votes.reason
    if evidence.known_on is None or parliament.sitting_since.first_day <= evidence.known_on:
        yield "parliament.sitting_since", str(parliament.sitting_since), None

"""The Council box: what the majority for detection orders lacks today, and what this one government is worth in it."""

from dataclasses import dataclass

from scorecard.analysis.council_vote import CouncilDay, council
from scorecard.analysis.figures import Figures
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.labels import ASPECTS
from scorecard.documents.message import Message, Share, StateName, Value, msg
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Aspect, State

QUESTION: Aspect = "detection_orders"
"""The question the Council has been divided on since 2022: on the text of a day each government may mean another."""

WIDTH = 100.0
"""Width of the scale that stands for the whole population."""


@dataclass(frozen=True)
class Part:
    """One group on the population scale."""

    group: str
    x: float
    width: float
    here: bool


@dataclass(frozen=True)
class PartLabel:
    """What stands under a group wide enough for it."""

    x: float
    words: Message


@dataclass(frozen=True)
class CouncilBox:
    """The scale, and what it says in sentences."""

    question: Message
    parts: tuple[Part, ...]
    labels: tuple[PartLabel, ...]
    needed: Message
    needed_x: float
    title: Message
    sentences: tuple[Message, ...]
    marks: Citation


def council_day(evidence: Evidence, figures: Figures) -> CouncilDay:
    """The arithmetic of the question on the documents, once for all states."""
    return council(evidence, figures, QUESTION)


def council_box(evidence: Evidence, day: CouncilDay, state: State | None, notes: Footnotes) -> CouncilBox:
    """The box of one state; None for the overview, without the words on a state."""
    population, law = evidence.population, evidence.population.rule
    sentences = [_count(day), _missing(evidence, day)]
    if state:
        sentences.append(_worth(day, state))
    return CouncilBox(
        question=ASPECTS[QUESTION],
        parts=_parts(day, state),
        labels=_labels(day),
        needed=msg("{share} needed", share=Share(law.population_percent_needed)),
        needed_x=float(law.population_percent_needed),
        title=_title(day),
        sentences=tuple(sentences),
        marks=notes.cite(population.official.source, law.source),
    )


def _share(day: CouncilDay, states: frozenset[State]) -> Share:
    return Share(sum(day.populations[state] for state in states) / 100, 2)


def _parts(day: CouncilDay, here: State | None) -> tuple[Part, ...]:
    stand, parts, x = day.standing, [], 0.0
    everyone = sum(day.populations.values())
    groups = (
        ("in_favour", stand.in_favour),
        ("undecided", stand.undecided),
        ("unknown", stand.unknown),
        ("not_in_favour", stand.not_in_favour),
    )
    for group, states in groups:
        for members, mine in ((states - {here}, False), (states & {here}, True)):
            width = sum(day.populations[state] for state in members if state) / everyone * WIDTH
            if width:
                parts.append(Part(group, round(x, 2), round(width, 2), mine))
            x += width
    return tuple(parts)


def _labels(day: CouncilDay) -> tuple[PartLabel, ...]:
    """Those in favour from the left, those against from the right."""
    stand = day.standing
    return (
        PartLabel(0.0, msg("for {share}", share=_share(day, stand.in_favour))),
        PartLabel(WIDTH, msg("against {share}", share=_share(day, stand.not_in_favour))),
    )


def _title(day: CouncilDay) -> Message:
    stand = day.standing
    return msg(
        "Scale of the EU population: in favour {favour}, undecided {undecided}, not known {unknown}, "
        "against or abstaining {against}; a majority needs 65 %.",
        favour=_share(day, stand.in_favour),
        undecided=_share(day, stand.undecided),
        unknown=_share(day, stand.unknown),
        against=_share(day, stand.not_in_favour),
    )


def _count(day: CouncilDay) -> Message:
    stand = day.standing
    return msg(
        "Detection orders, by what governments last said: for {favour} ({favour_people} of the population), "
        "against or abstaining {against} ({against_people}), undecided {undecided}, not known {unknown}.",
        favour=len(stand.in_favour),
        favour_people=_share(day, stand.in_favour),
        against=len(stand.not_in_favour),
        against_people=_share(day, stand.not_in_favour),
        undecided=len(stand.undecided),
        unknown=len(stand.unknown),
    )


def _missing(evidence: Evidence, day: CouncilDay) -> Message:
    law = evidence.population.rule
    values: dict[str, Value] = {"states": law.states_needed, "people": Share(law.population_percent_needed)}
    if day.least.attained:
        return msg("That is a majority ({states} states with {people}).", **values)
    if day.blocked:
        return msg("Those against block a majority ({states} states with {people}).", **values)
    return msg(
        "No majority ({states} states with {people}): short by {short_states} states and {short_people}.",
        short_states=day.least.short_states,
        short_people=Share(day.least.short_population / 100, 2),
        **values,
    )


def _worth(day: CouncilDay, state: State) -> Message:
    """In how many of the ways the open governments can go this one decides."""
    swing = day.swing[state]
    values: dict[str, Value] = {"state": StateName(state), "people": _share(day, frozenset({state}))}
    if swing == 0:
        return msg(
            "However the undecided and unknown governments went, the vote of {state} alone ({people}) would not "
            "decide.",
            **values,
        )
    return msg(
        "In {swing} of the ways the undecided and unknown governments could go, the vote of {state} ({people}) "
        "would decide.",
        swing=Share(100 * swing, 1),
        **values,
    )

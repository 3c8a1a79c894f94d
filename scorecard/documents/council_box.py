"""Composes the Council box: what a majority for detection orders lacks, and how often one vote would decide."""

from dataclasses import dataclass, replace

from scorecard.analysis.council_vote import CouncilDay, council
from scorecard.analysis.figures import Figures
from scorecard.documents.council_scale import CouncilScale, council_scale, people
from scorecard.documents.footnotes import Citation, Footnotes
from scorecard.documents.how_sure import LEVELS
from scorecard.documents.message import Listing, Message, Share, StateName, Value, msg, msg_count
from scorecard.documents.one_source_sentences import one_source_sentences
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import Aspect, State

QUESTION: Aspect = "detection_orders"
"""The aspect that the box counts. It has divided the Council since 2022, and all statements on it can be compared;
statements on the text as a whole are about different texts."""


@dataclass(frozen=True)
class CouncilBox:
    """The scale of the population, and what it shows in sentences."""

    scale: CouncilScale
    sentences: tuple[Message, ...]
    marks: Citation


def council_day(evidence: Evidence, figures: Figures) -> CouncilDay:
    """Returns the voting arithmetic of the Council on the aspect of the box; it is the same for all states."""
    return council(evidence, figures, QUESTION)


def council_box(evidence: Evidence, day: CouncilDay, state: State | None, footnotes: Footnotes) -> CouncilBox:
    """Returns the box of one state; without a state, the box has no sentence on the vote of one government."""
    population, law = evidence.population, evidence.population.rule
    sentences = [
        _count(evidence, day),
        *one_source_sentences(evidence, day.in_favour_by, day.not_in_favour_by),
        _missing(evidence, day),
    ]
    if state:
        sentences.append(_decisive_share(evidence, day, state))
    return CouncilBox(
        scale=council_scale(evidence, day, state),
        sentences=tuple(sentences),
        marks=footnotes.cite(population.official.source, law.source),
    )


def short_council_box(evidence: Evidence, day: CouncilDay, state: State, footnotes: Footnotes) -> CouncilBox:
    """Returns the box of one state with the sentences that its adviser needs, beside a scale that has the shares.

    They give the states for and against, the majority or blocking minority, and the states on whose position it rests.
    """
    stand = day.standing
    count = msg(
        "Detection orders, by the last words of those in office: for {favour} ({favour_people} of the population), "
        "against or abstaining {against} ({against_people}), undecided, implied alone or not known {others}.",
        favour=len(stand.in_favour),
        favour_people=people(evidence, day, stand.in_favour),
        against=len(stand.not_in_favour),
        against_people=people(evidence, day, stand.not_in_favour),
        others=len(stand.undecided | stand.unknown),
    )
    rests = one_source_sentences(evidence, day.in_favour_by, day.not_in_favour_by)
    return replace(council_box(evidence, day, state, footnotes), sentences=(count, _missing(evidence, day), *rests))


def _count(evidence: Evidence, day: CouncilDay) -> Message:
    stand = day.standing
    return msg(
        "Detection orders, by what the governments in office last said: for {favour} ({favour_people} of the "
        "population), against or abstaining {against} ({against_people}), undecided {undecided}, only a former "
        "government has spoken {former}, implied alone {implied}, not known {unknown}.",
        favour=len(stand.in_favour),
        favour_people=people(evidence, day, stand.in_favour),
        against=len(stand.not_in_favour),
        against_people=people(evidence, day, stand.not_in_favour),
        undecided=len(stand.undecided),
        former=len(day.apart["former"]),
        implied=len(day.apart["implied"]),
        unknown=len(stand.unknown.difference(*day.apart.values())),
    )


def _missing(evidence: Evidence, day: CouncilDay) -> Message:
    law = evidence.population.rule
    values: dict[str, Value] = {"states": law.states_needed, "people": Share(law.population_percent_needed)}
    if day.least.attained:
        return msg("That is a majority ({states} states with {people}).", **values)
    if day.blocked:
        block = msg("Those against or abstaining block a majority ({states} states with {people}).", **values)
        return msg("{block} {rests_on}", block=block, rests_on=rests_on(evidence, day)) if day.block_rests_on else block
    return msg_count(
        "No majority ({states} states with {people}): short by {count} state and {short_people}.",
        "No majority ({states} states with {people}): short by {count} states and {short_people}.",
        day.least.short_states,
        short_people=Share.computed(day.least.short_population / 100),
        **values,
    )


def rests_on(evidence: Evidence, day: CouncilDay) -> Message:
    """Returns the sentence on each state whose position decides the blocking minority though it is not well
    documented."""
    doubtful = tuple(
        msg("{state} ({level})", state=StateName(state), level=LEVELS[level])
        for state, level in day.block_rests_on.items()
    )
    return msg_count(
        "This rests on {states}: without it they have {people}, too little.",
        "This rests on each of {states}: without one of them it is no block.",
        len(doubtful),
        states=Listing(doubtful, by_name=True),
        people=people(evidence, day, day.standing.not_in_favour - frozenset(day.block_rests_on)),
    )


def _decisive_share(evidence: Evidence, day: CouncilDay, state: State) -> Message:
    """Returns sentences on how often the vote of one government decides, over all choices of the open governments."""
    swing = day.swing[state]
    values: dict[str, Value] = {"state": StateName(state), "people": people(evidence, day, frozenset({state}))}
    if swing == 0:
        sentence = msg(
            "However the undecided and unknown governments went, the vote {of_state} alone ({people}) would not "
            "decide.",
            **values,
        )
    else:
        sentence = msg(
            "In {swing} of the ways the undecided and unknown governments could go, the vote {of_state} ({people}) "
            "would decide.",
            swing=Share.computed(100 * swing),
            **values,
        )
    if not any(day.apart.values()):
        return sentence
    return msg(
        "{sentence} Unknown here includes an implied position and a former government’s word.",
        sentence=sentence,
    )

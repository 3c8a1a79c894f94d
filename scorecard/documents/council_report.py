"""Composes the answer of `scorecard council`: the arithmetic of the Council on one aspect, as lines and as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.majority import MinimalSets, Tally
from scorecard.documents.council_box import rests_on
from scorecard.documents.data.cells import url_of
from scorecard.documents.labels import ASPECT_LABELS, STANCE_LABELS
from scorecard.documents.message import Message, WordsOf
from scorecard.evidence.load import Evidence
from scorecard.evidence.program_messages import formats, tr, tr_count, tr_noop
from scorecard.evidence.vocabulary import STATES, PositionStance, State

# For translators, of each below: a group of governments in a count of votes
_GROUPS = {
    "in_favour": tr_noop("in favour"),
    "not_in_favour": tr_noop("not in favour"),
    "undecided": tr_noop("undecided"),
    # Translators: governments whose position is only implied.
    "implied": tr_noop("implied"),
    # Translators: governments that spoke on another text alone.
    "another_text": tr_noop("another text"),
    # Translators: governments that are no longer in office.
    "former": tr_noop("former"),
    "unknown": tr_noop("unknown"),
}
"""The groups of governments in a count, in words."""


@dataclass(frozen=True)
class CouncilReport:
    """The same answer as lines for the terminal and as plain data for JSON."""

    lines: list[str]
    plain: dict[str, object]


def council_report(
    evidence: Evidence,
    day: CouncilDay,
    as_of: date,
    scenario: Mapping[State, str],
    translate: Callable[[Message], str],
    words_of: WordsOf,
) -> CouncilReport:
    """Returns the count, the thresholds, the minimal sets and the power indices; shares in per cent, two decimals.

    `translate` translates a sentence that the pages print too.
    """
    doubt = translate(rests_on(evidence, day)) if day.block_rests_on else None
    official = evidence.population.official
    plain: dict[str, object] = {
        "aspect": day.aspect,
        "as_of": as_of.isoformat(),
        "scenario": dict(scenario),
        "populations": {"year": official.year, "source": url_of(evidence, official.source)},
        "groups": {
            name: {"states": sorted(states), "population_percent": _percent(day, states)}
            for name, states in day.groups.items()
        },
        "rests_on_one_source": {
            name: {"states": list(found.states), "population_percent": found.population / 100} if found else None
            for name, found in (("in_favour", day.in_favour_by), ("not_in_favour", day.not_in_favour_by))
        },
        "open_states_counted_as_not_in_favour": _tally(day.least),
        "open_states_counted_as_in_favour": _tally(day.most),
        "blocking_minority": day.blocked,
        "blocking_minority_rests_on": dict(day.block_rests_on),
        "blocking_minority_rests_on_in_words": doubt,
        "sets_that_make_a_majority": _sets(day.making),
        "sets_that_break_it": _sets(day.breaking),
        "swing_percent": {state: round(100 * day.swing[state], 2) for state in STATES},
        "winning_coalitions_percent": round(100 * day.winning_share, 2),
        "banzhaf_percent": {state: round(100 * day.power[state].banzhaf, 2) for state in STATES},
        "shapley_shubik_percent": {state: round(100 * day.power[state].shapley_shubik, 2) for state in STATES},
    }
    return CouncilReport(_lines(evidence, day, as_of, scenario, doubt, words_of), plain)


def _percent(day: CouncilDay, states: frozenset[State]) -> float:
    return sum(day.populations[state] for state in states) / 100


def _tally(count: Tally) -> dict[str, object]:
    return {
        "states": count.states,
        "population_percent": count.population / 100,
        "qualified_majority": count.attained,
        "short_by_states": count.short_states,
        "short_by_population_percent": count.short_population / 100,
    }


def _sets(sets: MinimalSets[State]) -> dict[str, object]:
    return {
        "up_to_four_states": [sorted(each) for each in sets.sets],
        "of_any_size": sets.total,
        "share_of_sets_percent": {state: round(100 * share, 1) for state, share in sets.shares.items()},
    }


def _lines(
    evidence: Evidence,
    day: CouncilDay,
    as_of: date,
    scenario: Mapping[State, str],
    doubt: str | None,
    words_of: WordsOf,
) -> list[str]:
    official, law = evidence.population.official, evidence.population.rule
    first = tr(
        "{aspect}, positions of {day}, populations of {year}",
        aspect=words_of(day.aspect, ASPECT_LABELS[day.aspect]),
        day=as_of.isoformat(),
        year=official.year,
    )
    if evidence.has_source(None, official.source):
        first = f"{first} ({evidence.source(None, official.source).publisher})"
    lines = [first]
    if scenario:
        votes = (f"{state} {_stance(stance, words_of)}" for state, stance in sorted(scenario.items()))
        # Translators: an assumption, as "What if: DE supports, PL supports".
        lines.append(tr("What if: {votes}", votes=", ".join(votes)))
    lines += _group_lines(day)
    # For translators, of each below: shares of the EU population; {states} are codes
    for found, message in (
        (day.in_favour_by, tr_noop("{share} of {whole} in favour rest on one source alone: {states}")),
        (day.not_in_favour_by, tr_noop("{share} of {whole} not in favour rest on one source alone: {states}")),
    ):
        if found:
            share, side = formats().decimal(found.population / 100, 2), formats().percent(found.side / 100)
            lines.append("  " + tr(message, share=share, whole=side, states=" ".join(found.states)))
    # Translators: open ones are governments whose position is not known or not settled.
    least = tr("open ones not counted: {outcome}", outcome=_outcome(day.least))
    # Translators: the outcome if all governments whose position is open were in favour.
    most = tr("all open ones in favour: {outcome}", outcome=_outcome(day.most))
    needs = tr_count(
        "needed: {count} states and {share} of the population",
        "needed: {count} states and {share} of the population",
        law.states_needed,
        share=formats().percent(law.population_percent_needed, 0),
    )
    lines += [f"  {least} ({needs})", f"  {most} ({needs})"]
    if day.blocked:
        lines.append("  " + tr("those not in favour are a blocking minority by themselves"))
    else:
        lines.append("  " + tr("those not in favour are not a blocking minority by themselves"))
    lines += [f"  {doubt}"] if doubt else []
    making = tr_noop("smallest sets of open states that would make a majority (of any size: {number}): {sets}")
    breaking = tr_noop("smallest sets of open states that would break it (of any size: {number}): {sets}")
    lines += _set_lines(making, day.making) + _set_lines(breaking, day.breaking)
    deciding = sorted((state for state in STATES if day.swing[state]), key=lambda state: (-day.swing[state], state))
    # Translators: no state, no set of states.
    shown = ", ".join(f"{state} {formats().percent(100 * day.swing[state], 1)}" for state in deciding[:8]) or tr("none")
    lines.append("  " + tr("decide alone, of the ways in which the open ones can go: {states}", states=shown))
    return lines


def _stance(stance: str, words_of: WordsOf) -> str:
    return words_of(stance, STANCE_LABELS[cast(PositionStance, stance)])


def _group_lines(day: CouncilDay) -> list[str]:
    """Returns a line for each group of governments: its name, how many they are, their share, their codes."""
    names = {name: tr(words) for name, words in _GROUPS.items()}
    width = max(17, *map(len, names.values()))
    counts = {
        name: _number_first(tr_count("{count} state", "{count} states", len(states)))
        for name, states in day.groups.items()
    }
    widest = max(map(len, counts.values()))
    shares = {name: formats().percent(_percent(day, states)) for name, states in day.groups.items()}
    return [
        f"  {names[name]:<{width}} {counts[name]:<{widest}}  {shares[name]:>8}  {' '.join(sorted(states))}"
        for name, states in day.groups.items()
    ]


def _number_first(words: str) -> str:
    """Returns words with a blank before a number of one digit that they begin with, so that numbers stand in line."""
    return f" {words}" if words[:1].isdigit() and not words[1:2].isdigit() else words


def _outcome(count: Tally) -> str:
    if count.attained:
        return tr("qualified majority")
    population = formats().percent(count.short_population / 100)
    if not count.short_population:
        return tr_count(
            "no majority, short by {count} state", "no majority, short by {count} states", count.short_states
        )
    if not count.short_states:
        return tr("no majority, short by {share} of the population", share=population)
    return tr_count(
        "no majority, short by {count} state and {share} of the population",
        "no majority, short by {count} states and {share} of the population",
        count.short_states,
        share=population,
    )


def _set_lines(message: str, sets: MinimalSets[State]) -> list[str]:
    """Returns a line with the smallest sets; `message` is its text, untranslated."""
    if sets.total == 0:
        return []
    # Translators: how many sets there are is not counted.
    total = tr("not counted") if sets.total is None else str(sets.total)
    # Translators: no set of up to four states.
    shown = "; ".join(" ".join(sorted(each)) for each in sets.sets[:6]) or tr("none of up to four")
    return ["  " + tr(message, number=total, sets=shown)]

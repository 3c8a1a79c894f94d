"""Composes the answer of `scorecard council`: the arithmetic of the Council on one aspect, as lines and as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from scorecard.analysis.council_vote import CouncilDay
from scorecard.analysis.majority import MinimalSets, Tally
from scorecard.documents.council_section import rests_on
from scorecard.documents.message import Message
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import STATES, State


@dataclass(frozen=True)
class CouncilReport:
    """The same answer as lines for the terminal and as plain data for JSON."""

    lines: list[str]
    plain: dict[str, object]


def council_report(
    evidence: Evidence, day: CouncilDay, as_of: date, scenario: Mapping[State, str], written: Callable[[Message], str]
) -> CouncilReport:
    """Returns the count, the thresholds, the minimal sets and the power indices; shares in per cent, two decimals.

    `written` writes out a sentence that the pages have too.
    """
    doubt = written(rests_on(evidence, day)) if day.block_rests_on else None
    official = evidence.population.official
    url = evidence.source(None, official.source).url if evidence.has_source(None, official.source) else None
    stand = day.standing
    groups: dict[str, frozenset[State]] = {
        "in_favour": stand.in_favour,
        "not_in_favour": stand.not_in_favour,
        "undecided": stand.undecided,
        **{str(group): states for group, states in day.apart.items()},
        "unknown": stand.unknown.difference(*day.apart.values()),
    }
    plain: dict[str, object] = {
        "aspect": day.aspect,
        "as_of": as_of.isoformat(),
        "scenario": dict(scenario),
        "populations": {"year": official.year, "source": url},
        "groups": {
            name: {"states": sorted(states), "population_percent": _percent(day, states)}
            for name, states in groups.items()
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
    return CouncilReport(_lines(evidence, day, as_of, scenario, groups, doubt), plain)


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
    groups: Mapping[str, frozenset[State]],
    doubt: str | None,
) -> list[str]:
    official, law = evidence.population.official, evidence.population.rule
    known = evidence.has_source(None, official.source)
    publisher = f" ({evidence.source(None, official.source).publisher})" if known else ""
    lines = [f"{day.aspect}, positions of {as_of.isoformat()}, populations of {official.year}{publisher}"]
    if scenario:
        lines.append("What if: " + ", ".join(f"{state} {stance}" for state, stance in sorted(scenario.items())))
    for name, states in groups.items():
        words = name.replace("_", " ")
        lines.append(
            f"  {words:<17} {len(states):>2} states  {_percent(day, states):6.2f} %  {' '.join(sorted(states))}"
        )
    for words, found in (("in favour", day.in_favour_by), ("not in favour", day.not_in_favour_by)):
        if found:
            part = f"{found.population / 100:.2f} of {found.side / 100:.2f} %"
            lines.append(f"  {part} {words} rest on one source alone: {' '.join(found.states)}")
    needs = f"needed: {law.states_needed} states and {law.population_percent_needed:g} % of the population"
    for name, count in (("open ones not counted", day.least), ("all open ones in favour", day.most)):
        lines.append(f"  {name}: {_outcome(count)} ({needs})")
    lines.append(f"  those not in favour {'are' if day.blocked else 'are not'} a blocking minority by themselves")
    lines += [f"  {doubt}"] if doubt else []
    lines += _set_lines("would make a majority", day.making) + _set_lines("would break it", day.breaking)
    deciding = sorted((state for state in STATES if day.swing[state]), key=lambda state: (-day.swing[state], state))
    shown = ", ".join(f"{state} {100 * day.swing[state]:.1f} %" for state in deciding[:8]) or "none"
    lines.append(f"  decide alone, of the ways in which the open ones can go: {shown}")
    return lines


def _outcome(count: Tally) -> str:
    if count.attained:
        return "qualified majority"
    short = [f"{count.short_states} states"] * bool(count.short_states)
    short += [f"{count.short_population / 100:.2f} % of the population"] * bool(count.short_population)
    return "no majority, short by " + " and ".join(short)


def _set_lines(what: str, sets: MinimalSets[State]) -> list[str]:
    if sets.total == 0:
        return []
    total = "not counted" if sets.total is None else str(sets.total)
    shown = "; ".join(" ".join(sorted(each)) for each in sets.sets[:6])
    return [f"  smallest sets of open states that {what} (of any size: {total}): {shown or 'none of up to four'}"]

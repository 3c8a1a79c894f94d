"""Checks that what is counted is complete: roll calls, populations, the values of the method, the least numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from pydantic import BaseModel

from scorecard.evidence.model.council_files import Council, Population, Timeline
from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.model.method import CertaintyGain, CertaintyLevel, CertaintyLoss, Method, TextKind
from scorecard.evidence.model.parliament_file import MAX_MEMBERS, Parliament
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.model.surveys import Surveys
from scorecard.evidence.problems import Problem, did_you_mean, unknown_key
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.roll_calls import Ballot, Member, RollCallTable
from scorecard.evidence.vocabulary import GRADES, STANCES, STATES
from scorecard.evidence.yaml_document import Document


def completeness_problems(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], table: RollCallTable
) -> Iterator[Problem]:
    """Yields every problem with what is counted; the arguments are as for `crosscheck`."""
    parliament, population, method = models.get("parliament"), models.get("population"), models.get("method")
    if isinstance(parliament, Parliament):
        yield from _a_vote_of_substance(parliament, documents["parliament"])
        yield from _mistyped_keys(table, documents["parliament"])
        if table.is_whole and table.members:
            yield from _roll_call_totals(parliament, documents["parliament"], table.members)
            yield from _every_group_has_a_member(parliament, documents["parliament"], table.members)
    if isinstance(population, Population):
        yield from _every_state_has_a_population(population, documents["population"])
    if isinstance(method, Method):
        yield from _every_stance_has_a_value(method, documents["method"])
        yield from _other_weights_cover_the_questions(method, documents["method"])
    yield from _least_numbers(models, documents, table)


def _a_vote_of_substance(parliament: Parliament, document: Document) -> Iterator[Problem]:
    """Yields a problem where no vote is one of substance: none could stand among the key figures."""
    if parliament.roll_calls and not any(call.substance.decided for call in parliament.roll_calls.values()):
        yield document.problem(
            ("roll_calls",),
            tr(
                "no roll call has '{example}'; mark those on the rules themselves",
                example="substance: {decided: true}",
            ),
        )


def _mistyped_keys(table: RollCallTable, document: Document) -> Iterator[Problem]:
    """Yields a problem for each roll call whose column in `roll_calls.csv` has another name."""
    for key, column in table.mistyped.items():
        words = tr(
            "{column} '{value}' is not one of {known}",
            column="roll_calls",
            value=key,
            known=f"{column} (roll_calls.csv)",
        )
        yield document.problem(("roll_calls", key), words, at_key=True)


_TOTALS: tuple[tuple[Ballot, str], ...] = (("for", "in_favour"), ("against", "against"), ("abstained", "abstained"))
"""Ballots, each with the field of its official total."""


def _roll_call_totals(parliament: Parliament, document: Document, members: Sequence[Member]) -> Iterator[Problem]:
    """Yields a problem for each official total that the rows of `roll_calls.csv` do not add up to."""
    for key, roll_call in parliament.roll_calls.items():
        counted = Counter(member.ballots[key] for member in members if key in member.ballots)
        if counted.total() > MAX_MEMBERS:
            yield document.problem(
                ("roll_calls", key),
                tr_count(
                    "{count} member had a seat in {file}; the Parliament has never had so many",
                    "{count} members had a seat in {file}; the Parliament has never had so many",
                    counted.total(),
                    file="roll_calls.csv",
                ),
                at_key=True,
            )
        for ballot, field in _TOTALS:
            total = getattr(roll_call, field)
            if counted[ballot] != total:
                yield document.problem(
                    ("roll_calls", key, field),
                    tr_count(
                        "{count} member voted '{ballot}' in {file}, but the official total is {total}",
                        "{count} members voted '{ballot}' in {file}, but the official total is {total}",
                        counted[ballot],
                        ballot=ballot,
                        file="roll_calls.csv",
                        total=total,
                    ),
                )


def _every_group_has_a_member(
    parliament: Parliament, document: Document, members: Sequence[Member]
) -> Iterator[Problem]:
    """Yields a problem for each political group that no member in `roll_calls.csv` has: its name was mistyped."""
    named = {member.group for member in members if member.group}
    known = {group.name for group in parliament.groups}
    for index, group in enumerate(parliament.groups):
        if named and group.name not in named:
            words = tr(
                "no member in {file} has the group '{group}'; write it as in that file, or delete it",
                file="roll_calls.csv",
                group=group.name,
            )
            yield document.problem(("groups", index, "name"), words + did_you_mean(group.name, sorted(named - known)))


def _every_state_has_a_population(population: Population, document: Document) -> Iterator[Problem]:
    """Yields a problem for each state without a share of the population, or without persons."""
    for state in STATES:
        if state not in population.official.percent:
            yield document.problem(
                ("official", "percent"),
                tr("the population of '{state}' is missing; the Council counts all 27", state=state),
            )
        if state not in population.counted.persons:
            yield document.problem(
                ("counted", "persons"),
                tr("the population of '{state}' is missing; a mean over states needs all 27", state=state),
            )


def _every_stance_has_a_value(method: Method, document: Document) -> Iterator[Problem]:
    """Yields a problem for each value missing in the rubric, the points of certainty, or the reliability of grades."""
    for gain in get_args(CertaintyGain):
        if gain not in method.certainty.points:
            yield document.problem(("certainty", "points"), tr("the points of '{name}' are missing", name=gain))
    for loss in get_args(CertaintyLoss):
        if loss not in method.certainty.deductions:
            yield document.problem(("certainty", "deductions"), tr("the points of '{name}' are missing", name=loss))
    for level in get_args(CertaintyLevel):
        if level not in method.certainty.levels:
            yield document.problem(("certainty", "levels"), tr("the points of '{name}' are missing", name=level))
    for grade in GRADES:
        if grade not in method.robustness.one_step_off_percent:
            yield document.problem(
                ("robustness", "one_step_off_percent"), tr("the value of '{name}' is missing", name=grade)
            )
    for kind in get_args(TextKind):
        if kind not in method.rubric:
            yield document.problem(("rubric",), tr("the scale '{scale}' is missing", scale=kind))
            continue
        for stance in STANCES:
            if stance not in method.rubric[kind].values:
                yield document.problem(
                    ("rubric", kind, "values"),
                    tr("the value of '{name}' is missing in the scale '{scale}'", name=stance, scale=kind),
                )


def _other_weights_cover_the_questions(method: Method, document: Document) -> Iterator[Problem]:
    """Yields a problem for each set of other weights that does not weigh exactly the core questions."""
    for key, other in method.other_weights.items():
        path = ("other_weights", key, "weights")
        for question in other.weights:
            if question not in method.questions:
                yield document.problem(
                    (*path, question),
                    unknown_key(tr("question '{key}' does not exist", key=question), question, method.questions),
                    at_key=True,
                )
        for question in method.questions:
            if question not in other.weights:
                yield document.problem(
                    path, tr("the weight of '{question}' is missing; 0 leaves it out", question=question)
                )
        if other.weights and not any(other.weights.values()):
            yield document.problem(path, tr("every weight is 0; give at least one above 0"))


def _least_numbers(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], table: RollCallTable
) -> Iterator[Problem]:
    """Yields a problem for each number of the evidence that is below what `assertions` in eu/edition.yaml asks for.

    Nothing is counted while a file has errors, because its content would seem to be lost.
    """
    edition, surveys, parliament = models.get("edition"), models.get("surveys"), models.get("parliament")
    council, timeline = models.get("council"), models.get("timeline")
    states = [model for model in models.values() if isinstance(model, MemberState)]
    if (
        not isinstance(edition, EditionSettings)
        or not isinstance(surveys, Surveys)
        or not isinstance(parliament, Parliament)
        or not isinstance(council, Council)
        or not isinstance(timeline, Timeline)
        or len(states) < len(STATES)
    ):
        return
    numbers = {
        "statements": sum(len(state.statements) for state in states),
        "states_with_government_statement": sum(
            any(statement.speaker.role == "government" for statement in state.statements) for state in states
        ),
        "national_members": sum(state.organisation is not None for state in states),
        "surveys": len(surveys.surveys),
        "survey_results": sum(len(state.opinion) for state in states),
        "eu_events": len(timeline.events),
        "national_events": sum(len(state.events) for state in states),
        "council_moments": len(council.moments),
        "roll_calls": len(parliament.roll_calls),
    }
    if table.is_whole:
        numbers["members_of_parliament"] = len(table.members)
    for name, number in numbers.items():
        least = getattr(edition.assertions.min, name)
        if least is not None and number < least:
            yield documents["edition"].problem(
                ("assertions", "min", name),
                # Translators: {what} is the name of a number in a file, such as national_events.
                tr(
                    "{what}: {number} in the evidence, {least} at least; put back what was lost"
                    " (git diff shows what went), or lower this number if it was taken out on purpose",
                    what=name,
                    number=number,
                    least=least,
                ),
            )

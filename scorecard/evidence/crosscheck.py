"""Checks what no file can be checked for alone: references between files, dates against the edition, sums."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from scorecard.evidence.dates import PartialDate
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.method import Method, TextKind
from scorecard.evidence.model.shared_files import (
    Council,
    EditionSettings,
    Parliament,
    Population,
    Proposal,
    SharedSources,
    Timeline,
)
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.model.surveys import Surveys
from scorecard.evidence.problems import Problem, did_you_mean
from scorecard.evidence.roll_calls import Member
from scorecard.evidence.vocabulary import QUALITIES, STANCES, STATES
from scorecard.evidence.yaml_reader import MOST_PROBLEMS, Document, Path

_SINGLE = ("source",)
_LISTS = ("also", "sources", "follows_from", "in_line_with", "coverage_sources", "missing_children_sources")
_GRADED = ("statements", "events", "moments")


def crosscheck(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], members: tuple[Member, ...]
) -> list[Problem]:
    """Returns every problem between the files that could be read.

    `models` and `documents` are by name of the file without `.yaml`; a file with errors of its own is in `documents`
    alone. `members` are the rows of `roll_calls.csv`.
    """
    problems: list[Problem] = []
    shared = models.get("sources")
    shared_sources = shared.sources if isinstance(shared, SharedSources) else {}
    cited: set[str] = set()
    for name, model in models.items():
        if shared is not None:
            problems.extend(_sources(name, model, documents[name], shared_sources, cited))
    if all(name in models for name in documents):
        for key in shared_sources:
            if key not in cited:
                problems.append(_never_cited(documents["sources"], key))
    problems.extend(_references(models, documents))
    problems.extend(_dates(models, documents))
    problems.extend(_roll_call_totals(models, documents, members))
    problems.extend(_parliament_keys(models, documents))
    problems.extend(_every_state_has_a_population(models, documents))
    problems.extend(_every_stance_has_a_value(models, documents))
    problems.extend(_other_weights_cover_the_questions(models, documents))
    problems.extend(_least_numbers(models, documents, members))
    return problems


def _citations(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yields every place in a file that cites a source, with the key it cites."""
    if isinstance(data, BaseModel):
        for name in type(data).model_fields:
            value = getattr(data, name)
            if name in _SINGLE and isinstance(value, str):
                yield (*path, name), value
            elif name in _LISTS and isinstance(value, list):
                yield from (((*path, name, index), key) for index, key in enumerate(value))
            elif not (name == "sources" and isinstance(value, dict)):
                yield from _citations(value, (*path, name))
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _citations(value, (*path, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _citations(value, (*path, index))


def _never_cited(document: Document, key: str) -> Problem:
    return document.problem(("sources", key), f"source '{key}' is never cited; cite it or delete it", at_key=True)


def _sources(
    name: str, model: BaseModel, document: Document, shared: Mapping[str, Source], shared_cited: set[str]
) -> Iterator[Problem]:
    """Yields the problems with the sources of one file, and adds what it cites to `shared_cited`."""
    own: Mapping[str, Source] = getattr(model, "sources", {})
    cited: set[str] = set()
    undefined = 0
    for path, key in _citations(model):
        cited.add(key)
        source = own.get(key) or shared.get(key)
        if source is None:
            undefined += 1
            if undefined > MOST_PROBLEMS:
                continue
            yield document.problem(
                path,
                f"source '{key}' is not defined under 'sources' here or in eu/sources.yaml"
                + did_you_mean(key, [*own, *shared]),
            )
        elif path[-1] == "source" and path[0] in _GRADED and _ungraded(model, path, source):
            yield document.problem(
                path,
                f"source '{key}' carries this fact and needs a 'quality': primary, secondary or tertiary",
            )
    shared_cited |= cited
    addresses = {} if name == "sources" else {source.url: key for key, source in shared.items()}
    for key, source in own.items():
        if name in STATES:
            if key in shared:
                yield document.problem(
                    ("sources", key), f"source '{key}' is defined in eu/sources.yaml too", at_key=True
                )
            elif key not in cited:
                yield _never_cited(document, key)
        if source.url in addresses:
            yield document.problem(
                ("sources", key, "url"), f"the same address as source '{addresses[source.url]}'; use that one"
            )
        addresses.setdefault(source.url, key)


def _ungraded(model: BaseModel, path: Path, source: Source) -> bool:
    """Returns whether neither the fact at `path` nor its source has a grade."""
    fact = getattr(model, str(path[0]))[path[1]]
    return source.quality is None and fact.quality is None


def _references(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    proposal, surveys = models.get("proposal"), models.get("surveys")
    texts = proposal.texts if isinstance(proposal, Proposal) else None
    if texts is not None:
        for key, text in texts.items():
            if text.superseded_by and text.superseded_by not in texts:
                yield documents["proposal"].problem(
                    ("texts", key, "superseded_by"), _unknown("text", text.superseded_by, texts)
                )
    for name, model in models.items():
        document = documents[name]
        if texts is not None:
            for place in ("statements", "moments"):
                for index, item in enumerate(getattr(model, place, [])):
                    if item.text not in texts:
                        yield document.problem((place, index, "text"), _unknown("text", item.text, texts))
        if not isinstance(model, MemberState):
            continue
        if model.state != name:
            yield document.problem(("state",), f"state '{model.state}' stands in the file of {name}; they must agree")
        if model.state in model.neighbours:
            index = model.neighbours.index(model.state)
            yield document.problem(("neighbours", index), f"'{model.state}' is not its own neighbour")
        if isinstance(surveys, Surveys):
            yield from _results(model, document, surveys)


def _results(model: MemberState, document: Document, surveys: Surveys) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for index, result in enumerate(model.opinion):
        survey = surveys.surveys.get(result.survey)
        if survey is None:
            yield document.problem(("opinion", index, "survey"), _unknown("survey", result.survey, surveys.surveys))
            continue
        if result.question not in survey.questions:
            yield document.problem(
                ("opinion", index, "question"), _unknown("question", result.question, survey.questions)
            )
        if isinstance(survey.states, list) and survey.states and model.state not in survey.states:
            yield document.problem(
                ("opinion", index, "survey"),
                f"survey '{result.survey}' was not carried out in {model.state} (eu/surveys.yaml)",
            )
        asked = (result.survey, result.question)
        if asked in seen:
            yield document.problem(
                ("opinion", index), f"the same question as entry {seen[asked] + 1} of opinion; keep one"
            )
        seen.setdefault(asked, index)


def _dates(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    edition = models.get("edition")
    if not isinstance(edition, EditionSettings):
        return
    limit = edition.evidence_date
    for name, model in models.items():
        document = documents[name]
        places: list[tuple[Path, PartialDate]] = []
        for place in ("statements", "events", "moments"):
            items = getattr(model, place, [])
            places += [((place, index, "date"), item.date) for index, item in enumerate(items)]
        for key, source in getattr(model, "sources", {}).items():
            if isinstance(source.date, PartialDate):
                places.append((("sources", key, "date"), source.date))
        for path, day in places:
            if day.first_day > limit.last_day:
                yield document.problem(
                    path, f"date {day} is later than the evidence of this edition ({limit}, eu/edition.yaml)"
                )


def _parliament_keys(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields a problem where the telling vote is not one of the roll calls."""
    parliament = models.get("parliament")
    if isinstance(parliament, Parliament) and parliament.telling_vote.roll_call not in parliament.roll_calls:
        key = parliament.telling_vote.roll_call
        yield documents["parliament"].problem(
            ("telling_vote", "roll_call"), _unknown("roll call", key, parliament.roll_calls)
        )


def _roll_call_totals(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], members: tuple[Member, ...]
) -> Iterator[Problem]:
    parliament = models.get("parliament")
    if not isinstance(parliament, Parliament) or not members:
        return
    for key, roll_call in parliament.roll_calls.items():
        counted = Counter(member.ballots.get(key) for member in members)
        official = {
            "for": roll_call.in_favour,
            "against": roll_call.against,
            "abstained": roll_call.abstained,
        }
        for ballot, total in official.items():
            if counted[ballot] != total:  # type: ignore[index]  # a ballot is its own key
                yield documents["parliament"].problem(
                    ("roll_calls", key),
                    f"{counted[ballot]} members voted '{ballot}' in roll_calls.csv, "  # type: ignore[index]
                    f"but the official total is {total}",
                    at_key=True,
                )


def _every_state_has_a_population(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Yields a problem for each state without a share of the population, or without persons."""
    population = models.get("population")
    if not isinstance(population, Population):
        return
    for state in STATES:
        if state not in population.official.percent:
            yield documents["population"].problem(
                ("official", "percent"), f"the population of '{state}' is missing; the Council counts all 27"
            )
        if state not in population.counted.persons:
            yield documents["population"].problem(
                ("counted", "persons"), f"the population of '{state}' is missing; a mean over states needs all 27"
            )


def _every_stance_has_a_value(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields a problem for each value missing in the rubric, or in the reliability of a grade of source."""
    method = models.get("method")
    if not isinstance(method, Method):
        return
    for grade in QUALITIES:
        if grade not in method.robustness.one_step_off_percent:
            yield documents["method"].problem(
                ("robustness", "one_step_off_percent"), f"the value of '{grade}' is missing"
            )
    for kind in get_args(TextKind):
        if kind not in method.rubric:
            yield documents["method"].problem(("rubric",), f"the scale '{kind}' is missing")
            continue
        for stance in STANCES:
            if stance not in method.rubric[kind].values:
                yield documents["method"].problem(
                    ("rubric", kind, "values"), f"the value of '{stance}' is missing in the scale '{kind}'"
                )


def _other_weights_cover_the_questions(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Yields a problem for each set of other weights that does not weigh exactly the core questions."""
    method = models.get("method")
    if not isinstance(method, Method):
        return
    for key, other in method.other_weights.items():
        path = ("other_weights", key, "weights")
        for question in other.weights:
            if question not in method.questions:
                yield documents["method"].problem(
                    (*path, question), _unknown("question", question, method.questions), at_key=True
                )
        for question in method.questions:
            if question not in other.weights:
                yield documents["method"].problem(path, f"the weight of '{question}' is missing; 0 leaves it out")
        if other.weights and not any(other.weights.values()):
            yield documents["method"].problem(path, "every weight is 0; give at least one above 0")


def _least_numbers(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], members: tuple[Member, ...]
) -> Iterator[Problem]:
    """Yields a problem for each number of the evidence that is below what `assertions` in eu/edition.yaml asks for.

    Nothing is counted while a YAML file has errors of its own: what it holds would seem to be lost.
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
        "members_of_parliament": len(members),
    }
    for name, number in numbers.items():
        least = getattr(edition.assertions.min, name)
        if least is not None and number < least:
            yield documents["edition"].problem(
                ("assertions", "min", name),
                f"{name}: {number} in the evidence, {least} at least; put back what was lost"
                " (git diff shows what went), or lower this number if it was taken out on purpose",
            )


def _unknown(what: str, key: str, known: Mapping[str, Any]) -> str:
    return f"{what} '{key}' does not exist{did_you_mean(key, known)} (known: {', '.join(known)})"

"""Checks what no file can be checked for alone: references between files, dates, sources, sums and completeness."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from scorecard.evidence.completeness_check import completeness_problems
from scorecard.evidence.count_check import count_problems
from scorecard.evidence.date_check import date_problems
from scorecard.evidence.dispute_check import dispute_problems
from scorecard.evidence.duplicate_check import duplicate_problems
from scorecard.evidence.government_check import government_problems
from scorecard.evidence.model.council_files import Proposal
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.model.surveys import Surveys
from scorecard.evidence.names_check import names_problems
from scorecard.evidence.notes import notes_of
from scorecard.evidence.problems import Note, Problem, unknown_key
from scorecard.evidence.roll_calls import Member
from scorecard.evidence.source_check import source_problems
from scorecard.evidence.value_paths import blocks_of
from scorecard.evidence.yaml_document import Document


def crosscheck(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], members: tuple[Member, ...]
) -> tuple[list[Problem], list[Note]]:
    """Returns every problem between the files that could be read, and the notes on them.

    `models` and `documents` are by name of the file without `.yaml`; a file with errors of its own is in `documents`
    alone, with what could be read of it in `part`: of a state's file that is checked too, as far as nothing that is
    missing matters. `members` are the rows of `roll_calls.csv`.
    """
    parts = {name: one.part for name, one in documents.items() if isinstance(one.part, MemberState)}
    known = {**models, **parts}
    blocks = {name: list(blocks_of(model)) for name, model in known.items()}
    problems = [
        *source_problems(models, documents, parts),
        *names_problems(models, documents),
        *_references(known, documents),
        *date_problems(known, documents, blocks),
        *dispute_problems(known, documents),
        *count_problems(known, documents),
        *government_problems(models, documents),
        *duplicate_problems(models, documents, blocks),
        *completeness_problems(models, documents, members),
    ]
    return problems, notes_of(models, documents, blocks)


def _references(models: Mapping[str, BaseModel], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yields a problem for each text, survey or question named that does not exist, and for a state in a wrong file."""
    proposal, surveys = models.get("proposal"), models.get("surveys")
    texts = proposal.texts if isinstance(proposal, Proposal) else None
    if texts is not None:
        for key, text in texts.items():
            for field in ("superseded_by", "continues"):
                named = getattr(text, field)
                if named and named not in texts:
                    yield documents["proposal"].problem(("texts", key, field), unknown_key("text", named, texts))
    for name, model in models.items():
        document = documents[name]
        if texts is not None:
            for place in ("statements", "moments"):
                for index, item in enumerate(getattr(model, place, [])):
                    if item.text not in texts:
                        yield document.problem((place, index, "text"), unknown_key("text", item.text, texts))
        if not isinstance(model, MemberState):
            continue
        if model.state != name:
            yield document.problem(
                ("state",), f"state '{model.state}' does not match the name of the file, {name}.yaml"
            )
        if model.state in model.neighbours:
            index = model.neighbours.index(model.state)
            yield document.problem(("neighbours", index), f"'{model.state}' is not its own neighbour")
        if isinstance(surveys, Surveys):
            yield from _results(model, document, surveys)


def _results(model: MemberState, document: Document, surveys: Surveys) -> Iterator[Problem]:
    """Yields the problems with the survey results of one state."""
    seen: dict[tuple[str, str], int] = {}
    for index, result in enumerate(model.opinion):
        survey = surveys.surveys.get(result.survey)
        if survey is None:
            yield document.problem(("opinion", index, "survey"), unknown_key("survey", result.survey, surveys.surveys))
            continue
        if result.question not in survey.questions:
            yield document.problem(
                ("opinion", index, "question"), unknown_key("question", result.question, survey.questions)
            )
        if isinstance(survey.states, list) and survey.states and model.state not in survey.states:
            yield document.problem(
                ("opinion", index, "survey"),
                f"survey '{result.survey}' was not carried out in {model.state} (eu/surveys.yaml)",
            )
        question = (result.survey, result.question)
        if question in seen:
            yield document.problem(
                ("opinion", index), f"the same question as entry {seen[question] + 1} of opinion; keep one"
            )
        seen.setdefault(question, index)

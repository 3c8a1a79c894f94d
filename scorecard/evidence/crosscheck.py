"""Checks what no file can be checked for alone: references between files, dates, sources, sums and completeness."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from scorecard.evidence.completeness_check import completeness_problems
from scorecard.evidence.count_check import count_problems
from scorecard.evidence.date_check import date_problems
from scorecard.evidence.dispute_check import dispute_problems
from scorecard.evidence.duplicate_check import duplicate_problems
from scorecard.evidence.government_check import government_problems
from scorecard.evidence.model.context_files import Context
from scorecard.evidence.model.council_files import Proposal
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.model.surveys import Surveys
from scorecard.evidence.names_check import names_problems
from scorecard.evidence.notes import notes_of
from scorecard.evidence.position_check import position_problems
from scorecard.evidence.problems import Note, Problem, unknown_key
from scorecard.evidence.program_messages import tr
from scorecard.evidence.roll_calls import RollCallTable
from scorecard.evidence.source_check import source_problems
from scorecard.evidence.value_paths import blocks_of
from scorecard.evidence.yaml_document import Document


def crosscheck(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], table: RollCallTable
) -> tuple[list[Problem], list[Note]]:
    """Returns every problem between the files that could be read, and the notes on them.

    `models` and `documents` are by name of the file without `.yaml`; a file with errors is in `documents` alone, with
    its readable part in `part`; the readable part of the file of a state is checked too, as far as missing values do
    not matter. `table` holds the rows read from `roll_calls.csv`.
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
        *position_problems(models, documents),
        *duplicate_problems(models, documents, blocks),
        *completeness_problems(models, documents, table),
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
                    yield documents["proposal"].problem(("texts", key, field), _unknown_text(named, texts))
    for name, model in models.items():
        document = documents[name]
        if texts is not None:
            for place in ("statements", "moments"):
                for index, item in enumerate(getattr(model, place, [])):
                    if item.text not in texts:
                        yield document.problem((place, index, "text"), _unknown_text(item.text, texts))
        if isinstance(model, Context):
            yield from _cases(model, document)
        if not isinstance(model, MemberState):
            continue
        if model.state != name:
            yield document.problem(
                ("state",),
                tr(
                    "state '{state}' does not match the name of the file, {file}",
                    state=model.state,
                    file=f"{name}.yaml",
                ),
            )
        if model.state in model.neighbours:
            index = model.neighbours.index(model.state)
            # Translators: {state} is a code such as DE; a neighbour is a state set beside it in a comparison.
            yield document.problem(("neighbours", index), tr("'{state}' is not its own neighbour", state=model.state))
        if isinstance(surveys, Surveys):
            yield from _results(model, document, surveys)


def _cases(context: Context, document: Document) -> Iterator[Problem]:
    """Yields a problem for each infringement case of a state that the fact does not concern: it is printed nowhere."""
    for name, instrument in vars(context).items():
        for index, fact in enumerate(getattr(instrument, "facts", [])):
            for state in fact.cases:
                if fact.states and state not in fact.states:
                    known = ", ".join(fact.states)
                    words = tr("{column} '{value}' is not one of {known}", column="cases", value=state, known=known)
                    yield document.problem((name, "facts", index, "cases", state), words, at_key=True)


def _unknown_text(key: str, texts: Mapping[str, object]) -> str:
    # Translators: a text is one that the Council negotiates, such as a draft of a presidency.
    return unknown_key(tr("text '{key}' does not exist", key=key), key, texts)


def _results(model: MemberState, document: Document, surveys: Surveys) -> Iterator[Problem]:
    """Yields the problems with the survey results of one state."""
    seen: dict[tuple[str, str], int] = {}
    for index, result in enumerate(model.opinion):
        survey = surveys.surveys.get(result.survey)
        if survey is None:
            # Translators: {key} is the short name of a survey, a text or the like, under which other files refer to it.
            cause = tr("survey '{key}' does not exist", key=result.survey)
            yield document.problem(("opinion", index, "survey"), unknown_key(cause, result.survey, surveys.surveys))
            continue
        if result.question not in survey.questions:
            cause = unknown_key(
                tr("question '{key}' does not exist", key=result.question), result.question, survey.questions
            )
            yield document.problem(("opinion", index, "question"), cause)
        if isinstance(survey.states, list) and survey.states and model.state not in survey.states:
            yield document.problem(
                ("opinion", index, "survey"),
                # Translators: {state} is a code such as DE.
                tr(
                    "survey '{survey}' was not carried out in {state} (eu/surveys.yaml)",
                    survey=result.survey,
                    state=model.state,
                ),
            )
        question = (result.survey, result.question)
        if question in seen:
            yield document.problem(
                ("opinion", index),
                tr(
                    "the same question as entry {number} of {field}; keep one",
                    number=seen[question] + 1,
                    field="opinion",
                ),
            )
        seen.setdefault(question, index)

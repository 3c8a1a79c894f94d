"""The evidence folder read into one checked whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from scorecard.evidence.crosscheck import crosscheck
from scorecard.evidence.logo_check import colour_fault, logo_fault
from scorecard.evidence.model.brief_content import Brief
from scorecard.evidence.model.common import Source, Strict
from scorecard.evidence.model.method import Method
from scorecard.evidence.model.shared_files import (
    Context,
    Council,
    Edition,
    Parliament,
    Population,
    Proposal,
    Reports,
    SharedSources,
    Timeline,
)
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.model.surveys import Surveys
from scorecard.evidence.problems import EvidenceError, Problem, did_you_mean
from scorecard.evidence.roll_calls import Member, read_members
from scorecard.evidence.validate import validate
from scorecard.evidence.vocabulary import STATES, State
from scorecard.evidence.yaml_reader import Document, read_yaml

SHARED: dict[str, type[Strict]] = {
    "edition": Edition,
    "sources": SharedSources,
    "proposal": Proposal,
    "timeline": Timeline,
    "council": Council,
    "surveys": Surveys,
    "population": Population,
    "parliament": Parliament,
    "reports": Reports,
    "context": Context,
    "method": Method,
    "brief": Brief,
}
"""The files of `countries/eu/` by name, and the model of each."""


@dataclass(frozen=True)
class Evidence:
    """Everything the documents are made from, checked."""

    edition: Edition
    proposal: Proposal
    timeline: Timeline
    council: Council
    surveys: Surveys
    population: Population
    parliament: Parliament
    reports: Reports
    context: Context
    method: Method
    brief: Brief
    members: tuple[Member, ...]
    states: Mapping[State, MemberState]
    shared_sources: Mapping[str, Source]
    logos: Mapping[State, bytes]
    """The logo of each national member that has one; what kind it is says the name in its file."""

    def source(self, state: State | None, key: str) -> Source:
        """The source a key means in the file of a state (or, for None, in the shared files)."""
        if state and key in self.states[state].sources:
            return self.states[state].sources[key]
        return self.shared_sources[key]


def load(folder: Path) -> Evidence:
    """Read and check `countries/`; EvidenceError carries all problems of all files at once."""
    evidence, problems = examine(folder)
    if problems or evidence is None:
        raise EvidenceError(problems)
    return evidence


def examine(folder: Path) -> tuple[Evidence | None, list[Problem]]:
    """The evidence, where it is whole enough, and every problem in it."""
    documents: dict[str, Document] = {}
    models: dict[str, BaseModel] = {}
    problems: list[Problem] = []

    def read(path: Path, name: str, model: type[Strict]) -> None:
        shown = path.as_posix()
        try:
            content = path.read_bytes()
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            words = "the file is missing" if missing else f"cannot be read: {error.strerror}"
            problems.append(Problem(shown, 1, 1, words))
            return
        document = documents[name] = read_yaml(content, shown)
        checked = validate(document, model)
        if checked is not None:
            models[name] = checked
        problems.extend(document.problems)

    if not folder.is_dir():
        return None, [Problem(folder.as_posix(), 1, 1, "no such folder; give the folder that holds AT.yaml")]
    for name, model in SHARED.items():
        read(folder / "eu" / f"{name}.yaml", name, model)
    for state in STATES:
        read(folder / f"{state}.yaml", state, MemberState)
    problems.extend(_strangers(folder))
    members: tuple[Member, ...] = ()
    if isinstance(parliament := models.get("parliament"), Parliament):
        table = folder / "eu" / "roll_calls.csv"
        if table.is_file():
            members, found = read_members(table.read_bytes(), table.as_posix(), parliament.roll_calls)
            problems.extend(found)
        else:
            problems.append(Problem(table.as_posix(), 1, 1, "the file is missing"))
    problems.extend(crosscheck(models, documents, members))
    logos = _logos(folder, models, documents, problems)
    if len(models) < len(SHARED) + len(STATES):
        return None, problems
    shared = {name: models[name] for name in SHARED if name != "sources"}
    sources = models["sources"]
    assert isinstance(sources, SharedSources)
    return Evidence(
        **shared,  # type: ignore[arg-type]  # each name holds its own model, by SHARED
        members=members,
        states={state: models[state] for state in STATES},  # type: ignore[misc]
        shared_sources=sources.sources,
        logos=logos,
    ), problems


def _logos(
    folder: Path, models: Mapping[str, BaseModel], documents: Mapping[str, Document], problems: list[Problem]
) -> dict[State, bytes]:
    """The logos that can be printed; what is wrong with the others, and with colours, is added to `problems`."""
    logos: dict[State, bytes] = {}
    for state in STATES:
        model = models.get(state)
        member = model.organisation if isinstance(model, MemberState) else None
        if member and member.colour and (fault := colour_fault(member.colour)):
            problems.append(documents[state].problem(("organisation", "colour"), fault))
        if not member or not member.logo:
            continue
        path = folder / "logos" / member.logo
        try:
            content = path.read_bytes()
            fault = logo_fault(member.logo, content)
        except OSError as error:
            fault = f"logo {path.as_posix()} cannot be read: {error.strerror}"
        if fault:
            problems.append(documents[state].problem(("organisation", "logo"), fault))
        else:
            logos[state] = content
    return logos


def _strangers(folder: Path) -> list[Problem]:
    """Files that look like a state's but are none: a misnamed file would silently count for nothing."""
    return [
        Problem(path.as_posix(), 1, 1, f"'{path.stem}' is not a member state{did_you_mean(path.stem, STATES)}")
        for path in sorted(folder.glob("*.y*ml"))
        if path.stem not in STATES or path.suffix != ".yaml"
    ]

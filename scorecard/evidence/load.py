"""Reads the evidence folder, `countries/`, into one checked `Evidence`."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from scorecard.evidence.ahead_of_edition import with_edition_day
from scorecard.evidence.crosscheck import crosscheck
from scorecard.evidence.evidence_catalogues import catalogue_diagnostics
from scorecard.evidence.evidence_files import files_in_the_way, read_file, read_problem
from scorecard.evidence.logo_check import colour_fault, logo_fault
from scorecard.evidence.model.brief_content import BriefContent
from scorecard.evidence.model.common import Source, Strict
from scorecard.evidence.model.context_files import Context, ReportsFile
from scorecard.evidence.model.council_files import Council, Population, Proposal, Timeline
from scorecard.evidence.model.edition_file import EditionSettings, SharedSources
from scorecard.evidence.model.hotline import Hotline
from scorecard.evidence.model.method import Method
from scorecard.evidence.model.parliament_file import Parliament
from scorecard.evidence.model.state import MemberState
from scorecard.evidence.model.surveys import Surveys
from scorecard.evidence.problems import EvidenceError, Note, Problem
from scorecard.evidence.program_messages import tr
from scorecard.evidence.roll_calls import Member, RollCallTable, read_members
from scorecard.evidence.system_causes import cause_of
from scorecard.evidence.unwanted_characters import printable
from scorecard.evidence.validate import validate
from scorecard.evidence.vocabulary import LANGUAGES, STATES, Language, State
from scorecard.evidence.yaml_document import Document
from scorecard.evidence.yaml_reader import read_yaml

SHARED: dict[str, type[Strict]] = {
    "edition": EditionSettings,
    "sources": SharedSources,
    "proposal": Proposal,
    "timeline": Timeline,
    "council": Council,
    "surveys": Surveys,
    "population": Population,
    "parliament": Parliament,
    "reports": ReportsFile,
    "context": Context,
    "method": Method,
    "brief": BriefContent,
}
"""The files of `countries/eu/` by name, and the model of each."""


LogoCheck = Callable[[Sequence[tuple[str, bytes]]], Sequence[str | None]]
"""Draws logos, each given by the name and content of its file, and returns for each why it cannot be used, or None."""


@dataclass(frozen=True)
class Evidence:
    """The checked evidence of all files."""

    edition: EditionSettings
    proposal: Proposal
    timeline: Timeline
    council: Council
    surveys: Surveys
    population: Population
    parliament: Parliament
    reports: ReportsFile
    context: Context
    method: Method
    brief: BriefContent
    members: tuple[Member, ...]
    states: Mapping[State, MemberState]
    shared_sources: Mapping[str, Source]
    origins: Mapping[str, str]
    """The descriptions of the origins of sources, by key."""
    logos: Mapping[State, bytes]
    """The file of the logo of each national member that has one; `organisation.logo` ends in its format, svg or png."""
    publisher_logo: bytes | None = None
    """The file of the publisher's logo; `edition.logo` ends in its format."""
    known_on: date | None = None
    """The earlier day to whose knowledge the evidence is cut down (`known_evidence`); None where it is whole."""
    left_out: tuple[State, ...] = ()
    """The states whose files have errors and are left out here, so that no count of the 27 would be right."""
    elsewhere: tuple[Problem, ...] = field(default=(), compare=False)
    """The problems of these files."""
    notes: tuple[Note, ...] = field(default=(), compare=False)
    """The notes on the files."""
    ahead: Mapping[State, MemberState] = field(default_factory=dict)
    """The whole files of the states with evidence later than the day of the edition, which is cut off in `states`."""
    edition_day: date | None = None
    """The day of the edition, in evidence for the pages of a state that is ahead of it; None in all other."""
    entries: Mapping[tuple[State | None, str], tuple[int, ...]] = field(default_factory=dict)
    """The places in the file of the remaining entries, by state (None: the shared files) and list; empty where the
    evidence is whole."""

    def entry(self, state: State | None, entries: str, place: int) -> int:
        """Returns the place in its file, from 0, of an entry that has this place in its list here."""
        return self.entries[state, entries][place] if (state, entries) in self.entries else place

    def has_source(self, state: State | None, key: str) -> bool:
        """Returns whether a source is here; of evidence cut down to an earlier day later ones are missing."""
        return key in self.shared_sources or bool(state and key in self.states[state].sources)

    def source(self, state: State | None, key: str) -> Source:
        """Returns the source with this key in the file of a state or, where it has none, in the shared file.

        For `state` None only the shared file counts. Raises KeyError for an unknown key, which `check` refuses.
        """
        if state and key in self.states[state].sources:
            return self.states[state].sources[key]
        return self.shared_sources[key]


def load(
    folder: Path,
    check_logos: LogoCheck | None = None,
    states: Collection[State] = STATES,
    languages: Collection[Language] = (),
) -> Evidence:
    """Returns the evidence in a folder such as `countries/`.

    `check_logos` draws the logos; without it only their files are checked.

    Raises EvidenceError, with the problems of all files, where there is any in the shared files, in those of `states`,
    or in the translations into `languages`. Other states whose files have problems are left out (`Evidence.left_out`).
    """
    evidence, problems, _ = examine(folder, check_logos, states, languages)
    if evidence is None or len(set(problems)) > len(evidence.elsewhere):
        raise EvidenceError(problems)
    return evidence


class Examination(NamedTuple):
    """The evidence in a folder with its problems and notes."""

    evidence: Evidence | None
    problems: list[Problem]
    notes: list[Note]


def examine(
    folder: Path,
    check_logos: LogoCheck | None = None,
    states: Collection[State] = STATES,
    languages: Collection[Language] = LANGUAGES,
) -> Examination:
    """Returns the evidence in a folder, every problem of it, and every note on it.

    Of other states than `states` those whose files have problems are left out. Of the catalogues of translations those
    of `languages` are checked.

    `check_logos` is called once, for the logos whose files are in order, and not at all where there are none. The
    evidence is None where a file is missing or does not fit its model.
    """
    if not folder.is_dir():
        missing = Problem(folder.as_posix(), 1, 1, tr("no such folder; give the folder that holds AT.yaml"))
        return Examination(None, [missing], [])
    documents, models, problems = _read(folder)
    in_the_way = files_in_the_way(folder, SHARED)
    problems.extend(one for one in in_the_way if isinstance(one, Problem))
    table = _roll_call_table(folder / "eu" / "roll_calls.csv", models, problems)
    found, notes = crosscheck(models, documents, table)
    problems.extend(found)
    notes.extend(one for one in in_the_way if isinstance(one, Note))
    of_catalogues = list(catalogue_diagnostics(folder, languages))
    problems.extend(one for one in of_catalogues if isinstance(one, Problem))
    notes.extend(one for one in of_catalogues if isinstance(one, Note))
    logos, publisher_logo = _logos(folder, models, documents, problems, check_logos)
    faulty = {problem.file for problem in problems}
    left_out = tuple(state for state in STATES if state not in states and _shown(folder, state) in faulty)
    for state in left_out:
        models[state] = MemberState.model_construct(state=state, hotline=Hotline(), coverage={}, sources={})
        logos.pop(state, None)
    if len(models) < len(SHARED) + len(STATES):
        return Examination(None, problems, notes)
    shared = {name: models[name] for name in SHARED if name != "sources"}
    sources = models["sources"]
    assert isinstance(sources, SharedSources)
    evidence = Evidence(
        **shared,  # type: ignore[arg-type]  # SHARED gives each name its model
        members=tuple(table.members),
        states={state: models[state] for state in STATES},  # type: ignore[misc]  # all MemberState
        shared_sources=sources.sources,
        origins=sources.origins,
        logos=logos,
        publisher_logo=publisher_logo,
        left_out=left_out,
        elsewhere=tuple(sorted({one for one in problems if one.file in {_shown(folder, state) for state in left_out}})),
        notes=tuple(sorted(set(notes))),
    )
    return Examination(with_edition_day(evidence), problems, notes)


def _read(folder: Path) -> tuple[dict[str, Document], dict[str, BaseModel], list[Problem]]:
    """Returns by name the files of the evidence and the models of those that fit theirs, and every problem."""
    documents: dict[str, Document] = {}
    models: dict[str, BaseModel] = {}
    problems: list[Problem] = []
    files: dict[str, tuple[Path, type[Strict]]] = {
        **{name: (folder / "eu" / f"{name}.yaml", model) for name, model in SHARED.items()},
        **{state: (folder / f"{state}.yaml", MemberState) for state in STATES},
    }
    for name, (path, model) in files.items():
        try:
            content = read_file(path)
        except OSError as error:
            problems.append(read_problem(path, error))
            documents[name] = Document(path.as_posix())
            continue
        document = documents[name] = read_yaml(content, path.as_posix())
        checked = validate(document, model)
        if checked is not None:
            models[name] = checked
        problems.extend(document.problems)
    return documents, models, problems


def _shown(folder: Path, state: State) -> str:
    """Returns the file of a state as problems name it."""
    return printable((folder / f"{state}.yaml").as_posix())


def _roll_call_table(table: Path, models: Mapping[str, BaseModel], problems: list[Problem]) -> RollCallTable:
    """Returns the votes of each member of the Parliament, and adds the problems of the table to `problems`."""
    parliament = models.get("parliament")
    calls, groups = (parliament.roll_calls, parliament.groups) if isinstance(parliament, Parliament) else (None, [])
    try:
        content = read_file(table)
    except OSError as error:
        problems.append(read_problem(table, error))
        return RollCallTable()
    read = read_members(content, table.as_posix(), calls, [group.name for group in groups])
    problems.extend(read.problems)
    return read


def _logos(
    folder: Path,
    models: Mapping[str, BaseModel],
    documents: Mapping[str, Document],
    problems: list[Problem],
    check_logos: LogoCheck | None,
) -> tuple[dict[State, bytes], bytes | None]:
    """Returns the logos of members and of the publisher that can be printed.

    The problems of logos and colours are added to `problems`.
    """
    logos: dict[str, bytes] = {}
    names: list[str] = []
    places: dict[str, tuple[str, ...]] = {}
    for key in (*STATES, "edition"):
        model = models.get(key)
        if isinstance(model, EditionSettings):
            name, places[key] = model.logo, ("logo",)
        else:
            member = model.organisation if isinstance(model, MemberState) else None
            if member and member.colour and (fault := colour_fault(member.colour)):
                problems.append(documents[key].problem(("organisation", "colour"), fault))
            name, places[key] = member.logo if member else None, ("organisation", "logo")
        if not name:
            continue
        path = folder / "logos" / name
        try:
            content = read_file(path)
            fault = logo_fault(name, content)
        except OSError as error:
            fault = tr("logo {file} cannot be read: {cause}", file=path.as_posix(), cause=cause_of(error))
        if fault:
            problems.append(documents[key].problem(places[key], fault))
        else:
            logos[key] = content
            names.append(name)
    drawn = check_logos(list(zip(names, logos.values(), strict=True))) if check_logos and logos else [None] * len(logos)
    for key, fault in zip(logos, drawn, strict=True):
        if fault:
            problems.append(documents[key].problem(places[key], fault))
    return {state: logos[state] for state in STATES if state in logos}, logos.get("edition")

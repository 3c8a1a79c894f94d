"""Cuts the evidence down to what was known on a day: later entries and sources are dropped, later prose is left out.

Texts that an editor wrote with the knowledge of the edition have no date: asks, questions, objections and the text on
coverage are left out on any earlier day. Remarks (notes, caveats, cautions, reasons) stay unless they name the year of
the day or a later one. Texts on a dated entry (a statement, an event) stay with the entry, also where they mention
later days.

A text that a model requires is left out as an empty one, `{}`. Sources that no remaining entry cites are dropped.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from scorecard.evidence.cited_sources import cited_by, cited_within
from scorecard.evidence.earlier_models import AnyModel, EarlierModels
from scorecard.evidence.knowledge import Knowledge
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.common import Source
from scorecard.evidence.model.context_files import Context, Instrument, LegalFact, LegalStep, ReportsFile
from scorecard.evidence.model.council_files import Contents, CouncilText
from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.model.state import Government, MemberState
from scorecard.evidence.model.surveys import Survey
from scorecard.evidence.vocabulary import State

Item = TypeVar("Item")

_NOT_YET_KNOWN: dict[str, Any] = {name: "open" for name in Contents.model_fields if name != "sources"} | {"sources": []}
"""The contents of a text before it was put forward."""


def known_evidence(evidence: Evidence, day: date) -> Evidence:
    """Returns the evidence as it was known on a day, at most that of the edition; the same object where all was."""
    if evidence.ahead:
        evidence = replace(evidence, ahead={})
    if day >= evidence.edition.evidence_date.last_day:
        return evidence
    return _Cut(evidence, day).evidence()


class _Cut:
    """The evidence while it is cut down to what was known on one day."""

    def __init__(self, evidence: Evidence, day: date) -> None:
        self._all, self._day, self._known = evidence, day, Knowledge(evidence, day)
        self._models = EarlierModels(evidence, self._known)
        self._entries: dict[tuple[State | None, str], tuple[int, ...]] = {}

    def evidence(self) -> Evidence:
        """Returns the evidence that was known."""
        every = self._all
        calls = {
            key: self._models.described(call, None)
            for key, call in every.parliament.roll_calls.items()
            if self._known.has(None, call)
        }
        known = replace(
            every,
            known_on=self._day,
            edition=self._edition(),
            proposal=every.proposal.model_copy(update={"texts": self._texts()}),
            timeline=every.timeline.model_copy(update={"events": self._listed(None, "events", every.timeline.events)}),
            council=every.council.model_copy(update={"moments": self._listed(None, "moments", every.council.moments)}),
            surveys=every.surveys.model_copy(
                update={
                    "surveys": {key: self._survey(survey) for key, survey in self._known.surveys().items()},
                    "petitions": self._listed(None, "petitions", every.surveys.petitions),
                    "not_found": self._models.remark(every.surveys.not_found),
                }
            ),
            population=self._models.described(every.population, None),
            parliament=self._models.described(every.parliament, None).model_copy(update={"roll_calls": calls}),
            reports=self._reports(),
            context=self._context(),
            method=self._models.described(every.method, None),
            brief=every.brief.model_copy(update={"questions": [], "objections": []}),
            members=tuple(
                replace(member, ballots={key: ballot for key, ballot in member.ballots.items() if key in calls})
                for member in every.members
            ),
            states={state: self._state(member_state) for state, member_state in every.states.items()},
            entries=self._entries,
        )
        return self._with_cited_sources(known)

    def _listed(
        self,
        state: State | None,
        name: str,
        items: list[AnyModel],
        is_known: Callable[[AnyModel], bool] | None = None,
    ) -> list[AnyModel]:
        """Returns the known entries of a list of a file, and notes their places in the file."""
        known = is_known or (lambda item: self._known.has(state, item))
        places = tuple(place for place, item in enumerate(items) if known(item))
        self._entries[state, name] = tuple(self._all.entry(state, name, place) for place in places)
        return [self._models.described(items[place], state) for place in places]

    def _with_cited_sources(self, known: Evidence) -> Evidence:
        """Returns the evidence with the sources that can have been published and that something in it cites."""
        shared = (known.edition, known.proposal, known.timeline, known.council, known.surveys, known.population)
        others = (known.parliament, known.reports, known.context)
        cited = {state: set(cited_within(file)) for state, file in known.states.items()}
        everywhere = {key for model in (*shared, *others) for key in cited_within(model)}.union(*cited.values())
        states = {
            state: file.model_copy(update={"sources": self._sources(file.sources, cited[state])})
            for state, file in known.states.items()
        }
        return replace(known, states=states, shared_sources=self._sources(known.shared_sources, everywhere))

    def _sources(self, sources: Mapping[str, Source], cited: Collection[str]) -> dict[str, Source]:
        return {
            key: self._models.described(source, None)
            for key, source in sources.items()
            if key in cited and self._known.can_be_out(source)
        }

    def _texts(self) -> dict[str, CouncilText]:
        """Returns the texts put forward, and with their keys alone the texts on which a known statement was made
        before."""
        texts = self._all.proposal.texts
        put_forward = {
            key
            for key, text in texts.items()
            if text.date.first_day <= self._day and self._known.has_any_source(None, cited_by(text))
        }
        referenced = {moment.text for moment in self._all.council.moments if self._known.has(None, moment)}
        for state, member_state in self._all.states.items():
            referenced |= {said.text for said in member_state.statements if self._known.has(state, said)}
        kept: dict[str, CouncilText] = {}
        for key, text in texts.items():
            if key in put_forward:
                successor = text.superseded_by if text.superseded_by in put_forward else None
                known = {"superseded_by": successor, "summary": self._models.remark(text.summary, required=True)}
                kept[key] = self._models.described(text, None).model_copy(update=known)
            elif key in referenced:
                empty: dict[str, Any] = {name: {} for name in ("name", "short", "issuer", "encryption", "summary")}
                others: dict[str, Any] = {"superseded_by": None, "council_document": None, "note": None, "also": []}
                others["holds"] = text.holds.model_copy(update=_NOT_YET_KNOWN)
                kept[key] = text.model_copy(update=empty | others)
        return kept

    def _edition(self) -> EditionSettings:
        """Returns the settings of the edition with the corrections that had been made."""
        corrections = [item for item in self._all.edition.corrections if item.date.last_day <= self._day]
        return self._models.described(self._all.edition, None).model_copy(
            update={"corrections": [self._models.described(item, None) for item in corrections]}
        )

    def _in_office_by(self, government: Government) -> bool:
        return government.from_.first_day <= self._day

    def _government(self, government: Government, state: State) -> Government:
        """Returns a government without its end where that was later than the day."""
        ended = government.to is not None and government.to.first_day <= self._day
        return self._models.described(government, state).model_copy(update={} if ended else {"to": None})

    def _state(self, file: MemberState) -> MemberState:
        state = file.state
        surveys = self._known.surveys()
        return self._models.described(file, state).model_copy(
            update={
                "statements": self._listed(state, "statements", file.statements),
                "opinion": self._listed(
                    state,
                    "opinion",
                    file.opinion,
                    lambda item: item.survey in surveys and self._known.has_any_source(state, cited_by(item)),
                ),
                "governments": [self._government(one, state) for one in file.governments if self._in_office_by(one)],
                "events": self._listed(state, "events", file.events),
                "figures": self._listed(
                    state, "figures", file.figures, lambda item: self._known.has_figure(state, item)
                ),
                "asks": [],
                "questions": [],
                "objections": [],
                "coverage": {},
                "coverage_sources": [],
            }
        )

    def _survey(self, survey: Survey) -> Survey:
        """Returns a survey with the wordings, criticism and wider results whose sources can have been published."""
        kept = self._models.described(survey, None)

        def known(items: list[Item]) -> list[Item]:
            return [item for item in items if self._known.has_any_source(None, cited_by(item))]

        questions = {
            key: self._models.described(question, None).model_copy(
                update={
                    "wording": [self._models.described(item, None) for item in known(question.wording)],
                    "overall": [self._models.described(item, None) for item in known(question.overall)],
                }
            )
            for key, question in survey.questions.items()
        }
        return kept.model_copy(
            update={
                "questions": questions,
                "criticism": known(survey.criticism),
                "introduction": [self._models.described(item, None) for item in known(survey.introduction)],
            }
        )

    def _reports(self) -> ReportsFile:
        reports = self._all.reports
        by_state = {
            state: [yearly for yearly in years if self._known.year_is_over(yearly.year)]
            for state, years in reports.cybertipline.by_state.items()
        }
        figures = self._listed(None, "figures", reports.figures, lambda item: self._known.has_figure(None, item))
        series = self._models.described(reports.cybertipline, None).model_copy(update={"by_state": by_state})
        return self._models.described(reports, None).model_copy(update={"cybertipline": series, "figures": figures})

    def _context(self) -> Context:
        context = self._all.context
        return self._models.described(context, None).model_copy(
            update={
                "directive_2011_93": self._instrument(context.directive_2011_93),
                "lanzarote_convention": self._instrument(context.lanzarote_convention),
            }
        )

    def _instrument(self, instrument: Instrument) -> Instrument:
        facts = [fact for fact in instrument.facts if self._known.has_legal_entry(fact.date, fact.what, fact.sources)]
        by_state: dict[State, LegalStep] = {}
        for state, step in instrument.by_state.items():
            if self._known.has_legal_entry(step.date, step.step, step.sources):
                by_state[state] = self._models.described(step, None)
            elif earlier := {fact.date: fact for fact in facts if state in fact.states and fact.date}:
                by_state[state] = _step_of(earlier[max(earlier)], state)
        return self._models.described(instrument, None).model_copy(
            update={"facts": [self._models.described(fact, None) for fact in facts], "by_state": by_state}
        )


def _step_of(fact: LegalFact, state: State) -> LegalStep:
    """Returns a fact as the latest step of one state."""
    return LegalStep(date=fact.date, step=fact.what, case=fact.cases.get(state), sources=fact.sources)

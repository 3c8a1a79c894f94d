"""Checks the order of dates: none after the evidence, fieldwork before publication, one presidency after another."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from pydantic import BaseModel

from scorecard.evidence.dates import YEAR_IN_TEXT, PartialDate
from scorecard.evidence.model.context_files import Figure, ReportsFile
from scorecard.evidence.model.council_files import Council, Population, Proposal
from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.model.parliament_file import Parliament
from scorecard.evidence.model.state import MemberState, NationalFigure
from scorecard.evidence.model.surveys import Surveys
from scorecard.evidence.problems import Problem
from scorecard.evidence.program_messages import tr, tr_count, tr_noop
from scorecard.evidence.text_order_check import text_order_problems
from scorecard.evidence.value_paths import Block, Blocks, names_in_file
from scorecard.evidence.yaml_document import Document, Path

_PUBLISHED_BEFORE = {
    "start": tr_noop("{field} {published} is before the start of its fieldwork, {day}; correct one of them"),
    "end": tr_noop("{field} {published} is before the end of its fieldwork, {day}; correct one of them"),
}
"""The messages for a survey that was published before its fieldwork began, or ended."""
_MAY_LIE_AHEAD = ("corrections", "presidencies")
"""Lists whose dates may be later than the evidence: corrections made after it, and dates that the law lays down in
advance."""


def date_problems(
    models: Mapping[str, BaseModel], documents: Mapping[str, Document], blocks: Blocks
) -> Iterator[Problem]:
    """Yields every problem with the order of dates; the first arguments are as for `crosscheck`, `blocks` by file."""
    edition = models.get("edition")
    if isinstance(edition, EditionSettings):
        for name, model in models.items():
            yield from _later_than_the_evidence(model, documents[name], edition, blocks[name])
        if edition.compared_with.last_day >= edition.evidence_date.last_day:
            yield documents["edition"].problem(
                ("compared_with",),
                tr(
                    "{field} {day} is not before {other} {evidence}; give the date of the edition before this one",
                    field="compared_with",
                    day=edition.compared_with,
                    other="evidence_date",
                    evidence=edition.evidence_date,
                ),
            )
    proposal, surveys, parliament = models.get("proposal"), models.get("surveys"), models.get("parliament")
    council = models.get("council")
    if isinstance(surveys, Surveys):
        yield from _fieldwork(surveys, documents["surveys"])
    if isinstance(council, Council):
        yield from _presidencies(council, documents["council"])
    if isinstance(parliament, Parliament):
        yield from _day_in_the_key(parliament, documents["parliament"])
    if isinstance(proposal, Proposal):
        if isinstance(edition, EditionSettings):
            yield from _edition_before_the_proposal(edition, documents["edition"], proposal)
        yield from text_order_problems(proposal, models, documents)


def _later_than_the_evidence(
    model: BaseModel, document: Document, edition: EditionSettings, blocks: Sequence[tuple[Path, Block]]
) -> Iterator[Problem]:
    """Yields a problem for each date and each year after the day up to which evidence was gathered.

    The file of a state may be ahead, for its own brief and scorecard.
    """
    dated = [
        ((*path, names_in_file(type(block))[name]), value)
        for path, block in blocks
        if isinstance(block, BaseModel)
        for name, value in vars(block).items()
        if isinstance(value, PartialDate)
    ]
    if isinstance(model, Population):
        dated.append((("official", "year"), PartialDate(model.official.year)))
    if isinstance(model, ReportsFile):
        for state, years in model.cybertipline.by_state.items():
            path: Path = ("cybertipline", "by_state", state)
            dated += [((*path, index, "year"), PartialDate(row.year)) for index, row in enumerate(years)]
        dated += _periods(model.figures, "figures")
    if isinstance(model, MemberState):
        dated += _periods(model.figures, "figures")
    limit, ahead = edition.evidence_date, timedelta(days=edition.days_ahead)
    for path, day in dated:
        if day.first_day <= limit.last_day or path == ("compared_with",) or path[0] in _MAY_LIE_AHEAD:
            continue
        values = {"field": path[-1], "day": day, "limit": limit, "file": "eu/edition.yaml"}
        if not isinstance(model, MemberState):
            yield document.problem(
                path, tr("{field} {day} is later than the evidence of this edition ({limit}, {file})", **values)
            )
        elif day.first_day > limit.last_day + ahead:
            yield document.problem(
                path,
                tr_count(
                    "{field} {day} is later than the evidence of this edition ({limit}, {file}) by more than {count} "
                    "days; correct it, or move {moved} there",
                    "{field} {day} is later than the evidence of this edition ({limit}, {file}) by more than {count} "
                    "days; correct it, or move {moved} there",
                    edition.days_ahead,
                    moved="evidence_date",
                    **values,
                ),
            )


def _periods(figures: Sequence[Figure | NationalFigure], name: str) -> Iterator[tuple[Path, PartialDate]]:
    """Yields the last year that the period of each figure names, with its place."""
    for index, figure in enumerate(figures):
        if years := YEAR_IN_TEXT.findall(figure.period):
            yield (name, index, "period"), PartialDate(int(max(years)))


def _fieldwork(surveys: Surveys, document: Document) -> Iterator[Problem]:
    """Yields a problem for each survey whose fieldwork ends before it begins, or that was published before it."""
    for key, survey in surveys.surveys.items():
        start, end, published = survey.fieldwork.start, survey.fieldwork.end, survey.published
        if start and end and end.last_day < start.first_day:
            yield document.problem(
                ("surveys", key, "fieldwork", "end"),
                # Translators: two fields of a file and their dates: "end 2024-05 is before start 2024-06".
                tr(
                    "{field} {day} is before {other} {other_day}; correct one of them",
                    field="end",
                    day=end,
                    other="start",
                    other_day=start,
                ),
            )
        for name, day in (("start", start), ("end", end)):
            if day and published and published.last_day < day.first_day:
                yield document.problem(
                    ("surveys", key, "published"),
                    tr(_PUBLISHED_BEFORE[name], field="published", published=published, day=day),
                )
                break


def _presidencies(council: Council, document: Document) -> Iterator[Problem]:
    """Yields a problem for each presidency that ends before it begins, or begins before the one before it ended."""
    ended = date.min
    for place, held in enumerate(council.presidencies):
        if held.to.last_day < held.from_.first_day:
            yield document.problem(
                ("presidencies", place, "to"),
                # Translators: two fields of a file and their dates: "end 2024-05 is before start 2024-06".
                tr(
                    "{field} {day} is before {other} {other_day}; correct one of them",
                    field="to",
                    day=held.to,
                    other="from",
                    other_day=held.from_,
                ),
            )
        elif held.from_.first_day <= ended:
            yield document.problem(
                ("presidencies", place, "from"),
                tr(
                    "{field} {day} is before the presidency before it ended ({ended}); one state holds it at a time",
                    field="from",
                    day=held.from_,
                    ended=ended,
                ),
            )
        ended = held.to.last_day


def _day_in_the_key(parliament: Parliament, document: Document) -> Iterator[Problem]:
    """Yields a problem for each roll call whose key, the name of a column, begins with another day than its own."""
    for key, roll_call in parliament.roll_calls.items():
        try:
            named = PartialDate.parse(key[:10])
        except ValueError:
            continue
        if named != roll_call.date:
            yield document.problem(
                ("roll_calls", key, "date"),
                tr(
                    "{field} {day} is not that of its key, {key}; correct one of them",
                    field="date",
                    day=roll_call.date,
                    key=key,
                ),
            )


def _edition_before_the_proposal(edition: EditionSettings, document: Document, proposal: Proposal) -> Iterator[Problem]:
    """Yields a problem where the edition is compared with a day before the proposal."""
    first = min((text.date.first_day for text in proposal.texts.values() if text.file == "proposal"), default=None)
    if first and edition.compared_with.last_day < first:
        yield document.problem(
            ("compared_with",),
            tr(
                "{field} {day} is before the proposal of {first} ({file}); "
                "give the date of the edition before this one",
                field="compared_with",
                day=edition.compared_with,
                first=first,
                file="eu/proposal.yaml",
            ),
        )

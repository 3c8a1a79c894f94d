"""Composes the findings of the edition: a few sentences with numbers, each with its day and its sources."""

from dataclasses import dataclass

from scorecard.analysis.figures import Figures
from scorecard.analysis.leading_results import eu_result
from scorecard.analysis.leading_votes import leading_votes
from scorecard.analysis.texts import text_in_question
from scorecard.documents.aspect_table import states_and_population
from scorecard.documents.council_box import CouncilBox
from scorecard.documents.council_text import text_name
from scorecard.documents.edition.book_sources import BookSources
from scorecard.documents.edition.stance_rows import StanceRow, stance_rows
from scorecard.documents.message import Message, Share, StateName, Value, msg
from scorecard.documents.poll_section import sample, share_words, when
from scorecard.documents.verdict import HEADLINE
from scorecard.documents.votes_section import parts_in_words, whole_parliament
from scorecard.evidence.dates import PartialDate
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.surveys import Survey, SurveyQuestion
from scorecard.evidence.stance_scale import AGAINST, IN_FAVOUR, NEITHER
from scorecard.evidence.vocabulary import ASPECTS, STATES, UNKNOWN, Aspect


@dataclass(frozen=True)
class Sourced:
    """A sentence with the numbers of its sources in the book."""

    says: Message
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Finding:
    """The sentences on one matter."""

    heading: Message
    sentences: tuple[Sourced, ...]


@dataclass(frozen=True)
class Findings:
    """The findings, and the 27 on every question, from which the first and the last can be read."""

    items: tuple[Finding, ...]
    rows: tuple[StanceRow, ...]


def findings(evidence: Evidence, figures: Figures, box: CouncilBox, book: BookSources) -> Findings:
    """Returns the findings as of the day of the figures; `box` is the arithmetic of the Council on that day."""
    items = (
        Finding(
            msg("Where the governments stood"),
            tuple(_stood(evidence, figures, book, aspect) for aspect in HEADLINE),
        ),
        Finding(
            msg("What that is in the Council"),
            tuple(Sourced(says, book.cite(None, *box.marks.rests_on)) for says in _in_council(figures, box)),
        ),
        Finding(msg("What people answered"), _polls(evidence, book)),
        Finding(msg("How Parliament voted"), _votes(evidence, figures, book)),
        Finding(msg("What is not known"), (Sourced(_not_known(figures), ()),)),
    )
    return Findings(tuple(item for item in items if item.sentences), stance_rows(evidence, figures))


def _stood(evidence: Evidence, figures: Figures, book: BookSources, aspect: Aspect) -> Sourced:
    """Returns the numbers of governments for, against and unknown on one question, on the text that it is about."""
    favour, people = states_and_population(evidence, figures, aspect, IN_FAVOUR)
    against, people_against = states_and_population(evidence, figures, aspect, AGAINST)
    values: dict[str, Value] = {
        "day": PartialDate.of(figures.as_of),
        "favour": favour,
        "people": people,
        "neither": states_and_population(evidence, figures, aspect, NEITHER)[0],
        "against": against,
        "people_against": people_against,
        "open": states_and_population(evidence, figures, aspect, ("implied", "another_text", "former", UNKNOWN))[0],
        "other": states_and_population(evidence, figures, aspect, ("another_text",))[0],
        "former": states_and_population(evidence, figures, aspect, ("former",))[0],
        "implied": states_and_population(evidence, figures, aspect, ("implied",))[0],
    }
    text = text_in_question(evidence, aspect, figures.as_of)
    if text:
        entry = evidence.proposal.texts[text]
        values |= {"text": text_name(entry.short), "date": entry.date}
        says = msg(
            "On the text on the table, {text} ({date}), {favour} of the 27 governments were on record in favour or "
            "leaning that way by {day} ({people} of the EU population), {neither} undecided or abstaining, {against} "
            "against or leaning that way ({people_against}); of {open} no position on it was known: {other} had "
            "spoken on an earlier text alone, of {former} only a former government had.",
            **values,
        )
    else:
        says = msg(
            "On detection orders {favour} were in favour or leaning that way ({people}), {neither} undecided, "
            "{against} against or leaning that way ({people_against}); of {open} no position of the government in "
            "office was known, of {former} of them only a former one had spoken, {implied} implied it by support for "
            "a text.",
            **values,
        )
    numbers = list(book.cite(None, entry.source)) if text else []
    for state in STATES:
        position = figures.positions[state, aspect]
        if position.stance != UNKNOWN:
            numbers += book.cite(state, evidence.states[state].statements[position.entry].source)
    return Sourced(says, tuple(sorted(set(numbers))))


def _in_council(figures: Figures, box: CouncilBox) -> tuple[Message, ...]:
    """Returns whether there is a majority or a block on detection orders, and on whose word or report it rests."""
    _, *on_one_report, outcome = box.sentences
    counted = msg(
        "On detection orders, counted by what the governments in office had last said by {day}: {outcome}",
        day=PartialDate.of(figures.as_of),
        outcome=outcome,
    )
    return (counted, *on_one_report)


def _polls(evidence: Evidence, book: BookSources) -> tuple[Sourced, ...]:
    """Returns the newest figure of all 27, and the question of a survey of the other side put in most states."""
    said = []
    if found := eu_result(evidence):
        survey = evidence.surveys.surveys[found[0]]
        question = survey.questions[found[1]]
        area = next(area for area in question.overall if area.area == "EU27")
        says = msg(
            "Of those asked in all 27 states ({whom}; {n}; {when}), {share}: {asks}. Paid for by {who}.",
            share=share_words(Share.published(area.share), area.qualifier),
            **_base(survey, question),
        )
        said.append(Sourced(says, book.cite(None, area.source)))
    if other := _other_side(evidence):
        key, name, shares = other
        survey = evidence.surveys.surveys[key]
        least, most = (pick(shares, key=lambda state: shares[state]) for pick in (min, max))
        says = msg(
            "In a survey paid for by {who}, by country ({whom}; {when}): {asks}, from {low} in {least} to {high} in "
            "{most}; results of {count} states were found.",
            count=len(shares),
            low=Share.published(shares[least]),
            high=Share.published(shares[most]),
            least=StateName(least),
            most=StateName(most),
            **_base(survey, survey.questions[name]),
        )
        said.append(Sourced(says, book.cite(None, *survey.sources[:1])))
    return tuple(said)


def _base(survey: Survey, question: SurveyQuestion) -> dict[str, Value]:
    return {
        "whom": survey.population or msg("who was asked was not found"),
        "n": sample(survey.n, everywhere=True),
        "when": when(survey),
        "asks": question.asks,
        "who": survey.commissioner,
    }


def _other_side(evidence: Evidence) -> tuple[str, str, dict[str, float]] | None:
    """Returns the survey and the question of opponents with results in most states, and the results; else None.

    The question is about the proposal, and its share one whole side of it as asked.
    """
    found = []
    for key, survey in evidence.surveys.surveys.items():
        if survey.side != "opponent":
            continue
        for name, question in survey.questions.items():
            if question.topic != "proposal" or question.sides is None or not question.sides.whole:
                continue
            shares = {
                str(state): result.share
                for state in STATES
                for result in evidence.states[state].opinion
                if (result.survey, result.question) == (key, name) and not result.set_apart
            }
            if len(shares) > 1:
                found.append((key, name, shares))
    return max(found, key=lambda one: len(one[2]), default=None)


def _votes(evidence: Evidence, figures: Figures, book: BookSources) -> tuple[Sourced, ...]:
    """Returns the newest votes of substance with their four parts."""
    said = []
    for key in reversed(leading_votes(evidence, figures.as_of)):
        call = evidence.parliament.roll_calls[key]
        says = msg(
            "On {date}, {title}: {parts}.",
            date=call.date,
            title=call.short,
            parts=parts_in_words(call, whole_parliament(figures, key)),
        )
        said.append(Sourced(says, book.cite(None, call.source)))
    return tuple(said)


def _not_known(figures: Figures) -> Message:
    """Returns the sentence on the number of positions without anything on record."""
    groups = [figures.positions[state, aspect].group for state in STATES for aspect in ASPECTS]
    return msg(
        "Of {all} positions (27 governments on {aspects} questions) nothing was on record for {unknown}; for {former} "
        "only a former government had spoken, for {other} only on another text, and {implied} were implied alone. So "
        "{known} were known.",
        all=len(groups),
        aspects=len(ASPECTS),
        unknown=groups.count(UNKNOWN),
        former=groups.count("former"),
        other=groups.count("another_text"),
        implied=groups.count("implied"),
        known=sum(group not in (UNKNOWN, "former", "another_text", "implied") for group in groups),
    )

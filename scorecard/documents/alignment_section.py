"""Composes the section on alignment: figure, ranks, reasons, place among the 27; writes figures for other pages."""

from dataclasses import dataclass
from math import floor

from scorecard.analysis.alignment import ROUNDING, Alignment, QuestionValue, Range
from scorecard.analysis.figures import Figures
from scorecard.analysis.sensitivity import Sensitivity
from scorecard.documents.alignment_plot import AlignmentPlot, alignment_plot
from scorecard.documents.labels import ASPECT_LABELS
from scorecard.documents.message import Listing, Message, StateName, msg, msg_count
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State


@dataclass(frozen=True)
class AlignmentItem:
    """The alignment of one state as it is printed. Where the figure is withheld, the optional sentences are None."""

    figure: Message
    """The interval, or that there is none."""
    text: Message
    """The meaning of the figure with the band of ranks, or the reason why it is withheld."""
    in_short: Message | None
    """The band of ranks, or what is not known, where a heading has said what the figure means; None without a band."""
    left_open: Message | None
    """The core questions on which the width of the interval rests."""
    why: Message | None
    """The core questions that move the figure most."""
    alike: Message | None
    """The states whose bands overlap with that of this state."""
    hangs_on: Message | None
    """The statement without which the figure would change most."""
    without: Message | None
    """The figure with each core question left out in turn."""
    plot: AlignmentPlot


def whole(value: float) -> int:
    """Returns a value of the scale from 0 to 100 as it is printed: without decimals, a half rounded up."""
    return floor(value + 0.5 + ROUNDING)


def alignment_figure(figure: Range) -> Message:
    """Returns a figure in words: one number where both ends are printed alike, else both."""
    low, high = whole(figure.low), whole(figure.high)
    return msg("{value} of 100", value=low) if low == high else msg("{low} to {high} of 100", low=low, high=high)


def alignment_numbers(figure: Range) -> Message:
    """Returns the numbers of a figure alone, for a sentence or a table that has named the scale."""
    low, high = whole(figure.low), whole(figure.high)
    return msg("{value}", value=low) if low == high else msg("{low} to {high}", low=low, high=high)


def alignment_item(evidence: Evidence, figures: Figures, state: State) -> AlignmentItem:
    """Returns the alignment of a state with its explanations, or the reason why it is withheld."""
    alignment = figures.alignment[state]
    plot = alignment_plot(figures, state)
    if alignment.withheld:
        reason = _withheld(evidence, alignment)
        return AlignmentItem(msg("No figure"), reason, _too_much_open(alignment), None, None, None, None, None, plot)
    return AlignmentItem(
        figure=alignment_figure(alignment.range),
        text=_meaning(evidence, figures, state),
        in_short=_band(evidence, figures, state),
        left_open=_left_open(evidence, alignment),
        why=_largest_pulls(evidence, alignment),
        alike=_overlapping_bands(figures, state),
        hangs_on=_decisive_statements(figures.sensitivity[state]),
        without=_without_each_question(evidence, figures.sensitivity[state]),
        plot=plot,
    )


def _meaning(evidence: Evidence, figures: Figures, state: State) -> Message:
    """Returns the meaning of the figure, with the band of ranks where no state is missing."""
    if evidence.left_out:
        return msg("alignment with what the child-rights side asks, 100 being all of it.")
    band = figures.bands[state]
    return msg(
        "alignment with what the child-rights side asks, 100 being all of it; rank between {low} and {high} of the "
        "{ranked} states with a figure.",
        low=band.low,
        high=band.high,
        ranked=band.ranked,
    )


def _band(evidence: Evidence, figures: Figures, state: State) -> Message | None:
    """Returns the band of ranks; None where a state is missing, because a rank compares all of them."""
    if evidence.left_out:
        return None
    band = figures.bands[state]
    return msg(
        "Rank between {low} and {high} of the {ranked} states with a figure.",
        low=band.low,
        high=band.high,
        ranked=band.ranked,
    )


def _too_much_open(alignment: Alignment) -> Message:
    return msg(
        "Too much is not known: it could lie anywhere from {low} to {high} of 100.",
        low=whole(alignment.range.low),
        high=whole(alignment.range.high),
    )


def _withheld(evidence: Evidence, alignment: Alignment) -> Message:
    questions = _open_questions(evidence, alignment)
    return msg(
        "Alignment is withheld: what is known of the present government leaves open anything from {low} to {high} of "
        "100, and more than {points} points are too wide for a figure. {open}",
        open=msg("Not known in full, or reports differ: {questions}.", questions=questions)
        if alignment.differs
        else msg("Not known, or not in full: {questions}.", questions=questions),
        low=whole(alignment.range.low),
        high=whole(alignment.range.high),
        points=whole(evidence.method.widest_range.points),
    )


def _left_open(evidence: Evidence, alignment: Alignment) -> Message | None:
    """Returns a sentence on why the figure is an interval; None where it is a point."""
    if alignment.range.known:
        return None
    questions = _open_questions(evidence, alignment)
    if alignment.differs:
        return msg(
            "An interval, because its position is not known in full, or reports of it differ, on {questions}.",
            questions=questions,
        )
    return msg("An interval, because its position is not known in full on {questions}.", questions=questions)


def _open_questions(evidence: Evidence, alignment: Alignment) -> Listing:
    """Returns the core questions that leave the figure open, the widest first."""
    left_open = sorted((q for q in alignment.questions if not q.range.known), key=lambda question: -question.open)
    return Listing(tuple(evidence.method.questions[question.question].name for question in left_open))


def _largest_pulls(evidence: Evidence, alignment: Alignment) -> Message:
    """Returns a sentence on the two core questions that move the figure furthest from the mean of the states known."""
    pulls = sorted((q for q in alignment.questions if whole(abs(q.pull)) >= 1), key=lambda q: -abs(q.pull))[:2]
    if not pulls:
        return msg("On every question on which it has spoken it is near the mean of those that have.")
    first = _pull(evidence, pulls[0])
    if len(pulls) == 1:
        return msg("What moves it most against the mean: {first}.", first=first)
    return msg(
        "What moves it most against the mean: {first}; {second}.",
        first=first,
        second=_pull(evidence, pulls[1]),
    )


def _pull(evidence: Evidence, question: QuestionValue) -> Message:
    name = evidence.method.questions[question.question].name
    if question.pull > 0:
        return msg_count(
            "{question}, {count} point up", "{question}, {count} points up", whole(question.pull), question=name
        )
    return msg_count(
        "{question}, {count} point down", "{question}, {count} points down", whole(-question.pull), question=name
    )


def _overlapping_bands(figures: Figures, state: State) -> Message:
    band = figures.bands[state]
    if not band.alike:
        return msg("Its band overlaps with that of no other state.")
    return msg(
        "Not distinguishable by rank from {states}.",
        states=Listing(tuple(StateName(other) for other in band.alike), by_name=True),
    )


def _decisive_statements(sensitivity: Sensitivity) -> Message:
    """Returns a sentence on the statement whose absence would change the figure most, or on several equal ones."""
    decisive = sensitivity.decisive
    if not decisive:
        return msg("No single statement moves the figure.")
    named = Listing(tuple(msg("{aspect}, {date}", aspect=ASPECT_LABELS[one.aspect], date=one.date) for one in decisive))
    if decisive[0].figure is None:
        return msg_count(
            "It hangs most on one statement ({statements}): without it the range would be too wide for a figure.",
            "It hangs most on {count} statements ({statements}): without any one of them the range would be too wide "
            "for a figure.",
            len(decisive),
            statements=named,
        )
    return msg(
        "It hangs most on one statement ({statements}): without it the figure would be {value}.",
        statements=Listing((named.items[0],)),
        value=alignment_numbers(decisive[0].figure),
    )


def _without_each_question(evidence: Evidence, sensitivity: Sensitivity) -> Message | None:
    """Returns a sentence with the figure for each core question left out; None where there is only one."""
    parts = tuple(
        msg("{question} {value}", question=evidence.method.questions[question].name, value=alignment_numbers(figure))
        for question, figure in sensitivity.without_question.items()
    )
    return msg("With one question left out the figure would be: {parts}.", parts=Listing(parts)) if parts else None

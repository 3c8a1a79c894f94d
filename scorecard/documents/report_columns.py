"""Composes the columns of reports by platforms: one a year, and beyond a break the years that are counted otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.documents.message import Listing, Message, msg

PITCH, COLUMN, BREAK = 10.0, 7.0, 4.0
"""From one column to the next, the width of a column, and the space of the break, in millimetres."""

TALLEST, BASE = 20.0, 24.0
"""The height of the tallest column, and the line on which columns stand."""

LABEL_GAP, YEARS_Y = 0.9, 27.6
"""From a column up to its number; the baseline of the years."""

TEXT_GAP, WORDS_WIDTH = 1.5, 27.0
"""From the last column to its words, and the room for them."""

EDGE = 1.2
"""The space to the left of the first column, whose number may be wider; on a phone the screen ends there."""


@dataclass(frozen=True)
class YearOfReports:
    """The reports of one year: all of them, or from 2024 referrals and informational reports."""

    year: int
    reports: int | None
    referrals: int | None
    informational: int | None


@dataclass(frozen=True)
class ReportColumn:
    """The column of a year. `reports` is its number; None where its parts are named beside it."""

    year: int
    middle: float
    x: float
    y: float
    height: float
    label_y: float
    reports: int | None


@dataclass(frozen=True)
class ReportPart:
    """The part of a column that is informational, on top and open; and the words beside a part."""

    x: float
    y: float
    height: float
    words_y: float
    words: Message
    open: bool


@dataclass(frozen=True)
class ReportColumns:
    """The drawing. `break_x` is where counting changed; None where no year is counted otherwise."""

    title: Message
    edge: float
    width: float
    years_y: float
    words_x: float
    words_width: float
    columns: tuple[ReportColumn, ...]
    parts: tuple[ReportPart, ...]
    break_x: float | None


def report_columns(years: Sequence[YearOfReports]) -> ReportColumns | None:
    """Returns the drawing; None without a year. Every state has a scale of its own: the tallest column fills it."""
    if not years:
        return None
    most = max(_all(year) for year in years) or 1
    columns: list[ReportColumn] = []
    parts: list[ReportPart] = []
    x, break_x = 0.0, None
    for year in years:
        if year.reports is None and break_x is None:
            break_x = round(x + BREAK / 2 - (PITCH - COLUMN) / 2, 2)
            x += BREAK
        height = round(_all(year) / most * TALLEST, 2)
        top = round(BASE - height, 2)
        columns.append(
            ReportColumn(
                year.year,
                round(x + COLUMN / 2, 2),
                round(x, 2),
                top,
                height,
                round(top - LABEL_GAP, 2),
                year.reports,
            )
        )
        if year.reports is None:
            parts += _parts(year, x, most)
        x += PITCH
    words_x = x - PITCH + COLUMN + TEXT_GAP
    return ReportColumns(
        title=_title(years),
        edge=EDGE,
        width=round(EDGE + (words_x + WORDS_WIDTH if parts else x), 2),
        years_y=YEARS_Y,
        words_x=round(words_x, 2),
        words_width=WORDS_WIDTH,
        columns=tuple(columns),
        parts=tuple(parts),
        break_x=break_x,
    )


def _all(year: YearOfReports) -> int:
    return year.reports if year.reports is not None else (year.referrals or 0) + (year.informational or 0)


def _parts(year: YearOfReports, x: float, most: int) -> tuple[ReportPart, ...]:
    """Returns the informational reports on top of the referrals, with their words above those of the referrals."""
    referrals, informational = year.referrals or 0, year.informational or 0
    lower, upper = referrals / most * TALLEST, informational / most * TALLEST
    low_words = BASE - 1
    high_words = min(BASE - lower - upper / 2, low_words - 6.5)
    return (
        ReportPart(
            round(x, 2),
            round(BASE - lower - upper, 2),
            round(upper, 2),
            round(high_words, 2),
            msg("{count} informational", count=informational),
            True,
        ),
        ReportPart(
            round(x, 2),
            round(BASE - lower, 2),
            round(lower, 2),
            low_words,
            msg("{count} referrals", count=referrals),
            False,
        ),
    )


def _title(years: Sequence[YearOfReports]) -> Message:
    counted = Listing(
        tuple(
            msg("{year}: {count}", year=str(year.year), count=year.reports)
            if year.reports is not None
            else msg(
                "{year}: {referrals} referrals, {informational} informational",
                year=str(year.year),
                referrals=year.referrals or 0,
                informational=year.informational or 0,
            )
            for year in years
        )
    )
    return msg("Columns of reports by year: {years}.", years=counted)

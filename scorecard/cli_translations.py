"""Prints how far the translations are: `scorecard check --translations`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import typer

from scorecard.evidence.problems import EvidenceError
from scorecard.evidence.program_messages import tr
from scorecard.evidence.vocabulary import Language
from scorecard.terminal import fitting_headings, give_up, shown

if TYPE_CHECKING:
    from scorecard.rendering.translation_state import CatalogueState, LanguageState, OpenText

_WIDTH = 80
_MIN_WIDTHS = (4, 14, 7, 9, 15, 7, 9, 0)
"""The least width of each column; a heading or a number that is longer makes it wider."""


def print_translations(countries: Path, languages: tuple[Language, ...], json: bool) -> None:
    """Prints the state of the catalogues of languages, then each text that is printed in the original.

    Exit code 1 where the evidence or a catalogue cannot be used.
    """
    from scorecard.evidence.load import examine
    from scorecard.evidence.translatable_texts import translatable_texts
    from scorecard.rendering.translation_state import language_state

    evidence, problems, _ = examine(countries, languages=())
    if evidence is None:
        give_up(EvidenceError(problems))
    texts = list(translatable_texts(evidence))
    states = [language_state(code, countries, texts) for code in languages]
    problems = [problem for state in states for problem in state.problems]
    if json:
        from json import dumps

        typer.echo(dumps([_as_fields(state) for state in states], ensure_ascii=False, indent=2))
    else:
        for line in _lines(states):
            typer.echo(line)
    for problem in sorted(problems):
        typer.echo(str(replace(problem, file=shown(Path(problem.file)))), err=True)
    if problems:
        raise typer.Exit(1)


def _lines(states: "list[LanguageState]") -> Iterator[str]:
    """Yields a table of the languages, and below it each text that is not translated."""
    # For translators, of each below: translations that are fuzzy, that are missing: head of a column and in a list
    fuzzy, missing = tr("fuzzy"), tr("missing")
    # For translators, of each below: head of a column: messages of the program, texts of the evidence, who read them
    messages, evidence, review = tr("messages"), tr("evidence"), tr("review")
    cells = [_cells(state) for state in states]
    headings, key = fitting_headings(["", messages, fuzzy, missing, evidence, fuzzy, missing, review], cells)
    rows: list[list[str]] = [headings, *cells]
    widths = _widths(rows)
    for row in rows:
        numbers = "".join(cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True))
        yield f"{row[0]:{widths[0]}}{numbers}  {row[-1]}"
    yield from key
    for state in states:
        for one in (*state.messages.open, *state.evidence.open):
            yield ""
            yield f"{shown(Path(one.file))}:{one.line}: {fuzzy if one.is_fuzzy else missing}"
            if one.place:
                yield f"  {shorten(one.place, _WIDTH - 2, placeholder='…')}"
            yield f"  “{shorten(one.text, _WIDTH - 4, placeholder='…')}”"


def _widths(rows: list[list[str]]) -> list[int]:
    """Returns the width of each column, as wide as is usual where a terminal has room for it."""
    needed = [max(len(row[column]) for row in rows) + (2 if column else 0) for column in range(len(_MIN_WIDTHS))]
    widths = [max(pair) for pair in zip(needed, _MIN_WIDTHS, strict=True)]
    spare = [width - least for width, least in zip(widths, needed, strict=True)]
    while sum(widths) > _WIDTH and max(spare) > 0:
        column = max(range(len(spare)), key=spare.__getitem__)
        widths[column] -= 1
        spare[column] -= 1
    return widths


def _cells(state: "LanguageState") -> list[str]:
    """Returns the cells of one language in the table."""
    cells: list[str] = [state.language]
    for one in (state.messages, state.evidence):
        # Translators: so many texts of all are translated.
        translated = tr("{number} of {total}", number=one.translated, total=one.texts)
        cells += [translated, str(one.fuzzy), str(one.missing)]
    return [*cells, _review(state)]


def _review(state: "LanguageState") -> str:
    reviews = [review for one in (state.messages, state.evidence) if (review := one.review)]
    if not reviews:
        return "-"
    if any(review.is_draft for review in reviews):
        # Translators: translations that nobody has read after a machine made them.
        return tr("draft")
    return f"{reviews[0].day}"


def _as_fields(state: "LanguageState") -> dict[str, Any]:
    return {
        "language": state.language,
        "messages": _catalogue_as_fields(state.messages),
        "evidence": _catalogue_as_fields(state.evidence),
        "problems": [problem.as_fields() for problem in state.problems],
    }


def _catalogue_as_fields(one: "CatalogueState") -> dict[str, Any]:
    return {
        "texts": one.texts,
        "translated": one.translated,
        "fuzzy": one.fuzzy,
        "missing": one.missing,
        "machine_drafts": one.drafts,
        "reviewed_by": one.review.name if one.review else None,
        "reviewed_on": str(one.review.day) if one.review and one.review.day else None,
        "open": [_open_as_fields(text) for text in one.open],
    }


def _open_as_fields(text: "OpenText") -> dict[str, Any]:
    state = "fuzzy" if text.is_fuzzy else "missing"
    return {"file": shown(Path(text.file)), "line": text.line, "state": state, "place": text.place, "text": text.text}

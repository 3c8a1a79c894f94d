"""What the program says to an editor has its numbers, dates, lists and names of states as its language writes them."""

import gettext
from collections.abc import Iterator
from datetime import date

import pytest

from scorecard.evidence.problems import Problem, did_you_mean
from scorecard.evidence.program_messages import Formats, formats, set_translations, tr
from scorecard.evidence.vocabulary import STATES
from scorecard.rendering.terminal_formats import TerminalFormats


class Spaced(gettext.NullTranslations):
    """Translations with a no-break space before a colon, as French types it."""

    def gettext(self, message: str) -> str:
        return message.replace(": ", "\u00a0: ")


@pytest.fixture(autouse=True)
def in_english_afterwards() -> Iterator[None]:
    yield
    set_translations(gettext.NullTranslations())


def test_numbers_and_lists_follow_the_language() -> None:
    assert Formats().list_of(["A", "B", "C"]) == "A, B and C"
    assert Formats().number(20_000) == "20,000"
    assert TerminalFormats("de").list_of(["A", "B", "C"]) == "A, B und C"
    assert TerminalFormats("de").number(20_000) == "20.000"


def test_a_day_is_written_as_the_language_does() -> None:
    day = date(2025, 11, 26)
    assert Formats().day(day) == "26 Nov 2025"
    assert TerminalFormats("de").day(day) == "26.11.2025"
    assert TerminalFormats("cs").day(day) == "26. 11. 2025"


def test_a_number_has_no_space_that_a_problem_would_show_by_its_code() -> None:
    assert TerminalFormats("fr").number(20_000) == "20 000"


def test_a_state_is_named_in_the_language() -> None:
    set_translations(gettext.NullTranslations(), TerminalFormats("de"))
    assert did_you_mean("GR", STATES) == "; Griechenland is 'EL'"
    assert formats().state("DE", "Germany") == "Deutschland"


def test_a_no_break_space_of_a_translation_is_a_space_in_a_terminal() -> None:
    set_translations(Spaced())
    assert Problem("AT.yaml", 1, 1, tr("cannot be read: {cause}", cause="x")).message == "cannot be read : x"

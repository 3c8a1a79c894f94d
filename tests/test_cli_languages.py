"""What --language understands: codes, lists of codes, all, and own."""

import pytest
import typer
from typer.testing import CliRunner

from scorecard.cli import app
from scorecard.cli_options import languages
from scorecard.evidence.vocabulary import LANGUAGES, STATES


@pytest.fixture(autouse=True)
def all_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.rendering.resource_paths.available", lambda: LANGUAGES)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        (None, (("en",), False)),
        (["de"], (("de",), False)),
        (["nl", "fr"], (("nl", "fr"), False)),
        (["nl,fr", "NL"], (("nl", "fr"), False)),
        (["nl, fr,"], (("nl", "fr"), False)),
        (["all"], (LANGUAGES, False)),
        (["de,all"], (LANGUAGES, False)),
        (["own"], (("en",), True)),
        (["own,fr"], (("en", "fr"), True)),
    ],
)
def test_languages_are_understood(typed: list[str] | None, understood: object) -> None:
    assert languages(typed, STATES) == understood


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["dutch"], "'dutch' is not a language; 'nl' is the word here"),
        (["al"], "'al' is not a language; did you mean 'all'?"),
        ([","], "--language names no language"),
        ([""], "--language names no language"),
        (["nl,"], "write the languages without a space between them, as nl,fr"),
        (["en-GB"], "did you mean 'en'?"),
        (["de fr"], "write the languages with commas: de,fr"),
        (["polski"], "'pl' is the word here"),
        (["all,zz"], "'zz' is not a language"),
    ],
)
def test_another_word_is_refused(typed: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises((typer.Exit, SystemExit)):
        languages(typed, STATES)
    assert told in capsys.readouterr().err


def test_a_language_without_a_catalogue_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scorecard.rendering.resource_paths.available", lambda: ("en", "nl", "fr"))
    for typed in (["mt"], ["own"]):
        with pytest.raises((typer.Exit, SystemExit)):
            languages(typed, ("BE", "MT"))
        assert "there is no catalogue for '" in capsys.readouterr().err
    assert languages(["own"], ("FR", "LU")[:1]) == (("en",), True)
    assert languages(["all"], STATES) == (("en", "nl", "fr"), False)
    assert "no catalogue for bg, cs, da" in capsys.readouterr().err


def test_a_document_typed_without_its_option_is_told() -> None:
    told = CliRunner().invoke(app, ["build", "--language", "all", "brief"])
    assert (told.exit_code, told.stderr) == (2, "'brief' is a document; type --document brief\n")


def test_check_knows_the_same_words_and_needs_translations_for_them() -> None:
    told = CliRunner().invoke(app, ["check", "--translations", "--language", "zz"])
    assert (told.exit_code, told.stderr.split(" (")[0]) == (2, "'zz' is not a language")
    alone = CliRunner().invoke(app, ["check", "--language", "de"])
    assert (alone.exit_code, "--language is for --translations" in alone.stderr) == (2, True)

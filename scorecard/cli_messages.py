"""Defines the command messages: updates the catalogues of the texts of the evidence, and makes screenshots."""

from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Annotated, cast

import typer

from scorecard.cli_options import COUNTRIES, Countries, evidence_in, language_words
from scorecard.evidence.program_messages import tr, tr_count
from scorecard.evidence.vocabulary import LANGUAGES
from scorecard.terminal import give_up, shown, usage

if TYPE_CHECKING:
    from scorecard.evidence.po_file import PoFile
    from scorecard.evidence.vocabulary import Language


def messages(
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language", "-l", metavar="CODE", help="Begin the catalogue of a language, or all of them with `all`."
        ),
    ] = None,
    countries: Countries = COUNTRIES,
    pictures: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Write pictures of where each message of the program stands; no catalogue."
        ),
    ] = None,
    verify: Annotated[bool, typer.Option("--check", help="Only report whether the files are up to date.")] = False,
) -> None:
    """Bring the catalogues for translators up to the evidence: a text that was changed has to be looked at again.

    Writes evidence.pot and every xx.po in the folder locale beside the evidence. docs/translating.md tells more.

    Example: scorecard messages

    Example: scorecard messages --pictures pictures
    """
    if pictures is not None:
        _write_pictures(pictures, countries)
    else:
        _renew_catalogues(_languages(language or []), countries, verify)


def _renew_catalogues(begun: "tuple[Language, ...]", countries: Path, verify: bool) -> None:
    """Writes the catalogues of the evidence that are there and those of `begun`, or only says which are out of date."""
    from scorecard.building.atomic_write import write_whole
    from scorecard.evidence.evidence_catalogues import (
        TEMPLATE,
        evidence_catalogue_path,
        languages_with_catalogue,
        read_catalogue,
        renewed,
        renewed_bytes,
        template,
    )
    from scorecard.evidence.problems import EvidenceError
    from scorecard.evidence.translatable_texts import translatable_texts

    texts = list(translatable_texts(evidence_in(countries)))
    catalogues: dict[Path, PoFile] = {}
    problems = []
    for code in LANGUAGES:
        if code in begun or code in languages_with_catalogue(countries):
            path = evidence_catalogue_path(countries, code)
            catalogue, found = read_catalogue(path)
            problems += found
            catalogues[path] = renewed(catalogue, code, texts)
    if problems:
        give_up(EvidenceError(problems))
    catalogues[countries / "locale" / TEMPLATE] = template(texts)
    outdated = False
    for path, catalogue in catalogues.items():
        try:
            before = path.read_bytes() if path.exists() else b""
            content = renewed_bytes(catalogue, before)
            if content == before:
                continue
            outdated = True
            if not verify:
                path.parent.mkdir(exist_ok=True)
                write_whole(path, content)
        except OSError as error:
            give_up(error)
        state = tr("out of date; run scorecard messages") if verify else _state(catalogue)
        typer.echo(f"{shown(path)}: {state}")
    if not outdated:
        typer.echo(tr("All catalogues are up to date."), err=True)
    if verify and outdated:
        raise typer.Exit(1)


def _write_pictures(folder: Path, countries: Path) -> None:
    """Writes pictures of the place of each message, in English, with Chromium; ends the program where Chromium is
    missing."""
    evidence = evidence_in(countries)
    try:
        from playwright.sync_api import Error, sync_playwright
    except ModuleNotFoundError:
        usage(tr("--pictures needs Playwright, which drives Chromium; type: make setup-dev"))
    from scorecard.building.message_screenshots import write_pictures

    chromium = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            pictured, messages = write_pictures(folder, evidence, countries, browser)
    except Error as error:
        cause = str(error).splitlines()[0]
        usage(tr("--pictures needs Chromium; on Debian type: sudo apt install chromium ({cause})", cause=cause))
    except OSError as error:
        give_up(error)
    message = tr_count(
        "{pictured} of {count} message is pictured in {file}.",
        "{pictured} of {count} messages are pictured in {file}.",
        messages,
        pictured=pictured,
        file=shown(folder / "index.html"),
    )
    typer.echo(message)


def _languages(given: list[str]) -> "tuple[Language, ...]":
    """Returns the languages whose catalogues are to be begun; the evidence is in English, which needs none."""
    codes = language_words(given, (*LANGUAGES, "all")) if given else []
    if "all" in codes:
        return tuple(code for code in LANGUAGES if code != "en")
    return cast("tuple[Language, ...]", tuple(codes))


def _state(catalogue: "PoFile") -> str:
    """Returns how much of a catalogue is translated: `403 texts, 12 to look at again, 3 to translate`."""
    current = [entry for entry in catalogue.entries if not entry.obsolete]
    fuzzy = sum(entry.is_fuzzy for entry in current)
    missing = sum(not entry.is_printed and not entry.is_fuzzy for entry in current)
    obsolete = len(catalogue.entries) - len(current)
    parts = [tr_count("{count} text", "{count} texts", len(current))]
    if "fuzzy" not in catalogue.flags:
        if fuzzy:
            # Translators: texts that have to be looked at again.
            parts.append(tr_count("{count} to look at again", "{count} to look at again", fuzzy))
        if missing:
            # Translators: texts that have to be translated.
            parts.append(tr_count("{count} to translate", "{count} to translate", missing))
        if obsolete:
            # Translators: texts that are no longer printed.
            parts.append(tr_count("{count} no longer printed", "{count} no longer printed", obsolete))
    return ", ".join(parts)

"""A changed sentence of the program makes those documents again that show it, and `--explain` names it.

The HTML of each document is rendered, so that it is known what was looked up for it; nothing is laid out.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.building.build_request import BuildRequest, RenderSettings, Target, targets
from scorecard.building.document_kinds import DocumentKind, resolve
from scorecard.building.publication import Publication
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.building.render_worker import RenderedHtml, Renderer
from scorecard.cli import app
from scorecard.documents.message import msg
from scorecard.evidence.program_messages import set_translations
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.message_lookups import joined_keys, recorded_lookups
from scorecard.rendering.resource_paths import TEMPLATES
from tests.building.sources import Sources, copied_sources
from tests.conftest import digests
from tests.minimal_project import minimal_project

NO_ASK = "No ask is on record for this government."
"""The sentence that the brief of Belgium prints because it has no ask."""
TWO_CLAUSES = "The government {first}, and {second}."
"""Printed where a government has spoken on two subjects: Austria."""
BRIEFS = {f"{language}/{state}/brief.pdf" for language in ("en", "de") for state in ("AT", "BE")}


class HtmlWriter:
    """Renders the HTML of each job, and takes it for the file."""

    def __init__(self, settings: RenderSettings) -> None:
        self._renderer = Renderer(settings)

    def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, RenderResult]]:
        for job in jobs:
            kind, name = job.target.kind, job.target.name
            with recorded_lookups() as lookups:
                html = resolve(kind, kind.render)(self._renderer, job).html
            path = name if "." in name else f"{name}/file.css"
            yield job, RenderResult(html, {path: html.encode()}, joined_keys(lookups))

    def close(self) -> None:
        pass


class Shouted(NullTranslations):
    """Gives another text for each sentence of the terminal."""

    def gettext(self, message: str) -> str:
        return f"SAID: {message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"SAID: {msgid1 if n == 1 else msgid2}"


def rebuilt(sources: Sources) -> dict[str, str]:
    """Builds the targets that are not up to date; returns the reasons, by the name of each document."""
    return sources.build(HtmlWriter).reasons


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sources]:
    """Yields two states in two languages. Every test leaves all documents up to date."""
    folder = tmp_path_factory.mktemp("sources")
    request = BuildRequest(
        countries=minimal_project(folder / "countries"),
        output=folder / "output",
        states=("AT", "BE"),
        languages=("en", "de"),
        documents=frozenset({"scorecard", "brief", "card", "embed"}),
        formats=frozenset({"html", "pdf"}),
    )
    with copied_sources(folder, request) as copies:
        assert len(rebuilt(copies)) == len(targets(request))
        yield copies
        assert rebuilt(copies) == {}


@pytest.mark.acceptance
def test_a_sentence_in_a_branch_of_a_template_is_for_the_documents_that_take_it(sources: Sources) -> None:
    sources.edit("brief/left_on_the_table.html.j2", NO_ASK, "We know of no ask for this government.")
    reason = "text “We know of no ask for this government.” changed"
    assert rebuilt(sources) == {"en/BE/brief.pdf": reason, "de/BE/brief.pdf": reason}


def test_a_sentence_in_the_code_is_for_the_documents_that_look_it_up(sources: Sources) -> None:
    """Here the code that runs stays as it is, and only what is read of it changes: the document is the same."""
    sources.edit(
        "documents/verdict.py",
        f'msg("{TWO_CLAUSES}", **clauses)',
        'msg(\n        "The government {first}; also {second}, "\n        "too.",\n        **clauses,\n    )',
    )
    reasons = rebuilt(sources)
    shown = ("AT/scorecard.pdf", "AT/index.html", "AT/embed.html", "AT/card.png")
    assert {*reasons} == {f"{language}/{page}" for language in ("en", "de") for page in shown}
    assert {*reasons.values()} == {"text “The government {first}; also {second}, too.” changed"}


def test_a_sentence_that_no_document_shows_is_for_none_nor_are_comments_and_broken_lines(sources: Sources) -> None:
    sources.edit(
        "documents/verdict.py",
        '\n    yield msg("The newest',
        '\n    # As reported.\n    yield msg(\n        "The newest',
    )
    sources.edit("documents/verdict_clauses.py", '"abstains": msg("meant to abstain', '"abstains": msg("would abstain')
    assert rebuilt(sources) == {}


@pytest.mark.acceptance
def test_of_two_equal_sentences_the_one_in_other_templates_is_not_concerned(sources: Sources) -> None:
    """It stands in the templates of briefs and scorecards."""
    sources.edit("brief/not_handed_over.html.j2", '_("Evidence to %(date)s", ', '_("Known on %(date)s", ')
    reasons = rebuilt(sources)
    assert {*reasons} == BRIEFS
    assert {*reasons.values()} == {"text “Known on %(date)s” changed"}


@pytest.mark.acceptance
def test_messages_that_change_places_are_seen(sources: Sources) -> None:
    file = "brief/left_on_the_table.html.j2"
    sources.edit(file, '_("The facts")', '_("MOVED")')
    sources.edit(file, '_("Where the government stands")', '_("The facts")')
    sources.edit(file, '_("MOVED")', '_("Where the government stands")')
    reasons = rebuilt(sources)
    assert {*reasons} == BRIEFS
    assert {*reasons.values()} == {"texts “The facts” and “Where the government stands” changed"}


@pytest.mark.acceptance
def test_a_sentence_that_becomes_one_that_is_shown_elsewhere_is_seen(sources: Sources) -> None:
    file = "brief/left_on_the_table.html.j2"
    text = (sources.request.templates / file).read_text("utf-8")
    before = re.search(r'(?<=_\(")[^"]*(?="\) if not document.left_out)', text)
    assert before
    sources.edit(file, before[0], "Last said")
    assert {"en/BE/brief.pdf", "de/BE/brief.pdf"} <= rebuilt(sources).keys() <= BRIEFS


@pytest.mark.acceptance
def test_what_is_no_message_is_for_all_that_is_made_with_it(sources: Sources) -> None:
    file = "brief/not_handed_over.html.j2"
    said = '<p>{{ ngettext("%(num)s side", "%(num)s sides", 2) }}</p>'
    sources.edit(file, '<p class="of-what"', f'{said}<p class="of-whom"')
    reasons = rebuilt(sources)
    assert {*reasons} == BRIEFS
    assert {*reasons.values()} == {f"changed inputs of its HTML: {file}"}
    sources.edit(file, '"%(num)s sides"', '"%(num)s whole sides"')
    reasons = rebuilt(sources)
    assert {*reasons} == BRIEFS, "the plural alone is another"
    assert {*reasons.values()} == {"text “%(num)s side” changed"}
    sources.edit("documents/verdict_clauses.py", '"opposes": msg("opposed {', '"opposed": msg("opposed {')
    reasons = rebuilt(sources)
    assert len(reasons) == len(targets(sources.request))
    assert {*reasons.values()} == {"changed inputs of its HTML: documents/verdict_clauses.py"}


TERMINAL = {
    "of an error": ("rendering/press_profile.py", '"is not an ICC profile"', '"is no profile"'),
    "of a failure": ("building/render_brief.py", "in the smallest type; nothing", "in small type; nothing"),
    "with a number": ("evidence/joined_messages.py", '"{names} and {count} more", "', '"{count} after {names}", "'),
    "of a table": ("evidence/system_causes.py", 'tr_noop("', 'tr_noop("well, '),
    "of a library": ("rendering/engine/engine_import.py", "no PDF or card can be made", "nothing can be printed"),
}
"""Sentences that only the terminal says, in modules that documents are made with."""


@pytest.mark.parametrize(("file", "old", "new"), TERMINAL.values(), ids=TERMINAL)
def test_a_sentence_of_the_terminal_is_for_no_document(file: str, old: str, new: str, sources: Sources) -> None:
    sources.edit(file, old, new, (sources.program / file).read_text("utf-8").count(old))
    assert rebuilt(sources) == {}


@pytest.mark.acceptance
def test_what_is_filled_into_a_sentence_of_the_terminal_is_code(sources: Sources) -> None:
    file = "rendering/asset_fetcher.py"
    sources.edit(file, "{address}", "{place}")
    reasons = rebuilt(sources)
    assert len(reasons) == len(targets(sources.request))
    assert {*reasons.values()} == {f"changed inputs of its HTML: {file}; changed inputs of its layout: {file}"}


@pytest.mark.acceptance
def test_no_document_shows_what_the_terminal_says(sources: Sources, tmp_path: Path) -> None:
    """All that it says is another text here; the documents are the same."""
    set_translations(Shouted())
    try:
        replace(sources, request=replace(sources.request, output=tmp_path)).build(HtmlWriter)
    finally:
        set_translations(NullTranslations())
    shown, before = digests(tmp_path), digests(sources.request.output)
    assert len(shown) > len(targets(sources.request))
    assert shown == before


def test_a_translation_is_for_the_documents_that_show_it(sources: Sources) -> None:
    catalogue = sources.catalogue("de")
    text = catalogue.read_text("utf-8")
    before = re.search(r'(?<=\nmsgid "Three questions to put"\nmsgstr ").*(?=")', text)
    assert before
    catalogue.write_text(text[: before.start()] + "Fragen" + text[before.end() :], "utf-8")
    assert rebuilt(sources) == {
        f"de/{state}/brief.pdf": "text “Three questions to put” changed" for state in ("AT", "BE")
    }


@pytest.mark.acceptance
def test_another_rule_of_plurals_is_for_all_documents_of_a_language(sources: Sources) -> None:
    catalogue = sources.catalogue("de")
    text = catalogue.read_text("utf-8")
    assert "plural=(n != 1)" in text
    catalogue.write_text(text.replace("plural=(n != 1)", "plural=(n > 1)", 1), "utf-8")
    reasons = rebuilt(sources)
    assert {name.split("/")[0] for name in reasons} == {"de"}
    assert len(reasons) == len(targets(sources.request)) // 2, "all but the assets, half of the rest"


def test_what_was_built_without_a_record_of_its_messages_is_built_again(sources: Sources) -> None:
    manifest = sources.request.output / "manifest.json"
    content = json.loads(manifest.read_text("utf-8"))
    for name in ("en/AT/card.png", "de/AT/index.html"):
        content["targets"][name]["messages"] = None
    manifest.write_text(json.dumps(content))
    (Publication(sources.request.output).state_dir / "state.json").unlink()
    assert {*rebuilt(sources)} == {"en/AT/card.png", "de/AT/index.html"}


@pytest.mark.acceptance
def test_without_what_was_read_before_the_changed_file_is_named(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    (Publication(sources.request.output).state_dir / "messages.json").write_text('{"reader": ["x"], "files": 3}')
    monkeypatch.setattr("scorecard.building.message_places.read_before", {})
    sources.edit("brief/not_handed_over.html.j2", '_("How others stand")', '_("What others say")')
    reasons = rebuilt(sources)
    assert {*reasons} == BRIEFS
    assert {*reasons.values()} == {"changed inputs of its HTML: brief/not_handed_over.html.j2"}


def test_an_imported_template_looks_its_words_up_for_every_document(tmp_path: Path) -> None:
    """Without its context Jinja would evaluate an imported template once, and look up then what is at its top level."""
    shutil.copytree(TEMPLATES / "style", tmp_path / "style")
    (tmp_path / "words.md.j2").write_text('{% set one = _("One") %}{% macro said() %}{{ one }}{% endmacro %}')
    (tmp_path / "page.md.j2").write_text('{% from "words.md.j2" import said with context %}{{ said() }}')
    templates = environment(Language("en"), tmp_path)
    for _ in range(2):
        with recorded_lookups() as lookups:
            assert render(templates, "page.md.j2") == "One"
        assert lookups == {(None, "One", None)}


def letter(renderer: Renderer, job: RenderJob) -> RenderedHtml:
    """Renders a document that looks a message up only in its layout, as a class with another size of type could."""
    words = Language("en")
    html = words.translate(msg("On the page"))
    return RenderedHtml(html, lambda: {job.target.name: words.translate(msg("In the layout")).encode()})


def test_html_that_lacks_a_message_of_the_layout_is_never_taken_for_the_same() -> None:
    kind = DocumentKind("letter", "letter", ("letter",), "letter.pdf", "pdf", f"{__name__}:letter")
    job = RenderJob(Target(kind, "letter.pdf"), None)
    result = Renderer(RenderSettings(TEMPLATES)).render(job)
    assert result.html == ""
    assert result.messages == joined_keys([(None, "On the page", None), (None, "In the layout", None)])
    again = Renderer(RenderSettings(TEMPLATES)).render(replace(job, published_html="On the page"))
    assert (again.files, again.messages) == (None, joined_keys([(None, "On the page", None)]))


def test_whoever_changes_a_sentence_of_the_terminal_is_told_that_nothing_is_to_do(tmp_path: Path) -> None:
    countries, output = minimal_project(tmp_path / "countries"), tmp_path / "output"
    request = BuildRequest(countries, output, ("AT",), ("en",), frozenset({"scorecard"}), frozenset({"html"}))
    words = ["build", "AT", "--document", "scorecard", "--format", "html", "--explain"]
    words += ["--countries", str(countries), "--output", str(output)]
    with copied_sources(tmp_path, request) as copies:
        assert "not built before" in CliRunner().invoke(app, words).stdout
        copies.edit("evidence/yaml_reader.py", "the file has no content, only comments", "the file is empty")
        answer = CliRunner().invoke(app, words)
    assert answer.stdout == "3 documents not changed: kept.\n"
    assert answer.stderr.endswith("Nothing to do: 3 documents up to date.\n")

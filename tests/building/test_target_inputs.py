"""Exactly the targets that an input is for are built again when it changes, and all others are kept.

Nothing is rendered here: an executor that records its jobs stands in for the workers, so that each case takes as long
as the decision alone.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import font_source_sans_pro
import pytest

from scorecard.building.build_request import BuildRequest, targets
from scorecard.building.dependencies import dependencies, templates_of
from scorecard.building.inputs import Inputs, read_inputs
from scorecard.building.message_words import words_of_template
from scorecard.building.printed_texts import printed_texts
from scorecard.building.render_job import RenderJob, RenderResult
from scorecard.documents.labels import MARK_WORDS
from scorecard.evidence.po_file import Entry, PoFile, format_po
from scorecard.rendering.message_lookups import Lookup, joined_keys
from scorecard.rendering.resource_paths import TEMPLATES
from tests.building.sources import Sources, copied_sources
from tests.minimal_project import opposing_project
from tests.sampling import sample

PAGES = {"page", "embed", "embed_map", "overview", "corrections", "languages"}
PRINTED = {"scorecard", "brief", "card", "edition"}
EVERYTHING = {*PAGES, *PRINTED, "assets", "data"}

_words = cache(words_of_template)
_ENDINGS = {"assets": "css", "data": "csv"}
"""An ending that files of a target may have, for the targets that are folders."""


@dataclass
class Recorder:
    """Answers every job with a file that holds its name, and keeps the jobs.

    It says that all messages were looked up that the document and its templates have.
    """

    jobs: list[RenderJob]
    templates: Path

    def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, RenderResult]]:
        for job in jobs:
            self.jobs.append(job)
            name = job.target.name
            path = name if "." in name else f"{name}/file.{_ENDINGS[name]}"
            yield job, RenderResult(f"HTML of {name}", {path: name.encode()}, joined_keys(self._messages(job)))

    def _messages(self, job: RenderJob) -> Iterator[Lookup]:
        names = templates_of(job.target.kind, self.templates)
        words = (_words((self.templates / name).read_text("utf-8")) for name in names)
        yield from (message for one in words if one for message in one.messages)
        yield from ((None, text, None) for text in printed_texts(job.document).messages)
        if job.target.kind.templates:
            yield from ((None, word.message, None) for word in MARK_WORDS.values())

    def close(self) -> None:
        pass


def handed_out(sources: Sources) -> list[RenderJob]:
    """Builds the targets that are not up to date, and returns the jobs."""
    jobs: list[RenderJob] = []
    report = sources.build(lambda settings: Recorder(jobs, settings.templates))
    assert report.kept == len(targets(sources.request)) - len(jobs)
    return jobs


def add(path: Path, text: str = "\n") -> None:
    """Adds text to the end of a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def replace(path: Path, old: str, new: str) -> None:
    """Replaces a text that stands in a file."""
    text = path.read_text("utf-8")
    assert old in text, f"'{old}' is not in {path.name}"
    path.write_text(text.replace(old, new), "utf-8")


def translate(path: Path, translations: dict[str, str], flags: Sequence[str] = ()) -> None:
    """Writes a catalogue with some translations."""
    entries = [Entry(text, [words], flags=[*flags]) for text, words in translations.items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_po(PoFile({"Plural-Forms": "nplurals=2; plural=(n != 1);"}, entries)), "utf-8")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Copies the package of the fonts, and the records of the installed versions of the libraries."""
    packages = tmp_path_factory.mktemp("packages")
    shutil.copytree(Path(font_source_sans_pro.__file__).parent, packages / "font_source_sans_pro")
    for found in distributions():
        folder = packages / f"{found.metadata['Name'].replace('-', '_')}-{found.version}.dist-info"
        if not folder.exists():
            folder.mkdir()
            (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {found.name}\nVersion: {found.version}\n")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.syspath_prepend(packages)
        monkeypatch.delitem(sys.modules, "font_source_sans_pro", raising=False)
        yield packages


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory, packages: Path) -> Iterator[Sources]:
    """Builds two states in two languages as every kind of document.

    Every test must leave all targets up to date: a target left behind would be built in the next test, which expects
    exactly its own targets.
    """
    folder = tmp_path_factory.mktemp("sources")
    request = BuildRequest(
        countries=opposing_project(folder / "countries"),
        output=folder / "output",
        states=("AT", "BE"),
        languages=("de", "fr"),
        documents=frozenset({"scorecard", "brief", "card", "embed", "edition", "site", "data"}),
        formats=frozenset({"html", "pdf"}),
    )
    with copied_sources(folder, request) as copies, pytest.MonkeyPatch.context() as monkeypatch:
        for language in request.languages:
            translate(copies.catalogue(language), {"Supports": f"oui, {language}"})
        monkeypatch.setattr("scorecard.documents.edition.STATES", ("AT", "BE", "DE"))  # the chapters of the book
        assert len(handed_out(copies)) == len(targets(request))
        yield copies
        assert handed_out(copies) == []


def kinds(jobs: list[RenderJob]) -> set[str]:
    return {job.target.kind.name for job in jobs}


def whole_kinds(sources: Sources, jobs: list[RenderJob]) -> set[str]:
    """Returns the kinds that were built again; every target of a kind must be among them, or none."""
    names = {job.target.name for job in jobs}
    for target in targets(sources.request):
        assert (target.name in names) == (target.kind.name in kinds(jobs)), target.name
    return kinds(jobs)


def test_a_font_is_for_the_layout_of_all_that_is_laid_out() -> None:
    documents = frozenset({"scorecard", "brief", "card", "edition", "site", "data"})
    request = BuildRequest(Path("countries"), Path("output"), ("AT",), ("en",), documents, frozenset({"html", "pdf"}))
    inputs = read_inputs(None, TEMPLATES).inputs
    other = Inputs(**{**vars(inputs), "fonts": dict.fromkeys(inputs.fonts, "another font")})
    layouts = {
        target.kind.name: [dependencies(request, given, target).layout for given in (inputs, other)]
        for target in targets(request)
    }
    assert {name for name, (before, after) in layouts.items() if before != after} == PRINTED | {"assets"}


@pytest.mark.acceptance
def test_a_font_is_for_all_that_is_laid_out_and_for_the_assets(sources: Sources, packages: Path) -> None:
    font = packages / "font_source_sans_pro" / "files" / "SourceSansPro-Semibold.ttf"
    font.write_bytes(font.read_bytes() + b"\0")
    jobs = handed_out(sources)
    assert whole_kinds(sources, jobs) == PRINTED | {"assets"} | PAGES, "a page links to the fonts by their content"
    kept_if_equal = {job.target.kind.name for job in jobs if job.published_html}
    assert kept_if_equal == PAGES, "the HTML of what is laid out is as before, but the files are not"


def test_a_token_is_for_all_that_is_drawn(sources: Sources) -> None:
    replace(sources.request.templates / "style" / "tokens.toml", '"#0a4f57"', '"#0a4f58"')
    jobs = handed_out(sources)
    assert whole_kinds(sources, jobs) == EVERYTHING - {"data"}
    kept_if_equal = {job.target.kind.name for job in jobs if job.published_html}
    assert kept_if_equal == PAGES, "a page names its colours, which stand in the stylesheet among the assets"


STYLESHEETS: dict[str, set[str]] = {
    "style/screen.css.j2": {"assets"} | PAGES,
    "scorecard/print.css.j2": {"scorecard", "edition"},
    "brief/print.css.j2": {"brief"},
    "card/print.css.j2": {"card"},
    "edition/print.css.j2": {"edition"},
    "style/page.css.j2": {"scorecard", "brief", "edition"},
    "style/tokens.css.j2": PRINTED | {"assets"} | PAGES,
    "style/parts.css.j2": PRINTED | {"assets"} | PAGES,
}
"""The kinds that are printed with a stylesheet."""


@pytest.mark.parametrize("sheet", sample(STYLESHEETS, ["scorecard/print.css.j2"]))
def test_a_stylesheet_is_for_what_is_printed_with_it(sheet: str, sources: Sources) -> None:
    expected = STYLESHEETS[sheet]
    add(sources.request.templates / sheet)
    jobs = handed_out(sources)
    assert whole_kinds(sources, jobs) == expected
    kept_if_equal = {job.target.kind.name for job in jobs if job.published_html}
    assert kept_if_equal == expected & PAGES, "a page links to its stylesheet, which may come out as before"


REFERRING: dict[str, set[str]] = {
    "scorecard/scorecard.html.j2": {"scorecard", "page", "edition"},
    "scorecard/statement.html.j2": {"scorecard", "page", "edition"},
    "brief/brief.html.j2": {"brief"},
    "card/card.html.j2": {"card"},
    "edition/back.html.j2": {"edition"},
    "overview/overview.html.j2": {"overview"},
    "overview/languages.html.j2": {"languages"},
    "corrections/corrections.html.j2": {"corrections"},
    "drawings/tile_map.html.j2": {"scorecard", "page", "edition", "overview", "embed_map"},
    "base.html.j2": PAGES | PRINTED,
}
"""The kinds whose templates are or refer to a template."""


@pytest.mark.parametrize(
    "template",
    sample(REFERRING, ["drawings/tile_map.html.j2"]),
)
def test_a_template_is_for_the_documents_that_refer_to_it(template: str, sources: Sources) -> None:
    expected = REFERRING[template]
    add(sources.request.templates / template)
    jobs = handed_out(sources)
    assert whole_kinds(sources, jobs) == expected
    assert {job.published_html for job in jobs} == {f"HTML of {job.target.name}" for job in jobs}, (
        "where the HTML comes out as before, the file is kept"
    )


@pytest.mark.acceptance
def test_a_template_of_no_document_is_for_none(sources: Sources) -> None:
    (sources.request.templates / "parts" / "draft.html.j2").write_text("A draft.\n", "utf-8")
    add(sources.request.templates / "coverage" / "coverage.md.j2")
    assert handed_out(sources) == []


def test_a_translation_is_for_the_documents_in_its_language_that_can_print_it(sources: Sources) -> None:
    translate(sources.catalogue("fr"), {"Supports": "oui, fr", "We ask": "Nous demandons"})
    assert {(job.target.kind.name, job.target.language) for job in handed_out(sources)} == {("brief", "fr")}
    translate(sources.catalogue("fr"), {"Supports": "oui", "We ask": "Nous demandons"})
    jobs = handed_out(sources)
    assert {job.target.language for job in jobs} == {"fr"}
    assert kinds(jobs) == (PAGES | PRINTED) - {"languages"}, "the word of a mark may stand on each"


@pytest.mark.acceptance
def test_what_is_fuzzy_is_not_translated_and_what_nobody_prints_concerns_no_document(sources: Sources) -> None:
    known = {"Supports": "oui", "We ask": "Nous demandons"}
    translate(sources.catalogue("fr"), {**known, "A message of yesterday": "Hier"})
    assert handed_out(sources) == []
    translate(sources.catalogue("fr"), known, flags=["fuzzy"])
    jobs = handed_out(sources)
    assert {job.target.language for job in jobs} == {"fr"}
    translate(sources.catalogue("fr"), known)
    assert len(handed_out(sources)) == len(jobs)


@pytest.mark.acceptance
def test_a_translated_text_of_the_evidence_is_for_the_documents_that_hold_it(sources: Sources) -> None:
    translate(sources.request.countries / "locale" / "de.po", {"Parliament debates.": "Der Nationalrat berät."})
    jobs = handed_out(sources)
    assert {(job.target.kind.name, job.target.state, job.target.language) for job in jobs} == {
        (kind, state, "de") for kind, state in (("scorecard", "AT"), ("page", "AT"), ("embed", "AT"), ("edition", None))
    }
    assert {job.texts["de"].by_original["Parliament debates."] for job in jobs} == {"Der Nationalrat berät."}


def test_a_translated_name_is_for_the_documents_that_hold_it(sources: Sources) -> None:
    translate(sources.request.countries / "locale" / "de.po", {"A Head": "Ein Haupt"})
    jobs = handed_out(sources)
    assert {(job.target.kind.name, job.target.language) for job in jobs} == {
        (kind, "de") for kind in ("scorecard", "page", "brief", "embed", "edition")
    }
    assert {job.texts["de"].by_original["A Head"] for job in jobs} == {"Ein Haupt"}


@pytest.mark.parametrize("library", sample(["weasyprint", "jinja2", "babel", "pandas", "openpyxl"], ["weasyprint"]))
def test_a_new_version_of_a_library_is_for_everything(library: str, sources: Sources, packages: Path) -> None:
    """Which library takes part in which file is not known for certain, so that all are built again."""
    (folder,) = [path for path in packages.iterdir() if path.name.lower().startswith(f"{library}-")]
    newer = folder.rename(folder.with_name(f"{folder.name.split('-')[0]}-999.0.dist-info"))
    (newer / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {library}\nVersion: 999.0\n")
    assert whole_kinds(sources, handed_out(sources)) == EVERYTHING


def test_a_library_that_takes_no_part_is_for_nothing(sources: Sources, packages: Path) -> None:
    (packages / "not_used_here-1.0.dist-info").mkdir()
    assert handed_out(sources) == []


MODULES: dict[str, set[str]] = {
    "rendering/pdf_printer.py": EVERYTHING - {"data"},
    "rendering/environment.py": EVERYTHING - {"data"},
    "building/render_files.py": EVERYTHING,
    "building/data_files.py": EVERYTHING,
    "documents/message.py": EVERYTHING,
    "building/publication.py": set(),
    "analysis/position.py": set(),
    "cli.py": set(),
}
"""The kinds that a module makes. What `analysis` finds is in the documents: its code counts only where that changes."""


@pytest.mark.parametrize("module", sample(MODULES, ["analysis/position.py"]))
def test_code_is_for_what_it_makes(module: str, sources: Sources) -> None:
    expected = MODULES[module]
    add(sources.program / module, "ANOTHER = 1\n")
    assert whole_kinds(sources, handed_out(sources)) == expected


def test_the_file_of_a_state_is_for_its_documents_and_for_those_of_all(sources: Sources) -> None:
    replace(sources.request.countries / "AT.yaml", "{en: Opposes orders., ", "{en: Is against orders., ")
    jobs = handed_out(sources)
    assert {(job.target.kind.name, job.target.state) for job in jobs} == {
        ("scorecard", "AT"), ("page", "AT"), ("embed", "AT"), ("brief", "AT"), ("edition", None), ("data", None),
    }  # fmt: skip
    assert len(jobs) == 5 * 2 + 1, "in both languages, and the data once"


def test_a_comment_in_the_file_of_a_state_is_for_none(sources: Sources) -> None:
    add(sources.request.countries / "AT.yaml", "# seen\n")
    assert handed_out(sources) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    sample(
        [
            ("edition.yaml", "child_helpline: 116 111", "child_helpline: 116-111", EVERYTHING - {"assets"}),
            (
                "edition.yaml",
                "en: The method.",
                "en: A method.",
                EVERYTHING - {"assets", "brief", "card", "corrections"},
            ),
            ("brief.yaml", "en: No condition is on record.", "en: No condition was found.", {"brief"}),
        ],
        [("brief.yaml", "en: No condition is on record.", "en: No condition was found.", {"brief"})],
    ),
)
def test_a_shared_file_is_for_the_documents_that_it_stands_on(
    file: str, old: str, new: str, expected: set[str], sources: Sources
) -> None:
    replace(sources.request.countries / "eu" / file, old, new)
    assert whole_kinds(sources, handed_out(sources)) == expected

"""A page finds the stylesheet and the fonts that it was made with, whatever else is built or not."""

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.building.inputs import Inputs
from scorecard.building.manifest import File, Manifest, ManifestError, read_manifest
from scorecard.building.verify import verify
from scorecard.rendering.resource_paths import TEMPLATES
from scorecard.rendering.web_fonts import WEB_FONTS
from tests.conftest import digests
from tests.minimal_project import minimal_project
from tests.sampling import sample

AT, BE = "en/AT/index.html", "en/BE/index.html"


def request_in(folder: Path) -> BuildRequest:
    """Returns the pages of two states, with a copy of the templates."""
    return BuildRequest(
        folder / "countries",
        folder / "output",
        ("AT", "BE"),
        ("en",),
        frozenset({"scorecard"}),
        frozenset({"html"}),
        templates=folder / "templates",
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a folder in which they were built once; each test has a copy."""
    folder = tmp_path_factory.mktemp("built")
    minimal_project(folder / "countries")
    shutil.copytree(TEMPLATES, folder / "templates")
    assert not build(request_in(folder), 1).failures
    return folder


@pytest.fixture
def pages(built: Path, tmp_path: Path) -> BuildRequest:
    """Returns the built pages."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return request_in(tmp_path)


def linked(output: Path, page: str) -> dict[str, bytes]:
    """Returns the assets that a page is shown with, by path: its stylesheet, and the fonts that this names."""
    (link,) = re.findall(r'<link rel="stylesheet" href="(.+?)"/>', (output / page).read_text("utf-8"))
    sheet = (output / page).parent / link
    files = [sheet, *(sheet.parent / name for name in re.findall(r"url\((.+?)\)", sheet.read_text("utf-8")))]
    return {file.resolve().relative_to(output.resolve()).as_posix(): file.read_bytes() for file in files}


def restyle(request: BuildRequest, colour: str) -> None:
    with (request.templates / "style" / "screen.css.j2").open("a") as sheet:
        sheet.write(f"\nfooter {{ border-color: {colour} }}\n")


def change_mark(request: BuildRequest) -> None:
    """Changes the font of the marks and nothing else that a page shows."""
    tokens = request.templates / "style" / "tokens.toml"
    text = tokens.read_text("utf-8")
    old = re.findall(r'^path = "(.+)"$', text, re.MULTILINE)[0]
    tokens.write_text(text.replace(f'path = "{old}"', f'path = "{old}M0 0L0.1 0L0 0.1z"', 1), "utf-8")


def change_style(request: BuildRequest) -> None:
    """Changes the stylesheet of the pages."""
    restyle(request, "#123")


ASSET_CHANGES = sample([change_style, change_mark], [change_mark])


def test_the_name_of_an_asset_follows_from_its_content(pages: BuildRequest) -> None:
    shown = linked(pages.output, AT)
    assert len(shown) == 2 + len(WEB_FONTS), "the stylesheet, the marks and the fonts"
    for name, content in shown.items():
        assert hashlib.sha256(content).hexdigest()[:10] == Path(name).name.split(".")[1], name
    for path in (pages.output / "assets").iterdir():
        assert re.fullmatch(r"[\w-]+\.[0-9a-f]{10}\.(css|ttf|txt|woff2)", path.name)


@pytest.mark.parametrize("change", ASSET_CHANGES)
def test_no_edition_has_an_asset_of_another_content_under_the_same_name(
    change: Callable[[BuildRequest], None], pages: BuildRequest, tmp_path: Path
) -> None:
    """So a server whose folder is renewed file by file cannot give a page the assets of another edition."""
    first = digests(pages.output / "assets")
    change(pages)
    again = replace(pages, output=tmp_path / "again")
    assert not build(again, 1).failures
    second = digests(again.output / "assets")
    assert first != second
    assert {name: first[name] for name in first.keys() & second.keys()} == {
        name: second[name] for name in first.keys() & second.keys()
    }


def test_the_same_templates_give_the_same_names(pages: BuildRequest, tmp_path: Path) -> None:
    again = replace(pages, output=tmp_path / "again")
    build(again, 1)
    assert digests(again.output / "en") == digests(pages.output / "en")
    assert digests(again.output / "assets") == digests(pages.output / "assets")


@pytest.mark.parametrize("change", ASSET_CHANGES)
def test_a_page_that_is_not_built_again_keeps_its_own_assets(
    change: Callable[[BuildRequest], None], pages: BuildRequest
) -> None:
    before = linked(pages.output, BE)
    only_austria = replace(pages, states=("AT",))
    for colour in ("#456", "#789"):
        change(pages)
        restyle(pages, colour)
        assert not build(only_austria, 1).failures
        assert linked(pages.output, BE) == before
        assert linked(pages.output, AT).keys() != before.keys()
        assert not verify(pages.output).problems
    assert len(list((pages.output / "assets").glob("screen.*.css"))) == 2, "the one in between belongs to no page"


def test_assets_that_no_page_links_to_any_more_are_removed(pages: BuildRequest, tmp_path: Path) -> None:
    restyle(pages, "#123")
    build(replace(pages, states=("AT",)), 1)
    report = build(pages, 1)
    clean = replace(pages, output=tmp_path / "clean")
    build(clean, 1)
    assert [path.name.split(".")[0] for path in report.removed] == ["screen"]
    assert digests(pages.output) == digests(clean.output), "as if nothing had been built before"
    assert read_manifest(pages.output).previous_assets == {}


def test_a_page_that_cannot_be_built_keeps_its_own_assets(pages: BuildRequest) -> None:
    before = linked(pages.output, BE)
    restyle(pages, "#123")
    template = pages.templates / "scorecard" / "scorecard.html.j2"
    template.write_text(
        template.read_text("utf-8").replace("</main>", '{{ document.gone if document.name.code == "BE" }}</main>'),
        "utf-8",
    )
    assert set(build(pages, 1).failures) == {BE}
    assert linked(pages.output, BE) == before


def test_pages_of_an_older_version_of_the_program_keep_their_stylesheet(pages: BuildRequest) -> None:
    """Before names carried digests, a page linked to assets/screen.css."""
    manifest = read_manifest(pages.output)
    page, sheet = pages.output / BE, next((pages.output / "assets").glob("screen.*.css"))
    page.write_text(page.read_text("utf-8").replace(sheet.name, "screen.css"), "utf-8")
    shutil.copy(sheet, sheet.with_name("screen.css"))
    files = {
        path: File(content, (pages.output / path).stat().st_size) for path, content in digests(pages.output).items()
    }
    older = {
        name: replace(manifest.targets[name], files={path: files[path] for path in files if path.startswith(name)})
        for name in (BE, "assets")
    }
    (pages.output / "manifest.json").write_bytes(replace(manifest, targets={**manifest.targets, **older}).to_json())
    assert not verify(pages.output).problems
    restyle(pages, "#123")
    build(replace(pages, states=("AT",)), 1)
    assert "assets/screen.css" in linked(pages.output, BE)
    assert not verify(pages.output).problems


@pytest.mark.parametrize(
    "path", ["../thesis.docx", "/etc/passwd", "assets/../../x.css", "assets/.git", "en/AT/index.html"]
)
def test_a_manifest_whose_previous_assets_lead_elsewhere_is_refused(path: str, tmp_path: Path) -> None:
    """It may come from another machine, and its names are used as paths."""
    inputs = Inputs({}, {}, {}, {}, {}, {})
    good = Manifest("2026", "2026-11-24", inputs, previous_assets={"assets/screen.0123456789.css": File("0" * 64, 1)})
    (tmp_path / "manifest.json").write_bytes(good.to_json())
    assert read_manifest(tmp_path) == good
    (tmp_path / "manifest.json").write_bytes(good.to_json().replace(b"assets/screen.0123456789.css", path.encode()))
    with pytest.raises(ManifestError, match="is not a manifest of this version"):
        read_manifest(tmp_path)

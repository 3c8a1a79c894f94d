"""The short cuts change nothing that is printed, and without them everything is still printed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageChops
from PIL.Image import Image
from pypdfium2 import PdfDocument

from scorecard.analysis.figures import Figures
from scorecard.documents.common_figures import common_figures
from scorecard.documents.scorecard import scorecard
from scorecard.evidence.load import Evidence
from scorecard.evidence.vocabulary import State
from scorecard.rendering.engine import shortcuts
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import ROOT
from tests.rendering.renamed_engine import CHANGED, PAGE
from tests.sampling import sample

STATES: tuple[State, ...] = ("LU", "MT", "DE")
"""Germany has the most of everything."""

SHORTCUT_NAMES = (
    "UA_STYLESHEET",
    "_ua_stylesheets",
    "tinyhtml5",
    "descendants",
    "position_y",
    "set_computed_styles",
    "get_computed_styles",
    "get_cascaded_styles",
    "line_break",
    "Layout",
    "split_first_line",
    "draw_first_line",
    "deactivate",
    "reactivate",
    "justification_spacing",
    "pango_layout",
    "ffi",
    "page_references",
    "free",
    "other_selectors",
    "lower_local_name_selectors",
    "columns_layout",
    "block_level_layout",
    "column_groups",
    "forced_break",
    "normalize",
)
"""The names that a short cut needs: where one is missing, the engine is used without short cuts."""

OTHER_NAMES = ("set_text", "font_map", "_page_box", "_build_box_tree")
"""The names without which a feature works in another way, or is left out."""


def printer(plain: bool = False) -> PdfPrinter:
    return PdfPrinter(TEMPLATES, "scorecard/print.css.j2", plain_engine=plain)


@pytest.fixture
def untried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Yields a process that has not yet tried the short cuts."""
    shortcuts.switch(())
    monkeypatch.setattr(shortcuts, "_state", shortcuts._State())
    yield
    shortcuts.switch(())


def text_and_pictures(pdf: bytes) -> list[tuple[str, Image]]:
    """Returns the text of each page, and the page drawn at 100 dots an inch."""
    return [
        (page.get_textpage().get_text_bounded(), page.render(scale=100 / 72).to_pil())
        for page in PdfDocument(BytesIO(pdf))
    ]


@pytest.mark.parametrize("state", sample(STATES, ["DE"]))
def test_a_scorecard_has_the_same_text_and_look_with_and_without(
    state: State, evidence: Evidence, figures: Figures
) -> None:
    jinja, for_all = environment(Language("en"), colour_space="rgb"), common_figures(evidence, figures)
    document = scorecard(evidence, figures, for_all, state)
    html = render(jinja, "scorecard/scorecard.html.j2", document=document, root="")
    fast, plain = printer(), printer(plain=True)
    assert not fast.notices
    ours, engines = fast.print(html), plain.print(html)
    assert ours[1] == engines[1] == []
    assert ours[0] != engines[0], "both were printed in the same way"
    printed, expected = text_and_pictures(ours[0]), text_and_pictures(engines[0])
    assert len(printed) == len(expected) >= 3
    for (text, picture), (expected_text, expected_picture) in zip(printed, expected, strict=True):
        assert text == expected_text
        assert ImageChops.difference(picture, expected_picture).getbbox() is None
    assert vars(fast._fonts)["lines"], "the short cuts were not used"
    assert "lines" not in vars(plain._fonts), "the short cuts were used"


def test_plain_engine_says_so_in_one_line() -> None:
    (notice,) = printer(plain=True).notices
    assert "--plain-engine" in notice
    assert "\n" not in notice


@pytest.mark.usefixtures("untried")
@pytest.mark.parametrize("library", shortcuts.TESTED_VERSIONS)
def test_another_version_prints_and_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = shortcuts.TESTED_VERSIONS[library]
    monkeypatch.setitem(shortcuts.TESTED_VERSIONS, library, "1.2.3")
    one = printer()
    pdf, warnings = one.print(PAGE)
    assert warnings == []
    assert pdf.startswith(b"%PDF")
    assert "lines" not in vars(one._fonts)
    (notice,) = one.notices
    assert f"{library} {installed} is installed, 1.2.3 was tested" in notice
    assert "same text" in notice
    assert printer().notices == one.notices


@pytest.mark.usefixtures("untried")
def test_short_cuts_that_fail_in_the_trial_are_switched_off() -> None:
    calls: list[tuple[str, ...]] = []

    def trial() -> None:
        calls.append(shortcuts._state.switched_on)
        raise IndexError("another kind of line")

    for _ in range(2):
        assert "IndexError: another kind of line" in shortcuts.use_shortcuts(False, trial)
    assert calls == [shortcuts.SHORTCUTS], "the trial is made once"
    assert shortcuts._state.switched_on == ()


NAMES = {
    "one of most short cuts": (
        *("UA_STYLESHEET", "get_cascaded_styles", "Layout", "page_references"),
        *("font_map", "tags as references"),
    ),
    "all": (*SHORTCUT_NAMES, *OTHER_NAMES, *CHANGED),
}


NO_LANGUAGES = ("_build_box_tree", "tags in another order", "tags as references")
"""With these changes the tags of a PDF do not say in which language a text is."""


@pytest.mark.parametrize("which", sample(NAMES, ["one of most short cuts"]))
def test_a_changed_internal_still_prints(which: str, tmp_path: Path) -> None:
    """Each name inside the engine on which something relies is spelt otherwise, or used otherwise, in a copy of it."""
    names = NAMES[which]
    assert set(names) <= set(NAMES["all"])
    program = Path(__file__).with_name("renamed_engine.py")
    command = [sys.executable, str(program), str(tmp_path), "nothing", *names]
    results = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)
    expected = results.pop("nothing")
    assert {"same", "words", "heading"} <= {*expected["text"]} & {*expected["words"]}
    assert expected["notices"] == []
    assert expected["languages"] == ["fr"]
    for name in names:
        result = results[name]
        assert result.get("text") == expected["text"], (name, result)
        assert result["warnings"] == []
        # Read from a printed page, there is the list's marker too, and the height ends at the letters.
        assert [word for word in result["words"] if word != "•"] == expected["words"], name
        assert result["height"] == pytest.approx(expected["height"], abs=1.5), name
        assert result["languages"] == ([] if name in NO_LANGUAGES else ["fr"]), name
        assert len(result["notices"]) == (name in SHORTCUT_NAMES or name in CHANGED), (name, result["notices"])


def build(countries: Path, packages: Path) -> subprocess.CompletedProcess[str]:
    """Builds two scorecards with the packages in `packages` in place of installed packages of the same name."""
    start = f"import sys; sys.path.insert(0, {str(packages)!r}); from scorecard.cli import main; main()"
    folders = ("--countries", str(countries), "--output", str(countries.parent / "output"))
    command = [sys.executable, "-c", start, "build", "AT", "BE", "--jobs", "2", "--document", "scorecard", *folders]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


def test_a_build_says_once_that_the_version_is_another(project: Path, tmp_path: Path) -> None:
    import weasyprint

    folder = tmp_path / "packages" / "weasyprint"
    folder.mkdir(parents=True)
    own = Path(weasyprint.__file__).parent
    for path in own.iterdir():
        if path.name != "__init__.py":
            (folder / path.name).symlink_to(path)
    (folder / "__init__.py").write_text((own / "__init__.py").read_text("utf-8").replace("'70.0'", "'71.0'"), "utf-8")
    done = build(project, folder.parent)
    assert done.returncode == 0, done.stderr
    notices = [line for line in done.stderr.splitlines() if "PDF engine" in line]
    assert len(notices) == 1
    assert "weasyprint 71.0 is installed, 70.0 was tested" in notices[0]
    assert {path.name for path in (tmp_path / "output/en/BE").iterdir()} == {"index.html", "scorecard.pdf"}


@pytest.mark.acceptance
def test_web_pages_are_built_where_the_engine_is_broken(project: Path, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "weasyprint.py").write_text("print('advice')\nraise OSError('cannot load library libpango')\n")
    done = build(project, packages)
    assert done.returncode == 1
    assert {Path(line).name for line in done.stdout.splitlines()} == {"index.html", "corrections.html"}
    assert (tmp_path / "output/en/AT/index.html").is_file()
    (failure,) = (line for line in done.stderr.splitlines() if line.startswith("en/AT/scorecard.pdf: "))
    assert "cannot load library libpango" in failure
    assert "Install Pango" in failure

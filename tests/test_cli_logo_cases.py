"""Small logos that once went wrong, in tests/logo_cases/: each is refused by its cause, or printed by every command."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops
from typer.testing import CliRunner, Result

from scorecard.cli import app
from scorecard.cli_standard import system_profile
from scorecard.documents.sender import Logo
from scorecard.evidence.vocabulary import STATES
from scorecard.rendering.inks import ProfiledPress
from scorecard.rendering.logo_picture import logo_pdf
from tests.minimal_project import minimal_project
from tests.sampling import sample

FOLDER = Path(__file__).parent / "logo_cases"

PRINTED = ["black-implied.svg", "charref.svg", "gradient.svg", "gray16.png", "latin1.svg", "named.svg"]
REFUSED = {
    "filter.svg": "uses filter 'url(#f)' on <rect>, which is not drawn the same everywhere; remove the effect (shadow, "
    "blur, colour) (its line 1)",
    "mask-figma.svg": "uses mask 'url(#mask0)' on <g>, which is not drawn the same everywhere; cut the shapes "
    "themselves, or use a clipping path (its line 1)",
    "viewbox-big.svg": ": the drawing fills 0.1 % of its artboard; crop it (fit the artboard to the drawing)",
    "viewbox-short.svg": "has the viewBox '0 0 90'; it takes four numbers: left, top, width, height (its line 1)",
    "white-inkscape.svg": ": nothing to be seen on white paper; use the dark version",
}
STATE_OF = dict(zip([*PRINTED, *REFUSED], STATES, strict=False))
"""The state that each logo file belongs to where all are checked together."""
COMMANDS = {"brief": (), "brief for a print shop": ("--print-shop",)}


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def give_logo(countries: Path, state: str, name: str) -> None:
    """Makes a file the logo of a state, under the name that the issue gives it."""
    logo, path = f"{state}{Path(name).suffix}", countries / f"{state}.yaml"
    (countries / "logos").mkdir(exist_ok=True)
    (countries / "logos" / logo).write_bytes((FOLDER / name).read_bytes())
    text = path.read_text("utf-8")
    if "organisation:\n" in text:
        text = text.replace("organisation:\n", f"organisation:\n  logo: {logo}\n")
    else:
        text += f"organisation: {{name: A Member, website: 'https://example.org', logo: {logo}, sources: [shared-1]}}\n"
    path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Returns the messages of `check` on all these logos, each of another state."""
    countries = minimal_project(tmp_path_factory.mktemp("cases") / "countries")
    for name, state in STATE_OF.items():
        give_logo(countries, state, name)
    return run("check", "--countries", str(countries))


def told_of(state: str, answer: Result) -> list[str]:
    """Returns the lines about the logo of a state."""
    return [line for line in answer.output.splitlines() if f"logo {state}." in line]


def test_every_case_has_its_outcome() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(STATE_OF)


@pytest.mark.parametrize("name", PRINTED)
def test_check_takes_what_is_drawn(name: str, checked: Result) -> None:
    assert told_of(STATE_OF[name], checked) == []


@pytest.mark.parametrize(("name", "told"), REFUSED.items(), ids=REFUSED)
def test_check_refuses_the_rest_by_its_cause(name: str, told: str, checked: Result) -> None:
    (line,) = told_of(STATE_OF[name], checked)
    assert line.startswith(f"{STATE_OF[name]}.yaml:") or f"/{STATE_OF[name]}.yaml:" in line
    assert line.endswith(told)
    assert checked.exit_code == 1


@pytest.mark.parametrize(
    ("name", "command"),
    sample(
        [(name, command) for name in REFUSED for command in COMMANDS],
        [("viewbox-big.svg", "brief for a print shop"), ("viewbox-short.svg", "brief")],
    ),
)
def test_no_brief_is_made_with_what_check_refuses(name: str, command: str, project: Path, tmp_path: Path) -> None:
    give_logo(project, "AT", name)
    output = tmp_path / "output"
    answer = run("brief", "AT", *COMMANDS[command], "--countries", str(project), "--output", str(output))
    assert answer.exit_code == 1
    assert [line.endswith(REFUSED[name]) for line in told_of("AT", answer)] == [True]
    assert not output.exists()


def inked(pdf: bytes | Path) -> float:
    """Returns the ink on the first page of a PDF in square millimetres of black: it stays where a line moves within a
    pixel."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].render(scale=4 * 25.4 / 72).to_pil().convert("L")
    document.close()
    return sum(level * count for level, count in enumerate(ImageChops.invert(page).histogram())) / 255 / 16


@pytest.mark.parametrize(
    ("name", "command"),
    sample(
        [(name, command) for name in PRINTED for command in COMMANDS],
        [("gradient.svg", "brief for a print shop")],
    ),
)
def test_a_brief_shows_what_check_takes(name: str, command: str, project: Path, tmp_path: Path) -> None:
    """The brief has as much more ink as the logo has that is drawn alone."""
    found = []
    for step in ("before", "after"):
        output = tmp_path / step
        answer = run("brief", "AT", *COMMANDS[command], "--countries", str(project), "--output", str(output))
        assert answer.exit_code == 0, answer.output
        (pdf,) = output.rglob("*.pdf")
        found.append(inked(pdf))
        give_logo(project, "AT", name)
    logo = Logo(f"AT{Path(name).suffix}", (FOLDER / name).read_bytes())
    profile = system_profile()
    assert profile
    press = ProfiledPress(profile.read_bytes())
    alone = inked(logo_pdf(logo, "print_shop", press) if COMMANDS[command] else logo_pdf(logo, "office"))
    assert alone > 150  # the smallest, 201 square millimetres, is grey in part
    assert found[1] - found[0] == pytest.approx(alone, rel=0.05)

"""The recipes of docs/editing.md, each done as it is written, on a copy of the frozen evidence."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scorecard.cli import app
from tests.conftest import FROZEN, ROOT
from tests.evidence_changes import append
from tests.sample_logos import BLUE, svg
from tests.sampling import sample

MANUAL = (ROOT / "docs" / "editing.md").read_text("utf-8")
RECIPES = (
    "Add a statement",
    "A poll, from nothing",
    "Your contact, logo and colour",
    "Make a brief before a meeting",
    "Starting a new edition",
    "A correction after a complaint",
)


def blocks(recipe: str) -> list[tuple[str, str]]:
    """Returns the blocks of a section that are typed, with their language; YAML that names no file is an
    illustration."""
    (section,) = re.findall(rf"^## {re.escape(recipe)}\n(.*?)(?=^## |\Z)", MANUAL, re.MULTILINE | re.DOTALL)
    found = re.findall(r"^```(yaml|sh)\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return [(language, text) for language, text in found if language == "sh" or text.startswith("# countries/")]


def write(text: str) -> None:
    """Applies a block of YAML as its first line says."""
    head, _, entry = text.partition("\n")
    file, _, where = head.removeprefix("# ").partition(", ")
    path = Path(file)
    if where.startswith("under "):
        append(path, where.removeprefix("under "), entry)
    elif where == "in the place of these fields":
        content = path.read_text("utf-8")
        for line in entry.splitlines():
            name = line.partition(":")[0]
            content, number = re.subn(rf"^{name}:.*$", line, content, flags=re.MULTILINE)
            assert number == 1, name
        path.write_text(content, "utf-8")
    else:
        section = where.removeprefix("in the first entry of ")
        content = path.read_text("utf-8")
        first = re.search(rf"^{section}:\n- .*\n", content, re.MULTILINE)
        assert first, where
        path.write_text(content[: first.end()] + f"  {entry}" + content[first.end() :], "utf-8")


def type_in(line: str) -> str:
    """Runs one line of a shell and returns its output; lines with git are skipped."""
    words = shlex.split(line)
    if words[0] == "scorecard":
        answer = CliRunner().invoke(app, words[1:])
        assert answer.exit_code == 0, f"{line}\n{answer.stdout}\n{answer.stderr}"
        return answer.stdout + answer.stderr
    if words[0] == "mkdir":
        Path(words[-1]).mkdir(parents=True, exist_ok=True)
    elif words[0] == "cp":
        shutil.copy(words[1], words[2])
    else:
        assert words[0] == "git", line
    return ""


@pytest.mark.parametrize("recipe", sample(RECIPES, ["Add a statement", "A poll, from nothing"]))
def test_a_recipe_works_as_written(recipe: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FROZEN, tmp_path / "countries")
    (tmp_path / "countries" / "logos").mkdir()
    (tmp_path / "countries" / "logos" / "DE.svg").write_bytes(svg(BLUE))
    monkeypatch.chdir(tmp_path)
    steps = blocks(recipe)
    assert {language for language, _ in steps} >= {"sh"}, "a recipe has commands"
    answers = []
    for language, text in steps:
        if language == "yaml":
            write(text)
        else:
            answers += [type_in(line) for line in text.splitlines()]
    said = "\n".join(answers)
    if recipe == "Add a statement":
        assert "note: publisher holds 'Who published it'" in said
        assert "are older than the newest statement, 2026-11-20" in said
    elif recipe == "Make a brief before a meeting":
        assert (tmp_path / "meetings" / "en" / "DE-2026-12-03-federal-ministry-of-the-interior.pdf").is_file()
    elif recipe == "Starting a new edition":
        assert (tmp_path / "archive" / "csa-scorecard-2026.json").is_file()
    elif recipe == "A correction after a complaint":
        assert "DE" in said


def test_every_block_that_names_a_file_belongs_to_a_recipe() -> None:
    in_recipes = [text for recipe in RECIPES for _, text in blocks(recipe)]
    typed = re.findall(r"^```(?:yaml\n# countries/|sh\n)", MANUAL, re.MULTILINE)
    assert len(in_recipes) == len(typed)


def test_the_poll_has_every_field() -> None:
    """Every field that a survey and its questions can have is explained in the recipe, criticism and the like apart."""
    from scorecard.evidence.model.surveys import Survey, SurveyQuestion

    (poll,) = (text for _, text in blocks("A poll, from nothing") if "surveys.yaml" in text)
    apart = {"seen", "states_note", "criticism", "not_found", "introduction", "note"}
    for model in (Survey, SurveyQuestion):
        assert [name for name in model.model_fields if f"{name}:" not in poll and name not in apart] == []

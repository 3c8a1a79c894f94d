"""Templates: every word translatable, every text escaped, no arithmetic, header cells with a scope."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import UndefinedError, nodes

from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.resource_paths import TEMPLATES
from tests.conftest import ROOT

PAGES = sorted(TEMPLATES.rglob("*.html.j2"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_word_stands_outside_the_catalogue(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", "", text)
    words = re.findall(r"[A-Za-z]{2,}", text)
    assert not words, f'no translator is given these words; write _("..."): {words}'


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_text_is_marked_as_safe(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "|safe" not in text.replace(" ", "")
    assert "autoescape" not in text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_templates_hold_no_arithmetic(path: Path) -> None:
    for expression in re.findall(r"\{\{.*?\}\}|\{%.*?%\}", path.read_text("utf-8"), flags=re.DOTALL):
        code = re.sub(r'"[^"]*"|\'[^\']*\'|\{%-|-%\}', "", expression)
        computes = re.search(r"[\w)\]]\s*[*/+]\s*[\w(]|[\w)\]]\s+-\s+[\w(]", code)
        assert not computes, f"compute this in the module of the document: {expression}"


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.j2")), ids=lambda path: path.name)
def test_templates_are_imported_with_their_context(path: Path) -> None:
    """Without it Jinja keeps an imported template, and the messages at its top level are looked up for one document."""
    tree = environment(Language("en")).parse(path.read_text("utf-8"))
    imports: list[nodes.Import | nodes.FromImport] = [*tree.find_all(nodes.Import), *tree.find_all(nodes.FromImport)]
    assert all(found.with_context for found in imports), "write: import ... with context"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_header_cells_say_what_they_head(path: Path) -> None:
    text = path.read_text("utf-8")
    for head in re.findall(r"<thead>.*?</thead>", text, flags=re.DOTALL):
        assert len(re.findall(r"<th\b", head)) == len(re.findall(r'<th scope="col"', head))
    for body in re.findall(r"<tbody>.*?</tbody>", text, flags=re.DOTALL):
        assert len(re.findall(r"<th\b", body)) == len(re.findall(r'<th scope="row"', body))


def test_what_is_not_there_is_an_error_not_a_gap() -> None:
    jinja = environment(Language("en"))
    with pytest.raises(UndefinedError):
        render(jinja, "overview/languages.html.j2", root="", languages=[])


def test_evidence_cannot_bring_markup(tmp_path: Path) -> None:
    (tmp_path / "style").mkdir()
    shutil.copy(TEMPLATES / "style" / "tokens.toml", tmp_path / "style")
    (tmp_path / "page.html.j2").write_text("<p>{{ text|translate }} {{ word }}</p>")
    jinja = environment(Language("en"), tmp_path)
    page = render(jinja, "page.html.j2", text={"en": "<script>alert(1)</script>"}, word="<img src=x>")
    assert "<script>" not in page
    assert "<img" not in page


@pytest.mark.parametrize("text", ["{{ said }}", '{{ _("Moderated by %(name)s.", name=said) }}'])
def test_a_text_of_the_evidence_is_not_printed_without_a_filter(text: str, tmp_path: Path) -> None:
    """In a sentence neither: it would be printed with all its languages, in braces."""
    (tmp_path / "style").mkdir()
    shutil.copy(TEMPLATES / "style" / "tokens.toml", tmp_path / "style")
    (tmp_path / "page.html.j2").write_text(text)
    with pytest.raises(TypeError, match=r"a dict is printed without a filter; use \|translate"):
        render(environment(Language("en"), tmp_path), "page.html.j2", said={"en": "A host"})


def test_the_template_of_the_catalogues_is_current(tmp_path: Path) -> None:
    fresh = tmp_path / "scorecard.pot"
    command = [
        str(Path(sys.executable).parent / "pybabel"), "-q", "extract", "-F", "scorecard/locale/babel.cfg",
        "-k", "msg", "-k", "msg_count:1,2",
        "-k", "tr", "-k", "tr_count:1,2", "-k", "tr_noop", "-c", "Translators:", "-s", "--no-location",
        "--sort-output", "--omit-header", "-o", str(fresh), "scorecard", "templates",
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True)
    kept = ROOT / "scorecard" / "locale" / "scorecard.pot"
    assert kept.read_text("utf-8") == fresh.read_text("utf-8"), "run make messages"


@pytest.mark.parametrize(
    "name", [b"M\xfcller", b"\xff", "Γ".encode("utf-16-be") + b"\xdc"], ids=["Latin-1", "no letter", "UTF-16"]
)
def test_templates_are_compiled_in_a_folder_whose_name_is_not_utf_8(tmp_path: Path, name: bytes) -> None:
    templates = tmp_path / os.fsdecode(name)
    (templates / "style").mkdir(parents=True)
    (templates / "compiled").mkdir()
    shutil.copy(TEMPLATES / "style" / "tokens.toml", templates / "style")
    (templates / "page.html.j2").write_text("<p>unchanged</p>")
    for _ in range(2):
        jinja = environment(Language("en"), templates, compiled=templates / "compiled")
        assert render(jinja, "page.html.j2") == "<p>unchanged</p>"
    assert len(list((templates / "compiled").iterdir())) == 1

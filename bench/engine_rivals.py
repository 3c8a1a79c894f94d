"""The rivals of a cold build, and the pages they print: what each is, and the commands it comes to."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from scorecard.analysis.figures import compute
from scorecard.documents.scorecard import common_figures, scorecard
from scorecard.evidence.load import load
from scorecard.evidence.vocabulary import State
from scorecard.rendering.assets import fonts
from scorecard.rendering.copyfitting import fit_pages
from scorecard.rendering.environment import environment, render
from scorecard.rendering.language import Language
from scorecard.rendering.pdf_printer import PdfPrinter
from scorecard.rendering.resource_paths import TEMPLATES
from scorecard.rendering.stylesheet import stylesheet

ROOT = Path(__file__).parent.parent
COUNTRIES = ROOT / "countries"
PROGRAMS = Path(sys.executable).parent
SHEET = "scorecard/print.css.j2"
CHROMIUM = """
--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update
--disable-sync --no-pdf-header-footer
"""

UNLINK = 'function Link(it) if it.target:sub(1, 1) == "#" then return it.content end end'
"""A filter for pandoc: its Typst has not the labels of list items, and a link to one that is missing is an error."""

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Rival:
    """Another way to the same pages: what it runs, or why it cannot."""

    name: str
    commands: Sequence[Command]
    missing: str = ""
    note: str = ""


@dataclass(frozen=True)
class Pages:
    """A folder with the printed pages of some states as our build lays them out, bare and with their stylesheet."""

    folder: Path
    states: Sequence[State]

    def write(self) -> "Pages":
        """Written as XX.html with style.css beside it, and as XX-styled.html; the fonts are beside both."""
        self.folder.mkdir(parents=True)
        css = stylesheet(TEMPLATES, SHEET, "print")
        (self.folder / "style.css").write_text(css, "utf-8")
        for name, content in fonts(TEMPLATES).items():
            (self.folder / name).write_bytes(content)
        evidence = load(COUNTRIES)
        figures = compute(evidence, evidence.edition.evidence_date.last_day)
        shares, made = common_figures(evidence, figures), environment(Language("en"), inks="print")
        press = PdfPrinter(TEMPLATES, SHEET)
        for state in self.states:
            document: Any = scorecard(evidence, figures, shares, state)
            page = partial(self._page, made, document)
            html = fit_pages(press, page)[1]
            (self.folder / f"{state}.html").write_text(html, "utf-8")
            styled = html.replace("</head>", f"<style>{css}</style></head>", 1)
            (self.folder / f"{state}-styled.html").write_text(styled, "utf-8")
        return self

    @staticmethod
    def _page(made: Any, document: Any, density: str) -> str:
        return render(made, "scorecard/scorecard.html.j2", document=document, density=density, root="")


def rivals(pages: Pages, work: Path, jobs: int, typst: str | None, pandoc: str | None) -> list[tuple[Rival, Path]]:
    """Each with the folder it prints to."""
    makers = (
        _bare,
        _loop,
        _chromium,
        partial(_pandoc, typst, pandoc),
        partial(_template, typst),
        partial(_alone, jobs),
    )
    made = []
    for number, maker in enumerate(makers):
        out = work / f"rival-{number}"
        out.mkdir()
        made.append((maker(pages, out), out))
    return made


def _bare(pages: Pages, out: Path) -> Rival:
    stock = Path(__file__).with_name("engine_stock.py")
    return Rival("bare WeasyPrint, one warm process", [[sys.executable, stock, pages.folder, out]])


def _loop(pages: Pages, out: Path) -> Rival:
    command = [PROGRAMS / "weasyprint", "--pdf-variant", "pdf/ua-1"]
    return Rival(
        "a loop over the weasyprint command",
        [[*command, pages.folder / f"{state}-styled.html", out / f"{state}.pdf"] for state in pages.states],
    )


def _chromium(pages: Pages, out: Path) -> Rival:
    name = "a loop over headless Chromium"
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        return Rival(name, [], "chromium is not installed")
    printed = [
        [program, *CHROMIUM.split(), f"--print-to-pdf={out / state}.pdf", pages.folder / f"{state}-styled.html"]
        for state in pages.states
    ]
    return Rival(name, printed, note="tagged, but no PDF/UA; what it cannot set it leaves out")


def _alone(jobs: int, pages: Pages, out: Path) -> Rival:
    """Not a rival: what of ours the PDFs take, without the pages for a screen and their cards."""
    asked = ["--document", "scorecard", "--format", "pdf", "--jobs", str(jobs), "--countries", COUNTRIES]
    command = [PROGRAMS / "scorecard", "build", *pages.states, *asked, "--output", out / "output"]
    return Rival("ours: the PDFs alone", [command], note="what the bare engine does, from the evidence")


def _pandoc(typst: str | None, pandoc: str | None, pages: Pages, out: Path) -> Rival:
    name = "pandoc to Typst"
    program = pandoc or shutil.which("pandoc")
    if program is None:
        return Rival(name, [], "pandoc is not installed")
    told = subprocess.run([program, "--list-output-formats"], capture_output=True, text=True, check=True).stdout
    if "typst" not in told.split():
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        return Rival(name, [], f"{version.splitlines()[0]} has no Typst writer")
    unlink = out / "unlink.lua"
    unlink.write_text(UNLINK, "utf-8")
    turned = [
        [
            *(program, "--from", "html", "--to", "typst", "--standalone"),
            *(f"--lua-filter={unlink}", f"--extract-media={out / state}"),
            *("--output", out / f"{state}.typ", pages.folder / f"{state}.html"),
        ]
        for state in pages.states
    ]
    files = [(out / f"{state}.typ", out / f"{state}.pdf", {}) for state in pages.states]
    compiled, missing = _compiled(typst, out / "jobs.json", Path("/"), pages.folder, files)
    return Rival(
        name,
        [*turned, *compiled],
        missing,
        "one column in the defaults of pandoc: the text, the tables, pictures of some charts",
    )


def _template(typst: str | None, pages: Pages, out: Path) -> Rival:
    template = Path(__file__).with_name("rival.typ")
    files = [(template, out / f"{state}.pdf", {"state": state}) for state in pages.states]
    commands, missing = _compiled(typst, out / "jobs.json", ROOT, pages.folder, files, "ua-1")
    return Rival(
        "a Typst template written by hand", commands, missing, "does less: no positions, no Council, no timeline"
    )


def _compiled(
    typst: str | None,
    jobs: Path,
    root: Path,
    font_folder: Path,
    files: Sequence[tuple[Path, Path, dict[str, str]]],
    standard: str | None = None,
) -> tuple[list[Command], str]:
    """The commands that compile the files, with the package in one process or else the program; or what is missing."""
    told = {
        "root": str(root),
        "fonts": str(font_folder),
        "standard": standard,
        "files": [{"input": str(given), "output": str(made), "inputs": inputs} for given, made, inputs in files],
    }
    jobs.write_text(json.dumps(told), "utf-8")
    script = Path(__file__).with_name("engine_typst.py")
    for program in (typst, sys.executable):
        asked = [program, "-c", "import typst"] if program and "python" in Path(program).name else None
        if asked and subprocess.run(asked, capture_output=True, check=False).returncode == 0:
            return [[program, script, jobs]], ""
    program = typst if typst and "python" not in Path(typst).name else shutil.which("typst")
    if program is None:
        return [], "neither the package nor the program typst is installed"
    common = [
        "compile",
        "--root",
        root,
        "--font-path",
        font_folder,
        *(["--pdf-standard", standard] if standard else []),
    ]
    return [
        [program, *common, *(f"--input={name}={value}" for name, value in inputs.items()), given, made]
        for given, made, inputs in files
    ], ""

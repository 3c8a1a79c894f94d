"""Parts `no-change`, `edit` and `preview`: what an editor waits for on an ordinary day."""

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import engine_measure as measure
from engine_cold import SIX
from engine_measure import Cost
from engine_rivals import COUNTRIES, PROGRAMS, Pages

from scorecard.evidence.vocabulary import LANGUAGES, STATES

SCORECARD = PROGRAMS / "scorecard"

HEAVY = ("pandas", "weasyprint")
"""What a build that has nothing to do must not import."""

_STATEMENT = re.compile(r"^- date:", re.MULTILINE)


def build(*asked: str | Path, script: Path = SCORECARD, **more: str) -> tuple[Cost, dict[str, Any]]:
    """A build by the command line, and what it tells as JSON."""
    cost = measure.run([sys.executable, script, "build", *asked, "--json"], **more)
    if cost.status:
        raise SystemExit(f"the build failed: {cost.why}")
    return cost, json.loads(cost.output)


def again(asked: Sequence[str | Path], limit: float, what: str, script: Path = SCORECARD) -> list[tuple[object, ...]]:
    """Rows on a build that has nothing to do: how long it takes and that it imports nothing heavy."""
    runs: list[Cost] = []
    for _ in range(7):
        cost, told = build(*asked, script=script)
        runs.append(cost)
        if told["reasons"]:
            break
    if told["reasons"]:
        return [(what, None, "an input changed meanwhile, so there was something to do")]
    wall = measure.middle(cost.wall for cost in runs)
    traced = measure.run([sys.executable, "-X", "importtime", script, "build", *asked])
    imported = [line.rpartition("|")[2].strip() for line in traced.errors.splitlines() if "import time:" in line]
    heavy = [name for name in HEAVY if name in imported]
    return [
        (f"{what}: wall s, median of {len(runs)}", wall, measure.verdict(wall, limit)),
        (
            f"{what}: modules imported",
            len(imported),
            f"NOT KEPT: {', '.join(heavy)} imported" if heavy else f"{' and '.join(HEAVY)} not imported",
        ),
    ]


def no_change(work: Path, quick: bool, jobs: int) -> None:
    """Everything of one language, built and built again."""
    documents = ["scorecard", "brief", "card", "site", "data", *([] if quick else ["edition"])]
    asked = [*_states(quick), *_documents(documents), "--jobs", str(jobs), "--countries", COUNTRIES]
    asked += ["--output", work / "output"]
    first, told = build(*asked)
    rows = again(asked, 0.35, f"{len(told['reasons'])} targets")
    print(f"## No change: {', '.join(documents)}, one language\n")
    if rows[0][1]:
        rows.insert(0, ("the first build : the same again, wall", first.wall / float(str(rows[0][1])), ""))
    measure.table(("what", "figure", "verdict"), rows)


def no_change_in_many(work: Path, quick: bool, number: int) -> None:
    """Every document in so many languages, built again with nothing to do.

    Such a build opens no document, so the files there are empty ones under the right names, made in a minute.
    """
    states, codes = _states(quick) or STATES, LANGUAGES[: min(number, 3) if quick else number]
    documents = ["scorecard", "brief", "card", "site", "data", *([] if quick else ["edition"])]
    asked = {"states": states, "languages": codes, "documents": documents, "formats": ["html", "pdf"]}
    told = json.dumps({**asked, "output": str(work / "output"), "jobs": 1, "alike": True, "empty": True})
    first = measure.run([sys.executable, Path(__file__).with_name("engine_build.py"), told])
    if first.status:
        raise SystemExit(f"the build failed: {first.why}")
    spoken = [part for code in codes for part in ("--language", code)]
    command = [*_states(quick), *spoken, *_documents(documents), "--countries", COUNTRIES, "--output", work / "output"]
    what = f"{json.loads(first.output)['targets']} targets"
    rows = again(command, 0.6, what, Path(__file__).with_name("engine_command.py"))
    print(f"## No change: {', '.join(documents)}, {len(codes)} languages\n")
    measure.table(("what", "figure", "verdict"), rows)


def edit(work: Path, quick: bool, jobs: int) -> None:
    """A statement of Austria worded anew, then its stance changed: how long until it is there, and what is rebuilt."""
    countries, output = work / "countries", work / "output"
    shutil.copytree(COUNTRIES, countries)
    file = countries / "AT.yaml"
    common = ["--countries", countries, "--output", output, "--jobs", str(jobs)]
    whole = [*_states(quick), *_documents(["scorecard", "brief", "card", "site", "data"]), *common]
    first, _ = build(*whole)
    print("## Edit: one statement of AT\n")
    rows: list[tuple[object, ...]] = []
    pdf = output / "en/AT/scorecard.pdf"
    for name, asked, limit in (
        ("build AT", ["AT"], None),
        ("build AT -d scorecard -f pdf", ["AT", "-d", "scorecard", "-f", "pdf"], 3.0),
    ):
        walls, cpus = [], []
        for number in range(3):
            before = pdf.read_bytes()
            _reword(file, f"{name[-3:].strip()} {number}")
            cost, told = build(*asked, *common)
            if pdf.read_bytes() == before:
                raise SystemExit(f"{name}: the text of the statement is not in the PDF; nothing was measured")
            walls.append(cost.wall)
            cpus.append(cost.cpu)
        wall = measure.middle(walls)
        remark = measure.verdict(wall, limit) + "; " if limit else ""
        rows.append((f"text, {name}", wall / first.wall, wall, measure.middle(cpus), remark + _written(told, output)))
    _reword(file, "all")
    cost, told = build(*whole)
    rows.append(("text, everything", cost.wall / first.wall, cost.wall, cost.cpu, _written(told, output)))
    _turn(file)
    cost, told = build(*whole)
    rows.append(("stance, everything", cost.wall / first.wall, cost.wall, cost.cpu, _written(told, output)))
    same, looked_at = len(told["same"]), len(told["reasons"])
    differ = f"{looked_at - same} targets differ, {same} turned out the same, {told['kept']} were not looked at"
    measure.table(("what", "its wall : all from nothing", "wall s", "CPU s", "what was rebuilt"), rows)
    print(f"All from nothing: {first.wall:.1f} s. After the change of stance: {differ}.\n")


def preview(work: Path, quick: bool) -> None:
    """The first page of one state when nothing is warm, beside the weasyprint command on the same page."""
    pages = Pages(work / "pages", ("AT",)).write()
    stock = [PROGRAMS / "weasyprint", "--pdf-variant", "pdf/ua-1", pages.folder / "AT-styled.html", work / "AT.pdf"]
    asked = {
        "HTML page, with its card": ["-d", "scorecard", "-f", "html"],
        "PDF of the scorecard": ["-d", "scorecard", "-f", "pdf"],
        "PDF of the brief": ["-d", "brief", "-f", "pdf"],
    }
    taken: dict[str, list[tuple[Cost, Cost]]] = {}
    for number in range(1 if quick else 3):
        for compiled in (True, False):
            for name, what in asked.items():
                room = work / f"{number}-{compiled}-{what[1]}-{what[3]}"
                room.mkdir()
                more = {} if compiled else {"PYTHONPYCACHEPREFIX": str(room / "bytecode")}
                command = [*("AT", *what), "--countries", COUNTRIES, "--output", room / "output"]
                ours, theirs = build(*command, **more)[0], measure.run(stock, **more)
                named = name if compiled else f"{name}, nothing compiled by Python yet"
                taken.setdefault(named, []).append((ours, theirs))
    print("## Preview: one state, a fresh folder, no process warm\n")
    measure.table(
        ("what", "its wall : the weasyprint command on the scorecard", "CPU", "wall s", "CPU s", "remarks"),
        [
            (
                name,
                measure.middle(ours.wall / theirs.wall for ours, theirs in pairs),
                measure.middle(ours.cpu / theirs.cpu for ours, theirs in pairs),
                measure.middle(ours.wall for ours, _ in pairs),
                measure.middle(ours.cpu for ours, _ in pairs),
                f"the command: {measure.middle(theirs.wall for _, theirs in pairs):.2f} s",
            )
            for name, pairs in sorted(taken.items(), key=lambda item: "compiled" in item[0])
        ],
    )


def _states(quick: bool) -> Sequence[str]:
    return SIX if quick else ()


def _documents(names: Sequence[str]) -> list[str]:
    return [part for name in names for part in ("--document", name)]


def _reword(file: Path, words: str) -> None:
    """Another beginning for what the newest statement on a text as a whole says."""
    _change(file, r"(says:\n +en: ['\"]?)(Once more \(.*?\), )?", rf"\g<1>Once more ({words}), ")


def _turn(file: Path) -> None:
    """The other stance for the same statement."""
    _change(file, r"stance: supports|stance: opposes", "stance: leans_oppose")


def _change(file: Path, pattern: str, instead: str) -> None:
    text = file.read_text("utf-8")
    begins = [
        match.start() for match in _STATEMENT.finditer(text, text.index("\nstatements:"), text.index("\nevents:"))
    ]
    for begin, end in reversed(list(zip(begins, [*begins[1:], len(text)], strict=True))):
        statement = text[begin:end]
        if "role: government" in statement and "aspect: overall" in statement:
            changed = re.sub(pattern, instead, statement, count=1)
            if changed == statement:
                raise SystemExit(f"{file.name}: nothing to change in {statement.splitlines()[0]}")
            file.write_text(text[:begin] + changed + text[end:], "utf-8")
            return


def _written(told: dict[str, Any], output: Path) -> str:
    """The files by their kind, how many each; where they are few, their names."""
    names = [Path(path).relative_to(output).as_posix() for path in told["written"]]
    if len(names) <= 8:
        return f"{len(names)} files: {', '.join(names)}"
    kinds = Counter(_kind(name) for name in names)
    return f"{len(names)} files: " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())


def _kind(name: str) -> str:
    """What a file is: `data`, `brief.pdf` of a state, `overview` of a language."""
    parts = name.split("/")
    if parts[0] in ("data", "assets") or len(parts) == 1:
        return parts[0]
    return parts[2] if len(parts) == 3 else f"overview {parts[1]}"

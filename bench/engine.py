"""Measures what a user of the build engine waits for, in five parts.

no-change  everything is built, and built again with nothing changed
edit       one statement is reworded: the scorecard of its state is built, then everything
cold       all scorecards are built from nothing, beside a loop over the `weasyprint` command on the same pages
languages  scorecards and briefs in many languages, beside one language: time a document, memory of the largest process
preview    the first web page and PDF of one state are built from nothing, beside the `weasyprint` command

Units: wall seconds, CPU seconds (user and system; only where one worker prints, as others are not counted), MB of
resident memory. Compare the ratios, not the seconds: the speed of one machine differs from hour to hour.

With the defaults on two cores: no-change 1 minute, edit 1, cold 3, preview 1, languages 10.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.commands import (
    COUNTRIES,
    PROGRAMS,
    Arguments,
    Cost,
    argument_parser,
    at_least_one,
    print_table,
    repeated,
    run,
    scorecard,
)
from bench.print_pages import PrintPages
from bench.reword import reword
from scorecard.evidence.vocabulary import LANGUAGES, STATES, State

NOT_NEEDED = ("pandas", "weasyprint")
"""The modules that a build with nothing to do must not import."""


def build(arguments: Arguments, may_fail: bool = False) -> tuple[Cost, dict[str, Any]]:
    """Returns the cost of `scorecard build` with these arguments, and its report."""
    cost = scorecard(["build", *arguments, "--json"], may_fail=may_fail)
    return cost, json.loads(cost.output)


def no_change(folder: Path, options: argparse.Namespace) -> None:
    """Prints the time of a build with nothing to do, and whether it imports what it does not need."""
    request = [*options.states, "--jobs", str(options.jobs)]
    request += ["--countries", str(options.countries), "--output", str(folder / "o")]
    first, report = build(request)
    costs = []
    for _ in range(options.rounds):
        cost, again = build(request)
        if again["reasons"]:
            raise SystemExit("a source file was changed during the measurement; run it again")
        costs.append(cost)
    imports = run([sys.executable, "-X", "importtime", str(PROGRAMS / "scorecard"), "build", *request]).errors
    modules = {line.rpartition("|")[2].strip() for line in imports.splitlines() if "import time:" in line}
    again_seconds = median(cost.seconds for cost in costs)
    rows = [
        (f"first build, {len(report['reasons'])} targets", first.seconds, 1.0),
        ("the same again", again_seconds, again_seconds / first.seconds),
    ]
    print_table(("no change", "wall s", "ratio"), rows)
    needless = sorted(modules & set(NOT_NEEDED))
    print(f"The second build imports {len(modules)} modules, {' and '.join(needless) or 'no heavy one'} among them.\n")


def edit(folder: Path, options: argparse.Namespace) -> None:
    """Prints how long an editor waits after one sentence has been changed, and how many files are written."""
    state: State = options.states[0] if options.states else "AT"
    countries, output = folder / "countries", folder / "o"
    shutil.copytree(options.countries, countries)
    common: list[str | Path] = ["--jobs", str(options.jobs), "--countries", countries, "--output", output]
    everything = [*options.states, *common]
    one_scorecard = [state, "--document", "scorecard", "--format", "pdf", *common]
    first, report = build(everything)
    rows = [("everything from nothing", first.seconds, 1.0, len(report["written"]))]
    for name, request in ((f"scorecard of {state} after an edit", one_scorecard), ("everything", everything)):
        seconds = []
        for number in range(options.rounds):
            reword(countries / f"{state}.yaml", number + len(rows) * options.rounds)
            cost, report = build(request)
            if not any(path.endswith("scorecard.pdf") for path in report["written"]):
                raise SystemExit(f"{state}.yaml: the changed sentence is not on the scorecard; nothing was measured")
            seconds.append(cost.seconds)
        rows.append((name, median(seconds), median(seconds) / first.seconds, len(report["written"])))
    print_table(("edit", "wall s", "ratio", "files written"), rows)


def cold(folder: Path, options: argparse.Namespace) -> None:
    """Prints the cost of scorecards from nothing, as HTML and PDF, beside a loop that prints ready HTML one by one."""
    pages = PrintPages(options.countries).write(folder / "pages", options.states or STATES)
    common = [*options.states, "--document", "scorecard", "--countries", options.countries]
    builds: dict[int, list[Cost]] = {jobs: [] for jobs in (1, options.jobs)}
    loops: list[list[Cost]] = []
    for number in range(options.rounds):
        for jobs, costs in builds.items():
            costs.append(build([*common, "--jobs", str(jobs), "--output", folder / f"{jobs}-{number}" / "o"])[0])
        loops.append([weasyprint(page, folder / "page.pdf") for page in pages])
    loop = median(sum(cost.seconds for cost in costs) for costs in loops)
    rows: list[tuple[object, ...]] = [
        (
            f"scorecard build --jobs {jobs}",
            median(cost.seconds for cost in costs),
            median(cost.cpu for cost in costs) if jobs == 1 else "-",
            median(cost.seconds for cost in costs) / loop,
        )
        for jobs, costs in builds.items()
    ]
    loop_cpu = median(sum(cost.cpu for cost in costs) for costs in loops)
    rows.append(("a loop over weasyprint, PDF alone", loop, loop_cpu, 1.0))
    print_table((f"cold, {len(pages)} scorecards", "wall s", "CPU s", "wall : loop"), rows)


def weasyprint(page: Path, pdf: Path) -> Cost:
    """Returns the cost of the `weasyprint` command on one page, to the same standard as the build."""
    return run([PROGRAMS / "weasyprint", "--pdf-variant", "pdf/ua-1", page, pdf])


def languages(folder: Path, options: argparse.Namespace) -> None:
    """Prints whether a document costs the same in many languages as in one, measured before and after the many."""
    codes = sorted(LANGUAGES, key=lambda code: code == "en")[: options.languages]  # English last, it needs no catalogue
    request: list[str | Path] = [*options.states, *repeated("--document", ("scorecard", "brief")), "--format", "pdf"]
    request += ["--jobs", str(options.jobs), "--countries", options.countries]
    rows: list[tuple[object, ...]] = []
    each = []
    many = f"{len(codes)} languages"
    for name, spoken in (("one language, before", codes[:1]), (many, codes), ("one language, after", codes[:1])):
        arguments = [*request, *repeated("--language", spoken), "--output", folder / name / "o"]
        cost, report = build(arguments, may_fail=True)
        documents = len(report["reasons"])
        each.append(cost.seconds / documents)
        rows.append((name, documents, len(report["failures"]), each[-1], cost.megabytes))
    print_table(("languages", "documents", "failed", "wall s a document", "largest process, MB"), rows)
    print(f"A document in {len(codes)} languages : in one, wall: {each[1] / ((each[0] + each[2]) / 2):.2f}\n")


def preview(folder: Path, options: argparse.Namespace) -> None:
    """Prints how long the first document of a state takes with nothing built and no process running."""
    state: State = options.states[0] if options.states else "AT"
    (page,) = PrintPages(options.countries).write(folder / "pages", [state])
    kinds = {"web page": ("scorecard", "html"), "scorecard, PDF": ("scorecard", "pdf")}
    costs: dict[str, list[Cost]] = {name: [] for name in (*kinds, "the weasyprint command on the scorecard")}
    for number in range(options.rounds):
        for name, (document, form) in kinds.items():
            request = [state, "--document", document, "--format", form, "--jobs", "1", "--countries", options.countries]
            costs[name].append(build([*request, "--output", folder / f"{number}-{name}" / "o"])[0])
        costs["the weasyprint command on the scorecard"].append(weasyprint(page, folder / "page.pdf"))
    command = median(cost.seconds for cost in costs["the weasyprint command on the scorecard"])
    rows = []
    for name, several in costs.items():
        seconds = median(cost.seconds for cost in several)
        rows.append((name, seconds, median(cost.cpu for cost in several), seconds / command))
    print_table((f"preview, {state}", "wall s", "CPU s", "wall : command"), rows)


PARTS: dict[str, Callable[[Path, argparse.Namespace], None]] = {
    "no-change": no_change,
    "edit": edit,
    "cold": cold,
    "languages": languages,
    "preview": preview,
}


def main() -> None:
    """Prints a table for each part that the arguments ask for."""
    parser = argument_parser("engine", __doc__)
    parser.add_argument("states", nargs="*", metavar="STATE", help="default: all, AT where one is enough")
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, metavar="PART", default=list(PARTS), help="default: all parts"
    )
    parser.add_argument("--rounds", type=at_least_one, default=3, help="default: %(default)s")
    parser.add_argument("--languages", type=at_least_one, default=24, help="default: %(default)s")
    parser.add_argument("--jobs", type=at_least_one, default=os.cpu_count() or 1, help="default: %(default)s")
    parser.add_argument("--countries", type=Path, default=COUNTRIES, help="the evidence; default: that of the checkout")
    options = parser.parse_args()
    for name in options.only:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            PARTS[name](Path(folder), options)


if __name__ == "__main__":
    main()

"""Runs all tests with nothing left out and the long runs of bench/, and writes what they found into a page.

`make acceptance` calls it without options. With --only, the other parts of the page keep what they said, each with the
day and the commit of its own run.

Unit: seconds for each part, beside the figures that the part prints itself. Exit code 1 where a part fails. All parts
together have not been run in one go yet; expect hours on two cores.
"""

import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bench.commands import ROOT, argument_parser, run

PAGE = ROOT / "docs" / "acceptance.md"
INTRODUCTION = """# Acceptance

What was run whole, where `make test` looks at a sample. Written by `make acceptance`. Where a part was run in pieces,
whoever ran it says so in its section. [testing.md](testing.md) and [performance.md](performance.md) say what each part
does.

"""
MAX_LINES = 40
"""A part that prints more is quoted by its last lines."""


@dataclass(frozen=True)
class Part:
    """One command, and how it is typed."""

    title: str
    arguments: Sequence[str]

    @property
    def typed(self) -> str:
        return "python -m " + " ".join(f'"{word}"' if " " in word or not word else word for word in self.arguments)


IN_PROCESSES = ("--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
"""The options with which `make test` distributes the tests over processes."""

PARTS = {
    "tests": Part("All tests", ("pytest", "-q", "-m", "", "-p", "no:cacheprovider", *IN_PROCESSES)),
    "languages": Part("Pages in all languages", ("bench.languages", "--build")),
    "as-of": Part("Nothing later than the day in print", ("bench.as_of",)),
    "identity": Part("The same bytes everywhere", ("bench.identity", "--edition")),
    "kills": Part("Builds that are killed", ("bench.kills",)),
    "kills-in-place": Part("Builds that are killed, beside files of others", ("bench.kills", "--in-place")),
    "edits": Part("Files edited while a build runs", ("bench.edits",)),
    "fuzz": Part("Broken evidence", ("bench.fuzz",)),
}


def main() -> int:
    """Runs the parts asked for and writes the page; returns the exit code."""
    parser = argument_parser("acceptance", __doc__)
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS), help="these parts; default: all")
    parser.add_argument(
        "more", nargs="*", metavar="OPTION", help="after --only PART --: options of that part's command"
    )
    parser.add_argument("--output", type=Path, default=PAGE, help="the page; default: docs/acceptance.md")
    options = parser.parse_args()
    if options.more and len(options.only) != 1:
        parser.error("options of a command need one part with --only")
    sections = read_sections(options.output)
    failed = False
    for name in options.only:
        part = replace(PARTS[name], arguments=(*PARTS[name].arguments, *options.more))
        print(f"{part.title}: {part.typed} ...", file=sys.stderr, flush=True)
        started = time.monotonic()
        cost = run([sys.executable, "-m", *part.arguments], may_fail=True)
        failed |= cost.exit_code != 0
        sections[part.title] = section(part, cost.exit_code, time.monotonic() - started, cost.output)
        if cost.exit_code:
            print(cost.output, cost.errors, sep="\n", file=sys.stderr)
        write_page(options.output, sections)  # finished parts are kept where a later part is interrupted
    write_page(options.output, sections)
    return int(failed)


def section(part: Part, exit_code: int, seconds: float, output: str) -> str:
    """Returns the section of the page on a part: the time, the commit, the result, and the last lines printed."""
    lines = [line for line in output.strip().splitlines() if not re.fullmatch(r"[.sxFE]+ *(\[ *\d+%\])?", line)]
    quoted = "\n".join(lines[-MAX_LINES:])
    shown = quoted if "|--" in quoted else f"```\n{quoted}\n```"
    result = "passed" if exit_code == 0 else f"FAILED with exit code {exit_code}"
    today = datetime.now(UTC).date()
    return f"`{part.typed}`, {today}, commit {commit()}: **{result}** in {seconds:.0f} s.\n\n{shown}\n"


def commit() -> str:
    """Returns the commit of this checkout, and whether files differ from it."""
    name = run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"]).output.strip()
    differs = run(["git", "-C", ROOT, "status", "--porcelain", "--untracked-files=no"]).output.strip()
    return f"`{name}` with changes" if differs else f"`{name}`"


def read_sections(page: Path) -> dict[str, str]:
    """Returns the sections of the page by their headings; none where there is no page yet."""
    if not page.is_file():
        return {}
    found = re.split(r"^## (.+)\n\n", page.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {title: text.strip() + "\n" for title, text in zip(found[::2], found[1::2], strict=True)}


def write_page(page: Path, sections: dict[str, str]) -> None:
    """Writes the sections in the order of the parts."""
    titles = [part.title for part in PARTS.values()]
    not_run = "Not run yet.\n"
    text = "\n".join(f"## {title}\n\n{sections.get(title, not_run)}" for title in titles)
    page.write_text(INTRODUCTION + text, "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())

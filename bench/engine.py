"""What the build engine costs, as ratios within one run: python bench/engine.py [--only PART ...] [--quick].

Parts: cold, no-change, no-change-many, edit, languages, sizes, preview. Tables in Markdown, ratios first: the speed of
a machine drifts by a fifth within minutes, so only what ran side by side compares. On Linux: processes are counted
through /proc.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from engine_cold import cold
from engine_days import edit, no_change, no_change_in_many, preview
from engine_many import languages, sizes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", metavar="PART", help="these parts alone")
    parser.add_argument("--quick", action="store_true", help="small, to see that it runs: few states, no book")
    parser.add_argument("--rounds", type=int, default=5, help="how often ours and the bare engine run in turn")
    parser.add_argument("--sizes", type=int, nargs="+", default=[27, 270], metavar="N", help="27, 270, 2700")
    parser.add_argument("--languages", type=int, default=24, metavar="N", help="how many of the 24")
    parser.add_argument("--everything", action="store_true", help="languages: every document, not two kinds of PDF")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="worker processes")
    parser.add_argument("--typst", metavar="PROGRAM", help="typst, or a Python with its package")
    parser.add_argument("--pandoc", metavar="PROGRAM", help="pandoc, if not the system's")
    given = parser.parse_args()
    rounds, quick, jobs = 1 if given.quick else given.rounds, given.quick, given.jobs
    parts: dict[str, Callable[[Path], None]] = {
        "cold": lambda work: cold(work, quick, rounds, jobs, given.typst, given.pandoc),
        "no-change": lambda work: no_change(work, quick, jobs),
        "no-change-many": lambda work: no_change_in_many(work, quick, given.languages),
        "edit": lambda work: edit(work, quick, jobs),
        "languages": lambda work: languages(work, quick, given.languages, given.everything, jobs),
        "sizes": lambda work: sizes(work, quick, given.sizes, jobs),
        "preview": lambda work: preview(work, quick),
    }
    if unknown := set(given.only or ()) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
    for name, part in parts.items():
        if name in (given.only or parts):
            started = time.monotonic()
            with tempfile.TemporaryDirectory(prefix="bench-engine-") as work:
                part(Path(work).resolve())
            print(f"({name}: {time.monotonic() - started:.0f} s)\n", flush=True)


if __name__ == "__main__":
    main()

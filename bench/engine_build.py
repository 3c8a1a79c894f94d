"""One build in pseudo-languages, in a process of its own: python engine_build.py ORDER.

ORDER is JSON: languages, states, documents, formats, output, jobs, alike, and empty where no file is to have anything
in it. Prints as JSON how many targets there were, how many failed and the first complaint, and the seconds between the
first that was done and the last.
"""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from engine_pseudo import speak_alike, speak_longer

from scorecard.building.build import build
from scorecard.building.build_report import Failure
from scorecard.building.build_request import BuildRequest, targets
from scorecard.building.render_job import RenderJob, Result

COUNTRIES = Path(__file__).parent.parent / "countries"
FOLDERS = {"assets": "assets/screen.css", "data": "data/statements.csv"}
"""Targets that are folders, and a file in each."""


class Idle:
    """Hands that make every file with nothing in it."""

    def run(self, jobs: Iterable[RenderJob]) -> Iterator[tuple[RenderJob, Result | Failure]]:
        for job in jobs:
            yield job, Result("nothing", {FOLDERS.get(job.target.kind, job.target.name): b""})

    def close(self) -> None:
        """There is nothing to stop."""


def main() -> None:
    asked = json.loads(sys.argv[1])
    if asked["alike"]:
        speak_alike()
    else:
        speak_longer()
    order = BuildRequest(
        countries=COUNTRIES,
        output=Path(asked["output"]),
        states=tuple(asked["states"]),
        languages=tuple(asked["languages"]),
        documents=frozenset(asked["documents"]),
        formats=frozenset(asked["formats"]),
    )
    done: list[float] = []
    hire: Any = (lambda *_: Idle()) if asked.get("empty") else None
    report = build(order, asked["jobs"], lambda _: done.append(time.monotonic()), hire=hire)
    told = {
        "targets": len(targets(order)),
        "failures": len(report.failures),
        "complaint": next((f"{name}: {why}" for name, why in report.failures.items()), ""),
        "between": done[-1] - done[0],
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()

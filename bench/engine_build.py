"""One build in pseudo-languages, in a process of its own: python engine_build.py ORDER.

ORDER is JSON: languages, states, documents, formats, output, jobs, alike. Prints as JSON how many targets there were,
how many failed and the first complaint, and the seconds between the first that was done and the last.
"""

import json
import sys
import time
from pathlib import Path

from engine_pseudo import speak_alike, speak_longer

from scorecard.building.build import build
from scorecard.building.order import Order, targets

COUNTRIES = Path(__file__).parent.parent / "countries"


def main() -> None:
    asked = json.loads(sys.argv[1])
    if asked["alike"]:
        speak_alike()
    else:
        speak_longer()
    order = Order(
        countries=COUNTRIES,
        output=Path(asked["output"]),
        states=tuple(asked["states"]),
        languages=tuple(asked["languages"]),
        documents=frozenset(asked["documents"]),
        formats=frozenset(asked["formats"]),
    )
    done: list[float] = []
    report = build(order, asked["jobs"], lambda _: done.append(time.monotonic()))
    told = {
        "targets": len(targets(order)),
        "failures": len(report.failures),
        "complaint": next((f"{name}: {why}" for name, why in report.failures.items()), ""),
        "between": done[-1] - done[0],
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()

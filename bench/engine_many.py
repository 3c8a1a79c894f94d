"""Parts `languages` and `sizes`: whether the hundredth document costs what the first does, in time and in memory."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import engine_measure as measure
from engine_cold import SIX
from engine_measure import Cost, Memory
from engine_pseudo import longer, many_codes

from scorecard.evidence.vocabulary import LANGUAGES, STATES

_SAMPLE = "The government supports the text as a whole and has said so in the Council of the European Union"


@dataclass(frozen=True)
class Run:
    """One build: what it cost and what it told."""

    cost: Cost
    told: dict[str, Any]

    @property
    def each(self) -> float:
        """Wall seconds a target, start and end included."""
        return self.cost.wall / float(self.told["targets"])

    @property
    def cpu_each(self) -> float:
        return self.cost.cpu / float(self.told["targets"])

    @property
    def steady(self) -> float:
        """Wall seconds a target between the first that was done and the last."""
        return float(self.told["between"]) / max(1, self.told["targets"] - 1)

    @property
    def workers(self) -> list[Memory]:
        return [memory for number, memory in self.cost.memory.items() if number != self.cost.main]

    @property
    def peak(self) -> float:
        """What the largest worker held at most, in MB."""
        return max((max(memory.resident) for memory in self.workers), default=float("nan"))

    @property
    def growth(self) -> float:
        """What the fastest growing worker grew by, in MB a minute."""
        return max((memory.growth for memory in self.workers if memory.growth == memory.growth), default=float("nan"))

    @property
    def parent(self) -> float:
        return max(self.cost.memory[self.cost.main].resident)


def _run(output: Path, jobs: int, alike: bool, **asked: Sequence[str]) -> Run:
    told = json.dumps({**asked, "output": str(output), "jobs": jobs, "alike": alike})
    cost = measure.run([sys.executable, Path(__file__).with_name("engine_build.py"), told])
    if cost.status:
        raise SystemExit(f"the build failed: {cost.why}")
    return Run(cost, json.loads(cost.output))


def languages(work: Path, quick: bool, number: int, everything: bool, jobs: int) -> None:
    """So many languages between two builds of one of them: time a document and memory."""
    states = SIX if quick else STATES
    codes = LANGUAGES[: min(number, 3) if quick else number]
    documents = ["scorecard", "brief", *(["card", "edition", "site", "data"] if everything else [])]
    formats = ["pdf", *(["html"] if everything else [])]
    asked = {"states": states, "documents": documents, "formats": formats}
    one = [code for code in LANGUAGES if code != "en"][:1]
    before = _run(work / "before", jobs, False, languages=one, **asked)
    many = _run(work / "many", jobs, False, languages=codes, **asked)
    after = _run(work / "after", jobs, False, languages=one, **asked)
    print(f"## Languages: {', '.join(documents)} of {len(states)} states in {len(codes)} languages\n")
    print(f"All but English are the English catalogue {len(longer(_SAMPLE)) / len(_SAMPLE) - 1:.0%} longer.\n")
    single = (before.each + after.each) / 2
    measure.table(
        ("what", "wall a document : one language", "wall s a document", "steady", "CPU s", "documents", "failures"),
        [
            _time("one language, before", before, single),
            _time(f"{len(codes)} languages", many, single),
            _time("one language, after", after, single),
        ],
    )
    rows: list[tuple[object, ...]] = [
        ("wall a document : one language", many.each / single, measure.verdict(many.each / single, 1.10)),
        ("the largest worker, MB resident", many.peak, measure.verdict(many.peak, 400)),
        ("its growth in the second half, MB a minute", many.growth, "flat is below 1"),
        ("the process that gives out the work, MB resident", many.parent, ""),
        ("all together, MB of their own or shared in proportion", many.cost.together, ""),
    ]
    measure.table(("what", "figure", "verdict"), rows)


def sizes(work: Path, quick: bool, numbers: Sequence[int], jobs: int) -> None:
    """27 states and multiples of them. The Council has 27 by law: ten times as many are the 27 in ten languages."""
    states = SIX if quick else STATES
    asked = {"states": states, "documents": ["scorecard"], "formats": ["html", "pdf"]}
    runs = {
        number: _run(work / f"{number}", jobs, True, languages=many_codes(max(1, number // len(STATES))), **asked)
        for number in numbers
    }
    first = next(iter(runs.values()))
    print("## Sizes: scorecards, HTML and PDF\n")
    print(f"The Council has 27 states by law: N here are {len(states)} in N/27 languages that all say the same.\n")
    measure.table(
        ("N", "wall a document : the first", "CPU", "worker : the first, MB", "wall s", "MB worker", "MB parent", ""),
        [
            (
                str(number),
                run.each / first.each,
                run.cpu_each / first.cpu_each,
                run.peak / first.peak,
                run.each,
                run.peak,
                run.parent,
                f"{run.told['targets']} targets in {run.cost.wall:.1f} s; {_failures(run)}",
            )
            for number, run in runs.items()
        ],
    )


def _time(name: str, run: Run, single: float) -> tuple[object, ...]:
    return (name, run.each / single, run.each, run.steady, run.cpu_each, run.told["targets"], _failures(run))


def _failures(run: Run) -> str:
    told = run.told
    return f"{told['failures']} failed: {told['complaint'][:160]}" if told["failures"] else "none failed"

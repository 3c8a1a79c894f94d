"""Part `cold`: the scorecards of all states into a fresh folder, against other ways to the same pages."""

import shutil
from pathlib import Path

import engine_measure as measure
from engine_measure import Cost
from engine_rivals import COUNTRIES, PROGRAMS, Pages, Rival, rivals
from pypdfium2 import PdfDocument

from scorecard.evidence.vocabulary import STATES, State

SIX: tuple[State, ...] = ("AT", "DE", "FR", "HU", "MT", "SE")
OURS = "ours: HTML and PDF, from the evidence"


def cold(work: Path, quick: bool, rounds: int, jobs: int, typst: str | None, pandoc: str | None) -> None:
    """Ours beside the bare engine and the loop over its command in every round, beside the others in the first."""
    states = SIX if quick else STATES
    pages = Pages(work / "pages", states).write()
    running = rivals(pages, work, jobs, typst, pandoc)
    told: dict[str, list[tuple[Cost, Cost]]] = {}
    _ours(work, states[:1], jobs, -1)  # once before: what Python compiles it has compiled
    for number in range(rounds):
        for rival, _ in running[: None if number == 0 else 2]:
            if not rival.missing:
                ours = _ours(work, states, jobs, number)
                told.setdefault(rival.name, []).append((_run(rival), ours))
    print(f"## Cold: {len(states)} scorecards, one language, {jobs} workers, into a fresh folder\n")
    everything = [ours for pairs in told.values() for _, ours in pairs]
    measure.table(
        ("what", "our wall : its", "our CPU : its", "wall s", "CPU s", "pages", "remarks"),
        [
            _row(OURS, [(ours, ours) for ours in everything], _count(work / "ours"), "two processes print"),
            *(_row(rival.name, told.get(rival.name, []), _count(out), _remark(rival, told)) for rival, out in running),
        ],
    )
    print("Medians of the ratios within a round, in which the two run one after the other.\n")
    _limits({rival.name: told.get(rival.name, []) for rival, _ in running})


def _ours(work: Path, states: tuple[State, ...], jobs: int, number: int) -> Cost:
    """A build into a folder that is not there, by the command line."""
    room = work / "ours"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    asked = ["--document", "scorecard", "--jobs", str(jobs), "--countries", COUNTRIES, "--output", room / "output"]
    cost = measure.run([PROGRAMS / "scorecard", "build", *(states if len(states) < len(STATES) else ()), *asked])
    if cost.status:
        raise SystemExit(f"round {number}: the build failed: {cost.why}")
    return cost


def _run(rival: Rival) -> Cost:
    if len(rival.commands) == 1:
        return measure.run(rival.commands[0])
    return measure.run_all(rival.commands)


def _count(folder: Path) -> int:
    return sum(len(PdfDocument(path)) for path in folder.rglob("*.pdf"))


def _remark(rival: Rival, told: dict[str, list[tuple[Cost, Cost]]]) -> str:
    failed = next((cost for cost, _ in told.get(rival.name, []) if cost.status), None)
    return rival.missing or (f"FAILED: {failed.why}" if failed else rival.note)


def _row(name: str, pairs: list[tuple[Cost, Cost]], pages: int, remark: str) -> tuple[object, ...]:
    """`pairs`: what it cost, and ours beside it."""
    if not pairs:
        return (name, None, None, None, None, None, remark)
    return (
        name,
        measure.middle(ours.wall / cost.wall for cost, ours in pairs),
        measure.middle(ours.cpu / cost.cpu for cost, ours in pairs),
        measure.middle(cost.wall for cost, _ in pairs),
        measure.middle(cost.cpu for cost, _ in pairs),
        pages,
        remark,
    )


def _limits(told: dict[str, list[tuple[Cost, Cost]]]) -> None:
    bare, loop = list(told.values())[:2]
    wall = measure.middle(ours.wall / cost.wall for cost, ours in bare)
    cpu = measure.middle(ours.cpu / cost.cpu for cost, ours in bare)
    times = measure.middle(cost.wall / ours.wall for cost, ours in loop)
    measure.table(
        ("limit", "figure", "verdict"),
        [
            ("our wall : bare engine", wall, measure.verdict(wall, 0.60)),
            ("our CPU : bare engine", cpu, measure.verdict(cpu, 1.10)),
            ("a loop's wall : ours", times, measure.verdict(times, 5, least=True)),
        ],
    )
    ours = [ours for pairs in told.values() for _, ours in pairs]
    reaped, sampled = measure.middle(cost.reaped for cost in ours), measure.middle(cost.sampled for cost in ours)
    print(f"The two sums of our CPU: {reaped:.2f} s waited for, {sampled:.2f} s seen; the greater counts.\n")

"""A build killed at random moments: python bench/kills.py [--number 100] [--seed 1].

Some scorecards of the real evidence are built, a sentence is changed, and the build of that is killed with SIGKILL,
its workers with it or not, again and again. After each kill the folder must be the old edition or the new one, whole;
in the end a build that is let run must come to what a clean one comes to.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from scorecard.building.verify import verify

ROOT = Path(__file__).parent.parent
STATES = ("AT", "LU", "MT")
WORDS = "says:\n    en: "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, outcomes = random.Random(given.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        countries, output = folder / "countries", folder / "output"
        shutil.copytree(ROOT / "countries", countries)
        editions = {text: _clean(countries, folder / text, text) for text in ("One", "Two")}
        whole = _seconds(countries, folder / "timed")
        _write(countries, "One")
        _run(countries, output)
        before, after = "One", "Two"
        for number in range(given.number):
            _write(countries, after)
            if chance.random() < 0.2:  # what earlier builds had finished is lost
                shutil.rmtree(folder / ".output.build", ignore_errors=True)
            _killed(countries, output, chance.uniform(0.05, 1.15) * whole, everyone=chance.random() < 0.5)
            now = _digests(output)
            found = next((text for text, edition in editions.items() if edition == now), None)
            problems = verify(output).problems
            outcome = (
                "torn or mixed" if found is None or problems else "the new edition" if found == after else "the old"
            )
            outcomes[outcome] += 1
            print(f"{number + 1}/{given.number}: {outcome}", file=sys.stderr)
            if found == after:
                before, after = after, before
        _write(countries, after)
        _run(countries, output)
        same = _digests(output) == editions[after]
    print("| after the kill the folder is | times |\n|---|--:|")
    for outcome, times in sorted(outcomes.items()):
        print(f"| {outcome} | {times} |")
    print(f"\nThe build after them {'equals' if same else 'DIFFERS FROM'} a clean one.")
    if outcomes["torn or mixed"] or not same:
        raise SystemExit(1)


def _write(countries: Path, text: str) -> None:
    """The first sentence of a state begins with this word."""
    path = countries / "AT.yaml"
    content = (ROOT / "countries" / "AT.yaml").read_text("utf-8")
    assert WORDS in content
    path.write_text(content.replace(WORDS, f"{WORDS}{text}. ", 1), "utf-8")


def _command(countries: Path, output: Path) -> list[str]:
    scorecard = Path(sys.executable).parent / "scorecard"
    kinds = [
        "--document",
        "scorecard",
        "--document",
        "card",
        "--document",
        "data",
        "--countries",
        str(countries),
        "--output",
        str(output),
    ]
    return [str(scorecard), "build", *STATES, *kinds]


def _run(countries: Path, output: Path) -> None:
    subprocess.run(_command(countries, output), check=True, capture_output=True)


def _clean(countries: Path, output: Path, text: str) -> dict[str, str]:
    _write(countries, text)
    _run(countries, output)
    return _digests(output)


def _seconds(countries: Path, output: Path) -> float:
    started = time.monotonic()
    _run(countries, output)
    return time.monotonic() - started


def _killed(countries: Path, output: Path, after: float, everyone: bool) -> None:
    """The build killed after so many seconds: the first process alone, or its workers with it."""
    going = subprocess.Popen(_command(countries, output), stderr=subprocess.DEVNULL)
    time.sleep(after)
    workers = _children(going.pid) if everyone else ()
    going.kill()
    for group in workers:  # the first worker leads the group of all
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
    going.wait()


def _children(process: int) -> tuple[int, ...]:
    try:
        return tuple(int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split())
    except OSError:  # it has ended by itself
        return ()


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


if __name__ == "__main__":
    main()

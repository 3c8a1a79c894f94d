"""The same bytes everywhere: python bench/identity.py [STATE...].

Clean builds in all combinations of two folders, two time zones, two locales, one worker and four, and two hash seeds,
file for file. A locale that is not installed counts as none, so install tr_TR.UTF-8. The default is one state with all
kinds of documents but the book; `--edition` adds the book.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACES = ("here", "an other place/länder")
ZONES = ("UTC", "Pacific/Auckland")
LOCALES = ("C", "tr_TR.UTF-8")
JOBS = (1, 4)
SEEDS = ("0", "12345")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edition", action="store_true", help="the book too")
    parser.add_argument("states", nargs="*", default=["MT"])
    given = parser.parse_args()
    kinds = ["scorecard", "brief", "card", "site", "data", *(["edition"] if given.edition else [])]
    found: dict[tuple[tuple[str, str], ...], int] = {}
    with tempfile.TemporaryDirectory() as name:
        for place, zone, locale, jobs, seed in product(PLACES, ZONES, LOCALES, JOBS, SEEDS):
            folder = Path(name, place)
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(ROOT / "countries", folder / "countries")
            scorecard = Path(sys.executable).parent / "scorecard"
            folders = ("--countries", folder / "countries", "--output", folder / "output")
            words = [word for kind in kinds for word in ("--document", kind)]
            subprocess.run(
                [scorecard, "build", *given.states, *words, "--jobs", str(jobs), *folders],
                env={**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed},
                cwd=folder,
                check=True,
                capture_output=True,
            )
            digests = tuple(
                (path.relative_to(folder / "output").as_posix(), sha256(path.read_bytes()).hexdigest())
                for path in sorted((folder / "output").rglob("*"))
                if path.is_file()
            )
            found[digests] = found.get(digests, 0) + 1
            kind = list(found).index(digests) + 1
            print(f"{place}, {zone}, {locale}, {jobs} jobs, seed {seed}: kind {kind}", file=sys.stderr)
    print(
        f"{sum(found.values())} builds of {len(next(iter(found)))} files each came to {len(found)} different result(s)."
    )
    if len(found) > 1:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

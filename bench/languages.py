"""Looks through a built edition in many languages for pages on which a language breaks the layout.

Of each scorecard and brief: the number of pages (two to six; two), its language, letters that are not of our own fonts
(a glyph was missing), words outside the margins, and words that lie on each other. What `scorecard build --language`
made is read; nothing is built but with `--build`.

Unit: a count of findings by language. Exit code 1 where there is one. 648 scorecards and as many briefs took 13
minutes on two cores, and 26 with --build.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path

import pikepdf

from bench.commands import argument_parser, print_table, repeated, scorecard

PAGES = {"scorecard.pdf": range(2, 7), "brief.pdf": range(2, 3)}
"""The numbers of pages that a document may have."""

OUR_FONTS = ("Source-Sans", "CSA-Marks")

LEFT, RIGHT, TOP, BOTTOM = 38.0, 557.3, 24.0, 832.0
"""Between these lies all that is printed, in points from the upper left corner of A4; a foot may take two lines."""

_PAGE = re.compile(r"<page.*?</page>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def findings(path: Path) -> list[str]:
    """Returns the faults of a PDF, a line each."""
    language = path.parent.parent.name
    found = []
    with pikepdf.open(path) as pdf:
        if len(pdf.pages) not in PAGES[path.name]:
            found.append(f"{len(pdf.pages)} pages")
        if str(pdf.Root.Lang) != language:
            found.append(f"its language is {pdf.Root.Lang}")
        fonts = {
            str(item.FontName)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        }
        found += [f"font {name}" for name in sorted(fonts) if not any(own in name for own in OUR_FONTS)]
    return [f"{path}: {fault}" for fault in (*found, *_misplaced(path))]


def _misplaced(path: Path) -> Iterator[str]:
    """Yields the words outside the margins and those that lie on another."""
    xml = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    for number, page in enumerate(_PAGE.findall(xml), start=1):
        boxes = [(*map(float, word[:4]), word[4]) for word in _WORD.findall(page)]
        for left, top, right, bottom, word in boxes:
            if left < LEFT or right > RIGHT or top < TOP or bottom > BOTTOM:
                yield f"page {number}: '{word}' lies outside the margins"
        for one, other in combinations(boxes, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            if across > 1.5 and down > 0.5 * min(one[3] - one[1], other[3] - other[1]):
                yield f"page {number}: '{one[4]}' lies on '{other[4]}'"


def main() -> int:
    """Checks the documents of a folder, or of a new build; returns the exit code."""
    parser = argument_parser("languages", __doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("output"), help="default: %(default)s")
    parser.add_argument("--build", action="store_true", help="first build what is looked at, all of it")
    options = parser.parse_args()
    if not options.build:
        return look_through(options.folder)
    with tempfile.TemporaryDirectory(prefix="languages-") as folder:
        documents = repeated("--document", ("scorecard", "brief"))
        scorecard(["build", "--language", "all", *documents, "--format", "pdf", "--output", Path(folder) / "o"])
        return look_through(Path(folder) / "o")


def look_through(folder: Path) -> int:
    """Prints the faults of the documents in a folder, and their number in each language; returns the exit code."""
    paths = sorted(path for name in PAGES for path in folder.glob(f"*/*/{name}"))
    looked_at: Counter[str] = Counter(path.parent.parent.name for path in paths)
    faults: Counter[str] = Counter()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for path, found in zip(paths, pool.map(findings, paths, chunksize=8), strict=True):
            faults[path.parent.parent.name] += len(found)
            print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    print_table(("language", "documents", "findings"), [(code, looked_at[code], faults[code]) for code in looked_at])
    return int(bool(faults.total()))


if __name__ == "__main__":
    sys.exit(main())

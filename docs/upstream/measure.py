"""Measures a patch in this folder: python docs/upstream/measure.py page-references [--rounds N] [--pages N].

Copies the installed WeasyPrint and pydyf twice into a temporary folder, applies the patch to one copy with `git apply`,
and lets both print the same documents in processes of their own, in turn. Prints the median CPU seconds of both, and
whether both wrote the same bytes. The documents are of the program's making and need nothing of this project.
"""

import argparse
import hashlib
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from xml.etree.ElementTree import fromstring

PATCHES = {
    "note-pseudo-elements": "report",
    "page-references": "tagged",
    "library-names": "import",
    "identifier-digest": "identifier",
    "compression-level": "identifier",
    "parsed-tree": "tree",
}
"""The kind of work that shows what each patch is for."""


def report(pages: int) -> str:
    """A well-formed report: on every page a heading, paragraphs, a list, a table and a drawing."""
    words = "The quick brown fox jumps over the lazy dog, and the dog does not mind at all. " * 4
    page = f"""<section><h1>Chapter {{page}}</h1><p>{words}<a href="#c{{target}}">see there</a></p>
<p>{words}<strong>bold</strong> and <em>emphasis</em></p><ul><li>one</li><li>two</li><li>three</li></ul>
<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><title>Bars</title>{{bars}}</svg>
<table id="c{{page}}"><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead><tbody>{{rows}}</tbody></table></section>"""
    bars = "".join(f'<rect x="{9 * bar}" y="{bar}" width="7" height="{60 - bar}"/>' for bar in range(20))
    rows = "".join(f"<tr><td>row {row}</td><td>{row * row}</td><td>{words[:40]}</td></tr>" for row in range(12))
    body = "".join(page.format(page=place, target=pages - place, bars=bars, rows=rows) for place in range(pages))
    return f"""<html lang="en"><head><title>Report</title><style>section {{ break-after: page }}
table {{ width: 100%; border-collapse: collapse }} td {{ border: 1px solid #999 }} p {{ text-align: justify }}
</style></head><body>{body}</body></html>"""


def outputs(work: str, pages: int) -> Iterator[bytes]:
    """The files that a kind of work writes; imports WeasyPrint from wherever it is found first."""
    import weasyprint

    if work == "import":
        return
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    options = {
        "tagged": {"pdf_variant": "pdf/ua-1"},
        "identifier": {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"0123456789abcdef"},
    }.get(work, {})
    html = report(pages)
    if work == "tree" and "tree" in weasyprint.HTML.__init__.__code__.co_varnames:
        yield weasyprint.HTML(tree=fromstring(html)).write_pdf(font_config=fonts, **options)
    else:
        yield weasyprint.HTML(string=html).write_pdf(font_config=fonts, **options)


def child(work: str, pages: int) -> None:
    """Does the work and prints its CPU seconds, those of programs it started included, and a digest of its files."""
    digest = hashlib.sha256()
    for file in outputs(work, pages):
        digest.update(file)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    sys.stdout.write(json.dumps([sum(use.ru_utime + use.ru_stime for use in used), digest.hexdigest()]))


def main() -> None:
    """Reads the arguments, measures and prints one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("patch", choices=PATCHES)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(PATCHES[given.patch], given.pages)
        return
    with tempfile.TemporaryDirectory() as work:
        folders = {name: Path(work, name) for name in ("as it is", "patched")}
        for folder in folders.values():
            for package in ("weasyprint", "pydyf"):
                spec = find_spec(package)
                assert spec is not None
                assert spec.origin is not None
                shutil.copytree(Path(spec.origin).parent, folder / package)
        diff = Path(__file__).with_name(f"{given.patch}.diff")
        subprocess.run(["git", "apply", diff], cwd=folders["patched"], check=True)
        taken: dict[str, list[float]] = {name: [] for name in folders}
        digests: dict[str, str] = {}
        for turn in range(given.rounds + 1):
            for name, folder in folders.items():
                command = [sys.executable, __file__, given.patch, "--child", "--pages", str(given.pages)]
                environment = {"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}
                done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
                seconds, digests[name] = json.loads(done.stdout)
                if turn:  # the first round compiles the copies
                    taken[name].append(seconds)
    before, after = (median(taken[name]) for name in folders)
    same = "the same bytes" if len(set(digests.values())) == 1 else "other bytes"
    sys.stdout.write(
        f"{given.patch}: {before:.2f} -> {after:.2f} CPU s ({before / after - 1:+.0%} without it), {same}\n"
    )


if __name__ == "__main__":
    main()

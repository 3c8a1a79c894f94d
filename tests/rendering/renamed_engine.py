"""Prints a page with copies of WeasyPrint, pydyf and cssselect2 in which one internal detail is changed.

Run as a program with a folder for the copies and the names of what is changed: an internal name, which gets another
spelling, or one of CHANGED. Prints a JSON object: for each name the text of the page, the height of its text in
millimetres, the languages in its tags and the notices. Every name is tried in a process of its own, forked from one
that has imported everything else.
"""

import importlib
import json
import os
import re
import shutil
import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

COPIED = ("weasyprint", "pydyf", "cssselect2")

IMPORTED = (
    "fontTools.subset",
    "fontTools.svgLib.path",
    "jinja2",
    "pikepdf",
    "PIL.ImageCms",
    "pypdfium2",
    "pyphen",
    "tinycss2",
    "tinyhtml5",
)
"""The modules that take long to import and are the same for all names."""

_NEWER = (r"__version__ = '70\.0'", "__version__ = '71.0'")

CHANGED = {
    "tags with named arguments": (
        _NEWER,
        (
            r"_build_box_tree\(\s*(\w+), (\w+), pdf, page_number, (\w+), annotations,\s*tags\)(?!:)",
            r"_build_box_tree(box=\1, parent=\2, pdf=pdf, page_number=page_number, nums=\3, annotations=annotations, "
            r"tags=tags)",
        ),
    ),
    "tags in another order": (_NEWER, (r"_build_box_tree\(\s*(\w+), (\w+), ", r"_build_box_tree(\2, \1, ")),
    "tags as references": (
        _NEWER,
        (r"yield (element|parent)(?=\n(?:\Z|\s+return\n))", r"yield \1.reference"),
        (r"element\.reference for element in child_elements", "*child_elements"),
        (r"(for \w+ in (?:elements|children):\s+\S+\.append\(\w+)\.reference\)", r"\1)"),
    ),
}
"""Changes of the engine, each as patterns and what replaces them: another signature, another result."""

PAGE = """<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body><main class="usual" data-edition="e"
data-head="h" data-foot="f" data-state="s"><h1>A heading</h1>
<p>The <strong lang="fr">same</strong> words<br/>as before.</p>
<ul><li>an item</li></ul><table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><th scope="row">b</th></tr>
</tbody></table></main></body></html>"""


def copy_changed(name: str, folder: Path) -> None:
    """Copies the packages into a folder, changed; a name without a change of its own is spelt `renamed_...` there."""
    for package in COPIED:
        spec = find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        shutil.copytree(Path(spec.origin).parent, folder / package)
    new = f"renamed{name}" if name.startswith("_") else f"renamed_{name}"
    if name == "tinyhtml5":  # a package of its own, which keeps its name
        changes: tuple[tuple[str, str], ...] = (
            (r"\bimport tinyhtml5\b", f"import tinyhtml5 as {new}"),
            (r"\btinyhtml5\.", f"{new}."),
        )
    elif name == "Layout":
        changes = ((r"(?<!['/\-])Layout\b(?!-)", new),)
    else:
        changes = CHANGED.get(name, ((rf"\b{re.escape(name)}\b", new),))
    for pattern, replacement in changes:
        found = 0
        for path in folder.rglob("*.py"):
            text, count = re.subn(pattern, replacement, path.read_text("utf-8"))
            found += count
            if count:
                path.write_text(text, "utf-8")
        assert found, f"{pattern} occurs nowhere"
    for path in list(folder.rglob(f"{name}.py")):
        path.rename(path.with_stem(new))


def print_page(folder: Path) -> dict[str, object]:
    """Prints the page with the copies and reads it back."""
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    from pikepdf import Dictionary, Pdf
    from pypdfium2 import PdfDocument

    from scorecard.rendering.engine.page_boxes import filled_height, page_words
    from scorecard.rendering.pdf_printer import PdfPrinter
    from scorecard.rendering.resource_paths import TEMPLATES

    printer = PdfPrinter(TEMPLATES, "scorecard/print.css.j2")
    pdf, warnings = printer.print(PAGE)
    printer.release()
    document = printer.lay_out(PAGE)
    opened = Pdf.open(BytesIO(pdf))
    tags = [item for item in opened.objects if isinstance(item, Dictionary) and "/S" in item]
    return {
        "text": PdfDocument(pdf)[0].get_textpage().get_text_bounded().split(),
        "words": page_words(document, document.pages[0]).split(),
        "height": filled_height(document, document.pages[0]),
        "languages": [str(tag.Lang) for tag in tags if "/Lang" in tag],
        "warnings": warnings,
        "notices": sorted(printer.notices),
    }


def main(folder: Path, names: list[str]) -> None:
    """Prints the results as JSON."""
    for module in IMPORTED:
        importlib.import_module(module)
    results = {}
    at_once = os.cpu_count() or 1
    for start in range(0, len(names), at_once):
        running = [(name, *print_in_child(folder / name, name)) for name in names[start : start + at_once]]
        for name, child, reader in running:
            with os.fdopen(reader) as pipe:
                results[name] = json.loads(pipe.read())
            os.waitpid(child, 0)
    sys.stdout.write(json.dumps(results))


def print_in_child(copies: Path, name: str) -> tuple[int, int]:
    """Starts a process that prints the page; returns its number and the end of a pipe that gives the result."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    try:
        if name != "nothing":
            copy_changed(name, copies)
        result: object = print_page(copies)
    except BaseException as error:
        result = {"error": f"{type(error).__name__}: {error}"}
    with os.fdopen(writer, "w") as pipe:
        json.dump(result, pipe)
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

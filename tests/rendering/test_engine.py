"""The engine asks the system neither for libraries it can load itself nor for the language of whoever is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

STARTS = """
import subprocess
started = []
begin = subprocess.Popen.__init__
def count(self, *args, **more):
    started.append(args)
    begin(self, *args, **more)
subprocess.Popen.__init__ = count
{before}
from scorecard.rendering.engine import HTML
assert HTML(string="<p>a</p>").write_pdf().startswith(b"%PDF")
print(len(started))
"""

ONLY_IF_ASKED = """
import cffi.api, ctypes.util
ask, load = ctypes.util.find_library, cffi.api._load_backend_lib
def elsewhere(backend, name, flags):
    if ctypes.util.find_library is not ask:
        raise OSError("in no ordinary place")
    return load(backend, name, flags)
cffi.api._load_backend_lib = elsewhere
"""


def started(before: str = "") -> int:
    """How many other programs run until a page is printed."""
    command = [sys.executable, "-c", STARTS.format(before=before)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="the names that load stand last on Linux alone")
def test_no_program_is_started_to_find_the_libraries() -> None:
    assert started() == 0


def test_libraries_in_no_ordinary_place_are_asked_for() -> None:
    assert started(ONLY_IF_ASKED) > 0 or sys.platform != "linux"


DRAWS = """
from scorecard.rendering.resource_paths import TEMPLATES
from scorecard.rendering.pdf_printer import PdfPrinter
drawing = '<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans Pro"><text y="9">if it</text></svg>'
page = f'<html lang="en"><head><title>a</title></head><body>{drawing}</body></html>'
sys.stdout.buffer.write(PdfPrinter(TEMPLATES, "scorecard/print.css.j2").print(page)[0])
"""


def test_drawings_do_not_take_the_language_of_the_machine(tmp_path: Path) -> None:
    """In Turkish an i that has its dot and an i as in English are two letters, with two shapes in the typeface."""
    made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", tmp_path / "tr_TR.UTF-8"], capture_output=True)
    if made.returncode:
        pytest.skip("no Turkish locale can be made here")
    printed = [
        subprocess.run(
            [sys.executable, "-c", "import sys" + DRAWS],
            env={**os.environ, "LOCPATH": str(tmp_path), "LC_ALL": name},
            capture_output=True,
            check=True,
        ).stdout
        for name in ("C", "tr_TR.UTF-8")
    ]
    assert printed[0] == printed[1]


def test_what_is_in_the_normal_flow() -> None:
    """Our shorter question has the answer of the engine's own five for whatever a style may say."""
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.formatting_structure.boxes import Box

    from scorecard.rendering.engine import _is_in_normal_flow

    floats = ("none", "left", "right", "inline-start", "inline-end", "footnote")
    positions = ("static", "relative", "absolute", "fixed", ("running()", "head"), ("note()", "margin"))
    for float_ in floats:
        for position in positions:
            box = Box("p", {**INITIAL_VALUES, "float": float_, "position": position}, None)
            engines = not (
                box.is_floated()
                or box.is_absolutely_positioned()
                or box.is_running()
                or box.is_footnote()
                or box.is_note()
            )
            assert _is_in_normal_flow(box) is engines, (float_, position)

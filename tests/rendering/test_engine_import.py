"""The import of WeasyPrint starts no other programs, and takes no language from the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COUNT_PROGRAMS = """
import subprocess
started = []
begin = subprocess.Popen.__init__
def count(self, *args, **more):
    started.append(args)
    begin(self, *args, **more)
subprocess.Popen.__init__ = count
{before}
from scorecard.rendering.engine.engine_import import engine
assert engine({plain}).HTML(string="<p>a</p>").write_pdf().startswith(b"%PDF")
print(len(started))
"""

LIBRARIES_ELSEWHERE = """
import cffi.api, ctypes.util
find, load = ctypes.util.find_library, cffi.api._load_backend_lib
def only_if_found(backend, name, flags):
    if ctypes.util.find_library is not find:
        raise OSError("in no ordinary place")
    return load(backend, name, flags)
cffi.api._load_backend_lib = only_if_found
"""


def programs_started(before: str = "", plain: bool = False) -> int:
    """Returns the number of other programs that are started until a page is printed."""
    command = [sys.executable, "-c", COUNT_PROGRAMS.format(before=before, plain=plain)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux do the names that load come last")
def test_no_program_is_started_to_find_the_libraries() -> None:
    assert programs_started() == 0
    assert programs_started(plain=True) > 0


@pytest.mark.skipif(sys.platform != "linux", reason="only there is the search left out")
def test_libraries_in_no_ordinary_place_are_found() -> None:
    assert programs_started(LIBRARIES_ELSEWHERE) > 0


DRAW = """
import sys
{before}
from scorecard.rendering.resource_paths import TEMPLATES
from scorecard.rendering.pdf_printer import PdfPrinter
drawing = '<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans Pro"><text y="9">if it</text></svg>'
page = f'<html lang="en"><head><title>a</title></head><body>{{drawing}}</body></html>'
sys.stdout.buffer.write(PdfPrinter(TEMPLATES, "scorecard/print.css.j2").print(page)[0])
"""

WITHOUT_FFI = """
from scorecard.rendering.engine import neutral_locale
def missing(name): raise ImportError(name)
neutral_locale.import_module = missing
"""


@pytest.mark.acceptance
def test_drawings_do_not_take_the_language_of_the_machine(tmp_path: Path) -> None:
    """In Turkish an i that has its dot and an i as in English are two letters, with two shapes in the typeface."""
    compiled = subprocess.run(
        ["localedef", "-i", "tr_TR", "-f", "UTF-8", tmp_path / "tr_TR.UTF-8"], capture_output=True
    )
    if compiled.returncode:
        pytest.skip("no Turkish locale can be made here")
    printed = [
        subprocess.run(
            [sys.executable, "-c", DRAW.format(before=before)],
            env={**os.environ, "LOCPATH": str(tmp_path), "LC_ALL": name},
            capture_output=True,
            check=True,
        ).stdout
        for name, before in (("C", ""), ("tr_TR.UTF-8", ""), ("tr_TR.UTF-8", WITHOUT_FFI))
    ]
    assert printed[0] == printed[1] == printed[2]

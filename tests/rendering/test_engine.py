"""The engine starts without asking the system for libraries it can load itself, and asks where it cannot."""

import subprocess
import sys

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

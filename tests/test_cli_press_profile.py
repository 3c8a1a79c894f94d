"""A profile of a print shop is tried before anything is built: what is no profile of a press is told in one line."""

import os
from pathlib import Path

import pytest
from PIL import ImageCms
from typer.testing import CliRunner

from scorecard.cli import app
from scorecard.cli_standard import system_profile
from scorecard.rendering.press_profile import profile_fault
from tests.conftest import FROZEN

PROFILE = system_profile()
assert PROFILE, "make test installs one"
PRESS = PROFILE.read_bytes()


def patched(place: int, new: bytes, content: bytes = PRESS) -> bytes:
    """Returns a profile with other bytes at a place."""
    return content[:place] + new + content[place + len(new) :]


def without(tag: bytes) -> bytes:
    """Returns the profile with a table of its conversions renamed, so that no program finds it."""
    return PRESS[:128] + PRESS[128:600].replace(tag, b"xxx") + PRESS[600:]


SCREEN = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
WRONG = {
    "empty": (b"", "is empty"),
    "no profile": (b"%PDF-1.7" * 99, "is not an ICC profile"),
    "less than a header": (PRESS[:100], "is not an ICC profile"),
    "the header alone": (PRESS[:128], "is cut off: it has 128 bytes, by its own header"),
    "cut off": (PRESS[: len(PRESS) // 2], "is cut off"),
    "cut off by a byte": (PRESS[:-1], "is cut off"),
    "longer than it says": (PRESS + b"\0" * 9, "is damaged: it has"),
    "of a screen": (SCREEN, "is a profile for RGB, not for CMYK"),
    "of grey": (patched(16, b"GRAY"), "is a profile for grey, not for CMYK"),
    "of a scanner": (patched(12, b"scnr"), "of a scanner or camera, not of a printing press"),
    "a link": (patched(12, b"link"), "that links two devices, not of a printing press"),
    "of an unknown kind": (patched(12, b"????"), "of an unknown kind, not of a printing press"),
    "of a new version": (patched(8, b"\5"), "of version 5; a file for a press takes version 2 or 4"),
    "no way to inks": (without(b"B2A"), "no colour can be converted with it"),
    "no way back": (without(b"A2B"), "no colour can be converted with it"),
    "cut off, with another length": (patched(0, (4096).to_bytes(4), PRESS[:4096]), "no colour can be converted"),
}


@pytest.mark.parametrize(("content", "told"), WRONG.values(), ids=WRONG)
def test_what_is_no_profile_of_a_press_is_told(content: bytes, told: str) -> None:
    fault = profile_fault(content) or ""
    assert told in fault
    assert "print shop" in fault
    assert "\n" not in fault


def test_a_whole_profile_of_a_press_is_taken() -> None:
    assert profile_fault(PRESS) is None


@pytest.mark.parametrize("command", ["brief", "build"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "missing", "cut off", "empty", "of a screen"])
def test_nothing_is_built_with_a_wrong_profile(kind: str, command: str, tmp_path: Path) -> None:
    profile, output = tmp_path / "press.icc", tmp_path / "output"
    match kind:
        case "folder":
            profile.mkdir()
        case "pipe":
            os.mkfifo(profile)
        case "missing":
            pass
        case _:
            profile.write_bytes(WRONG[kind][0])
    words = (command, "MT", "--print-shop", "--profile", str(profile), "--countries", str(FROZEN))
    answer = CliRunner().invoke(app, [*words, "--output", str(output)])
    assert answer.exit_code == 2
    assert answer.stderr.startswith(f"--profile: {profile} ")
    assert answer.stderr.count("\n") == 1
    assert not answer.stdout
    assert not output.exists()

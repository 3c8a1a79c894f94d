"""Pictures for translators: each message is found on the page where it stands, and framed."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser
from typer.testing import CliRunner

from scorecard.building.document_kinds import DOCUMENT_KINDS
from scorecard.building.message_screenshots import FRAME, write_pictures
from scorecard.cli import app
from scorecard.evidence.load import Evidence
from tests.conftest import FROZEN

pytestmark = pytest.mark.browser


@pytest.mark.acceptance
def test_messages_are_framed_where_they_stand(
    evidence: Evidence, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = tuple(kind for kind in DOCUMENT_KINDS if kind.name == "embed")
    monkeypatch.setattr("scorecard.building.message_screenshots.DOCUMENT_KINDS", kinds)
    monkeypatch.setattr("scorecard.building.message_screenshots.PICTURED_STATES", ("MT",))
    pictured, messages = write_pictures(tmp_path, evidence, FROZEN, browser)
    pictures = list((tmp_path / "pictures").iterdir())
    assert 10 < pictured <= len(pictures) < messages
    for path in pictures:
        with Image.open(path) as picture:
            colours: Any = picture.convert("RGB").getcolors(10_000_000)
        framed = sum(
            number for number, colour in colours if all(abs(a - b) < 60 for a, b in zip(colour, FRAME, strict=True))
        )
        assert framed > 40, path
    index = (tmp_path / "index.html").read_text("utf-8")
    assert f"{pictured} of {messages} messages are pictured" in index
    assert index.count("<tr>") == messages
    assert "<small>en/MT/embed.html</small>" in index
    assert not re.search("[\ufdd0-\ufdef]", index)
    assert "On no page of the sample." in index
    assert "in the evidence; nothing was written." not in index, "it is said in the terminal alone"


def test_without_playwright_the_command_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    answer = CliRunner().invoke(app, ["messages", "--pictures", str(tmp_path / "pictures"), "--countries", str(FROZEN)])
    assert answer.exit_code == 2
    assert "--pictures needs Playwright, which drives Chromium; type: make setup-dev" in answer.stderr
    assert not (tmp_path / "pictures").exists()

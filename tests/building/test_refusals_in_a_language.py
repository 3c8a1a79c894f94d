"""What refuses a folder, a day, a file or a part is said in the language that was set, to the last word."""

import errno
import gettext
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from scorecard.building.build_day import check_build_day, check_day
from scorecard.building.build_request import BuildRequest
from scorecard.building.build_state_folder import check_state_folder
from scorecard.building.data_files import read_tables
from scorecard.building.edition_switch import AS_IT_WAS, explained
from scorecard.building.failure import failure_from
from scorecard.building.inputs import Inputs
from scorecard.building.manifest import NAME, Manifest, WholeRequest, read_manifest
from scorecard.building.output_check import check_names, check_place
from scorecard.building.published_name_check import check_files, check_target
from scorecard.building.shards import merge
from scorecard.building.system_error import system_error
from scorecard.building.target_names import described
from scorecard.building.verify import verify
from scorecard.evidence.joined_messages import shortened
from scorecard.evidence.load import Evidence
from scorecard.evidence.program_messages import set_translations
from scorecard.evidence.system_causes import cause_of
from scorecard.rendering.meeting_name_check import too_long_for_head, unseen
from scorecard.rendering.press_profile import profile_fault
from scorecard.rendering.resource_paths import TEMPLATES
from scorecard.unexpected_error import unexpected_error

NO_INPUTS = Inputs({}, {}, {}, {}, {}, {})
WHOLE = WholeRequest(("AT", "DE"), ("en",), ("card",), ("pdf",), "office", "")


class Loud(gettext.NullTranslations):
    """Translations into capital letters, the places of values as they are."""

    def gettext(self, message: str) -> str:
        return re.sub(r"\{\w+\}|[a-z]", lambda found: found[0] if "{" in found[0] else found[0].upper(), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(autouse=True)
def in_capital_letters() -> Iterator[None]:
    set_translations(Loud())
    yield
    set_translations(gettext.NullTranslations())


def untranslated(said: str, *values: object) -> list[str]:
    """Returns the words in small letters, save options of the command line and these values."""
    for value in sorted(map(str, values), key=len, reverse=True):
        said = said.replace(value, "")
    return re.findall(r"[^\W\d_]*[a-z][^\W\d_]*", re.sub("--[a-z-]+", "", said))


def told(action: Callable[[], object]) -> str:
    """Returns the message of the error with which an action ends."""
    with pytest.raises(Exception) as caught:  # errors of many kinds, each with one sentence
        action()
    return str(caught.value)


def test_folders_that_are_refused(tmp_path: Path) -> None:
    around = [("THE EVIDENCE", tmp_path / "A")]
    for output in (tmp_path / "A", tmp_path, tmp_path / "A" / "B"):
        said = told(partial(check_place, output, around, around))
        assert not untranslated(said, tmp_path)
    named_alike = [("THE EVIDENCE", tmp_path / "A"), ("THE EVIDENCE", tmp_path / "B")]
    assert told(partial(check_place, tmp_path / "A", named_alike, ())), "a word that two folders share hides none"
    (tmp_path / "A").touch()
    (tmp_path / "L").symlink_to(tmp_path)
    (tmp_path / "F").mkdir()
    assert not untranslated(told(lambda: check_names(tmp_path, ["A", "L", "F", "A/X"], (), ())), tmp_path)
    assert not untranslated(told(lambda: check_state_folder(tmp_path / "A")), tmp_path)
    (tmp_path / "F" / "lock").mkdir()
    assert not untranslated(told(lambda: check_state_folder(tmp_path / "F")), tmp_path, "lock")
    (tmp_path / "F" / "lock").rmdir()
    (tmp_path / "F" / "L").symlink_to(tmp_path)
    assert not untranslated(told(lambda: check_state_folder(tmp_path / "F")), tmp_path)


def test_days_that_are_refused(evidence: Evidence, tmp_path: Path) -> None:
    for day in (date(1999, 1, 1), date(2099, 1, 1)):
        for option in ("--as-of", "--since"):
            assert not untranslated(told(partial(check_day, evidence, day, option)), "May", "Nov")
    request = BuildRequest(tmp_path, tmp_path, ("AT",), ("en",), frozenset({"card"}), frozenset({"pdf"}))
    of_another = Manifest("E", "2026-01-01", NO_INPUTS, known_on="2025-01-01")
    assert not untranslated(told(lambda: check_build_day(request, of_another)), tmp_path)
    earlier = replace(request, as_of=date(2024, 1, 1))
    assert not untranslated(
        told(lambda: check_build_day(earlier, replace(of_another, known_on=None), evidence)), tmp_path
    )


def test_manifests_and_names_that_are_refused(tmp_path: Path) -> None:
    for content in ("{", "{}", None):
        if content:
            (tmp_path / NAME).write_text(content)
        else:
            (tmp_path / NAME).unlink()
        assert not untranslated(told(lambda: read_manifest(tmp_path)), tmp_path, NAME)
    assert not untranslated(told(lambda: check_target("X")))
    assert not untranslated(told(lambda: check_files("data", ["X"])), "data")


def test_what_verify_finds(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(Manifest("E", "2026-01-01", NO_INPUTS).to_json())
    (tmp_path / "X").touch()
    (tmp_path / "L").symlink_to(tmp_path)
    (tmp_path / ".H").mkdir()
    found = verify(tmp_path).problems
    assert found.keys() == {NAME, "X", "L", ".H"}
    assert not untranslated("; ".join(found.values()))


def test_parts_that_do_not_make_an_edition(tmp_path: Path) -> None:
    first = Manifest("E", "2026-01-01", NO_INPUTS, shard="1/3", whole=WHOLE)
    others = {
        "U": replace(first, shard=None),
        "V": replace(first, whole=None),
        "W": replace(first, as_of="2025-01-01"),
        "X": replace(first, edition="F"),
        "Y": replace(first, shard="2/4", whole=replace(WHOLE, states=("FR",))),
        "Z": replace(first, shard="2/3", whole=replace(WHOLE, own_languages=True)),
        "A": first,
    }
    for name, part in {"B": first, **others}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / NAME).write_bytes(part.to_json())
    for name in others:
        said = told(partial(merge, [tmp_path / "B", tmp_path / name], tmp_path / "M"))
        assert not untranslated(said, tmp_path, "en/AT/card.png", "en/DE/card.png")
    assert not untranslated(told(lambda: merge([tmp_path / "B"], tmp_path / "B")), tmp_path)


def test_errors_of_the_system(tmp_path: Path) -> None:
    for number in (errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.EROFS):
        error = OSError(number, os.strerror(number), "X")
        assert not untranslated(f"{system_error(error)} {cause_of(error)}")

        def refused(error: OSError = error) -> None:
            with explained(tmp_path, AS_IT_WAS, completes=True):
                raise error

        assert not untranslated(told(refused), tmp_path, "Errno")
    assert cause_of(OSError(errno.ENOTTY, "what nobody met")) == "what nobody met"
    assert not untranslated(unexpected_error(ValueError("X")), "ValueError", "scorecard")
    assert not untranslated(unexpected_error(MemoryError()))


def test_failures_and_files_that_are_no_profile_or_no_data(tmp_path: Path) -> None:
    assert not untranslated(failure_from(MemoryError(), TEMPLATES).cause)
    assert not untranslated(failure_from(KeyError("X"), TEMPLATES).cause, "KeyError")
    head = bytearray(128)
    head[36:40] = b"acsp"
    for space, kind in ((b"RGB ", b"prtr"), (b"CMYK", b"mntr"), (b"CMYK", b"prtr")):
        head[12:20] = kind + space
        assert not untranslated(profile_fault(bytes(head)) or "")
    assert not untranslated((profile_fault(b"") or "") + (profile_fault(b"x") or ""))
    for content in (None, "", "{}"):
        if content is not None:
            (tmp_path / "X").write_text(content)
        said = told(lambda: read_tables(tmp_path / "X"))
        assert not untranslated(said, tmp_path, "csa-scorecard.json", "'positions'", "state, aspect, stance, date")


def test_words_for_the_head_of_a_sheet_and_lists() -> None:
    assert not untranslated(unseen(" ") or "")
    assert not untranslated(too_long_for_head("W" * 300) or "")
    assert shortened(["A", "B", "C"], 2) == "A, B AND 1 MORE"
    names = [f"en/{state}/brief-archive.pdf" for state in ("AT", "BE", "BG", "CY", "CZ")]
    assert described([*names, "en/index.html"]) == "OVERVIEW; BRIEF FOR ARCHIVE OF 5 STATES"

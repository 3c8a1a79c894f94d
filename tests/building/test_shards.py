"""The same bytes wherever and however an edition is built: in parts, in another place and time zone."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scorecard.building.build import build
from scorecard.building.build_request import BuildRequest
from scorecard.building.shards import MergeError, merge
from scorecard.evidence.vocabulary import State
from tests.conftest import ROOT, digests
from tests.sampling import sample

FILES = {"scorecard embed": ["en/AT/embed.html"], "scorecard brief card site data": ["data/statements.csv"]}
"""The documents built, and a file beside the scorecard that is then there."""
KINDS = sample(FILES, ["scorecard embed"])


def states_of(documents: str) -> tuple[State, ...]:
    """Returns one state, a PDF and some files to share out; two where all kinds are built."""
    return ("AT", "BE") if "site" in documents else ("AT",)


@pytest.fixture(params=KINDS)
def build_request(request: pytest.FixtureRequest, project: Path, tmp_path: Path) -> BuildRequest:
    return BuildRequest(
        project,
        tmp_path / "whole",
        states_of(request.param),
        ("en",),
        frozenset(request.param.split()),
        frozenset({"html", "pdf"}),
        date(2026, 11, 24),
    )


def test_parts_joined_are_what_one_build_makes(build_request: BuildRequest, tmp_path: Path) -> None:
    assert not build(build_request, 2).failures
    parts = [tmp_path / f"part-{number}" for number in (1, 2, 3)]
    for number, part in enumerate(parts, start=1):
        assert not build(replace(build_request, output=part, shard=(number, 3)), 1).failures
    printed = len(list(build_request.output.rglob("*.pdf")))
    assert all(len(list(part.rglob("*.pdf"))) < max(printed, 2) for part in parts), "one part has all of the work"
    merge(parts, tmp_path / "joined")
    assert digests(tmp_path / "joined") == digests(build_request.output)

    with pytest.raises(MergeError, match="part 2/3 is missing"):
        merge([parts[0], parts[2]], tmp_path / "incomplete")
    with pytest.raises(MergeError, match="part 1/3 was given twice"):
        merge([*parts, parts[0]], tmp_path / "twice")
    with pytest.raises(MergeError, match="it was built without --shard"):
        merge([*parts, build_request.output], tmp_path / "odd")
    page = next(part / "en" / "AT" / "index.html" for part in parts if (part / "en" / "AT" / "index.html").exists())
    page.unlink()
    page.write_text("another page")
    with pytest.raises(MergeError, match=r"en/AT/index\.html is not the file that was built"):
        merge(parts, tmp_path / "damaged")
    assert not any((tmp_path / name).exists() for name in ("incomplete", "twice", "odd", "damaged"))


def test_parts_of_other_evidence_are_not_joined(build_request: BuildRequest, tmp_path: Path) -> None:
    parts = [tmp_path / "part-1", tmp_path / "part-2"]
    small = replace(build_request, documents=frozenset({"data"}))
    build(replace(small, output=parts[0], shard=(1, 2)), 1)
    with (build_request.countries / "AT.yaml").open("a") as file:
        file.write("# seen\n")
    build(replace(small, output=parts[1], shard=(2, 2)), 1)
    with pytest.raises(MergeError, match="part-2 was built from other evidence"):
        merge(parts, tmp_path / "joined")


@pytest.mark.acceptance
@pytest.mark.parametrize("documents", KINDS)
def test_the_same_bytes_in_another_folder_time_zone_and_language_with_other_workers(
    documents: str, project: Path, tmp_path: Path
) -> None:
    """Two builds that differ in all of these at once; each by itself in all combinations: `bench/identity.py`."""
    elsewhere = tmp_path / "an other place" / "länder"
    shutil.copytree(project, elsewhere)
    made = []
    for countries, zone, language, jobs, seed in (
        (project, "UTC", "C", "1", "0"),
        (elsewhere, "Pacific/Auckland", "de_DE.UTF-8", "4", "7"),
    ):
        output = countries.parent / f"output-{jobs}"
        scorecard = Path(sys.executable).parent / "scorecard"
        kinds = [word for kind in documents.split() for word in ("--document", kind)]
        subprocess.run(
            [
                scorecard,
                "build",
                *states_of(documents),
                *kinds,
                "--jobs",
                jobs,
                "--countries",
                countries,
                "--output",
                output,
            ],
            cwd=ROOT if jobs == "1" else countries,
            env={**os.environ, "TZ": zone, "LC_ALL": language, "LANGUAGE": language, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        made.append(digests(output))
    assert made[0] == made[1]
    assert {"manifest.json", "en/AT/scorecard.pdf", *FILES[documents]} <= made[0].keys()

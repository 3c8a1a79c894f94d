"""Writes the minimal evidence into folders: one state with statements, 26 that are as bare as they may be."""

import shutil
from pathlib import Path

from scorecard.evidence.vocabulary import STATES

MINIMAL = Path(__file__).parent / "minimal"

_BARE = """\
state: {}
hotline: {{}}
coverage: {{en: Nothing is known.}}
sources: {{}}
governments: [{{head: A Head, parties: [Party], from: 2020-01-07}}]
"""
_OPPOSES = """\
statements:
- date: 2025-10-01
  text: danish
  aspect: detection_orders
  stance: opposes
  speaker: {role: government, who: {en: The ministry}}
  says: {en: Opposes orders.}
  source: shared-1
"""


def minimal_project(folder: Path) -> Path:
    """Writes the minimal evidence into a new folder and returns it."""
    shutil.copytree(MINIMAL, folder)
    for state in STATES:
        path = folder / f"{state}.yaml"
        if not path.exists():
            path.write_text(_BARE.format(state))
    return folder


def opposing_project(folder: Path) -> Path:
    """Writes the minimal evidence, in which every government opposes detection orders.

    With many open positions the arithmetic of the Council takes most of the time of a build.
    """
    minimal_project(folder)
    for state in STATES:
        path = folder / f"{state}.yaml"
        if "statements:" not in path.read_text("utf-8"):
            path.write_text(path.read_text("utf-8") + _OPPOSES, "utf-8")
    path = folder / "eu" / "sources.yaml"
    named = ", ".join(f"{state}: against" for state in STATES)
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n    names: {{{named}}}\n", "utf-8")
    return folder

"""Stores the plan of a switch from one edition to the next, so that a switch that was killed can be completed."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from scorecard.building.atomic_write import write_whole
from scorecard.building.manifest import File
from scorecard.building.own_file import read_own_file
from scorecard.building.published_name_check import NameRefusedError, is_published_name


@dataclass(frozen=True)
class SwitchPlan:
    """The changes to the published folder, by path below it; changes that are already made are skipped."""

    __pydantic_config__ = {"extra": "forbid", "strict": True}  # noqa: RUF012
    renewed: Mapping[str, File]
    """Files to be put in place, in this order."""
    removed: Mapping[str, File]
    """Files of the previous edition that the new one does not have; they are removed unless they were changed outside
    the build."""
    replaced_assets: Mapping[str, File]
    """Assets of the previous edition, removed last, because a browser that has just loaded an old page still requests
    them."""
    manifest: File | None
    """The new manifest; None where the folder was exchanged as a whole."""

    def write(self, path: Path) -> None:
        """Writes the plan before the switch begins. Raises OSError where it cannot be written."""
        write_whole(path, json.dumps(asdict(self)).encode())


def read_plan(path: Path) -> SwitchPlan | None:
    """Returns the plan of a killed switch; None where there is no plan, or this program did not write it."""
    try:
        content = read_own_file(path)
    except OSError:
        return None
    from pydantic import TypeAdapter

    try:
        plan = TypeAdapter(SwitchPlan).validate_json(content)
        for name in (*plan.renewed, *plan.removed, *plan.replaced_assets):
            if not is_published_name(name):
                raise NameRefusedError(name)
    except ValueError:
        return None
    return plan

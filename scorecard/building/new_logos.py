"""Builds the check of logo drawings for the loader of the evidence; it skips the logos of the last edition."""

from collections.abc import Sequence
from hashlib import sha256

from scorecard.building.inputs import Inputs
from scorecard.building.manifest import Manifest
from scorecard.evidence.load import LogoCheck


def check_of_new_logos(before: Manifest | None, inputs: Inputs) -> LogoCheck:
    """Returns a function that returns for each logo why it cannot be used, or None.

    A logo that the published edition was built with, by the same program and libraries, is not drawn again.
    """
    same_program = before is not None and (before.inputs.code, before.inputs.tools) == (inputs.code, inputs.tools)
    known = before.inputs.evidence if before and same_program else {}

    def check(logos: Sequence[tuple[str, bytes]]) -> Sequence[str | None]:
        new = [logo for logo in logos if known.get(f"logos/{logo[0]}") != sha256(logo[1]).hexdigest()]
        if not new:
            return [None] * len(logos)
        from scorecard.rendering.engine.engine_import import EngineMissingError
        from scorecard.rendering.logo_process import drawn_faults

        try:
            faults = dict(zip(new, drawn_faults(new), strict=True))
        except EngineMissingError:  # every PDF fails with the same error then, and web pages have no logo
            faults = {}
        return [faults.get(logo) for logo in logos]

    return check

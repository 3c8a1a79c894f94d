"""Chooses the standard of PDFs by the options of a command, and finds the ICC profile of a printing press."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Required, TypedDict

import typer

from scorecard.evidence.joined_messages import fault_of
from scorecard.evidence.program_messages import tr
from scorecard.evidence.system_causes import cause_of
from scorecard.terminal import shown, usage

if TYPE_CHECKING:
    from scorecard.rendering.pdf_standards import Standard

_PROFILES = (
    "usr/share/color/icc/ghostscript/default_cmyk.icc",
    "usr/share/ghostscript/*/iccprofiles/default_cmyk.icc",
    "opt/homebrew/share/ghostscript/*/iccprofiles/default_cmyk.icc",
    "usr/local/share/ghostscript/*/iccprofiles/default_cmyk.icc",
)
"""The places, below the root folder, where operating systems keep the ICC profile of a printing press."""

_MAX_PROFILE_BYTES = 20_000_000
"""The largest ICC profile in bytes: those of print shops have some two million."""

PrintShop = Annotated[
    bool,
    typer.Option("--print-shop", help="Build PDF/X-4 for a printing press: CMYK, 3 mm bleed, crop marks; only PDFs."),
]
Archive = Annotated[
    bool,
    typer.Option("--archive", help="Build PDF/A-3a for an archive, with the data of the state attached; only PDFs."),
]
Profile = Annotated[
    Path | None,
    typer.Option(
        "--profile", metavar="FILE", help="The ICC profile that the print shop names; without it only a proof is made."
    ),
]


class StandardFields(TypedDict, total=False):
    """The fields of a request for the standard of its PDFs."""

    standard: Required["Standard"]
    profile: bytes
    proof: bool


def standard_of(print_shop: bool, archive: bool, profile: Path | None) -> StandardFields:
    """Returns the standard of PDFs, with the ICC profile of a printing press where that is needed.

    Without a named profile, the profile of the system is used and the PDF is a proof, whose name says that it is not
    for the press.
    """
    if print_shop and archive:
        usage(tr("--print-shop and --archive make different files; build them one after the other"))
    if not print_shop:
        if profile:
            usage(tr("--profile is for --print-shop"))
        return {"standard": "archive" if archive else "office"}
    chosen = profile or system_profile()
    if chosen is None:
        usage(
            tr(
                "--print-shop needs the ICC profile of a printing press. Give the one your print shop names with "
                "--profile FILE, or on Debian type: sudo apt install libgs-common"
            )
        )
    from scorecard.building.input_file import read_input
    from scorecard.rendering.press_profile import profile_fault

    try:
        content, _ = read_input(chosen, _MAX_PROFILE_BYTES)
    except OSError as error:
        usage(tr("--profile: {file} cannot be read: {cause}", file=shown(chosen), cause=cause_of(error)))
    if fault := profile_fault(content):
        usage(f"--profile: {fault_of(shown(chosen), fault)}")
    return {"standard": "print_shop", "profile": content, "proof": profile is None}


def system_profile() -> Path | None:
    """Returns the ICC profile of a printing press that is installed with the operating system, None without one."""
    return next((path for pattern in _PROFILES for path in sorted(Path("/").glob(pattern))), None)

"""Defines the option --output, and refuses folders that no command may publish in."""

import os
import pwd
from pathlib import Path
from typing import Annotated

import typer

from scorecard.evidence.program_messages import tr
from scorecard.rendering.resource_paths import TEMPLATES
from scorecard.terminal import usage

Output = Annotated[Path, typer.Option(help="The folder to build into.")]
Into = Annotated[
    bool,
    typer.Option("--into", help="Build into a folder that already holds files of others; they are left alone."),
]

_PROGRAM = Path(__file__).parent


def refuse_place(output: Path, countries: Path) -> None:
    """Ends the program, with exit code 2, where the output is, or holds, a folder that must not be published in.

    That is the working directory, a home, the evidence, the program and its templates, and all that is above them; and
    the output may not lie within the evidence, the program or the templates.
    """
    from scorecard.building.output_check import OutputError, check_place

    # For translators, of each below: a folder where nothing can be published; it stands for {what} in the messages that
    # refuse a folder, in the nominative.
    made_from = [(tr("the program"), _PROGRAM), (tr("the templates"), TEMPLATES)]
    if any(countries.glob("*.y*ml")):  # the check of the evidence reports a folder without any
        # Translators: a folder; it stands for {what} in the messages that refuse a folder, in the nominative.
        made_from.append((tr("the evidence"), countries))
    try:
        current = Path.cwd()
    except OSError:
        usage(
            tr(
                "the working directory does not exist any more; change to a folder that does, and type the command "
                "again"
            )
        )
    homes = [Path(home) for home in (os.environ.get("HOME", ""), _home_of_user()) if home]
    # For translators, of each below: a folder where nothing can be published; it stands for {what} in the messages that
    # refuse a folder, in the nominative.
    around = [
        (tr("the root of the file system"), Path("/")),
        (tr("the working directory"), current),
        *((tr("the home {folder}", folder=home), home) for home in homes),
        *made_from,
    ]
    try:
        check_place(output, around, made_from)
    except OutputError as error:
        usage(str(error))


def _home_of_user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:  # a user without an entry, as in a container
        return ""

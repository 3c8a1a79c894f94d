"""Defines the command build, and the options that it shares with the command brief."""

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from scorecard.building.document_kinds import default_document_names, document_names
from scorecard.cli_copies import CopyTo
from scorecard.cli_options import COUNTRIES, AsOf, Countries, Json, day_of, languages, member_states, one_of
from scorecard.cli_output import Into
from scorecard.cli_run import Debug, run_request
from scorecard.cli_standard import Archive, PrintShop, Profile, standard_of
from scorecard.evidence.program_messages import tr
from scorecard.terminal import usage

_DOCUMENTS = " or ".join((", ".join(document_names()[:-1]), document_names()[-1]))
"""All documents in a sentence of the help: `scorecard, brief or data`."""

_SHARD = re.compile("[0-9]{1,6}/[0-9]{1,6}")
"""A part of an edition; a million parts are more than it has documents."""

OUTPUT = Path("output")
"""The folder that is published."""

OwnOutput = Annotated[
    Path | None,
    typer.Option(
        "--output",
        help="The folder to build into; default: output, or a folder named after the day with --as-of.",
        show_default=False,
    ),
]
PlainEngine = Annotated[
    bool, typer.Option("--plain-engine", help="Print with WeasyPrint as it comes, without our short cuts: slower.")
]


def build(
    states: Annotated[
        list[str] | None, typer.Argument(help="Member states by code; default: all 27.", show_default=False)
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            "--language",
            "-l",
            help="A language code, several with commas, all, or own: each state in its own languages and English. "
            "May be repeated.",
        ),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", "-d", help=f"{_DOCUMENTS}. May be repeated."),
    ] = None,
    formats: Annotated[list[str] | None, typer.Option("--format", "-f", help="html or pdf. May be repeated.")] = None,
    as_of: AsOf = None,
    print_shop: PrintShop = False,
    archive: Archive = False,
    profile: Profile = None,
    plain_engine: PlainEngine = False,
    output: OwnOutput = None,
    into: Into = False,
    copy_to: CopyTo = None,
    countries: Countries = COUNTRIES,
    jobs: Annotated[
        int, typer.Option(min=1, help="The number of worker processes; default: one for each processor core.")
    ] = os.cpu_count() or 1,
    shard: Annotated[
        str | None, typer.Option(metavar="N/OF", help="Build one part of several; `scorecard merge` joins them.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Render the documents on the workers of a Dask cluster.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Build everything again, changed or not.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print why each document was built again.")] = False,
    debug: Debug = False,
    json: Json = False,
) -> None:
    """Build all documents and the data; for named states only their own documents.

    Example: scorecard build DE FR --format pdf

    Example: scorecard build --document edition --print-shop --profile PSOcoated_v3.icc

    Example: scorecard build BE LU --language own

    Example: scorecard build --language all --shard 3/8 --output part-3
    """
    from scorecard.building.build_request import BuildRequest

    if document := next((word for word in states or () if word in document_names()), None):
        usage(tr("'{document}' is a document; type --document {document}", document=document))
    names = documents or default_document_names(bool(states))
    wanted = member_states(states)
    chosen, own_languages = languages(language, wanted)
    request = BuildRequest(
        countries=countries,
        output=output or default_output(as_of),
        states=wanted,
        languages=chosen,
        documents=frozenset(one_of(name, document_names(), "document") for name in names),
        formats=frozenset(one_of(name, ("html", "pdf"), "format") for name in formats or ("html", "pdf")),
        as_of=day_of(as_of) if as_of is not None else None,
        **standard_of(print_shop, archive, profile),
        plain_engine=plain_engine,
        own_languages=own_languages,
        shard=_shard(shard),
        into=into,
    )
    run_request(
        request,
        debug=debug,
        json=json,
        jobs=jobs,
        explain=explain,
        force=force,
        scheduler=scheduler,
        copy_to=copy_to,
    )


def default_output(as_of: str | None) -> Path:
    """Returns the folder of a build without --output: documents of an earlier day have one of their own."""
    return Path(f"output-as-of-{day_of(as_of).isoformat()}") if as_of is not None else OUTPUT


def _shard(shard: str | None) -> tuple[int, int] | None:
    """Returns the number of the part to build, and the number of parts."""
    if shard is None:
        return None
    part, _, parts = shard.partition("/")
    if not (_SHARD.fullmatch(shard) and 1 <= int(part) <= int(parts)):
        usage(tr("--shard: '{value}' is not a part; write 3/8 for the third of eight", value=shard))
    return int(part), int(parts)

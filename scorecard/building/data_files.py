"""Encodes the data as CSV, JSON, README and Data Package, and for archived PDFs; reads the JSON of an edition back.

The same tables give the same bytes. The workbook has a module of its own.
"""

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scorecard.analysis.edition_comparison import NEEDED, Tables
from scorecard.analysis.figures import Figures
from scorecard.building.label_table import label_table
from scorecard.documents.data import Cell, Table, data_tables, evidence_day, readme
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.edition_file import EditionSettings
from scorecard.evidence.program_messages import tr
from scorecard.evidence.system_causes import cause_of
from scorecard.evidence.vocabulary import Language, State

JSON = "csa-scorecard.json"
XLSX = "csa-scorecard.xlsx"
PACKAGE = "datapackage.json"
README = "README.txt"


@dataclass(frozen=True)
class DataFiles:
    """The content of all files."""

    tables: tuple[Table, ...]
    lines: tuple[str, ...]
    """The lines that a user of the data has to know, the title first."""
    edition: EditionSettings
    day: date


def data_in_languages(evidence: Evidence, figures: Figures, all_languages: tuple[Language, ...]) -> DataFiles:
    """Returns all tables of the evidence, with labels in the languages of the edition."""
    document = data_document(evidence, figures)
    return replace(document, tables=(*document.tables, label_table(all_languages)))


def data_document(evidence: Evidence, figures: Figures) -> DataFiles:
    """Returns all tables of the evidence, as of the day of the figures."""
    return DataFiles(
        data_tables(evidence, figures),
        readme(evidence, figures.as_of),
        evidence.edition,
        evidence_day(evidence, figures.as_of),
    )


def data_files(document: DataFiles) -> dict[str, bytes]:
    """Returns the content of every file, in all formats, by its name."""
    from scorecard.building.workbook import xlsx_bytes

    contents = {f"{table.name}.csv": csv_bytes(table) for table in document.tables}
    contents[JSON] = json_bytes(document.tables)
    contents[XLSX] = xlsx_bytes(document.tables, document.lines, document.day)
    contents[README] = readme_bytes(document.lines)
    contents[PACKAGE] = datapackage_bytes(document.tables, document.lines, document.edition, document.day)
    return contents


def readme_bytes(lines: Sequence[str]) -> bytes:
    """Returns the text that a user of the data has to read first, as bytes."""
    first = f"For a spreadsheet take {XLSX}; the CSV files, in UTF-8, are for programs."
    return "\n\n".join([first, *lines, ""]).encode()


def read_tables(file: Path) -> Tables:
    """Reads the tables of an edition from its JSON file.

    Raises ValueError, with the reason, where it is no such file.
    """
    try:
        tables: Tables = json.loads(file.read_bytes())
    except OSError as error:
        raise ValueError(tr("{file} cannot be read: {cause}", file=file, cause=cause_of(error))) from error
    except (ValueError, RecursionError) as error:
        # Translators: {data} is the name that the data of every edition has.
        raise ValueError(tr("{file} is not JSON; give the {data} of an edition", file=file, data=JSON)) from error
    for name, columns in NEEDED.items():
        rows = tables.get(name) if isinstance(tables, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) and row.keys() >= set(columns) for row in rows):
            # Translators: {table} is the name of a table in quotation marks, {columns} lists its columns.
            message = tr(
                "{file} has no table {table} with {columns}; give the {data} of an edition",
                file=file,
                table=repr(name),
                columns=", ".join(columns),
                data=JSON,
            )
            raise ValueError(message)
    return tables


def csv_bytes(table: Table) -> bytes:
    """Returns a table as CSV in UTF-8 (RFC 4180). Values are exact: none is changed to protect spreadsheets.

    It begins with a byte order mark, by which a spreadsheet knows that it is UTF-8.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(field.name for field in table.fields)
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(without_empty_decimals(cell))


def without_empty_decimals(cell: Cell) -> Cell:
    """Returns a whole number without decimals: 78, not 78.0, which would claim a precision that was not published."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def json_bytes(tables: Sequence[Table]) -> bytes:
    """Returns all tables as one JSON object: for the name of each a list of rows, each an object of its fields."""
    names = {table.name: [field.name for field in table.fields] for table in tables}
    content = {
        table.name: [dict(zip(names[table.name], map(without_empty_decimals, row), strict=True)) for row in table.rows]
        for table in tables
    }
    return _json(content)


def archived_bytes(evidence: Evidence, figures: Figures, state: State | None) -> bytes:
    """Returns the rows of one state and the shared rows without a state, as JSON; for None all rows."""
    tables, of_state = data_tables(evidence, figures), []
    if state is None:
        return json_bytes(tables)
    for table in tables:
        names = [field.name for field in table.fields]
        if "state" in names:
            column = names.index("state")
            rows = tuple(row for row in table.rows if row[column] in (state, None, ""))
            of_state.append(replace(table, rows=rows))
    return json_bytes(of_state)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def datapackage_bytes(tables: Sequence[Table], lines: Sequence[str], edition: EditionSettings, day: date) -> bytes:
    """Returns the description of the CSV files as a Frictionless Data Package (v1, profile tabular-data-package)."""
    title, *notes = lines
    return _json(
        {
            "profile": "tabular-data-package",
            "name": "csa-scorecard",
            "title": "CSA Scorecard",
            "description": "\n\n".join(
                [
                    title,
                    *notes,
                    "The CSV files keep every value exactly. In the workbook a text that a spreadsheet could take for "
                    "a formula is preceded by an apostrophe.",
                ]
            ),
            "version": edition.name,
            "created": f"{day.isoformat()}T00:00:00Z",
            "homepage": edition.website,
            "licenses": [
                {
                    "name": "CC-BY-4.0",
                    "title": "Creative Commons Attribution 4.0 International",
                    "path": "https://creativecommons.org/licenses/by/4.0/",
                }
            ],
            "contributors": [{"title": edition.publisher, "path": edition.website, "role": "publisher"}],
            "sources": [
                {"title": "Every source, with its address and date, in the table sources", "path": "sources.csv"}
            ],
            "resources": [_resource(table) for table in tables],
        }
    )


def _resource(table: Table) -> dict[str, object]:
    content = csv_bytes(table)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [
                {"name": field.name, "type": field.type, "description": field.description} for field in table.fields
            ],
            "missingValues": [""],
        },
    }

"""The data as files: CSV, JSON, a workbook, and the Frictionless package that describes the CSV.

The encoders are pure: the same tables give the same bytes.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.analysis.edition_comparison import NEEDED, Tables
from scorecard.analysis.figures import Figures
from scorecard.documents.data import Cell, Table, data_tables, evidence_day, readme
from scorecard.evidence.load import Evidence
from scorecard.evidence.model.shared_files import EditionSettings
from scorecard.evidence.vocabulary import State

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

JSON = "csa-scorecard.json"
XLSX = "csa-scorecard.xlsx"
PACKAGE = "datapackage.json"

WIDEST = 60
"""A column of the workbook is not wider than so many characters."""

_NEVER_FIRST = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class DataFiles:
    """What the files hold: the tables, what a user has to know, of which edition and day."""

    tables: tuple[Table, ...]
    lines: tuple[str, ...]
    edition: EditionSettings
    day: date


def data_document(evidence: Evidence, figures: Figures) -> DataFiles:
    """All tables of the evidence, as of the day of the figures."""
    return DataFiles(
        data_tables(evidence, figures),
        readme(evidence, figures.as_of),
        evidence.edition,
        evidence_day(evidence, figures.as_of),
    )


def data_files(document: DataFiles) -> dict[str, bytes]:
    """All tables in all formats, by the name of the file."""
    contents = {f"{table.name}.csv": csv_bytes(table) for table in document.tables}
    contents[JSON] = json_bytes(document.tables)
    contents[XLSX] = xlsx_bytes(document.tables, document.lines, document.day)
    contents[PACKAGE] = datapackage_bytes(document.tables, document.lines, document.edition, document.day)
    return contents


def read_tables(file: Path) -> Tables:
    """The tables of an edition from its JSON file; ValueError, with what is wrong, where it is no such file."""
    try:
        tables = json.loads(file.read_bytes())
    except OSError as error:
        raise ValueError(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{file} is not JSON; give the {JSON} of an edition") from error
    for name, columns in NEEDED.items():
        rows = tables.get(name) if isinstance(tables, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) and row.keys() >= set(columns) for row in rows):
            raise ValueError(f"{file} has no table {name!r} with {', '.join(columns)}; give the {JSON} of an edition")
    return tables  # type: ignore[no-any-return]


def csv_bytes(table: Table) -> bytes:
    """The table as CSV in UTF-8 (RFC 4180): the values exactly as they are, nothing neutralised."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(field.name for field in table.fields)
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode()


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(_shortest(cell))


def _shortest(cell: Cell) -> Cell:
    """A whole number without decimals: 78, not 78.0, which would claim a precision nobody published."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def json_bytes(tables: Sequence[Table]) -> bytes:
    """All tables in one object: under the name of each a list of rows, each with its fields by name."""
    names = {table.name: [field.name for field in table.fields] for table in tables}
    content = {
        table.name: [dict(zip(names[table.name], map(_shortest, row), strict=True)) for row in table.rows]
        for table in tables
    }
    return _json(content)


def archived_bytes(evidence: Evidence, figures: Figures, state: State | None) -> bytes:
    """What the tables hold on one state, with the shared rows without a state, as JSON; for None all of it."""
    tables, mine = data_tables(evidence, figures), []
    if state is None:
        return json_bytes(tables)
    for table in tables:
        names = [field.name for field in table.fields]
        if "state" in names:
            at = names.index("state")
            mine.append(replace(table, rows=tuple(row for row in table.rows if row[at] in (state, None, ""))))
    return json_bytes(mine)


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def datapackage_bytes(tables: Sequence[Table], lines: Sequence[str], edition: EditionSettings, day: date) -> bytes:
    """The Frictionless Data Package (v1, profile tabular-data-package) of the CSV files."""
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


def xlsx_bytes(tables: Sequence[Table], lines: Sequence[str], day: date) -> bytes:
    """A workbook: README first, then one sheet a table. `day` stands in it for the time of writing.

    A text that a spreadsheet could take for a formula gets an apostrophe before it (OWASP, "CSV injection").
    """
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    _readme_sheet(book, tables, lines)
    for table in tables:
        sheet = book.create_sheet(table.name)
        _append(sheet, [field.name for field in table.fields])
        for row in table.rows:
            _append(sheet, row)
        _finish(sheet, header=1)
        sheet.auto_filter.ref = sheet.dimensions
    return _saved(book, day)


def _readme_sheet(book: "Workbook", tables: Sequence[Table], lines: Sequence[str]) -> None:
    sheet = book.create_sheet("README")
    for line in lines:
        _append(sheet, [line])
    _append(
        sheet, ["Here a text that could be taken for a formula is preceded by an apostrophe; the CSV has it exact."]
    )
    _append(sheet, [])
    _append(sheet, ["sheet", "field", "type", "description"])
    header = sheet.max_row
    for table in tables:
        _append(sheet, [table.name, None, None, f"{table.title}. {table.description}"])
        for field in table.fields:
            _append(sheet, [table.name, field.name, field.type, field.description])
    _finish(sheet, header)


def _append(sheet: "Worksheet", row: Sequence[Cell]) -> None:
    sheet.append([_neutral(cell) if isinstance(cell, str) else _shortest(cell) for cell in row])


def _neutral(text: str) -> str:
    readable = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{readable}" if readable.startswith(_NEVER_FIRST) else readable


def _finish(sheet: "Worksheet", header: int) -> None:
    """Head in bold and, where it is the first row, frozen; columns as wide as what stands below the head."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for cell in sheet[header]:
        cell.font = Font(bold=True)
    if header == 1:
        sheet.freeze_panes = "A2"
    for number, column in enumerate(sheet.iter_cols(min_row=header, values_only=True), start=1):
        longest = max(len(str(value)) for value in column if value is not None)
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, WIDEST)


def _saved(book: "Workbook", day: date) -> bytes:
    """The bytes of the workbook. openpyxl's own `save` and the ZIP it writes both carry the clock's time."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.creator = "CSA Scorecard"
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    stamped = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(stamped, "w")).save()
    plain = io.BytesIO()
    with zipfile.ZipFile(stamped) as source, zipfile.ZipFile(plain, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name)  # of 1980, as always where no time is given
            part.create_system = 3  # Unix, whatever the machine
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return plain.getvalue()

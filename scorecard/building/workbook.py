"""Encodes the data as an Excel workbook in which no text can become a formula.

The same tables give the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from scorecard.building.data_files import without_empty_decimals
from scorecard.documents.data import Cell, Table

MAX_COLUMN_WIDTH = 60
"""The largest width of a column, in characters."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def xlsx_bytes(tables: Sequence[Table], lines: Sequence[str], day: date) -> bytes:
    """Returns a workbook: a sheet README, then one sheet for each table.

    `day` is stored as the time of writing, so that the bytes do not depend on the clock. A text that a spreadsheet
    could take for a formula gets an apostrophe before it (OWASP, "CSV injection").
    """
    book = Workbook()
    first = book.active
    assert first is not None, "a new workbook has a sheet"
    book.remove(first)
    _readme_sheet(book, tables, lines)
    for table in tables:
        sheet = book.create_sheet(table.name)
        _append(sheet, [field.name for field in table.fields])
        for row in table.rows:
            _append(sheet, row)
        _finish(sheet, header=1)
        sheet.auto_filter.ref = sheet.dimensions
    return _bytes(book, day)


def _readme_sheet(book: Workbook, tables: Sequence[Table], lines: Sequence[str]) -> None:
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


def _append(sheet: Worksheet, row: Sequence[Cell]) -> None:
    sheet.append([_neutralised(cell) if isinstance(cell, str) else without_empty_decimals(cell) for cell in row])


def _neutralised(text: str) -> str:
    """Returns a text that no spreadsheet takes for a formula and that XML can hold."""
    readable = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{readable}" if readable.startswith(_FORMULA_STARTS) else readable


def _finish(sheet: Worksheet, header: int) -> None:
    """Sets the row `header` in bold, freezes it where it is the first, and fits the widths of the columns."""
    for cell in sheet[header]:
        cell.font = Font(bold=True)
    if header == 1:
        sheet.freeze_panes = "A2"
    for number, column in enumerate(sheet.iter_cols(min_row=header, values_only=True), start=1):
        longest = max(len(str(value)) for value in column if value is not None)
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, MAX_COLUMN_WIDTH)


def _bytes(book: Workbook, day: date) -> bytes:
    """Returns the bytes of the workbook. The `save` of openpyxl and its ZIP would both hold the time of the clock."""
    book.properties.creator = "CSA Scorecard"
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    with_times = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(with_times, "w")).save()
    without_times = io.BytesIO()
    with zipfile.ZipFile(with_times) as source, zipfile.ZipFile(without_times, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name)  # of 1980, the default
            entry.create_system = 3  # Unix, on every machine
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return without_times.getvalue()

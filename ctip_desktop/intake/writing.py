"""Writes cells that are what they say: a text that looks like a formula stays a text, in spreadsheets and in CSV."""

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ctip_desktop.intake.sheets import Cell
from ctip_desktop.store.files import write_whole

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LINE, _KHMER_LINE = 15.0, 20.0
_KHMER = re.compile("[\u1780-\u17ff]").search
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").fullmatch
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_TITLE = 31
_LONGEST = 32_767
"""A cell of a spreadsheet holds no longer text."""


_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 - spreadsheets know no time zones


def plain_text(text: str) -> str:
    """Return a text for a cell of a CSV file: one that a spreadsheet would reckon with begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER(text) else text


def cell_text(text: str) -> str:
    """Return a text as a cell can hold it: no signs that a spreadsheet cannot keep, and no more than it takes."""
    return _REFUSED.sub("\ufffd", text)[:_LONGEST]


def sheet_title(name: str) -> str:
    """Return a name as a sheet can have it."""
    return _FORBIDDEN.sub(" ", cell_text(name))[:_LONGEST_TITLE].strip(" '") or "-"


def put(sheet: "Worksheet", row: int, column: int, value: Cell | None) -> None:
    """Write a value into a cell, rows and columns from 1; a text is never read as a formula."""
    if value is None or value == "":
        return
    if isinstance(value, float) and not isfinite(value):
        value = str(value)
    if isinstance(value, str):
        cell = sheet.cell(row, column)
        cell.value = cell_text(value)
        cell.data_type = "s"
        if value.startswith(_FORMULA):
            cell.quotePrefix = True
        return
    cell = sheet.cell(row, column, value)
    if isinstance(value, datetime):
        cell.number_format = "dd/mm/yyyy" if value.time() == time() else "dd/mm/yyyy hh:mm"
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, time | timedelta):
        cell.number_format = "hh:mm"


def widen(sheet: "Worksheet", first: int, least: int, most: int) -> None:
    """Let each column from row `first` on be as wide as its longest text, within bounds counted in signs."""
    for cells in sheet.iter_cols(min_row=first):
        longest = max((len(str(cell.value)) for cell in cells if cell.value is not None), default=0)
        sheet.column_dimensions[cells[0].column_letter].width = max(least, min(longest + 2, most))


def tall(text: str, width: int) -> float:
    """Return the points that a text, wrapped, takes in a column of a width counted in signs."""
    high = _KHMER_LINE if _KHMER(text) else _LINE
    return high * sum(max(1, -(-_room(line) // width)) for line in text.split("\n"))


def _room(line: str) -> int:
    """Return how many signs of a line stand side by side; those of Khmer that stand on others take no room."""
    return sum(category(sign) not in ("Mn", "Cf") for sign in line)


def save(workbook: "Workbook", file: Path) -> None:
    """Write a workbook in one go, with nothing in it of who wrote it or when."""
    workbook.properties.creator = "ctip-desktop"
    workbook.properties.created = workbook.properties.modified = _MOMENT
    written, packed = BytesIO(), BytesIO()
    workbook.save(written)
    with ZipFile(written) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as again:
        for name in parts.namelist():
            # openpyxl writes down when it saved, whatever it was told.
            written_at = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", parts.read(name))
            again.writestr(ZipInfo(name, _MOMENT.timetuple()[:6]), written_at, ZIP_DEFLATED)
    write_whole(file, packed.getvalue())

"""Reads the sheets of a spreadsheet file as they stand: texts, numbers, dates; `.xlsx`, `.xls`, `.xlsb`, `.ods`."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from ctip_desktop.errors.intake import SheetMissing, SheetTooLarge, SpreadsheetMissing, SpreadsheetUnreadable

Cell = str | int | float | bool | date | datetime | time | timedelta

MOST_CELLS = 20_000_000
"""A sheet with more cells, empty ones counted, is none that people filled in."""


@dataclass(frozen=True)
class Sheet:
    """A sheet; `rows[0]` is row 1 of the spreadsheet. Rows are equally long; an empty cell is an empty text."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Book:
    """A spreadsheet file: its name, the hash of its bytes, its sheets."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """Return the sheet of that name; raise SheetMissing."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise SheetMissing(self.file, name, ", ".join(sheet.name for sheet in self.sheets))


def read_book(file: Path) -> Book:
    """Read a spreadsheet; raise SpreadsheetMissing, SpreadsheetUnreadable or SheetTooLarge."""
    from python_calamine import CalamineError, CalamineWorkbook

    if not file.is_file():
        raise SpreadsheetMissing(str(file))
    data = file.read_bytes()
    sheets = []
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise SheetTooLarge(file.name, name)
            sheets.append(Sheet(name, tuple(map(tuple, sheet.to_python(skip_empty_area=False)))))
    except CalamineError as fault:
        raise SpreadsheetUnreadable(file.name) from fault
    return Book(file.name, sha256(data).hexdigest(), tuple(sheets))


def text_of(cell: Cell) -> str:
    """Return what a cell says, as a person sees it."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if cell.time() == time() else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)

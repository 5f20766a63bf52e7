"""Reads the sheets of a spreadsheet file as they stand: texts, numbers, dates; `.xlsx`, `.xls`, `.ods`."""

import re
import struct
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from ctip_desktop.errors.intake import SheetMissing, SheetTooLarge, SpreadsheetMissing, SpreadsheetUnreadable

Cell = str | int | float | bool | date | datetime | time | timedelta

MOST_CELLS = 20_000_000
"""A sheet with more cells, empty ones counted, is none that people filled in."""

_MOST_BYTES = 1 << 29
_DAMAGED = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What reading a damaged archive raises."""

_BINARY = "xl/workbook.bin"
_PLACES = re.compile(rb"""\br\s*=\s*["']\s*([A-Z]{0,9})([0-9]{1,19})""", re.IGNORECASE)
"""Where a cell or a row says it stands; a part is looked at whatever its name, and however it spells its tags."""


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
        _refuse_far_reaching(file.name, data)
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise SheetTooLarge(file.name, name)
            sheets.append(Sheet(name, tuple(map(tuple, sheet.to_python(skip_empty_area=False)))))
    except (CalamineError, *_DAMAGED) as fault:
        raise SpreadsheetUnreadable(file.name) from fault
    return Book(file.name, sha256(data).hexdigest(), tuple(sheets))


def _refuse_far_reaching(file: str, data: bytes) -> None:
    """Refuse a workbook that unpacked, or with all between its cells, would not fit into memory.

    What reads it would end the whole program, so nothing it says of itself is believed, not even how long parts are.
    A binary workbook (`.xlsb`) cannot be looked at so, and is not read.
    """
    if not is_zipfile(BytesIO(data)):
        return
    left = _MOST_BYTES
    with ZipFile(BytesIO(data)) as parts:
        if any(part.filename.lower() == _BINARY for part in parts.infolist()):
            raise SpreadsheetUnreadable(file)
        for part in parts.infolist():
            part.file_size = left + 2  # the sum over what was read is made at its end, not where it is left
            with parts.open(part) as stream:
                written = stream.read(left + 1)
            left -= len(written)
            if left < 0:
                raise SheetTooLarge(file, part.filename)
            places = _PLACES.findall(written)
            columns = max(map(_column, {letters.upper() for letters, _ in places}), default=1)
            rows = max((int(number) for _, number in places), default=1)
            if rows * max(columns, 1) > MOST_CELLS:
                raise SheetTooLarge(file, part.filename)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


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

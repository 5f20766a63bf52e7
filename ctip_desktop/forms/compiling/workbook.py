"""Reads a workbook, and asks whether phones would take it: the one place that knows pyxform and openpyxl.

Both file kinds go one way: Markdown tables become a workbook first, so that a row is the row a spreadsheet shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from re import search
from typing import Any
from zipfile import BadZipFile

from ctip_desktop.errors.forms import FormSourceMissing, NotAWorkbook
from ctip_desktop.forms.compiling.columns import column_name
from ctip_desktop.forms.compiling.sheet import Fault, Row, Sheet
from ctip_desktop.i18n import _


@dataclass(frozen=True)
class Workbook:
    """A form's source: its name when it names none itself, its sheets by lower-case name, and the xlsx bytes."""

    name: str
    sheets: Mapping[str, Sheet]
    faults: tuple[Fault, ...]
    data: bytes

    def sheet(self, name: str) -> Sheet:
        """Return a sheet, an empty one when the workbook has none of that name."""
        return self.sheets.get(name, Sheet(name))


def read_workbook(file: Path) -> Workbook:
    """Read an `.xlsx` workbook or a `.md` file of Markdown tables; raise `FormSourceMissing`, `NotAWorkbook`."""
    from openpyxl.utils.exceptions import IllegalCharacterError, InvalidFileException

    if not file.exists():
        raise FormSourceMissing(file=str(file))
    data = file.read_bytes()
    try:
        if file.suffix.lower() == ".md":
            data = _from_markdown(data.decode("utf-8"))
        return _workbook(file.stem, data, values=file.suffix.lower() != ".md")
    except (BadZipFile, IllegalCharacterError, InvalidFileException, KeyError, ValueError) as fault:
        raise NotAWorkbook(file=file.name) from fault


def _from_markdown(text: str) -> bytes:
    from pyxform.xls2json_backends import md_table_to_workbook

    workbook = md_table_to_workbook(text)
    if not workbook.sheetnames:
        raise ValueError
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def _workbook(name: str, data: bytes, *, values: bool) -> Workbook:
    """Read the sheets: formulas as their `values` in a spreadsheet, as the text they are in Markdown."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=values)
    sheets, faults = {}, []
    for written in book.worksheets:
        # Some writers tell a sheet's size wrong, and a reader that believes them reads one cell.
        written.reset_dimensions()
        sheet, found = _sheet(written.title.lower(), list(written.iter_rows(values_only=True)))
        sheets[sheet.name] = sheet
        faults += found
    return Workbook(name, sheets, tuple(faults), data)


def _sheet(name: str, table: list[tuple[Any, ...]]) -> tuple[Sheet, list[Fault]]:
    written = [_text(cell) for cell in table[0]] if table else []
    columns = [column_name(header) for header in written]
    sheet = Sheet(
        name,
        {column: header for column, header in zip(columns, written, strict=True) if column},
        tuple(
            Row(number, cells)
            for number, values in enumerate(table[1:], start=2)
            if (
                cells := {
                    column: text
                    for column, value in zip(columns, values, strict=False)
                    if column and (text := _text(value))
                }
            )
        ),
    )
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    return sheet, [sheet.fault(1, column, "duplicate_column", _("This column stands here twice.")) for column in twice]


def _text(cell: object) -> str:
    from pyxform.xls2json_backends import is_empty, xlsx_value_to_str

    return "" if is_empty(cell) else str(xlsx_value_to_str(cell)).strip()


def refusals(workbook: Workbook, form_name: str) -> list[Fault]:
    """Find why phones would refuse the form; pyxform stops at its first reason."""
    from pyxform.xls2xform import convert

    try:
        convert(workbook.data, form_name=form_name, file_type=".xlsx")
    except Exception as fault:  # noqa: BLE001 - beside its own errors it falls over workbooks in ways of its own
        text = str(fault)
        row, sheet, column = (
            search(p, text) for p in (r"\[row : (\d+)]", r"[Oo]n the '(\w+)' sheet", r"the '(\w+)' value")
        )
        name = sheet[1] if sheet else "survey"
        return [workbook.sheet(name).fault(int(row[1]) if row else 1, column[1] if column else "", "pyxform", text)]
    return []

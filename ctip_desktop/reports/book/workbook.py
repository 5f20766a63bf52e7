"""The consolidated report as a spreadsheet: the same tables, figures as numbers, per cent as fractions of one.

The same report gives the same bytes, on any day.
"""

from io import BytesIO
from re import sub
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ctip_desktop.i18n import _
from ctip_desktop.intake.writing import cell_text
from ctip_desktop.reports.book.parts import Cell, Change, Figure, Lines, Report, Row, Section, Table

FACES = {"km": "Khmer OS Battambang", "en": "Noto Sans"}
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_MOMENT = rb"1980-01-01T00:00:00Z"
_EDGE = Side(style="thin", color="808080")
_BORDER = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_A4 = 9
_GROUND = PatternFill("solid", fgColor="ECECEC")


def make_workbook(report: Report) -> bytes:
    """Return the `.xlsx`: a sheet for each section of the report."""
    book = Workbook()
    book.remove(book.active)
    for number, section in enumerate(report.sections, start=1):
        _Sheet(book.create_sheet(_title(number, section)), report).fill(section)
    made = BytesIO()
    book.save(made)
    return without_day(made.getvalue())


class _Sheet:
    """A sheet that is being filled from the top down."""

    def __init__(self, sheet: Worksheet, report: Report) -> None:
        self._sheet, self._report, self._row = sheet, report, 1
        self._face = FACES[report.language]

    def fill(self, section: Section) -> None:
        """Write a section: title and period, tables, lines, remarks, and as of which records."""
        self._say(f"{self._report.title} – {self._report.period}")
        self._say(section.title, bold=True, size=13)
        for part in section.parts:
            if isinstance(part, Table):
                self._row += 1
                self._table(part)
            elif isinstance(part, Lines):
                self._lines(part)
        for remark in (*section.remarks, *self._report.closing):
            self._say(remark)
        self._sheet.column_dimensions["A"].width = 44
        for place in range(2, 12):
            self._sheet.column_dimensions[get_column_letter(place)].width = 15
        print_across(self._sheet)

    def _say(self, text: str, *, bold: bool = False, size: int = 10) -> None:
        self._put(1, text, bold=bold, size=size)
        self._row += 1

    def _lines(self, part: Lines) -> None:
        if part.title:
            self._say(part.title, bold=True)
        for text, numbers in part.lines:
            self._put(1, text).alignment = Alignment(wrap_text=True, vertical="top")
            for place, number in enumerate(numbers, start=2):
                self._put(place, number)
            self._row += 1

    def _table(self, table: Table) -> None:
        if table.title:
            self._say(table.title, bold=True)
        has_parts = any(head.parts for head in table.heads)
        self._head(1, table.rows_head, down=has_parts)
        place = 2
        for head in table.heads:
            if head.parts:
                last = place + len(head.parts) - 1
                self._head(place, head.label)
                self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=place, end_column=last)
                self._row += 1
                for number, part in enumerate(head.parts):
                    self._head(place + number, part)
                self._row -= 1
                place = last + 1
            else:
                self._head(place, head.label, down=has_parts)
                place += 1
        self._row += 2 if has_parts else 1
        for row in (*table.rows, *([table.total] if table.total else [])):
            self._figures(row, bold=row is table.total)

    def _head(self, place: int, text: str, *, down: bool = False) -> None:
        cell = self._put(place, text, bold=True)
        cell.fill, cell.border = _GROUND, _BORDER
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        if down:
            self._sheet.merge_cells(start_row=self._row, end_row=self._row + 1, start_column=place, end_column=place)

    def _figures(self, row: Row, *, bold: bool) -> None:
        label = self._put(1, row.label, bold=bold)
        label.alignment, label.border = Alignment(indent=row.level, wrap_text=True, vertical="center"), _BORDER
        for place, figure in enumerate(row.cells, start=2):
            cell = self._put(place, _value(figure), bold=bold)
            cell.number_format, cell.border = _format(figure), _BORDER
            cell.alignment = Alignment(horizontal="right", vertical="center")
        self._row += 1

    def _put(self, place: int, value: str | int | float | None, *, bold: bool = False, size: int = 10) -> SheetCell:
        cell = self._sheet.cell(self._row, place)
        cell.value = cell_text(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"  # what was typed is text, even if it begins like a formula
        cell.font = Font(name=self._face, size=size, bold=bold)
        return cell


def _value(figure: Figure) -> str | int | float | None:
    if isinstance(figure, Cell | Change):
        return "–" if figure.value is None else figure.value
    return _("no earlier figure") if figure.value is None else figure.value / 100


def _format(figure: Figure) -> str:
    if isinstance(figure, Cell):
        return "#,##0"
    return "+#,##0;−#,##0;0" if isinstance(figure, Change) else "+0.0%;−0.0%;0.0%"


def _title(number: int, section: Section) -> str:
    """Return a sheet's name: no sign that spreadsheets forbid, and no longer than they take."""
    return sub(r"[\[\]:*?/\\]", " ", f"{number} {section.title}")[:31].strip()


def print_across(sheet: Worksheet) -> None:
    """Let a sheet be printed on A4 lying down, all its columns on one page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def without_day(data: bytes) -> bytes:
    """Return the file without the moment it was made at."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _MOMENT, content)
            new.writestr(ZipInfo(name, _NO_DAY), content, ZIP_DEFLATED)
    return made.getvalue()

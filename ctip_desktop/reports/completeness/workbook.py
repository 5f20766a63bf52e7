"""Completeness as a spreadsheet: a sheet of offices by months, one of offices by kinds and months, states in words."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.i18n.states import state_words
from ctip_desktop.reports.book.workbook import FACES, print_across, without_day
from ctip_desktop.reports.completeness.judging import Share
from ctip_desktop.reports.completeness.matrix import Completeness
from ctip_desktop.reports.duties.owed import months
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.versions import kind_label

_EDGE = Side(style="thin", color="808080")
_BORDER = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_GROUND = PatternFill("solid", fgColor="ECECEC")
_WIDE, _MONTH, _NARROW = 26, 17, 9
_HEADS_TALL = 42
Value = str | int | float | None


def make_matrix(found: Completeness) -> bytes:
    """Return the `.xlsx`, in the language in force."""
    book = Workbook()
    book.remove(book.active)
    columns = months(found.period)
    _by_office(book.create_sheet(_("Completeness")), found, columns)
    _by_kind(book.create_sheet(_("By kind")), found, columns)
    made = BytesIO()
    book.save(made)
    return without_day(made.getvalue())


def _by_office(sheet: Worksheet, found: Completeness, columns: Sequence[Period]) -> None:
    heads = [
        _("Code"),
        _("Office"),
        *(month.label() for month in columns),
        _("Complete"),
        _("Owed so far"),
        _("Per cent"),
    ]
    rows: list[list[Value]] = []
    for row in found.rows:
        states = {cell.owed.period.code: cell.state for cell in row.cells}
        rows.append([row.office, _name(row.office), *_states(states, columns), *_share(row.share)])
    shares = [found.months.get(month.code) for month in columns]
    spoken = [
        _("{done} of {due}").format(done=figure(share.done), due=figure(share.due)) if share else "" for share in shares
    ]
    rows.append(["", _("All"), *spoken, *_share(found.share)])
    _fill(sheet, found, heads, rows, [_NARROW, _WIDE, *[_MONTH] * len(columns), *[_NARROW] * 3], strong=len(rows))
    for row_number in range(5, 5 + len(rows)):
        sheet.cell(row_number, len(heads)).number_format = "0%"


def _by_kind(sheet: Worksheet, found: Completeness, columns: Sequence[Period]) -> None:
    heads = [_("Code"), _("Office"), _("Kind"), *(month.label() for month in columns)]
    rows: list[list[Value]] = []
    for row in found.rows:
        for kind in dict.fromkeys(kind for cell in row.cells for kind in cell.kinds):
            states = {cell.owed.period.code: cell.kinds[kind] for cell in row.cells if kind in cell.kinds}
            name = kind_label(kind).said(language())
            rows.append([row.office, _name(row.office), name, *_states(states, columns)])
    _fill(sheet, found, heads, rows, [_NARROW, _WIDE, _WIDE, *[_MONTH] * len(columns)])


def _states(states: Mapping[str, str], columns: Sequence[Period]) -> list[Value]:
    return [state_words(states[month.code]) if month.code in states else "" for month in columns]


def _share(share: Share) -> list[Value]:
    return [share.done, share.due, share.done / share.due if share.due else None]


def _fill(
    sheet: Worksheet, found: Completeness, heads: Sequence[str], rows: Sequence[Sequence[Value]],
    widths: Sequence[int], strong: int = 0,
) -> None:  # fmt: skip
    """Write a title, the day it was made as of, the heads, and the rows; the `strong` one is the last of all."""
    face = FACES[language()]
    title = _("Completeness")
    sheet.cell(1, 1, f"{title} – {found.period.label()}").font = Font(face, 13, bold=True)
    as_of = _("As of {day}").format(day=figure(found.today.isoformat()))
    sheet.cell(2, 1, as_of).font = Font(face, 10)
    for down, values in enumerate((heads, *rows), start=4):
        for across, value in enumerate(values, start=1):
            cell = sheet.cell(down, across, value)
            cell.font = Font(face, 10, bold=down in (4, 4 + strong))
            cell.border = _BORDER
            cell.alignment = Alignment(vertical="center", wrap_text=down == 4)
            if down == 4:
                cell.fill = _GROUND
    for place, wide in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = wide
    sheet.row_dimensions[4].height = _HEADS_TALL
    print_across(sheet)
    sheet.freeze_panes = sheet.cell(5, heads.index(months(found.period)[0].label()) + 1)


def _name(office: str) -> str:
    return offices()[office].said(language())

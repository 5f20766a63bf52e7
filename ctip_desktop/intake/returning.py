"""Gives the rows that were not taken in back out as a spreadsheet, with the reasons in both languages beside them.

The heads stand as they stood, so that the file, once mended, is read as the one before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ctip_desktop.forms.form import Words
from ctip_desktop.intake.checking import Checked
from ctip_desktop.intake.gathering import RowAt
from ctip_desktop.intake.mapping import FileMap
from ctip_desktop.intake.questions import OURS, REASONS, ROW
from ctip_desktop.intake.sheets import Book, Cell
from ctip_desktop.intake.writing import put, save, sheet_title, tall, widen

_WIDE, _NARROW = 60, 12


def write_rest(book: Book, mapping: FileMap, checked: Iterable[Checked], file: Path) -> int:
    """Write the rows of the entries that have a hard problem; return how many, and write no file if there are none.

    All rows of such an entry are written, those without a fault too, for it is taken in whole or not at all.
    """
    reasons = _reasons(checked)
    if not reasons:
        return 0
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    workbook, top = Workbook(), Alignment(vertical="top")
    workbook.remove(workbook.active)
    for found in mapping.sheets:
        sheet = workbook.create_sheet(sheet_title(found.sheet))
        rows = _without_ours(book.sheet(found.sheet).rows, found.heads)
        wide = max((len(row) for row in rows), default=0)
        for number, row in enumerate(rows[: found.heads], 1):
            for place, cell in enumerate(row, 1):
                put(sheet, number, place, cell)
        for place, words in enumerate((REASONS.km, REASONS.en, f"{ROW.km} / {ROW.en}"), wide + 1):
            put(sheet, max(found.heads, 1), place, words)
            sheet.cell(max(found.heads, 1), place).font = Font(bold=True)
        kept = sorted(at.number for at in reasons if at.sheet == found.sheet)
        for line, number in enumerate(kept, found.heads + 1):
            for place, cell in enumerate(rows[number - 1], 1):
                put(sheet, line, place, cell)
                sheet.cell(line, place).alignment = top
            said = reasons[RowAt(found.sheet, number)]
            khmer, english = "\n".join(words.km for words in said), "\n".join(words.en for words in said)
            put(sheet, line, wide + 1, khmer)
            put(sheet, line, wide + 2, english)
            sheet.row_dimensions[line].height = max(tall(khmer, _WIDE), tall(english, _WIDE))
            put(sheet, line, wide + 3, number)
            for place in (wide + 1, wide + 2):
                sheet.cell(line, place).alignment = Alignment(wrap_text=True, vertical="top")
        widen(sheet, max(found.heads, 1), _NARROW, _WIDE)
        sheet.freeze_panes = sheet.cell(found.heads + 1, 1)
    save(workbook, file)
    return len(reasons)


def _without_ours(rows: Sequence[tuple[Cell, ...]], heads: int) -> Sequence[tuple[Cell, ...]]:
    """Return the rows without the columns that were added when they were given back before."""
    ours = [place for row in rows[:heads] for place, cell in enumerate(row) if cell in OURS]
    return [row[: min(ours)] for row in rows] if ours else rows


def _reasons(checked: Iterable[Checked]) -> Mapping[RowAt, Sequence[Words]]:
    """Return what is to be said beside every row that goes back."""
    said: dict[RowAt, list[Words]] = defaultdict(list)
    for one in checked:
        if one.good:
            continue
        for at in one.rows:
            said[at] += []
        for reason in one.reasons:
            label, words = reason.label, reason.words
            named = Words(_named(label.km, words.km), _named(label.en, words.en))
            if named not in said[reason.row]:
                said[reason.row].append(named)
    return said


def _named(label: str, words: str) -> str:
    return f"{' '.join(label.split())}: {words}" if label else words

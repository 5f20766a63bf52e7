"""A block of cells to and from a spreadsheet."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QGuiApplication

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.model import GridModel
from ctip_desktop.forms.entering.pasting import Pasted, paste

CLEARED_AFTER_MS = 60_000
"""So long what may tell who a person is stays on the clipboard."""


def copy_block(grid: GridModel, cells: Iterable[QModelIndex]) -> str:
    """Put a block of cells on the clipboard as a spreadsheet takes it; return the text."""
    block = sorted((index.row(), index.column()) for index in cells if grid.row_of(index.row()))
    rows: dict[int, list[str]] = {}
    for row, column in block:
        words = grid.cell(row, column).words
        rows.setdefault(row, []).append(f'"{words.replace(chr(34), chr(34) * 2)}"' if '"' in words else words)
    text = "\n".join("\t".join(line) for line in rows.values())
    if text:
        QGuiApplication.clipboard().setText(text)
        if any(grid.columns[column].question.columns.get("personal") for _row, column in block):
            QTimer.singleShot(CLEARED_AFTER_MS, lambda: _clear(text))
    return text


def paste_block(entering: Entering, grid: GridModel, at: QModelIndex, text: str) -> Pasted:
    """Put a block that was copied from a spreadsheet into the grid, beginning in a cell; undone at once."""
    names = [column.name for column in grid.columns]
    with entering.together(grid.repeat) as changed:
        pasted = paste(entering.filled, grid.repeat, at.row() + 1, at.column(), names, text)
        changed.update(pasted.changed)
    return pasted


def _clear(text: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()

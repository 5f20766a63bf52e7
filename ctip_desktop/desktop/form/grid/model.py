"""The rows of a repeat as a table model: cells worked out when first seen and kept until what they show changes."""

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from ctip_desktop.desktop.form.grid.cells import BLANK, Cell, Mood, cell_of
from ctip_desktop.desktop.form.grid.columns import Column, columns_of
from ctip_desktop.forms.filled import Filled, Problem
from ctip_desktop.i18n import N_, _, figure

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_SAID = frozenset((_DISPLAY, _TIP, _ACCESSIBLE))
_ACROSS = Qt.Orientation.Horizontal
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LAST_FLAGS = _FLAGS | Qt.ItemFlag.ItemNeverHasChildren
_TOLD = {
    Mood.WRONG: N_("wrong"),
    Mood.MISSING: N_("required"),
    Mood.UNUSUAL: N_("to be checked"),
    Mood.NOT_ASKED: N_("does not apply"),
}
_TROUBLE = frozenset((Mood.WRONG, Mood.MISSING, Mood.UNUSUAL))
MOST_LOOKED_AT = 1500
"""So many cells are looked through for a problem; it takes a fiftieth of a second."""
MOST_AT_ONCE = 200
"""With more cells to be shown anew than this, all are, once control is back at the event loop."""


class GridModel(QAbstractTableModel):
    """A row for each row of the repeat at `repeat` (`/victim`), then an empty one to begin a new row in.

    A matrix, whose rows are given, has no such empty row. `follow` is to be told of all that changes.
    """

    NOWHERE = QModelIndex()

    def __init__(self, filled: Filled, repeat: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filled = filled
        self.repeat = repeat
        self.question = filled.form.find(repeat).question
        self.columns = columns_of(self.question)
        self.fixed = filled.fixed(repeat)
        self._has_new = not self.fixed
        self.rows: tuple[str, ...] = filled.rows(repeat)
        self._place_of_row = {row: place for place, row in enumerate(self.rows)}
        self._place_of_column = {column.name: place for place, column in enumerate(self.columns)}
        self._cells: dict[tuple[str, int], Cell] = {}
        self._all_later = QTimer(self)
        self._all_later.setSingleShot(True)
        self._all_later.setInterval(0)
        self._all_later.timeout.connect(self._tell_all)

    def row_of(self, place: int) -> str | None:
        """Return the path of the row in a place; None for the new row."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def path_of(self, index: Index) -> str | None:
        """Return the path of the question in a cell; None in the new row, and of no cell."""
        row = self.row_of(index.row()) if index.isValid() else None
        return f"{row}/{self.columns[index.column()].name}" if row else None

    def column_of(self, index: Index) -> Column:
        """Return the column of a cell."""
        return self.columns[index.column()]

    def index_of(self, path: str) -> QModelIndex:
        """Return the cell of a question, or the first cell of a row; an invalid index if it is not here."""
        row, _slash, name = path.rpartition("/")
        if path in self._place_of_row:
            return self.index(self._place_of_row[path], 0)
        if row in self._place_of_row and name in self._place_of_column:
            return self.index(self._place_of_row[row], self._place_of_column[name])
        return QModelIndex()

    def cell(self, place: int, column: int) -> Cell:
        """Return what the cell of a row and a column shows."""
        if place >= len(self.rows):
            return Cell(_("New row"), BLANK.mood) if column == 0 else BLANK
        row = self.rows[place]
        cell = self._cells.get((row, column))
        if cell is None:
            cell = self._cells[row, column] = self._cell_of(row, self.columns[column])
        return cell

    def problems_at(self, path: str) -> tuple[Problem, ...]:
        """Return what is wrong with the answer at a path; nothing where there is none, or none any more."""
        try:
            return self.filled.problems(path) if path else ()
        except KeyError:  # the row is gone, and this model is about to hear of it
            return ()

    def next_trouble(self, place: int, column: int) -> Iterator[str]:
        """Yield the paths of cells with a problem: those after a cell, then those before it."""
        wide = len(self.columns)
        start, all_cells = place * wide + column + 1, len(self.rows) * wide
        for step in range(min(all_cells, MOST_LOOKED_AT)):
            row, at = divmod((start + step) % all_cells, wide)
            if self.cell(row, at).mood in _TROUBLE:
                yield f"{self.rows[row]}/{self.columns[at].name}"

    def follow(self, changed: Iterable[str]) -> None:
        """Show what has changed, by the paths `Filled` tells."""
        paths = frozenset(changed)
        if self.repeat in paths:
            self._follow_rows()
        stirred: list[tuple[int, int]] = []
        for path in paths:
            if path in self._place_of_row:
                stirred += [(self._place_of_row[path], column) for column in range(len(self.columns))]
            else:
                row, _slash, name = path.rpartition("/")
                if row in self._place_of_row and name in self._place_of_column:
                    stirred.append((self._place_of_row[row], self._place_of_column[name]))
        self._stir(stirred)

    def say_again(self) -> None:
        """Show everything again, in the language now in force."""
        self._cells.clear()
        self._tell_all()
        self.headerDataChanged.emit(_ACROSS, 0, len(self.columns) - 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are, the new one too; none below a cell."""
        return 0 if parent.isValid() else len(self.rows) + self._has_new

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are; none below a cell."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the words of a cell, whole in its tip, or what is read aloud of it; it is drawn from `cell`."""
        if role not in _SAID or not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == _ACCESSIBLE:
            told = _TOLD.get(cell.mood)
            answer = f"{cell.words} ({_(told)})" if told else cell.words
            return _("{question}: {answer}").format(question=self.columns[index.column()].label, answer=answer)
        return cell.words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return a column's head, whole in its tip; a row's number."""
        if role not in (_DISPLAY, _TIP, _ACCESSIBLE) or section < 0:
            return None
        if orientation == _ACROSS:
            return self.columns[section].head if section < len(self.columns) else None
        return figure(section + 1) if section < len(self.rows) else "+"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that every cell can be gone to; editing is the view's."""
        return _LAST_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _follow_rows(self) -> None:
        """Let rows come and go as they did, so that the present cell stays where it is."""
        now, before = self.filled.rows(self.repeat), self.rows
        if now == before:
            return
        start = _common(before, now)
        end = min(_common(before[::-1], now[::-1]), len(before) - start, len(now) - start)
        gone, come = len(before) - start - end, len(now) - start - end
        if gone and come:
            self.beginResetModel()
            self._take(now)
            self.endResetModel()
        elif come and not end and not self.fixed:
            self._append(now, start, come)
        elif come:
            self.beginInsertRows(self.NOWHERE, start, start + come - 1)
            self._take(now)
            self.endInsertRows()
        elif end or self.fixed:
            self.beginRemoveRows(self.NOWHERE, start, start + gone - 1)
            self._take(now)
            self.endRemoveRows()
        else:
            self._cut(now, start, gone)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, start, self.rowCount() - 1)

    def _append(self, rows: tuple[str, ...], start: int, come: int) -> None:
        """Let the first of the rows added at the end take the place of the new row; the others come below it."""
        self._has_new = False
        self._take(rows[: start + 1])
        self._tell_row(start)
        self.beginInsertRows(self.NOWHERE, start + 1, start + come)
        self._has_new = True
        self._take(rows)
        self.endInsertRows()

    def _cut(self, rows: tuple[str, ...], start: int, gone: int) -> None:
        """Let the new row take the place of the first of the rows that went at the end."""
        self.beginRemoveRows(self.NOWHERE, start + 1, start + gone)
        self._has_new = False
        self._take(self.rows[: start + 1])
        self.endRemoveRows()
        self._has_new = True
        self._take(rows)
        self._tell_row(start)

    def _tell_row(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def _cell_of(self, row: str, column: Column) -> Cell:
        try:
            return cell_of(self.filled, f"{row}/{column.name}", column)
        except KeyError:  # the row is gone, and this model is about to hear of it
            return BLANK

    def _take(self, rows: tuple[str, ...]) -> None:
        self.rows = rows
        self._place_of_row = {row: place for place, row in enumerate(rows)}
        self._cells = {at: cell for at, cell in self._cells.items() if at[0] in self._place_of_row}

    def _stir(self, cells: list[tuple[int, int]]) -> None:
        for place, column in cells:
            self._cells.pop((self.rows[place], column), None)
        if len(cells) > MOST_AT_ONCE:
            self._all_later.start()
            return
        for place, column in cells:
            index = self.index(place, column)
            self.dataChanged.emit(index, index)

    def _tell_all(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many of the first are the same."""
    same = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        same += 1
    return same

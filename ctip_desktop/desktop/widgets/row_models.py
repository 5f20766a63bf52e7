"""What stands in a list: rows of cells, held in memory or, where they are very many, read when they come to be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n.states import state_words

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_NOWHERE = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True)
class Cell:
    """What stands in one column of a row.

    Args:
        above: the one line, or the upper of two.
        below: the lower line; empty for none.
        state: shown as a chip, `above` in place of its own word if given.
        icon: a glyph before the words.
        role, colour: of the upper line.
        covered: a bar stands in place of the words, which nobody is shown.
    """

    above: str = ""
    below: str = ""
    state: str = ""
    icon: str = ""
    role: str = "body"
    colour: str = "text"
    covered: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a list; `key` says which thing it shows, so that it is found again after the list was read anew."""

    key: str
    cells: tuple[Cell, ...]
    marked: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its head, its least width, how much of the room left over it takes, where its words stand."""

    head: Words
    width: int
    stretch: int = 0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    sort: str = ""


class RowsModel(QAbstractListModel):
    """Rows held in memory."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> Row:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, key: str) -> int:
        """Return where the row of a thing is; -1 if it is not here."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the row itself, or what is read aloud of it."""
        if not index.isValid() or role not in (ROW, _DISPLAY, _ACCESSIBLE):
            return None
        row = self.row_at(index.row())
        return row if role == ROW else read_aloud(row)


class ManyRowsModel(QStringListModel):
    """Very many rows, of which only the number is held: subclasses say what stands at a place and where a thing is.

    A view asks for the number of rows once a row while it lays them out. Here Qt answers that itself: 50,000 rows are
    laid out in 5 ms, by a model in Python in 95.
    """

    def set_count(self, count: int) -> None:
        """Show so many rows, all of them others than before."""
        self.setStringList([""] * count)

    def row_at(self, place: int) -> Row:
        """Return the row at a place."""
        raise NotImplementedError

    def place_of(self, key: str) -> int:
        """Return where the row of a thing is; -1 if it is not known."""
        raise NotImplementedError

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows are chosen, not edited."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the row itself, or what is read aloud of it."""
        if not index.isValid() or role not in (ROW, _DISPLAY, _ACCESSIBLE):
            return None
        row = self.row_at(index.row())
        return row if role == ROW else read_aloud(row)


def read_aloud(row: Row) -> str:
    """Return what is read aloud of a row: all words but covered ones."""
    said = (text for cell in row.cells if not cell.covered for text in (_upper(cell), cell.below))
    return " · ".join(text for text in said if text)


def _upper(cell: Cell) -> str:
    return state_words(cell.state) if cell.state and not cell.above else cell.above

"""A matrix: a grid whose rows the form gives, with a total of each row at its end and of each column below."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QObject

from ctip_desktop.desktop.form.grid.cells import Cell, Mood
from ctip_desktop.desktop.form.grid.columns import Column
from ctip_desktop.desktop.form.grid.model import GridModel, Index
from ctip_desktop.forms.entering.totals import PART
from ctip_desktop.forms.entering.typed import shown
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Question
from ctip_desktop.i18n import _, language

_EMPTY = Cell("", Mood.TOTAL)


class TotalColumn(Column):
    """What is added up along each row."""

    def __init__(self) -> None:
        super().__init__(Question("decimal", "", 0), fixed=True)

    @property
    def label(self) -> str:
        """What stands above it."""
        return _("Total")


class MatrixModel(GridModel):
    """The rows of a matrix; numbers are added up downwards, and to the right those that are not part of another."""

    def __init__(self, filled: Filled, repeat: str, parent: QObject | None = None) -> None:
        super().__init__(filled, repeat, parent)
        self._numbers = [at for at, column in enumerate(self.columns) if column.is_number]
        self._added = [at for at in self._numbers if self.columns[at].question.columns.get("total") != PART]
        self._across = len(self._added) > 1
        if self._across:
            self.columns = (*self.columns, TotalColumn())

    def rowCount(self, parent: Index = GridModel.NOWHERE) -> int:
        """Return how many rows there are, that of the totals too; none below a cell."""
        return 0 if parent.isValid() else len(self.rows) + bool(self._numbers)

    def path_of(self, index: Index) -> str | None:
        """Return the path of the question in a cell; None of a total."""
        return None if self._is_total(index.column()) else super().path_of(index)

    def cell(self, place: int, column: int) -> Cell:
        """Return what a cell shows; the totals are added up each time."""
        if place < len(self.rows) and not self._is_total(column):
            return super().cell(place, column)
        if place >= len(self.rows) and column == 0:
            return Cell(_("Total"), Mood.TOTAL)
        numbers = self._added if self._is_total(column) else [column] if column in self._numbers else []
        rows = self.rows if place >= len(self.rows) else (self.rows[place],)
        return _said(self._numbers_in(rows, numbers)) if numbers else _EMPTY

    def headerData(self, section: int, orientation: object, role: int = 0) -> object:
        """Return a column's head, or a row's number; the row of totals has none."""
        head = super().headerData(section, orientation, role)  # type: ignore[arg-type]
        return "" if head == "+" else head

    def follow(self, changed: Iterable[str]) -> None:
        """Show what has changed, and the totals."""
        super().follow(changed)
        last_row, last_column = self.rowCount() - 1, self.columnCount() - 1
        if self._numbers:
            self.dataChanged.emit(self.index(last_row, 0), self.index(last_row, last_column))
        if self._across:
            self.dataChanged.emit(self.index(0, last_column), self.index(last_row, last_column))

    def _is_total(self, column: int) -> bool:
        return self._across and column == len(self.columns) - 1

    def _numbers_in(self, rows: Iterable[str], columns: Iterable[int]) -> Iterable[object]:
        wanted = [self.columns[column].name for column in columns]
        for row in rows:
            for name in wanted:
                path = f"{row}/{name}"
                if self.filled.relevant(path) and not self.filled.known(path).get("special"):
                    yield self.filled.value(path)


def _said(answers: Iterable[object]) -> Cell:
    total = Decimal(0)
    for answer in answers:
        try:
            total += Decimal(str(answer or 0))
        except InvalidOperation:  # not a number; said in its cell
            continue
    return Cell(shown("decimal", total, language(), editing=False), Mood.TOTAL)

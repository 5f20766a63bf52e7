"""Gives answers to the present cell of a grid; in the new row this begins a row."""

from collections.abc import Mapping

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.columns import Column
from ctip_desktop.desktop.form.grid.table import GridTable
from ctip_desktop.forms.entering.carrying import row_as_above, same_as_before
from ctip_desktop.forms.filled import Filled


class CellAnswers:
    """The present cell as what is answered."""

    def __init__(self, entering: Entering, table: GridTable) -> None:
        self._entering = entering
        self._table = table

    @property
    def filled(self) -> Filled:
        """The form being filled in."""
        return self._entering.filled

    @property
    def column(self) -> Column:
        """The column of the cell."""
        return self._table.grid.column_of(self._table.present)

    @property
    def path(self) -> str | None:
        """The path of its question; None in the new row."""
        return self._table.grid.path_of(self._table.present)

    @property
    def may(self) -> bool:
        """Whether there is such a cell and it can be answered by hand."""
        index = self._table.present
        return index.isValid() and not self._entering.locked and self._table.answerable(index)

    @property
    def answer(self) -> object:
        """The answer in it, as it is stored."""
        return self.filled.value(self.path) if self.path else None

    def give(self, answer: str | int | None) -> None:
        """Answer it."""
        if self.may and self.path is not None:
            self._entering.set(self.path, answer)
        elif self.may and answer is not None:
            self.begin_row({self.column.name: answer})

    def give_special(self, special: str) -> None:
        """Give it a special answer, or take that away if it is there."""
        if not self.may:
            return
        if self.path is None:
            self.begin_row({})
        if self.path is not None:
            there = self._entering.known(self.path).get("special")
            self._entering.give_special(self.path, "" if there == special else special)

    def begin_row(self, answers: Mapping[str, str | int]) -> str:
        """Begin a row in the place of the new row, with answers by column; return its path."""
        grid = self._table.grid
        with self._entering.together(grid.repeat):
            row = self._entering.add_row(grid.repeat)
            for name, answer in answers.items():
                self._entering.set(f"{row}/{name}", answer)
        place = grid.index_of(row).row()
        self._table.delegate.fresh = place
        self._table.go(place, max(self._table.present.column(), 0))
        return row

    def same_as_above(self) -> bool:
        """Answer it as the cell above is answered; say whether that is."""
        if not self.may or not self._table.grid.rows:
            return False
        if self.path is None:
            above = self.filled.value(f"{self._table.grid.rows[-1]}/{self.column.name}")
            if isinstance(above, str | int):
                self.begin_row({self.column.name: above})
            return above is not None
        answer = same_as_before(self.filled, None, self.path)
        if answer is not None:
            self._entering.set(self.path, answer)
        return answer is not None

    def row_as_above(self) -> None:
        """Answer all of its row that is not answered by hand as the row above is; what is told apart by it not."""
        grid, place = self._table.grid, self._table.present.row()
        if place < 1 or self._entering.locked:
            return
        with self._entering.together(grid.repeat) as changed:
            row = grid.row_of(place) or self._entering.add_row(grid.repeat)
            above = row_as_above(self.filled, row)
            given = {path: answer for path, answer in above.items() if not self.filled.standing(path).touched}
            changed.update(self.filled.set_all(given))

    def remove_row(self) -> bool:
        """Take its row away; say whether there was one."""
        row = self._table.grid.row_of(self._table.present.row())
        if row is None or self._table.grid.fixed or self._entering.locked:
            return False
        self._entering.remove_row(row)
        return True

"""Keeps small cells of tables from being told: neither shown, nor found by subtracting what is shown.

A count from 1 to 10 is *small*; nothing is told by a nought. Of a table of offices and the answers to a question,
with its totals, first the small cells are covered, then as many others as it takes that

- in every row and column what is covered adds up to `LEAST` or more, in two cells or more; and
- every covered cell might be another number: some other table agrees with all that is shown, and with covered cells
  being 1 or more. The table is a network of rows and columns, and such another table is a way around in it.

Where that cannot be reached, the whole table is withheld.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAST = 11
ALL = "*"
"""Stands for all offices, or all answers, where a total is meant."""

OTHERS = "+"
"""Stands for the offices with small totals, taken together."""

Cell = tuple[str, str]
Cells = Mapping[Cell, int]


@dataclass(frozen=True)
class Margin:
    """The totals of offices that may be told: those that are, those that stand together as `OTHERS`, and all."""

    told: Mapping[str, int]
    together: frozenset[str]
    total: int

    def row_of(self, office: str) -> str:
        """Return the row that an office stands in."""
        return OTHERS if office in self.together else office

    @property
    def rows(self) -> dict[str, int]:
        """The totals of all rows."""
        others = {OTHERS: self.total - sum(self.told.values())} if self.together else {}
        return dict(self.told) | others


def margin_of(totals: Mapping[str, int]) -> Margin | None:
    """Return which totals of offices may be told; None if not even that of all may be."""
    total = sum(totals.values())
    if not total or 0 < total < LEAST:
        return None if total else Margin(dict(totals), frozenset(), 0)
    together = {office for office, count in totals.items() if _is_small(count)}
    left = sorted((count, office) for office, count in totals.items() if count >= LEAST)
    while together and not _covered_well([totals[office] for office in together]):
        if not left:
            return None
        together.add(left.pop(0)[1])
    told = {office: count for office, count in totals.items() if office not in together}
    return Margin(told, frozenset(together), total)


def covered(cells: Cells, rows: Mapping[str, int], columns: Iterable[str]) -> frozenset[Cell] | None:
    """Return which cells of a table may not be told; None if the table has to be withheld.

    Args:
        cells: the counts by row and column; those left out are noughts.
        rows: the total of each row, all of which are told.
        columns: the columns; their totals are cells too, in the row `ALL`.
    """
    table = _Table(cells, rows, columns)
    while (weak := table.weak()) is not None:
        if not table.cover_beside(weak):
            return None
    return frozenset(table.covered)


class _Table:
    """A table with some of its cells covered."""

    def __init__(self, cells: Cells, rows: Mapping[str, int], columns: Iterable[str]) -> None:
        self.columns = list(columns)
        self.rows = list(rows)
        self.count = {(row, column): cells.get((row, column), 0) for row in rows for column in self.columns}
        for column in self.columns:
            self.count[ALL, column] = sum(self.count[row, column] for row in rows)
        self.covered = {cell for cell, count in self.count.items() if _is_small(count)}
        self._lone = {row for row in (*rows, ALL) if sum(self.count[row, column] > 0 for column in self.columns) == 1}

    def weak(self) -> Cell | None:
        """Return a covered cell that can be found, or whose row or column tells too little; None if there is none."""
        in_order = sorted(self.covered)
        unsafe = (cell for cell in in_order if not all(self._is_safe(line) for line in self._lines(cell)))
        found = next(unsafe, None)
        return found or next((cell for cell in in_order if not self._may_differ(cell)), None)

    def cover_beside(self, cell: Cell) -> bool:
        """Cover the smallest cell that may help; say whether there was one."""
        weak = [line for line in self._lines(cell) if not self._is_safe(line)] or self._lines(cell)
        beside = {one for line in weak for one in line if self._may_cover(one)}
        if not beside:
            beside = {one for one in self.count if self._may_cover(one)}
        if not beside:
            return False
        self.covered.add(min(beside, key=lambda one: (one[0] == ALL, self.count[one], one)))
        return True

    def _may_cover(self, cell: Cell) -> bool:
        """Say whether covering a cell would hide anything: not a nought, nor what alone makes up its row's total."""
        return cell not in self.covered and self.count[cell] > 0 and cell[0] not in self._lone

    def _lines(self, cell: Cell) -> list[list[Cell]]:
        """Return the row and the column of a cell, each with its cells; the total of a column is one of them."""
        row, column = cell
        return [[(row, one) for one in self.columns], [(one, column) for one in (*self.rows, ALL)]]

    def _is_safe(self, line: list[Cell]) -> bool:
        """Say whether what is covered in a line is nothing, or enough; a covered total leaves nothing to subtract."""
        cells = [cell for cell in line if cell in self.covered]
        if not cells or (line[-1][0] == ALL and line[-1] in cells and line[0][0] != ALL):
            return True
        return _covered_well([self.count[cell] for cell in cells])

    def _may_differ(self, cell: Cell) -> bool:
        """Say whether another table, with another number in this cell, agrees with all that is shown."""
        row, column = cell
        up, down = self._can_move(cell, 1), self._can_move(cell, -1)
        return (up and self._reaches(("c", column), ("r", row), cell)) or (
            down and self._reaches(("r", row), ("c", column), cell)
        )

    def _can_move(self, cell: Cell, by: int) -> bool:
        """Say whether a flow may change by one; that of a column's total runs the other way."""
        return (by > 0) != (cell[0] == ALL) or self.count[cell] > 1

    def _reaches(self, start: tuple[str, str], end: tuple[str, str], without: Cell) -> bool:
        waiting, met = deque([start]), {start}
        while waiting:
            kind, name = waiting.popleft()
            for cell in self.covered:
                if cell == without or name != cell[0 if kind == "r" else 1]:
                    continue
                step = ("c", cell[1]) if kind == "r" else ("r", cell[0])
                if step not in met and self._can_move(cell, 1 if kind == "r" else -1):
                    if step == end:
                        return True
                    met.add(step)
                    waiting.append(step)
        return False


def _is_small(count: int) -> bool:
    return 0 < count < LEAST


def _covered_well(counts: list[int]) -> bool:
    """Say whether so many counts, of which only the sum is known, tell nothing: not even that each of them is 1."""
    return len(counts) > 1 and sum(counts) >= LEAST and sum(counts) > len(counts)

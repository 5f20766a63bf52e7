"""A table of figures on the sheet: columns as wide as their figures and heads need, a head that stays in view."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.desktop.report.blocks import INDENT, SIDE
from ctip_desktop.desktop.widgets.text import break_lines
from ctip_desktop.i18n import language
from ctip_desktop.i18n.figures import grouped, per_cent, signed
from ctip_desktop.reports.book.parts import Cell, Change, Figure, Row, Share, Table
from ctip_desktop.reports.periods import Period

NO_FIGURE = "–"
_MINUS = str.maketrans("−", "–")
"""Noto Sans Khmer draws a minus as short as a hyphen; its dash of half an em is what a minus should be."""
_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_BETWEEN = 18.0
"""Between two groups of columns."""
_MOST_HEAD = 104.0
_LABELS, _MOST_LABELS = 0.24, 0.36
"""The share of the width that the names of lines have at least, where figures leave it, and at most."""
_MOST_SPARE = 110.0
"""What a column of figures gets at most of room left over: figures far apart are hard to compare."""


def written(cell: Figure) -> str:
    """Return a figure as a table of the window has it: a dash where there is none, per cent without their mark."""
    if cell.value is None:
        return NO_FIGURE
    if isinstance(cell, Cell):
        return grouped(cell.value)
    return signed(cell.value) if isinstance(cell, Change) else per_cent(cell.value)


def on_screen(text: str) -> str:
    """Return a text with figures as it is drawn: a minus is as long as it should be in Khmer type too."""
    return text.translate(_MINUS) if language() == "km" else text


class Figures:
    """A table; its columns are as wide as their figures and heads need, names of lines have what is left."""

    def __init__(self, table: Table, earlier: Period | None) -> None:
        self.table = table
        self.height = 0.0
        self.head = 0.0
        self._earlier = earlier
        self._rows: tuple[Row, ...] = table.lines
        self._words = [[on_screen(written(cell)) for cell in row.cells] for row in self._rows]
        self._parts = [
            (part, head.label if head.parts else "") for head in table.heads for part in head.parts or (head.label,)
        ]
        self._columns: list[tuple[float, float]] = []
        self._tops: list[float] = []
        self._labels: list[Sequence[str]] = []
        self._heads: list[Sequence[str]] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines, the total after them."""
        return self._rows

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def last_column(self, row: int) -> int:
        """Return the last column of a line."""
        return len(self._rows[row].cells) - 1

    def measure(self, width: float) -> None:
        """Give columns and lines their places."""
        wide = [self._least(place) for place in range(len(self._parts))]
        gaps = _BETWEEN * sum(one.parts != () or other.parts != () for one, other in pairwise(self.table.heads))
        room = width - gaps - 2
        named = min(max(map(self._name_width, self._rows), default=0), room * 0.42)
        spare = room - sum(wide) - max(named, room * _LABELS)
        if spare > 0 and wide:
            more = min(spare / len(wide), _MOST_SPARE)
            wide = [each + more for each in wide]
        label = min(room - sum(wide), max(named, room * _MOST_LABELS))
        self._set_columns(label, wide)
        self._labels = [
            break_lines(row.label, self._role(place), round(label - 2 * SIDE - INDENT * row.level))
            for place, row in enumerate(self._rows)
        ]
        self._heads = [
            break_lines(words, "caption", round(each - 8)) for (words, _), each in zip(self._parts, wide, strict=True)
        ]
        self.head = self._head_height()
        self._tops = [self.head]
        for lines in self._labels:
            self._tops.append(self._tops[-1] + self._row_height(len(lines)))
        self.height = self._tops[-1]

    def row_place(self, row: int) -> tuple[float, float]:
        """Return where a line begins and ends, from the block's top."""
        return self._tops[row], self._tops[row + 1]

    def cell_place(self, row: int, column: int) -> QRectF:
        """Return where a figure stands, from the block's corner."""
        x, wide = self._columns[column]
        return QRectF(x, self._tops[row], wide, self._tops[row + 1] - self._tops[row])

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the line and the column of the figure at a point; None where there is none."""
        row = next((place for place in range(len(self._rows)) if self._tops[place] <= y < self._tops[place + 1]), None)
        column = next((place for place, (left, wide) in enumerate(self._columns) if left <= x < left + wide), None)
        return None if row is None or column is None else (row, column)

    def nearest(self, x: float) -> int:
        """Return the column whose middle is nearest."""
        return min(
            range(len(self._columns)),
            key=lambda place: abs(sum(self._columns[place]) - self._columns[place][1] / 2 - x),
        )

    def middle(self, column: int) -> float:
        """Return the middle of a column."""
        left, wide = self._columns[column]
        return left + wide / 2

    def column_words(self, column: int) -> tuple[str, str]:
        """Return the head over several columns, empty for none, and the column's own."""
        part, group = self._parts[column]
        return group, part

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Draw the lines; the head is drawn apart, since it stays in view."""
        now = look()
        for row, each in enumerate(self._rows):
            line = QRectF(place.x(), place.y() + self._tops[row], place.width(), self._tops[row + 1] - self._tops[row])
            strong = self._is_strong(row)
            if strong:
                painter.fillRect(line, now.colour("shade"))
            painter.fillRect(QRectF(line.x(), line.bottom() - 1, line.width(), 1), now.colour("line"))
            if each is self.table.total:
                painter.fillRect(QRectF(line.x(), line.y() - 1, line.width(), 1), now.colour("line_strong"))
            self._paint_name(painter, row, line)
            for column in range(len(each.cells)):
                self.paint_cell(painter, place, row, column)

    def paint_cell(self, painter: QPainter, place: QRectF, row: int, column: int) -> None:
        """Draw a figure; `place` is the block's."""
        room = self.cell_place(row, column).translated(place.x(), place.y()).adjusted(2, 0, -SIDE, -1)
        role, colour = self._manner(self._rows[row].cells[column], strong=self._is_strong(row))
        draw(painter, room, self._words[row][column], role, look().colour(colour), _RIGHT)

    def paint_head(self, painter: QPainter, place: QRectF) -> None:
        """Draw the heads of the columns on a ground of their own."""
        now = look()
        painter.fillRect(QRectF(place.x(), place.y(), place.width(), self.head), now.colour("surface"))
        painter.fillRect(QRectF(place.x(), place.y() + self.head - 1, place.width(), 1), now.colour("line_strong"))
        pitch, column = now.pitch("caption"), 0
        for head in self.table.heads:
            count = len(head.parts) or 1
            left = place.x() + self._columns[column][0]
            right = place.x() + sum(self._columns[column + count - 1])
            if head.parts:
                high = now.pitch("small_strong") + 6
                room = QRectF(left + 8, place.y() + 6, right - left - 16, high)
                draw(painter, room, head.label, "small_strong", now.colour("text"), _CENTRE)
                painter.fillRect(
                    QRectF(left + SIDE, place.y() + high + 6, right - left - 2 * SIDE, 1), now.colour("line_strong")
                )
            column += count
        for number, lines in enumerate(self._heads):
            x, wide = self._columns[number]
            top = place.y() + self.head - 7 - len(lines) * pitch
            for place_, line in enumerate(lines):
                room = QRectF(place.x() + x, top + place_ * pitch, wide - SIDE, pitch)
                draw(painter, room, line, "caption", now.colour("text_2"), _RIGHT)
        if self.table.rows_head:
            room = QRectF(place.x() + SIDE, place.y() + self.head - 7 - pitch, self._columns[0][0] - SIDE, pitch)
            draw(painter, room, self.table.rows_head, "caption", now.colour("text_2"))

    def _paint_name(self, painter: QPainter, row: int, line: QRectF) -> None:
        now, each, role = look(), self._rows[row], self._role(row)
        pitch = now.pitch(role)
        lines = self._labels[row]
        top = line.center().y() - len(lines) * pitch / 2
        ink = now.colour("text" if self._is_strong(row) else "text_2")
        for number, words in enumerate(lines):
            x = line.x() + SIDE + INDENT * each.level
            draw(painter, QRectF(x, top + number * pitch, line.width(), pitch), words, role, ink)

    def _manner(self, cell: Figure, *, strong: bool) -> tuple[str, str]:
        """Return role and colour of a figure: that of the period stands out, what is made of figures steps back."""
        if isinstance(cell, Share):
            return "small", "text_2"
        if isinstance(cell, Change):
            return "small", "text"
        if cell.source is None or cell.source.period == self._earlier:
            return "body", "text_2"
        return ("strong" if strong else "label"), "text"

    def _is_strong(self, row: int) -> bool:
        each = self._rows[row]
        return each is self.table.total or (not each.level and any(other.level for other in self._rows))

    def _role(self, row: int) -> str:
        return "strong" if self._is_strong(row) else "small"

    def _least(self, column: int) -> float:
        """Return how wide a column is at least."""
        figures = max((width(words[column], "strong") for words in self._words), default=0)
        head = width(self._parts[column][0], "caption")
        return max(figures + SIDE + 8, min(head, _MOST_HEAD) + 20, 48)

    def _name_width(self, row: Row) -> float:
        return width(row.label, "strong") + 2 * SIDE + INDENT * row.level

    def _set_columns(self, label: float, wide: Sequence[float]) -> None:
        self._columns, x, column = [], label, 0
        for place, head in enumerate(self.table.heads):
            if place and (head.parts or self.table.heads[place - 1].parts):
                x += _BETWEEN
            for _each in head.parts or ("",):
                self._columns.append((x, wide[column]))
                x += wide[column]
                column += 1

    def _head_height(self) -> float:
        group = look().pitch("small_strong") + 10 if any(head.parts for head in self.table.heads) else 0
        return group + max(map(len, self._heads), default=1) * look().pitch("caption") + 13

    def _row_height(self, lines: int) -> float:
        return look().size("row_dense") + (lines - 1) * look().pitch("small")

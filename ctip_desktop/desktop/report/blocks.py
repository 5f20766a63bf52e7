"""What the sheet is made of besides figures: heads, remarks, lines; each measures and draws itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.widgets.text import break_lines
from ctip_desktop.i18n import figure
from ctip_desktop.reports.book.parts import Lines

SIDE = 12.0
"""Between words, or a figure, and the edge of the sheet or of its column."""
INDENT = 16.0
_NUMBERS_TOLD = 3


class Block(Protocol):
    """A part of the sheet."""

    height: float

    def measure(self, width: float) -> None:
        """Take as much height as it needs at this width."""

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Draw it."""


@dataclass
class Words:
    """A paragraph: the head of a section, or a remark."""

    text: str
    role: str = "small"
    colour: str = "text_2"
    above: float = 8
    below: float = 8
    height: float = 0
    _lines: Sequence[str] = ()

    def measure(self, width: float) -> None:
        """Break it into lines."""
        self._lines = break_lines(self.text, self.role, round(width - 2 * SIDE))
        self.height = self.above + len(self._lines) * look().pitch(self.role) + self.below

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Draw its lines."""
        pitch = look().pitch(self.role)
        for number, line in enumerate(self._lines):
            room = QRectF(place.x() + SIDE, place.y() + self.above + number * pitch, place.width(), pitch)
            draw(painter, room, line, self.role, look().colour(self.colour))


@dataclass
class Said:
    """What a working group said, or a list, with the numbers of entries behind each line; one may walk its lines."""

    part: Lines
    height: float = 0
    head: float = 0
    _lines: list[Sequence[str]] = field(default_factory=list)
    _tops: list[float] = field(default_factory=list)
    _wide: float = 0

    @property
    def count(self) -> int:
        """How many lines lead to entries."""
        return len(self.part.entries)

    def last_column(self, row: int) -> int:
        """Return the last column of a line, which is its only one."""
        del row
        return 0

    def measure(self, width: float) -> None:
        """Break each line."""
        room = round(width - 2 * SIDE - INDENT)
        self._wide = width
        self._lines = [break_lines(_told(text, numbers), "small", room) for text, numbers in self.part.lines]
        self._tops = [look().pitch("strong") + 8 if self.part.title else 4]
        for lines in self._lines:
            self._tops.append(self._tops[-1] + len(lines) * look().pitch("small") + 3)
        self.height = self._tops[-1] + 6

    def row_place(self, row: int) -> tuple[float, float]:
        """Return where a line begins and ends, from the block's top."""
        return self._tops[row], self._tops[row + 1]

    def cell_place(self, row: int, column: int) -> QRectF:
        """Return the room of a line, from the block's corner."""
        del column
        return QRectF(4, self._tops[row] - 1, self._wide - 8, self._tops[row + 1] - self._tops[row])

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the line at a point; None where there is none."""
        del x
        found = (row for row in range(self.count) if self._tops[row] <= y < self._tops[row + 1])
        row = next(found, None)
        return None if row is None else (row, 0)

    def nearest(self, x: float) -> int:
        """Return the column nearest to a place, which is the only one."""
        del x
        return 0

    def middle(self, column: int) -> float:
        """Return from where one goes on to a table: its first column."""
        del column
        return 0

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Draw the head and the lines."""
        if self.part.title:
            room = QRectF(place.x() + SIDE, place.y() + 4, place.width() - 2 * SIDE, look().pitch("strong"))
            draw(painter, room, self.part.title, "strong")
        for row in range(len(self._lines)):
            self.paint_cell(painter, place, row, 0)

    def paint_cell(self, painter: QPainter, place: QRectF, row: int, column: int) -> None:
        """Draw a line; `place` is the block's."""
        del column
        now, y = look(), place.y() + self._tops[row]
        pitch = now.pitch("small")
        draw(painter, QRectF(place.x() + SIDE, y, INDENT, pitch), "–", "small", now.colour("text_3"))
        for number, line in enumerate(self._lines[row]):
            left = place.x() + SIDE + INDENT
            room = QRectF(left, y + number * pitch, place.width() - 2 * SIDE - INDENT, pitch)
            draw(painter, room, line, "small", now.colour("text"))

    def paint_head(self, painter: QPainter, place: QRectF) -> None:
        """Draw nothing: no head of it stays in view."""


def _told(text: str, numbers: Sequence[str]) -> str:
    told = ", ".join(figure(number) for number in numbers[:_NUMBERS_TOLD])
    if len(numbers) > _NUMBERS_TOLD:
        told += ", …"
    return " ".join(text.split()) + (f" ({told})" if told else "")

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
    """What a working group said, or a list, with the numbers of entries behind each line."""

    part: Lines
    height: float = 0
    _lines: list[Sequence[str]] = field(default_factory=list)

    def measure(self, width: float) -> None:
        """Break each line."""
        room = round(width - 2 * SIDE - INDENT)
        self._lines = [break_lines(_told(text, numbers), "small", room) for text, numbers in self.part.lines]
        lines = sum(map(len, self._lines))
        head = look().pitch("strong") + 8 if self.part.title else 4
        self.height = head + lines * look().pitch("small") + 3 * len(self._lines) + 6

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Draw the head and the lines."""
        now, y = look(), place.y() + 4
        if self.part.title:
            high = now.pitch("strong")
            draw(painter, QRectF(place.x() + SIDE, y, place.width() - 2 * SIDE, high), self.part.title, "strong")
            y += high + 4
        pitch, ink = now.pitch("small"), now.colour("text")
        for lines in self._lines:
            draw(painter, QRectF(place.x() + SIDE, y, INDENT, pitch), "–", "small", now.colour("text_3"))
            for line in lines:
                room = QRectF(place.x() + SIDE + INDENT, y, place.width() - 2 * SIDE - INDENT, pitch)
                draw(painter, room, line, "small", ink)
                y += pitch
            y += 3


def _told(text: str, numbers: Sequence[str]) -> str:
    told = ", ".join(figure(number) for number in numbers[:_NUMBERS_TOLD])
    if len(numbers) > _NUMBERS_TOLD:
        told += ", …"
    return " ".join(text.split()) + (f" ({told})" if told else "")

"""The list of choices beside a cell: seen while keys still go to the grid, chosen from by digit, arrows or mouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.i18n import _, figure

DIGITS = 9
_MOST_SHOWN = 9
_INSET, _CAP, _PADDING = 4, 20, 10


@dataclass(frozen=True)
class Line:
    """A choice: its name, its words, and what stands beside them in small (where a place is)."""

    name: str
    words: str
    beside: str = ""


class ChoicePopup(QWidget):
    """Choices over the grid. It never takes the focus: who opened it hands keys on.

    Attributes:
        by_digit: whether the lines are numbered.
        present: the place of the line that Enter chooses; -1 for none.

    Signals:
        clicked(str): the name of the choice that was clicked.
    """

    clicked = Signal(str)

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.lines: Sequence[Line] = ()
        self.chosen: frozenset[str] = frozenset()
        self.by_digit = True
        self.present = -1
        self._first = 0
        self._beside = QRect()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Choices"))
        self.hide()

    def show_lines(self, lines: Sequence[Line], chosen: frozenset[str], present: int, beside: QRect) -> None:
        """Show choices beside a place of the window, the chosen ones ticked."""
        self.lines, self.chosen, self._beside = lines, chosen, beside
        self.present, self._first = present, 0
        self._place()
        self.go(0)
        self.show()
        self.raise_()

    def go(self, by: int) -> None:
        """Make the line so many below the present one; from none, down leads to the first and up to the last."""
        if by and self.lines:
            last = len(self.lines) - 1
            start = self.present if self.present >= 0 or by > 0 else last + 1
            self.present = max(0, min(start + by, last))
        self._first = max(min(self._first, max(self.present, 0)), self.present - _MOST_SHOWN + 1, 0)
        self.setAccessibleDescription(self.lines[self.present].words if self.present >= 0 else "")
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Make the line under the mouse the present one."""
        place = self._at(event.position().toPoint())
        if place >= 0 and place != self.present:
            self.present = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the focus where it is."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the line that was clicked."""
        place = self._at(event.position().toPoint())
        if place >= 0:
            self.clicked.emit(self.lines[place].name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move through the lines."""
        self.go(1 if event.angleDelta().y() < 0 else -1)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that are shown."""
        del event
        now, painter = look(), QPainter(self)
        fill(painter, QRectF(self.rect()), now.colour("surface"), now.colour("line_strong"), RADIUS["control"])
        if not self.lines:
            place = QRectF(self.rect()).adjusted(_PADDING + 4, 0, -_PADDING, 0)
            draw(painter, place, _("Nothing by that name"), "small", now.colour("text_2"))
        for number, line in enumerate(self.lines[self._first : self._first + _MOST_SHOWN]):
            room = QRectF(_INSET, _INSET + number * self._row(), self.width() - 2 * _INSET, self._row())
            self._draw_line(painter, self._first + number, line, room)

    def _draw_line(self, painter: QPainter, place: int, line: Line, room: QRectF) -> None:
        now, here, middle = look(), place == self.present, room.center().y()
        if here:
            fill(painter, room, now.colour("accent_soft"), None, RADIUS["chip"])
        inner = room.adjusted(_PADDING, 0, -_PADDING, 0)
        if self.by_digit:
            cap = QRectF(inner.x(), middle - _CAP / 2, _CAP, _CAP)
            fill(painter, cap, now.colour("accent" if here else "sunken"), None if here else now.colour("line"), 4)
            ink = now.colour("on_accent" if here else "text_2")
            draw(painter, cap, figure(place + 1), "caption", ink, Qt.AlignmentFlag.AlignHCenter)
            inner.setLeft(cap.right() + _PADDING)
        if line.name in self.chosen:
            draw_glyph(painter, "check", inner.right() - 16, middle, 16, now.colour("accent"))
            inner.setRight(inner.right() - 22)
        strong = here or line.name in self.chosen
        taken = draw(painter, inner, line.words, "strong" if strong else "body")
        if line.beside:
            draw(painter, inner.adjusted(taken + 12, 0, 0, 0), line.beside, "small", now.colour("text_2"))

    def _place(self) -> None:
        around = self._around
        caps = _CAP + _PADDING if self.by_digit else 0
        wide = max((self._wide(line) for line in self.lines), default=160) + caps + 2 * _PADDING + 2 * _INSET + 26
        wide = round(min(max(wide, self._beside.width() + 46), around.width() - 16))
        high = self._row() * max(min(len(self.lines), _MOST_SHOWN), 1) + 2 * _INSET
        x = max(8, min(self._beside.left(), around.width() - wide - 8))
        y = self._beside.bottom() + 2
        if y + high > around.height():
            y = max(4, self._beside.top() - high - 2)
        self.setGeometry(x, y, wide, high)

    @staticmethod
    def _wide(line: Line) -> float:
        return width(line.words, "strong") + (width(line.beside, "small") + 12 if line.beside else 0)

    def _row(self) -> int:
        return look().size("control") - 2

    def _at(self, point: QPoint) -> int:
        place = self._first + (point.y() - _INSET) // self._row()
        return place if self.rect().contains(point) and 0 <= place < len(self.lines) else -1

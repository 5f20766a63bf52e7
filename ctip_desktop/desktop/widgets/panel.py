"""Surfaces: a framed panel for what belongs together, a dividing line, and space."""

from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.look.tokens import RADIUS

L = TypeVar("L", bound=QBoxLayout)


class Panel(QWidget):
    """A surface with a line around it; what it holds goes into `column`."""

    def __init__(self, padding: int = 16, parent: QWidget | None = None, *, ground: str = "surface") -> None:
        super().__init__(parent)
        self._ground = ground
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and frame."""
        del event
        place = QRectF(self.rect())
        fill(QPainter(self), place, look().colour(self._ground), look().colour("line"), RADIUS["panel"])


class Ground(QWidget):
    """A plain ground of one colour, with at most one line at an edge."""

    def __init__(self, colour: str, edge: Qt.Edge | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self._edge = edge

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line at its edge."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour(self._colour))
        wide, high, line = self.width(), self.height(), look().colour("line")
        if self._edge == Qt.Edge.BottomEdge:
            painter.fillRect(0, high - 1, wide, 1, line)
        elif self._edge == Qt.Edge.TopEdge:
            painter.fillRect(0, 0, wide, 1, line)
        elif self._edge == Qt.Edge.RightEdge:
            painter.fillRect(wide - 1, 0, 1, high, line)
        elif self._edge == Qt.Edge.LeftEdge:
            painter.fillRect(0, 0, 1, high, line)


class Line(QFrame):
    """A dividing line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        QPainter(self).fillRect(event.rect(), look().colour("line"))


def row(*parts: QWidget | QBoxLayout | int | None, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets and layouts; a number is that much space, None takes what room is left."""
    return _filled(QHBoxLayout(), parts, spacing)


def column(*parts: QWidget | QBoxLayout | int | None, spacing: int = 8) -> QVBoxLayout:
    """Return a column of widgets and layouts; a number is that much space, None takes what room is left."""
    return _filled(QVBoxLayout(), parts, spacing)


def _filled(layout: L, parts: tuple[QWidget | QBoxLayout | int | None, ...], spacing: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout

"""The program's mark as a widget, sharp on every screen."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.look.icons import mark


class Mark(QWidget):
    """The mark, so many logical pixels wide."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        QPainter(self).drawPixmap(0, 0, mark(self.width(), self.devicePixelRatio()))

"""Scrolling: a slim bar without arrows, and a column of widgets that scrolls up and down, never sideways."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QVBoxLayout, QWidget

from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill

_THICK = 10


class SlimBar(QScrollBar):
    """A scroll bar that is only its handle."""

    def sizeHint(self) -> QSize:
        """Return a thickness that can still be grasped."""
        return QSize(_THICK, 60) if self.orientation() == Qt.Orientation.Vertical else QSize(60, _THICK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle."""
        del event
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = QStyle.SubControl.SC_ScrollBarSlider
        place = QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, handle, self))
        colour = look().colour("line_strong" if self.underMouse() or self.isSliderDown() else "line")
        fill(QPainter(self), place.adjusted(2, 2, -2, -2), colour, None, 3)


class ScrolledColumn(QScrollArea):
    """Widgets one below the other in `column`, scrolled when they need more height than there is."""

    def __init__(self, margin: tuple[int, int, int, int] = (0, 0, 0, 0), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(*margin)
        self.column.setSpacing(12)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

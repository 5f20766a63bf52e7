"""A list with a pane beside it that speaks of the chosen row; where room is short the pane lies over the list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.look.tokens import FOLD_BELOW, RADIUS
from ctip_desktop.desktop.widgets.scrolling import ScrolledColumn

_WIDTHS = ((1880, 400), (1300, 308), (FOLD_BELOW, 264), (0, 316))
"""How wide the pane is, from which width of the window on."""
_GAP = 16


class Pane(QWidget):
    """A framed pane whose `column` scrolls when it is longer than the window is high; `foot` stays below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.laid_over = False
        self._scrolled = ScrolledColumn((0, 0, 4, 0))
        self.column = self._scrolled.column
        self.column.setSpacing(8)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 12, 14)
        layout.setSpacing(10)
        layout.addWidget(self._scrolled, 1)
        layout.addLayout(self.foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and frame; the frame is stronger where it lies over the list."""
        del event
        frame = "line_strong" if self.laid_over else "line"
        place = QRectF(self.rect())
        fill(QPainter(self), place, look().colour("surface"), look().colour(frame), RADIUS["panel"])


class SideBySide(QWidget):
    """Holds both, and gives them their places at the width the window has.

    Args:
        widths: how wide the pane is, from which width of the window on.

    Signals:
        pane_moved(): the pane was opened over the list, or closed.
    """

    pane_moved = Signal()

    def __init__(
        self, left: QWidget, pane: Pane, widths: Sequence[tuple[int, int]] = _WIDTHS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._left, self._pane, self._widths = left, pane, widths
        for part in (left, pane):
            part.setParent(self)
        pane.raise_()
        left.installEventFilter(self)

    @property
    def is_over(self) -> bool:
        """Whether the pane lies over the list now."""
        return self._pane.laid_over and self._pane.isVisible()

    def open_pane(self) -> bool:
        """Lay the pane over the list, if it is not seen; say whether it was not."""
        if not self._pane.laid_over or self._pane.isVisible():
            return False
        self._pane.show()
        self._pane.raise_()
        self.pane_moved.emit()
        return True

    def close_pane(self) -> None:
        """Take the pane away from over the list."""
        if self.is_over:
            self._pane.hide()
            self.pane_moved.emit()

    def minimumSizeHint(self) -> QSize:
        """Return the least: that of the list."""
        return self._left.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Return that of the list."""
        return self._left.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give both their places."""
        super().resizeEvent(event)
        self._set_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for as much room as the list does."""
        if watched is self._left and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _set_out(self) -> None:
        room = self.window().width()
        wide = next(each for least, each in self._widths if room >= least)
        over = room < FOLD_BELOW
        if over != self._pane.laid_over:
            self._pane.laid_over = over
            self._pane.setVisible(not over)
            self.pane_moved.emit()
        self._pane.setGeometry(self.width() - wide, 0, wide, self.height())
        self._left.setGeometry(0, 0, self.width() if over else self.width() - wide - _GAP, self.height())

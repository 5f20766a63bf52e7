"""The two parts of a matrix: the heads of its columns, and the table of marks below them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from ctip_desktop.desktop.completeness.drawing import shade
from ctip_desktop.desktop.look import draw, look

if TYPE_CHECKING:
    from ctip_desktop.desktop.completeness.matrix import Matrix

HEAD = 29


class MatrixHeads(QWidget):
    """The heads of the columns; that of the present month is strong, and what is typed stands in the first.

    Signals:
        pressed(int): the head of this column was clicked.
    """

    pressed = Signal(int)

    def __init__(self, matrix: "Matrix") -> None:
        super().__init__(matrix)
        self._matrix = matrix
        self.setFixedHeight(HEAD)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which column was clicked."""
        self.pressed.emit(self._matrix.view.columnAt(round(event.position().x())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads."""
        del event
        now, painter, matrix = look(), QPainter(self), self._matrix
        high = self.height() - 1
        for column in range(matrix.model.columnCount()):
            x, wide = matrix.view.columnViewportPosition(column), matrix.view.columnWidth(column)
            place, words = QRectF(x, 0, wide, high), str(matrix.model.headerData(column, Qt.Orientation.Horizontal))
            marks = 0 < column <= matrix.model.marks
            if column == matrix.drawer.shaded:
                painter.fillRect(place, shade())
                draw(painter, place, words, "small_strong", now.colour("text"), Qt.AlignmentFlag.AlignHCenter)
            elif marks:
                draw(painter, place, words, "caption", now.colour("text_2"), Qt.AlignmentFlag.AlignHCenter)
            elif column == 0 and matrix.typed:
                draw(painter, place.adjusted(12, 0, -4, 0), matrix.typed, "small_strong", now.colour("accent"))
            else:
                draw(painter, place.adjusted(12, 0, -4, 0), words, "caption", now.colour("text_2"))
        painter.fillRect(0, high, self.width(), 1, now.colour("line_strong"))


class MatrixView(QTableView):
    """The marks; what is done to one is told to the matrix."""

    def __init__(self, matrix: "Matrix") -> None:
        super().__init__(matrix)
        self._matrix = matrix

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means to the matrix."""
        if not self._matrix.pressed_here(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make what is clicked the present mark."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._matrix.go(index.row(), index.column())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what can be done with the present mark."""
        if event.reason() == QContextMenuEvent.Reason.Mouse and self.indexAt(event.pos()).isValid():
            self._matrix.menu_asked.emit(QRect(event.globalPos(), QSize(1, 1)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose nothing by dragging."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the present mark."""
        if self.indexAt(event.position().toPoint()).isValid():
            self._matrix.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew."""
        super().resizeEvent(event)
        self._matrix.measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys are heard here."""
        super().focusInEvent(event)
        self._matrix.show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they are not."""
        super().focusOutEvent(event)
        self._matrix.show_focus()

"""The line that is typed in a cell: over the cell, in its frame, while it is being answered."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from ctip_desktop.desktop.form.grid.delegate import PADDING, draw_frame
from ctip_desktop.desktop.look import look

_CLICKED = Qt.FocusReason.MouseFocusReason


class CellLine(QLineEdit):
    """A line of text in a cell.

    Args:
        number: whether it is written from the right.

    Signals:
        deserted(): the focus went elsewhere by a click.
    """

    deserted = Signal()

    def __init__(self, parent: QWidget, *, number: bool = False) -> None:
        super().__init__(parent)
        now = look()
        self.setFrame(False)
        self.setFont(now.font("body"))
        self.setTextMargins(PADDING - 2, 0, PADDING - 2, 0)
        if number:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, now.colour("surface"))
        palette.setColor(QPalette.ColorRole.Text, now.colour("text"))
        palette.setColor(QPalette.ColorRole.Highlight, now.colour("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, now.colour("on_accent"))
        self.setPalette(palette)

    def begin(self, shown: str, typed: str | None) -> None:
        """Begin with what is there, the caret at its end; or with what was typed, which takes its place."""
        self.setText(shown)
        if typed is not None:
            self.selectAll()
            self.insert(typed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell when a click goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() == _CLICKED:
            self.deserted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, then the frame of the cell."""
        super().paintEvent(event)
        painter = QPainter(self)
        draw_frame(painter, QRectF(self.rect()), 2)

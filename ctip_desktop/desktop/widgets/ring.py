"""A ring that closes as things get ready, with how many of how many in its middle."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.i18n import _, figure

_TURN = 5760
"""A whole turn, in sixteenths of a degree as Qt's painter takes them."""


class Ring(Painted):
    """`9/12`, and a ring closed so far; `across` pixels wide."""

    def __init__(self, across: int = 84, thick: int = 9, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thick = thick
        self.ready, self.of = 0, 0
        self.setFixedSize(across, across)
        self._say()

    def show_share(self, ready: int, of: int) -> None:
        """Show how many of how many."""
        self.ready, self.of = ready, of
        self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring and the figures in it."""
        del event
        now, painter, half = look(), QPainter(self), self._thick / 2 + 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_it = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(now.colour("line"), self._thick))
        painter.drawEllipse(round_it)
        if self.ready and self.of:
            pen = QPen(now.colour("accent"), self._thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(round_it, _TURN // 4, -round(_TURN * min(self.ready, self.of) / self.of))
        draw(painter, QRectF(self.rect()), self._words(), "strong", align=Qt.AlignmentFlag.AlignHCenter)

    def _words(self) -> str:
        return figure(f"{self.ready}/{self.of}")

    def _say(self) -> None:
        said = _("{count} of {of}").format(count=figure(self.ready), of=figure(self.of))
        self.setAccessibleName(said)
        self.update()

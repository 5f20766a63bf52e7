"""The legend: each mark with its word, on as many lines as the width asks for."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.completeness.charts import STATES
from ctip_desktop.desktop.completeness.drawing import draw_mark
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.i18n.states import state_words

MARK = (24, 15)
HIGH = 24
_GAP = 8
_FIRST = 4
"""How many stand on the first of two lines."""


class Legend(Painted):
    """What the marks mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._say()

    def sizeHint(self) -> QSize:
        """Return the size of all lines."""
        return QSize(400, HIGH * (self._places(self.width())[-1][1] + 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as are needed."""
        super().resizeEvent(event)
        self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        for x, line, state in self._places(self.width()):
            middle = HIGH * line + HIGH / 2
            draw_mark(painter, QRectF(x, middle - MARK[1] / 2, *MARK), state)
            words = QRectF(x + MARK[0] + _GAP, middle - HIGH / 2, 400, HIGH)
            draw(painter, words, state_words(state), "caption", look().colour("text"))

    def _places(self, room: int) -> list[tuple[float, int, str]]:
        """Return where each mark stands: from the left, on which line."""
        wide = {state: MARK[0] + _GAP + width(state_words(state), "caption") for state in STATES}
        gap = max(10.0, min(18.0, (room - sum(wide.values())) / (len(STATES) - 1)))
        folds = sum(wide.values()) + gap * (len(STATES) - 1) > room + 1
        places: list[tuple[float, int, str]] = []
        x, line = 0.0, 0
        for place, state in enumerate(STATES):
            if x and (x + wide[state] > room or (folds and place == _FIRST)):
                x, line = 0.0, line + 1
            places.append((x, line, state))
            x += wide[state] + gap
        return places

    def _say(self) -> None:
        self.setAccessibleName(", ".join(state_words(state) for state in STATES))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

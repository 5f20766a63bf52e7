"""Lying bars that lead on: what each office adds to a figure, or the figures that a difference is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.keys import Chord, Key
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import _
from ctip_desktop.i18n.figures import grouped

_RIGHT = Qt.AlignmentFlag.AlignRight
_THICK = 10


@dataclass(frozen=True)
class Bar:
    """A line: `key` says what it leads to."""

    key: str
    words: str
    value: int


class Bars(QWidget):
    """The bars, one of them the present one.

    Signals:
        moved(): another line is the present one, or the focus came or went.
        opened(str): the key of a line that is to be opened.
    """

    moved = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: Sequence[Bar] = ()
        self._place = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def present(self) -> Bar | None:
        """The present line; None while the focus is elsewhere or there is none."""
        return self.bars[self._place] if self.hasFocus() and self.bars else None

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self.bars = bars
        self._place = 0
        self.setVisible(bool(bars))
        self._say()

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(200, len(self.bars) * self._high())

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(120, len(self.bars) * self._high())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the lines, or open one."""
        chord = Chord.pressed(event)
        last = len(self.bars) - 1
        to = {Key.Key_Up: self._place - 1, Key.Key_Down: self._place + 1, Key.Key_Home: 0, Key.Key_End: last}
        if chord.key in to and not chord.modifiers:
            self._go(to[chord.key])
        elif chord.key == Key.Key_Return and self.bars:
            self.opened.emit(self.bars[self._place].key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the line that is clicked."""
        place = int(event.position().y() // self._high())
        if 0 <= place < len(self.bars):
            self._go(place)
            self.opened.emit(self.bars[place].key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which line is the present one."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Measure and draw anew in the type and colours now in force."""
        if event.type() in SHOWN_ANEW:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw name, bar, figure and arrow of each line."""
        del event
        now, painter, high = look(), QPainter(self), self._high()
        named = min(max((width(bar.words, "small") for bar in self.bars), default=0) + 20, self.width() * 0.62)
        figures = max((width(grouped(bar.value), "small_strong") for bar in self.bars), default=0) + 8
        room = max(self.width() - named - figures - 34, 10)
        most = max((bar.value for bar in self.bars), default=0)
        for place, bar in enumerate(self.bars):
            line = QRectF(0, place * high, self.width(), high)
            if self.hasFocus() and place == self._place:
                painter.fillRect(line.adjusted(0, 2, 0, -2), now.colour("accent_soft"))
            draw(painter, QRectF(4, line.y(), named - 12, high), bar.words, "small", now.colour("text"))
            long = room * bar.value / most if most else 0
            if long:
                block = QRectF(named, line.center().y() - _THICK / 2, max(long, 3), _THICK)
                fill(painter, block, now.colour("accent"), None, 2)
            said = QRectF(named + room, line.y(), figures, high)
            draw(painter, said, grouped(bar.value), "small_strong", now.colour("text"), _RIGHT)
            draw_glyph(painter, "chevron-right", self.width() - 20, line.center().y(), 16, now.colour("text_3"))

    def _go(self, place: int) -> None:
        self._place = min(max(place, 0), len(self.bars) - 1)
        self._tell()

    def _tell(self) -> None:
        if self.bars:
            bar = self.bars[self._place]
            self.setAccessibleDescription(f"{bar.words} {grouped(bar.value)}")
        self.update()
        self.moved.emit()

    def _say(self) -> None:
        self.setAccessibleName(_("What the figure is made of"))
        self.updateGeometry()
        self.update()

    def _high(self) -> int:
        return look().size("row_dense") + 2

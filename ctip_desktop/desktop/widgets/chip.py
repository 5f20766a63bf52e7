"""A state as a glyph, a word and a colour, in that order."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.look.tokens import RADIUS, STATES
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n.states import state_words

_GLYPH = 15


class Chip(QWidget):
    """The chip of a state; not clickable."""

    def __init__(self, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(state_words(state))

    def show_state(self, state: str) -> None:
        """Show another state."""
        self._state = state
        self.setAccessibleName(state_words(state))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of glyph and word."""
        return QSize(round(chip_width(self._state)), look().size("chip"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language and colours now in force."""
        if event.type() in SHOWN_ANEW:
            self.show_state(self._state)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        draw_chip(QPainter(self), 0, self.height() / 2, self._state)


def chip_width(state: str, words: str = "") -> float:
    """Return how wide a state's chip is; `words` stand in place of the state's own."""
    return 10 + _GLYPH + 6 + width(words or state_words(state), "caption") + 10


def draw_chip(painter: QPainter, x: float, middle: float, state: str, words: str = "", room: float = 10_000) -> float:
    """Draw a state's chip with its left edge at `x`, no wider than `room`; return its width."""
    now, height = look(), look().size("chip")
    wide = min(chip_width(state, words), room)
    place = QRectF(x, middle - height / 2, wide, height)
    kind = STATES[state]
    fill(
        painter,
        place,
        now.ground(state),
        now.ink(state) if kind.frame else None,
        RADIUS["chip"],
        dashed=kind.frame == "dashed",
    )
    draw_glyph(painter, kind.icon, x + 10, middle, _GLYPH, now.ink(state))
    inner = place.adjusted(10 + _GLYPH + 6, 0, -8, 0)
    draw(painter, inner, words or state_words(state), "caption", now.ink(state))
    return wide

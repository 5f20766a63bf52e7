"""A line across the whole window that says what holds for all of it, such as that nothing here is real."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, width
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.words import Words

_HEIGHT = 28


class Band(Painted):
    """The line; hidden while there is nothing to say."""

    def __init__(self, icon: str = "graduation-cap", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._words: Words | None = None
        self.setFixedHeight(_HEIGHT)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._words() if self._words else ""

    def show_words(self, words: Words | None) -> None:
        """Say something, or nothing."""
        self._words = words
        self.setVisible(words is not None)
        self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, glyph and words."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        painter.fillRect(place, now.colour("warn"))
        ink = now.colour("surface")
        taken = width(self.text, "small_strong") + 26
        x = max((place.width() - taken) / 2, 12)
        draw_glyph(painter, self._icon, x, place.center().y(), 16, ink)
        room = QRectF(x + 26, 0, place.width() - x - 38, place.height())
        draw(painter, room, self.text, "small_strong", ink, Qt.AlignmentFlag.AlignLeft)

    def _say(self) -> None:
        self.setAccessibleName(self.text)
        self.setFixedHeight(max(_HEIGHT, look().pitch("small_strong") + 6))
        self.update()

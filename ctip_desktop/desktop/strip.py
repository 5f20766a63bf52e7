"""The status strip: what is kept, the keys of this page, whether there is a connection, the language."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, draw_key, width
from ctip_desktop.desktop.widgets.panel import Ground
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words
from ctip_desktop.i18n import _, language


class Strip(Ground):
    """One line at the foot of the window.

    Signals:
        language_asked(str): `km` or `en` was clicked.
    """

    language_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", Qt.Edge.TopEdge, parent)
        self._icon, self._tone = "shield-check", "ok"
        self._kept: Words = lambda: ""
        self._keys: Sequence[Binding] = ()
        self._places: dict[str, QRectF] = {}
        self.setFixedHeight(look().size("status"))

    @property
    def kept(self) -> str:
        """What it says is kept."""
        return self._kept()

    def say(self, words: Words, icon: str = "check", tone: str = "ok") -> None:
        """Say what is kept, being done, or hinders; `tone` is a colour of the design."""
        self._kept, self._icon, self._tone = words, icon, tone
        self.setAccessibleName(words())
        self.update()

    def show_keys(self, keys: Sequence[Binding]) -> None:
        """Show what keys do here."""
        self._keys = keys
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        if event.type() in SHOWN_ANEW:
            self.setFixedHeight(look().size("status"))
            self.setAccessibleName(self.kept)
            self.update()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Switch to the language that was clicked."""
        for code, place in self._places.items():
            if place.contains(event.position()):
                self.language_asked.emit(code)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is kept, as many keys as there is room for, and the right end."""
        super().paintEvent(event)
        now, painter = look(), QPainter(self)
        middle = self.height() / 2
        end = self._paint_end(painter)
        draw_glyph(painter, self._icon, 16, middle, 16, now.colour(self._tone))
        room = QRectF(40, 0, end - 56, self.height())
        x = 40 + draw(painter, room, self.kept, "caption", now.colour("text")) + 24
        for key in self._keys:
            words = key.words()
            wide = (
                sum(width(cap, "caption", latin=True) + 14 for cap in key.name.split()[:1])
                + width(words, "caption")
                + 22
            )
            if x + wide > end:
                break
            x += draw_key(painter, x, middle, key.name.split()[0], now.colour("text_2"), now.colour("line_strong")) + 8
            x += draw(painter, QRectF(x, 0, end - x, self.height()), words, "caption", now.colour("text_2")) + 16

    def _paint_end(self, painter: QPainter) -> float:
        """Draw from the right: languages, then whether there is a connection; return where it begins."""
        now, high = look(), self.height()
        x = float(self.width() - 20)
        for code, words in (("en", "English"), ("km", "ខ្មែរ")):
            chosen = language() == code
            wide = width(words, "caption")
            x -= wide
            self._places[code] = QRectF(x - 6, 0, wide + 12, high)
            draw(painter, QRectF(x, 0, wide + 2, high), words, "caption", now.colour("text" if chosen else "text_2"))
            if chosen:
                painter.fillRect(QRectF(x, high - 4, wide, 2), now.colour("accent"))
            x -= 14
            painter.fillRect(QRectF(x + 6, high / 2 - 6, 1, 12), now.colour("line_strong"))
        words = _("Offline · work goes on")
        wide = width(words, "caption")
        x -= wide + 12
        if x < self.width() * 0.45:
            return x + wide
        draw(painter, QRectF(x, 0, wide + 2, high), words, "caption", now.colour("text_2"))
        draw_glyph(painter, "wifi-off", x - 22, high / 2, 16, now.colour("text_2"))
        return x - 34

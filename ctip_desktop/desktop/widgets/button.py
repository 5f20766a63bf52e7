"""Buttons with their keys: one filled primary a page, plain framed ones, quiet words in rows, danger in its dialog."""

from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ctip_desktop.desktop.keys import Chord
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, draw_key, fill, key_width, width
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words

Kind = Literal["primary", "plain", "quiet", "danger"]
_PADDING = 14
_ENTER = Chord.of("Enter")


class Button(QAbstractButton):
    """A button named by a verb, with the key that does the same on it.

    `clicked` is emitted as Qt's buttons do.
    """

    def __init__(
        self,
        words: Words,
        kind: Kind = "plain",
        *,
        icon: str = "",
        key: str = "",
        in_row: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.kind = kind
        self.icon_name = icon
        self.key = key
        self._in_row = in_row
        self._cap = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._say()

    def show_key(self, shown: bool) -> None:
        """Show the cap of its key, or drop it where room is short."""
        self._cap = shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of icon, words and key."""
        padding = 8 if self.kind == "quiet" else _PADDING
        wide = width(self.text(), "strong") + 2 * padding
        if self.icon_name:
            wide += look().size("icon") + 8
        if self.key and self._cap:
            wide += key_width(self.key) + 8
        return QSize(round(wide), look().size("button_in_row" if self._in_row else "button"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language, the type and the colours now in force."""
        if event.type() in SHOWN_ANEW:
            self._say()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it with Enter too, not with the space bar alone."""
        if Chord.pressed(event) == _ENTER:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Say whether a place is on the button: all of it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, frame, icon, words and key."""
        del event
        painter = QPainter(self)
        ground, frame, ink = self._colours()
        place = QRectF(self.rect())
        fill(painter, place, ground, frame)
        if self.hasFocus():
            inner = "on_accent" if self.kind in ("primary", "danger") else "accent"
            inset = 3 if self.kind in ("primary", "danger") else 0
            fill(painter, place.adjusted(inset, inset, -inset, -inset), None, look().colour(inner), thick=2)
        size, middle = look().size("icon"), place.center().y()
        x = place.x() + (place.width() - self._content()) / 2
        if self.icon_name:
            draw_glyph(painter, self.icon_name, x, middle, size, ink)
            x += size + 8
        x += draw(painter, QRectF(x, 0, place.width(), place.height()), self.text(), "strong", ink) + 8
        if self.key and self._cap:
            edge = QColor(ink)
            edge.setAlphaF(0.55)
            draw_key(painter, x, middle, self.key, ink, edge)

    def _content(self) -> float:
        padding = 8 if self.kind == "quiet" else _PADDING
        return self.sizeHint().width() - 2 * padding

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        now = look()
        if not self.isEnabled():
            return now.colour("sunken"), now.colour("line"), now.colour("text_3")
        over = self.underMouse()
        if self.kind == "primary":
            return now.colour("accent_hover" if over else "accent"), None, now.colour("on_accent")
        if self.kind == "danger":
            return now.colour("error"), None, now.colour("surface")
        if self.kind == "quiet":
            return (now.colour("hover") if over else None), None, now.colour("accent")
        return now.colour("hover" if over else "surface"), now.colour("line_strong"), now.colour("text")

    def _say(self) -> None:
        self.setText(self.words())
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self.key)
        self.updateGeometry()
        self.update()

"""A choice of few, side by side, and a single yes or no; worked by arrows, digits and Space."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ctip_desktop.desktop.keys import Chord, Key, digit, physical
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_PADDING = 14
_BOX = 20


class Options(Painted):
    """Choices in one frame, of which one is chosen.

    Args:
        name: what is chosen here, read aloud.
        options: the value of each choice with its words.

    Signals:
        chosen(str): the value of another choice.
    """

    chosen = Signal(str)

    def __init__(self, name: Words, options: Sequence[tuple[str, Words]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._options = list(options)
        self._place = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say()

    @property
    def value(self) -> str:
        """The value that is chosen."""
        return self._options[self._place][0]

    def show_value(self, value: str) -> None:
        """Show a value as the chosen one; one that is not among them leaves all as it is."""
        for place, (each, _words) in enumerate(self._options):
            if each == value:
                self._place = place
        self._say()

    def sizeHint(self) -> QSize:
        """Return the size all words need."""
        return QSize(round(sum(self._widths())), look().size("control"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by arrows, or by digit."""
        key, pressed = Chord.pressed(event).key, digit(event)
        if key in (Key.Key_Left, Key.Key_Up):
            self._choose(max(self._place - 1, 0))
        elif key in (Key.Key_Right, Key.Key_Down):
            self._choose(min(self._place + 1, len(self._options) - 1))
        elif physical(event) == Key.Key_Space:
            self._choose((self._place + 1) % len(self._options))
        elif pressed and pressed <= len(self._options):
            self._choose(pressed - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        for place, (x, wide) in enumerate(self._places()):
            if x <= event.position().x() < x + wide:
                self._choose(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the ground of the chosen one, the words."""
        del event
        now, painter, around = look(), QPainter(self), QRectF(self.rect())
        fill(painter, around, now.colour("surface"), None)
        for place, ((x, wide), (_value, words)) in enumerate(zip(self._places(), self._options, strict=True)):
            room, chosen = QRectF(x, 0, wide, around.height()), place == self._place
            if chosen:
                fill(painter, room.adjusted(3, 3, -3, -3), now.colour("accent_soft"), None, RADIUS["chip"])
            ink = now.colour("accent" if chosen else "text_2")
            draw(painter, room, words(), "strong" if chosen else "label", ink, _CENTRE)
        focused = self.hasFocus()
        frame = now.colour("accent" if focused else "line_strong" if self.isEnabled() else "line")
        fill(painter, around, None, frame, thick=2 if focused else 1)

    def _widths(self) -> list[float]:
        return [width(words(), "strong") + 2 * _PADDING for _value, words in self._options]

    def _places(self) -> list[tuple[float, float]]:
        x, places = 0.0, []
        for wide in self._widths():
            places.append((x, wide))
            x += wide
        return places

    def _choose(self, place: int) -> None:
        if place != self._place and self.isEnabled():
            self._place = place
            self._say()
            self.chosen.emit(self.value)

    def _say(self) -> None:
        self.setAccessibleName(self._name())
        self.setAccessibleDescription(self._options[self._place][1]())
        self.updateGeometry()
        self.update()


class Check(QAbstractButton):
    """A yes or no with its words beside it.

    `toggled(bool)` is emitted as Qt's buttons do.
    """

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._say()

    def sizeHint(self) -> QSize:
        """Return the size of box and words."""
        return QSize(round(_BOX + 14 + width(self.text(), "body") + 6), look().size("button_in_row"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Say whether a place is on it: box and words."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn it by the space bar, whatever the layout makes of that."""
        if physical(event) == Key.Key_Space:
            self.click()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the space bar go, which has done its work."""
        if physical(event) != Key.Key_Space:
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language, type and colours now in force."""
        if event.type() in SHOWN_ANEW:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        del event
        now, painter = look(), QPainter(self)
        middle = self.height() / 2
        box = QRectF(3, middle - _BOX / 2, _BOX, _BOX)
        on, focused = self.isChecked(), self.hasFocus()
        ground = now.colour("accent" if on else "surface")
        frame = now.colour("accent" if on or focused else "line_strong")
        fill(painter, box, ground, frame, RADIUS["chip"], 2 if focused else 1)
        if on:
            draw_glyph(painter, "check", box.x() + 2, middle, 16, now.colour("on_accent"))
        words = QRectF(box.right() + 10, 0, self.width() - box.right() - 10, self.height())
        draw(painter, words, self.text(), "body", now.colour("text" if self.isEnabled() else "text_3"))
        if focused:
            fill(painter, QRectF(self.rect()), None, now.colour("accent"), RADIUS["chip"], 1)

    def _say(self) -> None:
        self.setText(self._words())
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

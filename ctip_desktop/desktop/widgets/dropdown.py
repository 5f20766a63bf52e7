"""A button that opens a list of choices: a filter, or what can be done with a thing; worked by keys.

The first nine choices are chosen by digit, unless the words of the choices have digits themselves; typing narrows a
list of more, and any whose choices are found by other words too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from ctip_desktop.desktop.keys import Chord, Key, digit
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, draw_key, fill, key_width, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words
from ctip_desktop.i18n import figure
from ctip_desktop.khmer.search import search_key

_PADDING = 12
_MOST_SHOWN = 12
_DIGITS = 9
_MEASURED = 40
"""Of so many choices, those with the most signs, the widest gives the list its width."""
_WIDEST = 640


@dataclass(frozen=True)
class Choice:
    """One line of the list: `value` is what choosing it means, `key` the cap at its right.

    Who narrows the list finds it by its words, and by those in `also`: its name in the other language.
    """

    value: str
    words: str
    icon: str = ""
    key: str = ""
    able: bool = True
    also: str = ""


class ChoiceList(QFrame):
    """The list itself, over everything else until a choice is made or Esc is pressed.

    Signals:
        chosen(str): the value of the line that was chosen.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], value: str | None, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._around = parent
        self._all = list(choices)
        self._found_by: list[str] = []
        self._value = value
        self._narrows = len(choices) > _DIGITS + 1 or any(one.also for one in choices)
        self._by_digit = not self._narrows or not any(sign.isdigit() for one in choices for sign in one.words)
        self._first = 0
        self.typed = ""
        self.lines: list[Choice] = []
        self._narrow("")
        self.present = next((place for place, one in enumerate(self.lines) if one.value == value), 0)
        self._show_present()

    def open_below(self, place: QRect) -> None:
        """Open below a place on the screen, or above it where there is no room below."""
        self.resize(self.sizeHint().expandedTo(QSize(place.width(), 0)))
        screen = self.screen().availableGeometry()
        x = min(place.left(), screen.right() - self.width())
        y = place.bottom() + 4
        if y + self.height() > screen.bottom():
            y = max(screen.top(), place.top() - 4 - self.height())
        self.move(max(x, screen.left()), y)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        """Return the size all lines need, as many as are shown at once."""
        icons = 26 if any(one.icon for one in self._all) or self._value is not None else 0
        caps = max((key_width(one.key) + 24 for one in self._all if one.key), default=0)
        digits = 30 if self._by_digit else 0
        longest = nlargest(_MEASURED, (one.words for one in self._all), key=len)
        words = min(max((width(each, "body") for each in longest), default=0), _WIDEST)
        wide = words + 2 * _PADDING + icons + caps + digits
        return QSize(round(wide) + 14, self._row() * min(max(len(self.lines), 1), _MOST_SHOWN) + 10)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back to where it was, also on systems that gave it to the list's own window."""
        super().hideEvent(event)
        self._around.window().activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, narrow, or leave."""
        chord = Chord.pressed(event)
        steps = {Key.Key_Up: -1, Key.Key_Down: 1, Key.Key_PageUp: -_MOST_SHOWN, Key.Key_PageDown: _MOST_SHOWN}
        pressed = digit(event) if self._by_digit and not self.typed else None
        if chord.key in steps:
            self._go(self.present + steps[chord.key])
        elif chord.key in (Key.Key_Home, Key.Key_End):
            self._go(0 if chord.key == Key.Key_Home else len(self.lines) - 1)
        elif chord.key == Key.Key_Escape:
            self.close()
        elif chord.key in (Key.Key_Return, Key.Key_Tab) or (chord.key == Key.Key_Space and not self.typed):
            self._choose(self.present)
        elif pressed is not None:
            self._choose(pressed - self._first_digit())
        elif chord.key == Key.Key_Backspace:
            self._narrow(self.typed[:-1])
        elif event.text().isprintable() and event.text() and self._narrows:
            self._narrow(self.typed + event.text())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Make the line under the mouse the present one."""
        place = self._at(event.position().toPoint())
        if place is not None and place != self.present:
            self.present = place
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the line that was clicked."""
        place = self._at(event.position().toPoint())
        if place is not None:
            self._choose(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move through the lines."""
        down = event.angleDelta().y() < 0
        self._go(self.present + (3 if down else -3))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        del event
        now, painter = look(), QPainter(self)
        painter.fillRect(self.rect(), now.colour("surface"))
        fill(painter, QRectF(self.rect()), now.colour("surface"), now.colour("line_strong"), RADIUS["chip"])
        for number, one in enumerate(self.lines[self._first : self._first + _MOST_SHOWN]):
            line = QRectF(5, 5 + number * self._row(), self.width() - 10, self._row())
            self._draw_line(painter, self._first + number, one, line)
        if len(self.lines) > _MOST_SHOWN:
            self._draw_handle(painter)

    def _draw_handle(self, painter: QPainter) -> None:
        """Draw at the right which part of a long list is seen."""
        high, count = self.height() - 10, len(self.lines)
        place = QRectF(self.width() - 8, 5 + high * self._first / count, 4, high * _MOST_SHOWN / count)
        fill(painter, place, look().colour("line_strong"), None, 2)

    def _draw_line(self, painter: QPainter, place: int, one: Choice, room: QRectF) -> None:
        now = look()
        if place == self.present:
            fill(painter, room, now.colour("accent_soft"), None, RADIUS["chip"])
        ink = now.colour("text" if one.able else "text_3")
        x, middle = room.x() + _PADDING - 2, room.center().y()
        if self._by_digit:
            number = place + self._first_digit()
            if number <= _DIGITS and not self.typed:
                draw_key(painter, x - 2, middle, figure(number), now.colour("text_2"), now.colour("line_strong"))
            x += 30
        chosen = self._value is not None and one.value == self._value
        if one.icon or self._value is not None or any(each.icon for each in self._all):
            glyph = one.icon or ("check" if chosen else "")
            if glyph:
                draw_glyph(painter, glyph, x, middle, 16, now.colour("accent" if chosen else "text_2"))
            x += 26
        draw(
            painter,
            QRectF(x, room.y(), room.right() - x, room.height()),
            one.words,
            "strong" if chosen else "body",
            ink,
        )
        if one.key:
            cap = key_width(one.key)
            draw_key(painter, room.right() - cap - 8, middle, one.key, now.colour("text_2"), now.colour("line_strong"))

    def _first_digit(self) -> int:
        return 0 if self._value is not None and self._all and not self._all[0].value else 1

    def _row(self) -> int:
        return look().size("control")

    def _at(self, point: QPoint) -> int | None:
        place = self._first + (point.y() - 5) // self._row()
        return place if self.rect().contains(point) and 0 <= place < len(self.lines) else None

    def _go(self, place: int) -> None:
        self.present = max(0, min(place, len(self.lines) - 1))
        self._show_present()
        self.update()

    def _show_present(self) -> None:
        self._first = max(min(self._first, self.present), self.present - _MOST_SHOWN + 1, 0)
        if self.lines:
            self.setAccessibleDescription(self.lines[self.present].words)

    def _narrow(self, typed: str) -> None:
        key = search_key(typed)
        if key and not self._found_by:
            self._found_by = [search_key(f"{one.words}\n{one.also}") for one in self._all]
        found = [one for one, by in zip(self._all, self._found_by, strict=True) if key in by] if key else self._all
        if found or not typed:
            self.typed, self.lines, self.present, self._first = typed, found, 0, 0
            self.update()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self.lines) and self.lines[place].able:
            value = self.lines[place].value
            self.close()
            self.chosen.emit(value)


class Dropdown(QAbstractButton):
    """A filter: what it is of and, on a soft ground, what is chosen; the first choice is everything, without a ground.

    Signals:
        changed(str): the value of another choice.
    """

    changed = Signal(str)

    def __init__(self, words: Words, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._choices = choices
        self.value = ""
        self.list: ChoiceList | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open)
        self._say()

    def choose(self, value: str) -> None:
        """Show a choice as the one that was made."""
        self.value = value
        self._say()

    def open(self) -> None:
        """Open the list of choices."""
        self.list = ChoiceList(self._choices(), self.value, self._words(), self)
        self.list.chosen.connect(self._take)
        self.list.open_below(QRect(self.mapToGlobal(QPoint(0, 0)), self.size()))

    def sizeHint(self) -> QSize:
        """Return the size of its words and the arrow."""
        chosen = self._chosen()
        wide = width(self._words(), "label") + (width(chosen, "strong") + 8 if chosen else 0)
        return QSize(round(wide + 2 * _PADDING + 22), look().size("control"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a filter is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list, or go back to everything."""
        chord = Chord.pressed(event)
        if chord.key in (Key.Key_Return, Key.Key_Down, Key.Key_F4, Key.Key_Space):
            self.open()
        elif chord.key in (Key.Key_Delete, Key.Key_0):
            self._take("")
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language, type and colours now in force."""
        if event.type() in SHOWN_ANEW:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the words, what is chosen and the arrow."""
        del event
        now, painter, place, chosen = look(), QPainter(self), QRectF(self.rect()), self._chosen()
        ground = "accent_soft" if chosen else "hover" if self.underMouse() else "surface"
        frame = "accent" if chosen or self.hasFocus() else "line_strong"
        fill(painter, place, now.colour(ground), now.colour(frame), thick=2 if self.hasFocus() else 1)
        inner = place.adjusted(_PADDING, 0, -_PADDING - 20, 0)
        taken = draw(painter, inner, self._words(), "label", now.colour("text_2" if chosen else "text"))
        if chosen:
            draw(painter, inner.adjusted(taken + 8, 0, 0, 0), chosen, "strong", now.colour("text"))
        draw_glyph(painter, "chevron-down", place.right() - _PADDING - 16, place.center().y(), 16, now.colour("text_2"))

    def _chosen(self) -> str:
        return next((one.words for one in self._choices() if one.value == self.value), "") if self.value else ""

    def _take(self, value: str) -> None:
        if value != self.value:
            self.choose(value)
            self.changed.emit(value)

    def _say(self) -> None:
        self.setText(self._words())
        self.setAccessibleName(" ".join(part for part in (self._words(), self._chosen()) if part))
        self.updateGeometry()
        self.update()

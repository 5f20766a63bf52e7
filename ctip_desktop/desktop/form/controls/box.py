"""One choice as a box: its digit, its words and, chosen, a tick; told aloud as a radio button or a check box."""

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.field import Tone
from ctip_desktop.desktop.widgets.text import break_lines
from ctip_desktop.i18n import _

_SIDE, _CAP, _TICK = 10, 20, 16
_AROUND = _SIDE + _CAP + 8 + 10 + _TICK + _SIDE
"""What digit, tick and space between take of a box's width."""
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Holder(Protocol):
    """What boxes stand in."""

    @property
    def tone(self) -> Tone:
        """How they look."""
        ...

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; say whether it meant anything."""
        ...

    def note_focus(self, box: QAbstractButton) -> None:
        """Note which box has the focus."""
        ...


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Box(_Button):
    """A choice; mixed into a radio button or a check box, so that its role is told aloud."""

    holder: Holder
    number: int

    def sizeHint(self) -> QSize:
        """Return the size of digit, words and tick."""
        words = max(width(self.text(), "body"), width(self.text(), "strong"))
        return QSize(ceil(words) + _AROUND, look().size("control"))

    def height_in(self, room: int) -> int:
        """Return the height of all its lines at a width: words that are too long for one are never cut."""
        lines = len(self._lines(room))
        return look().size("control") + (lines - 1) * look().pitch("body")

    def hitButton(self, pos: QPoint) -> bool:
        """Say whether a place is on the box: all of it."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what keys mean among the boxes; nothing else."""
        event.setAccepted(self.holder.press(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave Space to the press."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus too."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the present box."""
        super().focusInEvent(event)
        self.holder.note_focus(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw digit, words and tick."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        chosen, able, tone = self.isChecked(), self.isEnabled(), self.holder.tone
        ground, frame = ("accent_soft", "accent") if chosen else ("surface", "line_strong")
        if tone in ("error", "warn") and not chosen:
            frame = tone
        if not able:
            ground, frame = ("sunken" if chosen else "shade"), "line"
        focused = self.hasFocus()
        fill(painter, place, now.colour(ground), now.colour("accent" if focused else frame), thick=2 if focused else 1)
        cap = QRectF(_SIDE, (place.height() - _CAP) / 2, _CAP, _CAP)
        filled = chosen and able
        fill(
            painter,
            cap,
            now.colour("accent" if filled else "sunken"),
            now.colour("accent" if filled else "line"),
            RADIUS["chip"],
        )
        ink = now.colour("on_accent" if filled else "text_2")
        draw(painter, cap, str(self.number), "small_strong", ink, _CENTRE, latin=True)
        colour, lines, pitch = now.colour("text" if able else "text_3"), self._lines(self.width()), now.pitch("body")
        top = (place.height() - len(lines) * pitch) / 2
        for number, line in enumerate(lines):
            words = QRectF(_SIDE + _CAP + 8, top + number * pitch, place.width() - _AROUND + 2, pitch)
            draw(painter, words, line, "strong" if chosen else "body", colour)
        if chosen:
            tick = now.colour("accent" if able else "text_3")
            draw_glyph(painter, "check", place.right() - _SIDE - _TICK, place.center().y(), _TICK, tick)

    def _lines(self, wide: int) -> Sequence[str]:
        return break_lines(self.text(), "strong", wide - _AROUND)


class Radio(_Box, QRadioButton):
    """One of the choices of a one-answer question."""

    def __init__(self, holder: Holder, number: int, parent: QWidget) -> None:
        QRadioButton.__init__(self, parent)
        self.holder, self.number = holder, number
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Check(_Box, QCheckBox):
    """One of the choices of a several-answer question."""

    def __init__(self, holder: Holder, number: int, parent: QWidget) -> None:
        QCheckBox.__init__(self, parent)
        self.holder, self.number = holder, number
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class SpecialSaid(QWidget):
    """A special answer in words, beside the boxes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""

    def say(self, words: str) -> None:
        """Say it."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def height_in(self, room: int) -> int:
        """Return the height of one line."""
        del room
        return look().size("control")

    def sizeHint(self) -> QSize:
        """Return the size of the words and a tick."""
        return QSize(round(width(self._words or _("not applicable"), "strong")) + 46, look().size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as chosen."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        fill(painter, place, now.colour("sunken"), now.colour("line_strong"), dashed=True)
        draw(painter, place.adjusted(12, 0, -30, 0), self._words, "strong", now.colour("text_2"))
        draw_glyph(painter, "check", place.right() - 26, place.center().y(), _TICK, now.colour("text_2"))

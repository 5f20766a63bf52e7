"""What one version says to a question, as a framed box: a digit, the words, what they rest on and, chosen, a tick."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from ctip_desktop.desktop.keys import Key, physical
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.text import break_lines
from ctip_desktop.i18n import _
from ctip_desktop.sync.questions import Answer

_SIDE, _CAP, _TICK, _ABOVE = 11, 20, 16, 10
_LEFT = _SIDE + _CAP + 10
_AROUND = _LEFT + 8 + _TICK + _SIDE
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class AnswerBox(QRadioButton):
    """An answer to choose; told aloud as a radio button.

    Args:
        digit: the key that chooses it.
        whose: the version it is of, read aloud before the answer.

    Signals:
        taken(): it was clicked, or Space was pressed on it.
        entered(): it has the focus.
    """

    taken = Signal()
    entered = Signal()

    def __init__(self, digit: int, whose: str, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.digit = digit
        self.answer = answer
        self._whose = whose
        self._covered = False
        self._quiet = False
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say()

    def show_chosen(self, chosen: bool, *, quiet: bool = False) -> None:
        """Look chosen or not; `quiet` where nobody has to decide."""
        self._quiet = quiet
        self.setChecked(chosen)
        self.update()

    def show_answer(self, answer: Answer) -> None:
        """Say something else."""
        self.answer = answer
        self._say()

    def cover(self, covered: bool) -> None:
        """Cover the answer by a bar, or show it."""
        self._covered = covered and bool(self.answer.words)
        self._say()

    def height_in(self, room: int) -> int:
        """Return the height of all its lines at a width."""
        now = look()
        rests = 0 if self._covered else len(self._rests(room))
        lines = 1 if self._covered else len(self._lines(room))
        return max(now.size("control"), lines * now.pitch("body") + rests * now.pitch("small") + 2 * _ABOVE)

    def sizeHint(self) -> QSize:
        """Return a usual size; the line it stands in gives it its place."""
        return QSize(300, self.height_in(300))

    def hitButton(self, pos: QPoint) -> bool:
        """Say whether a place is on the box: all of it."""
        return self.rect().contains(pos)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()
        self.taken.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave it to the press."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it by Space, whatever the layout makes of that; other keys are the page's."""
        if physical(event) == Key.Key_Space:
            self.taken.emit()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave Space to the press."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that it is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, digit, words and tick."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        chosen, focused = self.isChecked(), self.hasFocus()
        ground, frame = ("accent_soft", "accent") if chosen else ("surface", "line_strong")
        if focused or not self._quiet:
            edge = now.colour("accent" if focused else frame)
            fill(painter, place, None if self._quiet else now.colour(ground), edge, thick=2 if focused else 1)
        if focused or not self._quiet:
            self._draw_cap(painter, place, filled=chosen and not self._quiet)
        if self._covered:
            wide = min(60 + 9 * (len(self.answer.words) % 9), place.width() - _AROUND)
            fill(painter, QRectF(_LEFT, place.center().y() - 7, wide, 14), now.colour("line"), None, 3)
        else:
            self._draw_words(painter, place)
        if chosen:
            tick = now.colour("text_2" if self._quiet else "accent")
            draw_glyph(painter, "check", place.right() - _SIDE - _TICK, place.center().y(), _TICK, tick)

    def _draw_cap(self, painter: QPainter, place: QRectF, *, filled: bool) -> None:
        now = look()
        cap = QRectF(_SIDE, (place.height() - _CAP) / 2, _CAP, _CAP)
        ground, frame = ("accent", "accent") if filled else ("sunken", "line")
        fill(painter, cap, now.colour(ground), now.colour(frame), RADIUS["chip"])
        ink = now.colour("on_accent" if filled else "text_2")
        draw(painter, cap, str(self.digit), "small_strong", ink, _CENTRE, latin=True)

    def _draw_words(self, painter: QPainter, place: QRectF) -> None:
        now, room = look(), round(place.width())
        lines, rests = self._lines(room), self._rests(room)
        pitch, small = now.pitch("body"), now.pitch("small")
        top = (place.height() - len(lines) * pitch - len(rests) * small) / 2
        said = bool(self.answer.words)
        for number, line in enumerate(lines):
            at = QRectF(_LEFT, top + number * pitch, place.width() - _AROUND + 2, pitch)
            role = "strong" if self.isChecked() and said else "body"
            draw(painter, at, line, role, now.colour("text" if said else "text_3"))
        for number, line in enumerate(rests):
            at = QRectF(_LEFT, top + len(lines) * pitch + number * small, place.width() - _AROUND + 2, small)
            draw(painter, at, line, "small", now.colour("text_2"))

    def _lines(self, room: int) -> list[str]:
        said = (self.answer.words or _("no answer")).split("\n")
        return [line for part in said for line in break_lines(part, "strong", room - _AROUND)]

    def _rests(self, room: int) -> Sequence[str]:
        return break_lines(self.answer.rests, "small", room - _AROUND) if self.answer.rests else ()

    def _say(self) -> None:
        said = _("covered") if self._covered else ", ".join(filter(None, (self.answer.words, self.answer.rests)))
        self.setText(_("{name}: {value}").format(name=self._whose, value=said or _("no answer")))
        self.setAccessibleName(self.text())
        self.update()

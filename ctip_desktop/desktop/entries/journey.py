"""The way of an entry, stage by stage, the latest above: a glyph, what happened, when and by whom."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.entries.detail import Step
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.look.tokens import STATES
from ctip_desktop.desktop.widgets.text import break_lines
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import figure, ngettext

_DISC = 26
_TEXT = 36
_BETWEEN = 8
_MOST_LINES = 2


class Journey(QWidget):
    """Draws as many stages as there is room for, and tells how many more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: Sequence[Step] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these stages."""
        self._steps = steps
        self.setAccessibleName(". ".join(f"{step.title}, {step.second}" for step in steps))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height for three stages: it takes what is left over."""
        return QSize(200, 3 * (2 * look().pitch("small") + _BETWEEN))

    def minimumSizeHint(self) -> QSize:
        """Return the height of one stage."""
        return QSize(120, 2 * look().pitch("small") + _BETWEEN)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the type and colours now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stages from above."""
        del event
        painter, pitch, y = QPainter(self), look().pitch("small"), 0.0
        for number, step in enumerate(self._steps):
            lines = break_lines(step.title, "small_strong", self.width() - _TEXT)[:_MOST_LINES]
            high = (len(lines) + 1) * pitch
            left = len(self._steps) - number
            if y + high + (_BETWEEN + pitch if left > 1 else 0) > self.height() and number:
                if y + pitch > self.height():
                    return
                said = ngettext("and {count} stage before", "and {count} stages before", left)
                place = QRectF(_TEXT, y, self.width() - _TEXT, pitch)
                draw(painter, place, said.format(count=figure(left)), "small", look().colour("text_2"))
                return
            self._draw_step(painter, step, lines, y, number < len(self._steps) - 1)
            y += high + _BETWEEN

    def _draw_step(self, painter: QPainter, step: Step, lines: Sequence[str], y: float, goes_on: bool) -> None:
        now, pitch = look(), look().pitch("small")
        if goes_on:
            high = (len(lines) + 1) * pitch + _BETWEEN
            painter.fillRect(QRectF(_DISC / 2 - 0.5, y + _DISC / 2, 1, high), now.colour("line_strong"))
        fill(painter, QRectF(0, y + 1, _DISC, _DISC), now.ground(step.state), None, _DISC // 2)
        draw_glyph(painter, step.icon or STATES[step.state].icon, 6, y + 1 + _DISC / 2, 14, now.ink(step.state))
        for number, line in enumerate(lines):
            draw(painter, QRectF(_TEXT, y + number * pitch, self.width() - _TEXT, pitch), line, "small_strong")
        place = QRectF(_TEXT, y + len(lines) * pitch, self.width() - _TEXT, pitch)
        draw(painter, place, step.second, "small", now.colour("text_2"))

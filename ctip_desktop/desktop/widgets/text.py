"""A text of one line or many, with the line pitch Khmer needs and lines that end between Khmer words."""

import math
import re
from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.look import Look, look
from ctip_desktop.desktop.look.drawing import BASELINE, elided, width
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.words import Words, fixed
from ctip_desktop.i18n import language
from ctip_desktop.khmer.breaks import with_breaks

_KHMER = re.compile("[\u1780-\u17ff]")


class Text(Painted):
    """Words in a role (`body`, `title`) and a colour of the design.

    Args:
        words: what it says, or a text that never changes.
        wrap: whether it takes as many lines as it needs; otherwise one, elided at its end with the whole in a tip.
    """

    def __init__(
        self,
        words: Words | str,
        role: str = "body",
        colour: str = "text",
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words if callable(words) else fixed(words)
        self._role = role
        self._colour: str | QColor = colour
        self._wrap = wrap
        self._align = align
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self._say()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text

    def say(self, words: Words | str) -> None:
        """Say something else."""
        self._words = words if callable(words) else fixed(words)
        self._say()

    def tint(self, colour: str | QColor) -> None:
        """Take another colour: a token's name, or a colour itself."""
        self._colour = colour
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say whether narrower means higher."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return len(self._broken(width)) * look().pitch(self._role)

    def sizeHint(self) -> QSize:
        """Return the size of the text on as few lines as a page allows."""
        wide = max((_advance(line, self._role) for line in self._text.split("\n")), default=0)
        if self._wrap:
            wide = min(wide, 460)
            return QSize(wide, self.heightForWidth(wide))
        return QSize(wide, look().pitch(self._role))

    def minimumSizeHint(self) -> QSize:
        """Return the least it can be shown in."""
        return QSize(24, look().pitch(self._role))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as all lines need: layouts ask for that too seldom."""
        super().resizeEvent(event)
        if self._wrap and self.height() != (high := self.heightForWidth(self.width())):
            self.setFixedHeight(high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each line on a pitch of its own."""
        del event
        now, pitch = look(), look().pitch(self._role)
        painter = QPainter(self)
        painter.setFont(now.font(self._role))
        colour = self._colour if isinstance(self._colour, QColor) else now.colour(self._colour)
        painter.setPen(colour if self.isEnabled() else now.colour("text_3"))
        rise = now.em(self._role) * BASELINE
        lines = self._broken(self.width())
        top = max((self.height() - len(lines) * pitch) / 2, 0)
        for number, line in enumerate(lines):
            x = 0.0
            if not self._align & Qt.AlignmentFlag.AlignLeft:
                left = self.width() - _advance(line, self._role)
                x = left if self._align & Qt.AlignmentFlag.AlignRight else left / 2
            painter.drawText(QPointF(x, top + number * pitch + pitch / 2 + rise), line)

    def _say(self) -> None:
        text = self._words()
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
        if self._wrap and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setFixedHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def _broken(self, room: int) -> tuple[str, ...]:
        if self._wrap:
            return tuple(line for part in self._text.split("\n") for line in break_lines(part, self._role, room))
        line = elided(self._text.replace("\n", " "), self._role, room)
        if self.toolTip() != (tip := self._text if line != self._text else ""):
            self.setToolTip(tip)
        return (line,)


def break_lines(text: str, role: str, room: int) -> tuple[str, ...]:
    """Return the lines of a text at a width in pixels, Khmer broken between words."""
    return _break_lines(text, role, room, language(), look())


@lru_cache(4096)
def _break_lines(text: str, role: str, room: int, code: str, now: Look) -> tuple[str, ...]:
    del code  # the font depends on it
    if _advance(text, role) <= room:
        return (text,)
    layout = QTextLayout(with_breaks(text) if _KHMER.search(text) else text, now.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        lines.append(
            layout.text()[line.textStart() : line.textStart() + line.textLength()].replace("\u200b", "").strip()
        )
    layout.endLayout()
    return tuple(lines) or ("",)


def _advance(text: str, role: str) -> int:
    return math.ceil(width(text, role))

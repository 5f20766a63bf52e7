"""What stands between the questions of a section: its head, headings, notes, and what is left out and why."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.pile import Still
from ctip_desktop.desktop.form.question_row import CONTROL, NUMBER
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.widgets.text import break_lines
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words
from ctip_desktop.forms.entering.sections import Item, Section
from ctip_desktop.forms.entering.skipping import Skip
from ctip_desktop.i18n import _, figure, language

_RIGHT = Qt.AlignmentFlag.AlignRight
_PADDING, _GLYPH = 12, 14


class Said(Still, QWidget):
    """Words in a role and a colour, on as many lines as they need, beginning at `left`."""

    def __init__(self, words: Words, role: str, colour: str, left: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._role, self._colour, self._left = role, colour, left
        self.setAccessibleName(words())

    def refresh(self) -> None:
        """Say it as it is now."""
        if self._words() != self.accessibleName():
            self.setAccessibleName(self._words())
            self.update()

    def height_for(self, width: int) -> int:
        """Return the height of all lines."""
        return len(self._broken(width)) * look().pitch(self._role)

    def arrange(self, width: int) -> None:
        """Have nothing to put in place."""

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language and type now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.setAccessibleName(self._words())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        del event
        painter, pitch = QPainter(self), look().pitch(self._role)
        for number, line in enumerate(self._broken(self.width())):
            place = QRectF(self._left, number * pitch, self.width() - self._left, pitch)
            draw(painter, place, line, self._role, look().colour(self._colour))

    def _broken(self, wide: int) -> Sequence[str]:
        return break_lines(self.accessibleName(), self._role, wide - self._left)


def heading(item: Item) -> Said:
    """Return the heading of a group within a section."""
    return Said(lambda: " ".join(item.label.said(language()).split()), "strong", "text_2")


def note(entering: Entering, path: str) -> Said:
    """Return a note of the form, with the answers it names."""

    def words() -> str:
        label = entering.filled.label(path)
        return label.said(language()) if label else ""

    return Said(words, "body", "text_2", NUMBER)


class SectionHead(QWidget):
    """The number and name of a section, and what the star means."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = section
        self.setAccessibleName(self.words)

    @property
    def words(self) -> str:
        """What it says."""
        label = " ".join(self._section.label.said(language()).split())
        return _("{number}. {section}").format(number=figure(self._section.number), section=label)

    def height_for(self, width: int) -> int:
        """Return the height of one line."""
        del width
        return look().pitch("heading") + 2

    def arrange(self, width: int) -> None:
        """Have nothing to put in place."""

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.setAccessibleName(self.words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        star = _("* must be answered")
        wide = draw(painter, place, star, "small", now.colour("text_2"), _RIGHT)
        draw(painter, place.adjusted(0, 0, -wide - 16, 0), self.words, "heading", now.colour("text"))


class SkipLine(Still, QWidget):
    """A dotted line at the place of hidden questions: which, and because of which answer."""

    def __init__(self, skip: Skip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.skip = skip
        self.setAccessibleName(self.words)

    @property
    def words(self) -> str:
        """What it says."""
        return " ".join(self.skip.words.said(language()).split())

    def show_skip(self, skip: Skip) -> None:
        """Tell of other hidden questions, or another answer."""
        self.skip = skip
        self.setAccessibleName(self.words)
        self.update()

    def height_for(self, width: int) -> int:
        """Return the height of the pill with all its lines."""
        return len(self._lines(width)) * look().pitch("small") + 4

    def arrange(self, width: int) -> None:
        """Have nothing to put in place."""

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.setAccessibleName(self.words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and the pill on it."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        middle = round(place.center().y())
        pen = QPen(now.colour("line_strong"), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(NUMBER, middle, self.width(), middle)
        lines = self._lines(self.width())
        pitch = now.pitch("small")
        wide = max(width(line, "small") for line in lines) + 2 * _PADDING + _GLYPH + 6
        pill = QRectF(CONTROL, 0, min(wide, self.width() - CONTROL), place.height())
        painter.fillRect(pill, now.colour("window"))
        fill(painter, pill, now.colour("sunken"), now.colour("line"), radius=round(min(pitch + 4, pill.height()) / 2))
        draw_glyph(painter, "corner-down-right", pill.x() + _PADDING, 2 + pitch / 2, _GLYPH, now.colour("text_2"))
        for number, line in enumerate(lines):
            at = QRectF(pill.x() + _PADDING + _GLYPH + 6, 2 + number * pitch, pill.width() - 2 * _PADDING, pitch)
            draw(painter, at, line, "small", now.colour("text_2"))

    def _lines(self, wide: int) -> Sequence[str]:
        return break_lines(self.words, "small", wide - CONTROL - 2 * _PADDING - _GLYPH - 6)

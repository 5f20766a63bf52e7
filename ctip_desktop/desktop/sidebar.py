"""The sidebar: whose desk this is, the pages with their figures, and at the foot settings and lock."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.look.icons import mark
from ctip_desktop.desktop.widgets.panel import Ground
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words

_MARK = 38


class Entrance(QAbstractButton):
    """A page's name in the sidebar, with its icon and figure."""

    def __init__(self, name: str, icon: str, words: Words, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._icon = icon
        self._words = words
        self._badge = ""
        self.key = key
        self.chosen = False
        self.folded = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def show_badge(self, badge: str) -> None:
        """Show a figure beside the name."""
        self._badge = badge
        self._say()

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(40, look().size("nav_row"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        if event.type() in SHOWN_ANEW:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, mark of being chosen, icon, name and figure."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        if self.chosen:
            fill(painter, place, now.colour("surface"), None)
            painter.fillRect(QRectF(0, 10, 3, place.height() - 20), now.colour("accent"))
        elif self.underMouse():
            fill(painter, place, now.colour("hover"), None)
        ink = now.colour("accent" if self.chosen else "text_2")
        middle, size = place.center().y(), now.size("icon")
        if self.folded:
            draw_glyph(painter, self._icon, (place.width() - size) / 2, middle, size, ink)
            return
        draw_glyph(painter, self._icon, 14, middle, size, ink)
        role, colour = ("strong", "text") if self.chosen else ("label", "text_2")
        draw(painter, place.adjusted(44, 0, -40 if self._badge else -8, 0), self.text(), role, now.colour(colour))
        if self._badge:
            draw(painter, place.adjusted(0, 0, -16, 0), self._badge, "label", ink, Qt.AlignmentFlag.AlignRight)

    def _say(self) -> None:
        self.setText(self._words())
        self.setAccessibleName(" ".join(part for part in (self.text(), self._badge) if part))
        self.setAccessibleDescription(self.key)
        self.setToolTip(f"{self.text()}  {self.key}" if self.folded else "")
        self.update()


class Whose(QWidget):
    """The mark and the office."""

    def __init__(self, above: Words, office: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above, self._office = above, office
        self.folded = False
        self.setFixedHeight(64)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the language now in force."""
        if event.type() in SHOWN_ANEW:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark and two lines."""
        del event
        now, painter = look(), QPainter(self)
        x = (self.width() - _MARK) // 2 if self.folded else 8
        painter.drawPixmap(x, (self.height() - _MARK) // 2, mark(_MARK, self.devicePixelRatio()))
        if not self.folded:
            room = self.width() - x - _MARK - 18
            pitch = now.pitch("small")
            middle = self.height() / 2
            draw(painter, QRectF(x + _MARK + 10, middle - pitch, room, pitch), self._above(), "strong")
            draw(painter, QRectF(x + _MARK + 10, middle, room, pitch), self._office(), "small", now.colour("text_2"))


class Sidebar(Ground):
    """The pages to choose from.

    Signals:
        chosen(str): the name of a page was pressed.
    """

    chosen = Signal(str)

    def __init__(self, whose: Whose, parent: QWidget | None = None) -> None:
        super().__init__("sunken", Qt.Edge.RightEdge, parent)
        self._whose = whose
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 0, 8, 8)
        self._column.setSpacing(2)
        self._column.addWidget(whose)
        self.entrances: list[Entrance] = []

    def fill(self, entrances: Sequence[Entrance], at_the_foot: Sequence[Entrance]) -> None:
        """Set out the pages."""
        for each in entrances:
            self._add(each)
        self._column.addStretch(1)
        for each in at_the_foot:
            self._add(each)
        self.fold(False)

    def choose(self, name: str) -> None:
        """Mark a page as the one that is shown."""
        for each in self.entrances:
            each.chosen = each.name == name
            each.update()

    def fold(self, folded: bool) -> None:
        """Show icons only, or names too."""
        self.setFixedWidth(look().size("sidebar_folded" if folded else "sidebar"))
        self._whose.folded = folded
        for each in self.entrances:
            each.folded = folded
            each.update()

    def _add(self, entrance: Entrance) -> None:
        self.entrances.append(entrance)
        self._column.addWidget(entrance)
        entrance.clicked.connect(lambda *_, name=entrance.name: self.chosen.emit(name))

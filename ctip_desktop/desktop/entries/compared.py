"""A table of questions with what stood before and after, or stands in each version; personal answers may be covered."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ctip_desktop.desktop.entries.chapters import Chapter, Compared
from ctip_desktop.desktop.keys import Chord, Key
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.panel import Line
from ctip_desktop.desktop.widgets.scrolling import ScrolledColumn
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, ngettext

MOST = 400
"""Questions that are shown at most."""
_QUESTIONS = 240
_STEPS = {Key.Key_Up: -40, Key.Key_Down: 40, Key.Key_PageUp: -400, Key.Key_PageDown: 400}


class Answer(Text):
    """An answer that can be covered by a bar."""

    def __init__(self, words: str, colour: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(words or "–", "body", colour if words else "text_3", wrap=True, parent=parent)
        self._covered = False

    def cover(self, covered: bool) -> None:
        """Cover the answer, or show it."""
        self._covered = covered and self.text != "–"
        self.setAccessibleName(_("covered") if self._covered else self.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, or a bar in their place."""
        if not self._covered:
            super().paintEvent(event)
            return
        bar = QRectF(0, look().pitch("body") / 2 - 7, min(60 + 9 * (len(self.text) % 9), self.width()), 14)
        fill(QPainter(self), bar, look().colour("line"), None, 3)


class ComparedTable(ScrolledColumn):
    """Shows a chapter of a history."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((16, 8, 16, 16), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("What changed"))
        self._answers: list[Answer] = []
        self._table: QWidget | None = None

    def show_chapter(self, chapter: Chapter, *, names: bool) -> None:
        """Show what a chapter tells; personal answers only if `names` are shown."""
        self._answers = []
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, _QUESTIONS)
        for place, head in enumerate(chapter.heads, 1):
            grid.addWidget(Text(head, "small_strong", "text_2", wrap=True), 0, place)
            grid.setColumnStretch(place, 1)
        for place, one in enumerate(chapter.compared[:MOST]):
            self._add(grid, 2 * place + 1, one, len(chapter.heads))
        if len(chapter.compared) > MOST:
            left = len(chapter.compared) - MOST
            said = ngettext("and {count} more", "and {count} more", left).format(count=figure(left))
            grid.addWidget(Text(said, "small", "text_2"), 2 * MOST + 1, 0)
        if self._table:
            self.column.removeWidget(self._table)
            self._table.deleteLater()
        else:
            self.column.addStretch(1)
        self._table = table
        self.column.insertWidget(0, table)
        self.verticalScrollBar().setValue(0)
        self.cover(not names)

    def cover(self, covered: bool) -> None:
        """Cover the answers that may tell who a person is, or show them."""
        for each in self._answers:
            each.cover(covered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll."""
        key = Chord.pressed(event).key
        bar = self.verticalScrollBar()
        if key in _STEPS:
            bar.setValue(bar.value() + _STEPS[key])
        elif key in (Key.Key_Home, Key.Key_End):
            bar.setValue(bar.minimum() if key == Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame of the focus away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its frame."""
        del event
        now, focused = look(), self.hasFocus()
        frame = now.colour("accent" if focused else "line")
        place = QRectF(self.viewport().rect())
        fill(QPainter(self.viewport()), place, now.colour("surface"), frame, RADIUS["panel"], 2 if focused else 1)

    def _add(self, grid: QGridLayout, place: int, one: Compared, versions: int) -> None:
        grid.addWidget(Line(), place, 0, 1, versions + 1)
        question = Text(one.question, "small", "text_2", wrap=True)
        question.setMaximumWidth(_QUESTIONS)
        grid.addWidget(question, place + 1, 0, Qt.AlignmentFlag.AlignTop)
        for number, words in enumerate(one.answers, 1):
            faded = versions == 2 and number == 1
            answer = Answer(words, "text_2" if faded else "text")
            grid.addWidget(answer, place + 1, number, Qt.AlignmentFlag.AlignTop)
            if one.personal:
                self._answers.append(answer)

"""The comparison itself: the heads of its columns, and below them a line for every question, scrolled."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ctip_desktop.desktop.conflicts.answer_box import AnswerBox
from ctip_desktop.desktop.conflicts.choosing import Choosing
from ctip_desktop.desktop.conflicts.head_row import HeadRow
from ctip_desktop.desktop.conflicts.line import QuestionLine
from ctip_desktop.desktop.conflicts.measures import Needs, measures
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import figure

_BETWEEN = 2
_FOOT = 10


class _Lines(QWidget):
    """The lines, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[QuestionLine] = []
        self.high = 0

    def needs(self, versions: int, before: str) -> Needs:
        """Return what the columns need at least; `before` is the title of that column."""
        number = max((ceil(width(figure(line.question.number), "small")) for line in self.lines), default=0)
        return Needs(versions, number, ceil(width(before, "strong")))

    def fit(self, needs: Needs) -> None:
        """Give every line its place at the width there is."""
        at, y = measures(self.width(), needs), 8
        for line in self.lines:
            high = line.height_at(at)
            line.setGeometry(0, y, self.width(), high)
            line.arrange(at)
            y += high + _BETWEEN
        self.high = y + _FOOT
        self.setMinimumHeight(self.high)


class ComparisonTable(QWidget):
    """A framed panel with heads and lines; no higher than it needs to be.

    Attributes:
        last: the place of the question the focus was at last.

    Signals:
        taken(str, int): a box of the question at this place was clicked: its number, from 0.
        moved(): the focus is at another question.
    """

    taken = Signal(str, int)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = HeadRow(self)
        self._lines = _Lines()
        self._versions = 2
        self.last = ""
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(self._lines)
        self._lines.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.heads)
        layout.addWidget(self._scroll, 1)

    @property
    def lines(self) -> list[QuestionLine]:
        """The lines that are shown."""
        return self._lines.lines

    @property
    def present(self) -> QuestionLine | None:
        """The line with the focus."""
        return next((line for line in self.lines if any(box.hasFocus() for box in line.boxes)), None)

    def show_questions(self, choosing: Choosing, sides: list[str]) -> None:
        """Show the questions of a conflict in place of those there were; the focus stays at its question and column."""
        present = self.present
        place, column = (present.question.place, _column(present)) if present else ("", 0)
        self._versions = len(sides)
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self._lines.lines = [QuestionLine(one, sides, self._lines) for one in choosing.questions]
        for line in self.lines:
            line.taken.connect(lambda number, place=line.question.place: self.taken.emit(place, number))
            line.entered.connect(lambda line=line: self._enter(line))
            line.show()
        self.show_choices(choosing)
        if place:
            self.go_to(place, column)

    def show_choices(self, choosing: Choosing) -> None:
        """Show what is chosen about every question."""
        for line in self.lines:
            _show_choice(line, choosing)
        self.fit()

    def show_choice(self, choosing: Choosing, place: str) -> None:
        """Show what is chosen about the question at a place."""
        line = next((line for line in self.lines if line.question.place == place), None)
        if line:
            boxes = len(line.shown_boxes)
            _show_choice(line, choosing)
            if len(line.shown_boxes) != boxes or line.shown_boxes[-1].digit > self._versions:
                self.fit()

    def cover(self, covered: bool) -> None:
        """Cover what may tell who a person is, or show it."""
        for line in self.lines:
            line.cover(covered)
        self.fit()

    def go_to(self, place: str, column: int = 0) -> bool:
        """Take the focus to a question; say whether it is shown."""
        line = next((line for line in self.lines if line.question.place == place), None)
        if line is None:
            return False
        boxes = line.shown_boxes
        focus(boxes[min(column, len(boxes) - 1)])
        return True

    def step(self, by: int) -> bool:
        """Go to the question before or after, in the same column; say whether there is one."""
        present = self.present
        at = (self.lines.index(present) if present else -1) + by
        if not 0 <= at < len(self.lines):
            return False
        return self.go_to(self.lines[at].question.place, _column(present))

    def step_aside(self, by: int) -> None:
        """Go to the box beside."""
        present = self.present
        if present:
            column = max(0, min(_column(present) + by, len(present.shown_boxes) - 1))
            focus(present.shown_boxes[column])

    def turn(self, by: int) -> None:
        """Scroll by a page, down or up: an answer may be higher than there is room."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * self._scroll.viewport().height() * 3 // 4)

    def box(self, place: str, number: int) -> AnswerBox:
        """Return a box: a version's of a question, by its number from 0."""
        return next(line for line in self.lines if line.question.place == place).boxes[number]

    def fit(self) -> None:
        """Lay out the lines at this width, and be as high as all of them need if there is room."""
        needs = self._lines.needs(self._versions, self.heads.before)
        self._lines.fit(needs)
        self.heads.needs, self.heads.wide = needs, self._lines.width()
        self.heads.update()
        self.setMaximumHeight(self.heads.height() + self._lines.high + 2)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(600, self.heads.height() + self._lines.high + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line or two."""
        return QSize(400, self.heads.height() + 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again once the lines have their width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_again)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again in the type now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW and hasattr(self, "_lines"):
            self.heads.fit()
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its frame."""
        del event
        place = QRectF(self.rect())
        fill(QPainter(self), place, look().colour("surface"), look().colour("line"), RADIUS["panel"])

    def _fit_again(self) -> None:
        self.fit()
        self._see(self.last)

    def _enter(self, line: QuestionLine) -> None:
        self.last = line.question.place
        for each in self.lines:
            each.update()
        self._see(self.last)
        self.moved.emit()

    def _see(self, place: str) -> None:
        """Scroll to where a question can be seen."""
        line = next((line for line in self.lines if line.question.place == place), None)
        if line:
            self._scroll.ensureVisible(0, line.y() + line.height(), 0, 8)
            self._scroll.ensureVisible(0, line.y(), 0, 8)


def _show_choice(line: QuestionLine, choosing: Choosing) -> None:
    one = line.question
    quiet = not one.disputed and one.place not in choosing.choices
    line.show_choice(choosing.chosen(one), choosing.other(one), quiet=quiet)


def _column(line: QuestionLine | None) -> int:
    if line is None:
        return 0
    return next((place for place, box in enumerate(line.shown_boxes) if box.hasFocus()), 0)

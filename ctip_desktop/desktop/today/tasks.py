"""Things to do in groups, drawn as one list of cards and worked as one: ↑↓ goes from group to group, Enter does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ctip_desktop.desktop.keys import Chord, Key
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.look.tokens import RADIUS, STATES
from ctip_desktop.desktop.today.values import Group, Task
from ctip_desktop.desktop.widgets.row_models import ROW, Index
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import _, figure

_DISC = 32
_TEXT = 62
_ACTION = 128
_ABOVE = 22
_SELECTED = QStyle.StateFlag.State_Selected
_OVER = QStyle.StateFlag.State_MouseOver
_END = Qt.AlignmentFlag.AlignRight
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Placed:
    """A line of the list: the heading of a group, or a task with whether it is the first or last of its card."""

    heading: str = ""
    count: int = 0
    task: Task | None = None
    first: bool = False
    last: bool = False


class TasksModel(QAbstractListModel):
    """The groups as lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Placed] = ()

    def show(self, groups: Sequence[Group]) -> None:
        """Show these groups."""
        lines: list[Placed] = []
        for group in groups:
            lines.append(Placed(group.heading, group.count))
            last = len(group.tasks) - 1
            lines += [Placed(task=task, first=not n, last=n == last) for n, task in enumerate(group.tasks)]
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines there are; none below a line."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that tasks are chosen and headings are not."""
        if not index.isValid() or self.lines[index.row()].task is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line itself, or what is read aloud of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == ROW:
            return line
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        task = line.task
        said = (task.title, task.second, task.right, task.action) if task else (line.heading, figure(line.count))
        return " · ".join(part for part in said if part)


class TaskList(QListView):
    """The list.

    Signals:
        opened(Task): Enter, a double click or a click on its action.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = TasksModel(self)
        self.setModel(self.tasks)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(_("What there is to do"))

    @property
    def present(self) -> Task | None:
        """The chosen task."""
        index = self.currentIndex()
        return self.tasks.lines[index.row()].task if index.isValid() else None

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; the chosen task stays the chosen one if it is among them."""
        kept, place = self.present, self.currentIndex().row()
        self.tasks.show(groups)
        same = next(
            (n for n, line in enumerate(self.tasks.lines) if kept and line.task and line.task.key == kept.key), -1
        )
        if same >= 0:
            self.choose(same)
        else:
            self.choose(self._next(max(place - 1, -1), 1))

    def choose(self, place: int) -> None:
        """Make the task at a place the chosen one."""
        if place < 0:
            return
        self.setCurrentIndex(self.tasks.index(place))
        self.scrollTo(self.tasks.index(0 if self._next(-1, 1) == place else place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from task to task, or do the chosen one."""
        key, place, count = Chord.pressed(event).key, self.currentIndex().row(), self.tasks.rowCount()
        if key in (Key.Key_Down, Key.Key_Up):
            self.choose(self._next(place, 1 if key == Key.Key_Down else -1))
        elif key in (Key.Key_Home, Key.Key_PageUp):
            self.choose(self._next(-1, 1))
        elif key in (Key.Key_End, Key.Key_PageDown):
            self.choose(self._next(count, -1))
        elif key == Key.Key_Return:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do a task whose action was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() > self.viewport().width() - _ACTION:
            self._open(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do the task."""
        point: QPoint = event.position().toPoint()
        if point.x() <= self.viewport().width() - _ACTION:
            self._open(self.indexAt(point))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which task Enter does."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that Enter does none."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out and draw again in the type and colours now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.setAccessibleName(_("What there is to do"))
            self.doItemsLayout()

    def _next(self, place: int, by: int) -> int:
        """Return the place of the next task in a direction; -1 if there is none."""
        place += by
        while 0 <= place < self.tasks.rowCount():
            if self.tasks.lines[place].task:
                return place
            place += by
        return -1

    def _open(self, index: Index) -> None:
        task = self.tasks.lines[index.row()].task if index.isValid() else None
        if task:
            self.opened.emit(task)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        now, line = look(), index.data(ROW)
        if line.task is None:
            above = _ABOVE if index.row() else 0
            return QSize(100, above + now.pitch("heading") + 10)
        lines = now.pitch("strong") + (now.pitch("small") if line.task.second else 10)
        return QSize(100, lines + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Placed | None = index.data(ROW)
        if line is None:
            return
        place = QRectF(option.rect)
        if line.task is None:
            self._draw_heading(painter, place, line)
        else:
            self._draw_task(painter, place, line, line.task, option)

    def _draw_heading(self, painter: QPainter, place: QRectF, line: Placed) -> None:
        pitch = look().pitch("heading")
        room = QRectF(place.x(), place.bottom() - 8 - pitch, place.width(), pitch)
        taken = draw(painter, room, line.heading, "heading")
        draw(painter, room.adjusted(taken + 12, 0, 0, 0), figure(line.count), "heading", look().colour("text_3"))

    def _draw_task(
        self, painter: QPainter, place: QRectF, line: Placed, task: Task, option: QStyleOptionViewItem
    ) -> None:
        now = look()
        chosen = bool(option.state & _SELECTED)
        self._draw_ground(painter, place, line, chosen, bool(option.state & _OVER))
        middle = place.center().y()
        disc = QRectF(place.x() + 16, middle - _DISC / 2, _DISC, _DISC)
        fill(painter, disc, now.ground(task.state), None, _DISC // 2)
        glyph = task.icon or STATES[task.state].icon
        draw_glyph(painter, glyph, disc.x() + 7, middle, 18, now.ink(task.state))
        taken = width(task.right, "small") + 16 if task.right else 0
        words = place.adjusted(_TEXT, 0, -_ACTION - taken, 0)
        if task.second:
            top = middle - (now.pitch("strong") + now.pitch("small")) / 2
            above = QRectF(words.x(), top, words.width(), now.pitch("strong"))
            draw(painter, above, task.title, "strong")
            below = QRectF(words.x(), above.bottom(), words.width(), now.pitch("small"))
            draw(painter, below, task.second, "small", now.colour("text_2"))
        else:
            draw(painter, words, task.title, "strong")
        right = QRectF(place.right() - _ACTION - taken, place.y(), taken, place.height())
        draw(painter, right, task.right, "small", now.colour(task.right_tone), _END)
        self._draw_action(painter, place, task.action, chosen)

    def _draw_ground(self, painter: QPainter, place: QRectF, line: Placed, chosen: bool, over: bool) -> None:
        """Draw the part of the card's rounded frame that this line is, and the line to the next."""
        now, radius = look(), RADIUS["panel"]
        card = place.adjusted(0, 0 if line.first else -2 * radius, 0, 0 if line.last else 2 * radius)
        painter.save()
        painter.setClipRect(place)
        ground = "accent_soft" if chosen else "hover" if over else "surface"
        fill(painter, card, now.colour(ground), now.colour("line"), radius)
        if chosen:
            painter.fillRect(QRectF(place.x(), place.y(), 3, place.height()), now.colour("accent"))
        if not line.last:
            painter.fillRect(
                QRectF(place.x() + _TEXT, place.bottom() - 0.5, place.width() - _TEXT - 1, 1), now.colour("line")
            )
        painter.restore()

    def _draw_action(self, painter: QPainter, place: QRectF, words: str, chosen: bool) -> None:
        """Draw what Enter does: words, or a button on the chosen task, its frame the focus's while the list has it."""
        now, wide = look(), width(words, "label")
        high = now.size("button_in_row")
        button = QRectF(place.right() - 12 - wide - 28, place.center().y() - high / 2, wide + 28, high)
        if chosen:
            view = self.parent()
            focused = isinstance(view, QWidget) and view.hasFocus()
            frame = now.colour("accent" if focused else "line_strong")
            fill(painter, button, now.colour("surface"), frame, thick=2 if focused else 1)
        inner = button.adjusted(14, 0, 0, 0)
        draw(painter, inner, words, "label", now.colour("text" if chosen else "accent"))

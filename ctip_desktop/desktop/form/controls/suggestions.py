"""What a field proposes while one types in it: lines below it, one of them marked; the field keeps the focus."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.scrolling import SlimBar

Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_NOWHERE = QModelIndex()
_MOST_SHOWN = 8
_SIDE = 12


@dataclass(frozen=True)
class Suggestion:
    """One line: what choosing it means, what it says, and what stands behind in smaller type."""

    value: str
    words: str
    second: str = ""
    chosen: bool = False
    dim: bool = False


class SuggestionModel(QAbstractListModel):
    """The lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Suggestion] = ()

    def set_lines(self, lines: Sequence[Suggestion]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines there are; none below a line."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the line itself, or what is read aloud of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        return " · ".join(filter(None, (line.words, line.second))) if role in (_DISPLAY, _ACCESSIBLE) else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, line_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, line = look(), index.data(_LINE)
        place = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            fill(painter, place.adjusted(3, 0, -3, 0), now.colour("accent_soft"), None, RADIUS["chip"])
        x = place.x() + _SIDE
        if line.chosen:
            draw_glyph(painter, "check", place.right() - _SIDE - 16, place.center().y(), 16, now.colour("accent"))
        room = place.right() - _SIDE - (20 if line.chosen else 0)
        ink = now.colour("text_3" if line.dim else "text")
        role = "strong" if line.chosen else "body"
        x += draw(painter, QRectF(x, place.y(), room - x, place.height()), line.words, role, ink) + 10
        if line.second and room - x > 24:
            rest = QRectF(x, place.y(), room - x, place.height())
            draw(painter, rest, line.second, "small", now.colour("text_2"))


class SuggestionList(QListView):
    """The lines, one of them marked; it never has the focus.

    Signals:
        picked(str): a line was clicked.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SuggestionModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self.picked.emit(index.data(_LINE).value))

    @property
    def present(self) -> Suggestion | None:
        """The line that is marked."""
        index = self.currentIndex()
        return self.lines.lines[index.row()] if index.isValid() else None

    def show_lines(self, lines: Sequence[Suggestion], mark: int = 0) -> None:
        """Show these lines, one of them marked."""
        self.lines.set_lines(lines)
        self.go_to(mark)

    def go(self, steps: int) -> None:
        """Mark the line so many steps further."""
        self.go_to(max(0, min(self.currentIndex().row() + steps, self.lines.rowCount() - 1)))

    def go_to(self, place: int) -> None:
        """Mark the line in a place; -1 for none."""
        index = self.lines.index(place) if place >= 0 else _NOWHERE
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def width_of(self) -> int:
        """Return the width the longest line needs."""
        longest = max(
            (width(line.words, "strong") + width(line.second, "small") for line in self.lines.lines), default=0
        )
        return round(longest) + 2 * _SIDE + 40

    def height_of(self, most: int) -> int:
        """Return the height of the lines, at most so many."""
        return min(self.lines.rowCount(), most) * line_height()


class Suggestions(QFrame):
    """The lines below a field, within the widget around it; there is no other window and the focus does not move."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(around(field))
        self._holder = around(field)
        self._field = field
        self.list = SuggestionList()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 4, 2, 4)
        layout.addWidget(self.list)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return not self.isHidden()

    @property
    def present(self) -> Suggestion | None:
        """The line that is marked."""
        return self.list.present

    def propose(self, lines: Sequence[Suggestion], mark: int = 0) -> None:
        """Show these lines, one of them marked; without any it closes."""
        self.list.lines.set_lines(lines)
        if not lines:
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()
        self.list.go_to(mark)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the frame."""
        del event
        now, painter = look(), QPainter(self)
        painter.fillRect(self.rect(), now.colour("window"))
        fill(painter, QRectF(self.rect()), now.colour("surface"), now.colour("line_strong"), RADIUS["control"])

    def _place(self) -> None:
        """Stand below the field, or above it where there is more room."""
        holder, field = self._holder, self._field
        wide = min(max(self.list.width_of() + 4, field.width()), holder.width() - 16)
        high = self.list.height_of(_MOST_SHOWN) + 10
        corner = field.mapTo(holder, QPoint(0, field.height() + 4))
        below, above = holder.height() - 4 - corner.y(), corner.y() - field.height() - 12
        if high > below and above > below:
            high = min(high, above)
            corner.setY(above + 4 - high)
        x = max(8, min(corner.x(), holder.width() - wide - 8))
        self.setGeometry(x, corner.y(), wide, min(high, max(above, below)))


def line_height() -> int:
    """Return the height of one line."""
    return look().pitch("body") + 10


def around(field: QWidget) -> QWidget:
    """Return the widget the lines of a field stand within: the nearest one that says `holds_suggestions`."""
    holder = field.parentWidget()
    while holder is not None and not getattr(holder, "holds_suggestions", False) and holder.parentWidget() is not None:
        holder = holder.parentWidget()
    return holder or field

"""Lists of rows in columns: a chip, two lines, a figure, a covered name; drawn by one delegate, no widget a row.

A model gives a `Row` of cells for each place in it; the list measures the columns, draws their heads, and moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from ctip_desktop.desktop.keys import CTRL, Chord, Key
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.chip import draw_chip
from ctip_desktop.desktop.widgets.row_models import ROW, Cell, Column, Index, ManyRowsModel, Row, RowsModel
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words

__all__ = ["Cell", "Column", "Row", "Rows", "RowsModel"]

_MARK = 20
"""How far the mark of a row moves its first cell aside."""
_SELECTED = QStyle.StateFlag.State_Selected
_OVER = QStyle.StateFlag.State_MouseOver


@dataclass
class _Widths:
    """Where each column begins and how wide it is, at the width the list has now."""

    columns: Sequence[Column]
    at: list[tuple[float, float]] = field(default_factory=list)

    def measure(self, room: int) -> None:
        given = [column.width for column in self.columns]
        left = room - sum(given)
        parts = sum(column.stretch for column in self.columns)
        x, self.at = 0.0, []
        for column, wide in zip(self.columns, given, strict=True):
            taken = wide + (left * column.stretch / parts if parts and left > 0 else 0)
            self.at.append((x, taken))
            x += taken


class _Delegate(QStyledItemDelegate):
    def __init__(self, widths: _Widths, dense: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._widths = widths
        self._height = "row_dense" if dense else "row"

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(100, look().size(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now, place = look(), QRectF(option.rect)
        state = option.state
        row: Row | None = index.data(ROW)
        if row is None:
            return
        if state & _SELECTED:
            painter.fillRect(place, now.colour("accent_soft"))
            painter.fillRect(QRectF(place.x(), place.y(), 3, place.height()), now.colour("accent"))
        elif state & _OVER:
            painter.fillRect(place, now.colour("hover"))
        aside = _MARK if row.marked else 0
        if row.marked:
            draw_glyph(painter, "check", place.x() + 9, place.center().y(), 16, now.colour("accent"))
        painter.fillRect(QRectF(place.x(), place.bottom() - 0.5, place.width(), 1), now.colour("line"))
        for cell, column, (x, wide) in zip(row.cells, self._widths.columns, self._widths.at, strict=False):
            room = QRectF(place.x() + x + 12 + aside, place.y(), wide - 18 - aside, place.height() - 1)
            _draw_cell(painter, cell, room, column.align)
            aside = 0


def _draw_cell(painter: QPainter, cell: Cell, place: QRectF, align: Qt.AlignmentFlag) -> None:
    now, middle = look(), place.center().y()
    if cell.covered:
        bar = QRectF(place.x(), middle - 7, min(40 + 7 * (len(cell.above) % 9), place.width()), 14)
        fill(painter, bar, now.colour("line"), None, 3)
        return
    if cell.state:
        draw_chip(painter, place.x(), middle, cell.state, cell.above, place.width())
        return
    if cell.icon:
        draw_glyph(painter, cell.icon, place.x(), middle, 16, now.colour("text_2"))
        place = place.adjusted(24, 0, 0, 0)
    if not cell.below:
        draw(painter, place, cell.above, cell.role, now.colour(cell.colour), align)
        return
    half = now.pitch("small")
    draw(
        painter,
        QRectF(place.x(), middle - half, place.width(), half),
        cell.above,
        cell.role,
        now.colour(cell.colour),
        align,
    )
    draw(painter, QRectF(place.x(), middle, place.width(), half), cell.below, "small", now.colour("text_2"), align)


class _Heads(QWidget):
    """The heads of the columns; a click, or Ctrl+1…9, sorts by one."""

    pressed = Signal(str)

    def __init__(self, widths: _Widths, parent: QWidget) -> None:
        super().__init__(parent)
        self._widths = widths
        self._sorted, self._down = "", True
        self.setFixedHeight(40)

    def show_sorted(self, by: str, down: bool) -> None:
        self._sorted, self._down = by, down
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for column, (x, wide) in zip(self._widths.columns, self._widths.at, strict=False):
            if x <= event.position().x() < x + wide and column.sort:
                self.pressed.emit(column.sort)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        now, painter = look(), QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.colour("line_strong"))
        for column, (x, wide) in zip(self._widths.columns, self._widths.at, strict=False):
            chosen = bool(column.sort) and column.sort == self._sorted
            place = QRectF(x + 12, 0, wide - 18, self.height() - 1)
            colour = now.colour("text" if chosen else "text_2")
            taken = draw(painter, place, column.head(), "caption", colour, column.align)
            if chosen:
                right = column.align & Qt.AlignmentFlag.AlignRight
                x = place.right() - taken - 18 if right else place.x() + taken + 4
                draw_glyph(painter, "chevron-down" if self._down else "chevron-up", x, place.center().y(), 14, colour)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.update()


class _View(QListView):
    def __init__(self, rows: "Rows") -> None:
        super().__init__(rows)
        self._owner = rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._owner.pressed_here(event):
            super().keyPressEvent(event)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        # QListView would lay out every row anew; these are all of one height.
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.setCurrentIndex(index)
            self._owner.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._owner.measure()


class Rows(QWidget):
    """A list of rows on a framed surface, worked by keys.

    Signals:
        row_chosen(str): the key of the row that is now the present one; empty when there is none.
        row_opened(str): Enter or a double click on a row.
        typed(str): a letter was typed, which is meant for Find.
        sort_asked(str): the name of the column to sort by.
        marks_changed(): other rows than before are marked (Space).
        menu_asked(QPoint): a row was clicked with the right button, at this place of the screen; it is the present one.
    """

    row_chosen = Signal(str)
    row_opened = Signal(str)
    typed = Signal(str)
    sort_asked = Signal(str)
    marks_changed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(
        self, columns: Sequence[Column], model: RowsModel | ManyRowsModel | None = None, *, dense: bool = False,
        marks: bool = False, name: Words | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.columns = columns
        self.model: RowsModel | ManyRowsModel = model or RowsModel(self)
        self.marks: set[str] = set()
        self._may_mark = marks
        self._name = name
        self._widths = _Widths(columns)
        self.heads = _Heads(self._widths, self)
        self.view = _View(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self._widths, dense, self))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self.setFocusProxy(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 3)
        layout.setSpacing(0)
        layout.addWidget(self.heads)
        layout.addWidget(self.view, 1)
        if not any(column.head() for column in columns):
            self.heads.hide()
            layout.setContentsMargins(1, 4, 1, 3)
        self.heads.pressed.connect(self.sort_asked)
        self.view.selectionModel().currentChanged.connect(lambda index, _: self.row_chosen.emit(self._key(index)))
        self.view.doubleClicked.connect(lambda index: self.row_opened.emit(self._key(index)))
        self._say()

    @property
    def present(self) -> str:
        """The key of the present row; empty when there is none."""
        return self._key(self.view.currentIndex())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, the present one still the present one if it is among them."""
        kept, place = self.present, self.view.currentIndex().row()
        if isinstance(self.model, RowsModel):
            self.model.set_rows(rows)
        self.choose(kept, otherwise=place)

    def choose(self, key: str, otherwise: int = 0) -> None:
        """Make the row of a thing the present one, or else the one at a place."""
        place = self.model.place_of(key) if key else -1
        if place < 0:
            place = max(0, min(otherwise, self.model.rowCount() - 1))
        index = self.model.index(place)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        if not index.isValid():
            self.row_chosen.emit("")

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; the model's rows have their cells from here on."""
        self.columns = self._widths.columns = columns
        self.measure()
        self.view.viewport().update()

    def present_place(self) -> QRect:
        """Return where the present row is on the screen."""
        place = self.view.visualRect(self.view.currentIndex())
        return QRect(self.view.viewport().mapToGlobal(place.topLeft()), place.size())

    def show_sorted(self, by: str, down: bool) -> None:
        """Show by which column the rows are sorted."""
        self.heads.show_sorted(by, down)

    def measure(self) -> None:
        """Give the columns their widths."""
        self._widths.measure(self.view.viewport().width())
        self.heads.update()

    def pressed_here(self, event: QKeyEvent) -> bool:
        """Do what a key means in a list; say whether it meant anything."""
        chord = Chord.pressed(event)
        if chord.key == Key.Key_Return and not chord.modifiers:
            if self.present:
                self.row_opened.emit(self.present)
            return True
        if chord.key == Key.Key_Space and not chord.modifiers and self._may_mark:
            self._mark(self.present)
            return True
        if chord.modifiers == CTRL and Key.Key_1 <= chord.key <= Key.Key_9:
            place = chord.key - Key.Key_1
            if place < len(self.columns) and self.columns[place].sort:
                self.sort_asked.emit(self.columns[place].sort)
            return True
        text = event.text()
        if text and text.isprintable() and not chord.modifiers & CTRL and chord.key != Key.Key_Space:
            self.typed.emit(text)
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its frame; the frame is the focus's while the list has it."""
        del event
        now, focused = look(), self.view.hasFocus()
        frame = now.colour("accent" if focused else "line")
        fill(QPainter(self), QRectF(self.rect()), now.colour("surface"), frame, RADIUS["panel"], 2 if focused else 1)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the language, type and colours now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self._say()
            self.view.doItemsLayout()

    def _mark(self, key: str) -> None:
        self.marks ^= {key}
        self.marks_changed.emit()
        index = self.view.currentIndex()
        if index.row() + 1 < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(index.row() + 1))

    def _key(self, index: QModelIndex) -> str:
        return self.model.row_at(index.row()).key if index.isValid() else ""

    def _say(self) -> None:
        if self._name:
            self.view.setAccessibleName(self._name())

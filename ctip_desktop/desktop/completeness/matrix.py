"""The matrix on its surface: heads above, a table worked by arrows below; typing jumps to a line."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from ctip_desktop.desktop.completeness.charts import Chart, Line, Mark
from ctip_desktop.desktop.completeness.drawing import GROUP, Drawer, name_width, shade, share_width
from ctip_desktop.desktop.completeness.model import THING, ChartModel
from ctip_desktop.desktop.keys import CTRL, Chord, Key
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _
from ctip_desktop.khmer.numerals import to_latin
from ctip_desktop.khmer.search import search_key
from ctip_desktop.reports.statements import kind_label

HEAD = 29
WIDEST = 64
"""How wide a mark is where there is room, with what is around it."""
HIGHEST = 1.4
"""How much higher than they need be lines are where there is room."""
PAUSE = 1200
"""Milliseconds after which typing begins anew."""


class _Heads(QWidget):
    """The heads of the columns; that of the present month is strong, and what is typed stands in the first."""

    pressed = Signal(int)

    def __init__(self, matrix: "Matrix") -> None:
        super().__init__(matrix)
        self._matrix = matrix
        self.setFixedHeight(HEAD)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self._matrix.view.columnAt(round(event.position().x())))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        now, painter, matrix = look(), QPainter(self), self._matrix
        high = self.height() - 1
        for column in range(matrix.model.columnCount()):
            x, wide = matrix.view.columnViewportPosition(column), matrix.view.columnWidth(column)
            place, words = QRectF(x, 0, wide, high), str(matrix.model.headerData(column, Qt.Orientation.Horizontal))
            marks = 0 < column <= matrix.model.marks
            if column == matrix.drawer.shaded:
                painter.fillRect(place, shade())
                draw(painter, place, words, "small_strong", now.colour("text"), Qt.AlignmentFlag.AlignHCenter)
            elif marks:
                draw(painter, place, words, "caption", now.colour("text_2"), Qt.AlignmentFlag.AlignHCenter)
            elif column == 0 and matrix.typed:
                draw(painter, place.adjusted(12, 0, -4, 0), matrix.typed, "small_strong", now.colour("accent"))
            else:
                draw(painter, place.adjusted(12, 0, -4, 0), words, "caption", now.colour("text_2"))
        painter.fillRect(0, high, self.width(), 1, now.colour("line_strong"))


class _View(QTableView):
    def __init__(self, matrix: "Matrix") -> None:
        super().__init__(matrix)
        self._matrix = matrix

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._matrix.pressed_here(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._matrix.go(index.row(), index.column())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and self.indexAt(event.pos()).isValid():
            self._matrix.menu_asked.emit(QRect(event.globalPos(), QSize(1, 1)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self._matrix.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._matrix.measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._matrix.show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._matrix.show_focus()


class Matrix(Painted):
    """A chart, one mark of it the present one.

    Signals:
        moved(): another mark is the present one, or the chart is another.
        opened(): Enter or a double click on the present mark.
        remind_asked(): R on the present line.
        month_asked(int): the head of this column of marks was clicked, from 0.
        menu_asked(QRect): what can be done with the present mark is asked for, beside this place of the screen.
    """

    moved = Signal()
    opened = Signal()
    remind_asked = Signal()
    month_asked = Signal(int)
    menu_asked = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typed = ""
        self.model = ChartModel(self)
        self.drawer = Drawer(self.model, self)
        self.view = _View(self)
        self.heads = _Heads(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(lambda: self._type(""))
        self._set_out()
        self.heads.pressed.connect(self._ask_month)
        self.view.selectionModel().currentChanged.connect(self._move)
        self._say()

    @property
    def present(self) -> Mark | None:
        """The present mark; None while there is none."""
        thing = self.view.currentIndex().data(THING)
        return thing if isinstance(thing, Mark) else None

    @property
    def line(self) -> Line | None:
        """The line of the present mark."""
        index = self.view.currentIndex()
        return self.model.chart.lines[index.row()] if index.isValid() else None

    def show_chart(self, chart: Chart, shaded: str) -> None:
        """Show a chart, the month of this code shaded; the present mark stays the present one if it is among it."""
        line, mark = self.line, self.present
        column = self.view.currentIndex().column()
        self.model.show_chart(chart)
        codes = [head.period.code for head in chart.heads]
        self.drawer.shaded = codes.index(shaded) + 1 if shaded in codes else -1
        self.measure()
        if not chart.lines:
            self.moved.emit()
            return
        here = codes.index(mark.period.code) + 1 if mark and mark.period.code in codes else column
        lines = [one.key for one in chart.lines]
        row = lines.index(line.key) if line and line.key in lines else 0
        self.go(row, here if here > 0 else max(self.drawer.shaded, 1))

    def choose(self, key: str, period: str) -> None:
        """Make the mark of a line and a period the present one, as far as they are shown."""
        codes = [head.period.code for head in self.model.chart.heads]
        lines = [one.key for one in self.model.chart.lines]
        index = self.view.currentIndex()
        row = lines.index(key) if key in lines else max(index.row(), 0)
        self.go(row, codes.index(period) + 1 if period in codes else max(index.column(), 1))

    def go(self, row: int, column: int) -> None:
        """Make the mark at a place the present one, or the one nearest to it."""
        row = max(0, min(row, self.model.rowCount() - 1))
        before = self.view.currentIndex().column()
        if column < 1 or column > self.model.marks:
            column = before if 0 < before <= self.model.marks else max(1, min(column, self.model.marks))
        index = self.model.index(row, column)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def measure(self) -> None:
        """Give the columns their widths: the marks as much as there is room for, the names what is left."""
        lines, marks = self.model.chart.lines, self.model.marks
        if not marks:
            return
        room, share = self.view.viewport().width(), round(share_width())
        least = round(max((name_width(line) for line in lines), default=0))
        heads = max(width(head.words, "small_strong") for head in self.model.chart.heads) + 4
        mark = round(min(max((room - share - least) / marks, heads), WIDEST))
        view = self.view.horizontalHeader()
        for column in range(1, marks + 1):
            view.resizeSection(column, mark)
        view.resizeSection(marks + 1, share)
        view.resizeSection(0, max(room - share - mark * marks, 60))
        high = look().size("matrix_row")
        fair = self.view.viewport().height() // max(len(lines), 1)
        self.view.verticalHeader().setDefaultSectionSize(max(high, min(fair, round(high * HIGHEST))))
        self.heads.update()

    def show_focus(self) -> None:
        """Show whether keys are heard here."""
        self.drawer.focused = self.view.hasFocus()
        self.view.viewport().update()
        self.update()

    def pressed_here(self, event: QKeyEvent) -> bool:
        """Do what a key means; say whether it meant anything."""
        chord, index = Chord.pressed(event), self.view.currentIndex()
        row, column, last = index.row(), index.column(), self.model.rowCount() - 1
        to = {
            Key.Key_Up: (row - 1, column),
            Key.Key_Down: (row + 1, column),
            Key.Key_Left: (row, max(column - 1, 1)),
            Key.Key_Right: (row, min(column + 1, self.model.marks)),
            Key.Key_PageUp: (row - GROUP, column),
            Key.Key_PageDown: (row + GROUP, column),
            Key.Key_Home: (0, column) if chord.modifiers == CTRL else (row, 1),
            Key.Key_End: (last, column) if chord.modifiers == CTRL else (row, self.model.marks),
        }
        if chord.key in to and chord.modifiers in (Qt.KeyboardModifier.NoModifier, CTRL):
            self._type("")
            self.go(*to[chord.key])
        elif chord.modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        elif chord.key == Key.Key_Return:
            self.opened.emit()
        elif chord.key == Key.Key_R and not self.typed:
            self.remind_asked.emit()
        elif chord.key == Key.Key_Menu:
            self._ask_menu()
        elif chord.key == Key.Key_Backspace:
            self._type(self.typed[:-1])
        elif event.text().isprintable() and event.text():
            self._type(self.typed + event.text())
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its frame."""
        del event
        fill(QPainter(self), QRectF(self.rect()), look().colour("surface"), look().colour("line"), RADIUS["panel"])

    def _set_out(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(self.drawer)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        view.setMouseTracking(True)
        view.viewport().setAutoFillBackground(False)
        for header in (view.horizontalHeader(), view.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusProxy(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 4)
        layout.setSpacing(0)
        layout.addWidget(self.heads)
        layout.addWidget(view, 1)

    def _move(self, index: QModelIndex) -> None:
        self.drawer.present_row = index.row()
        self.view.viewport().update()
        self.moved.emit()

    def _ask_menu(self) -> None:
        place = self.view.visualRect(self.view.currentIndex())
        self.menu_asked.emit(QRect(self.view.viewport().mapToGlobal(place.topLeft() + QPoint(8, 0)), place.size()))

    def _ask_month(self, column: int) -> None:
        if 0 < column <= self.model.marks:
            self.month_asked.emit(column - 1)

    def _type(self, typed: str) -> None:
        """Jump to the line that is typed: by its number, or by any part of its name in either language."""
        self._timer.stop()
        if typed and (row := self._find(typed)) is not None:
            self.typed = typed
            self.go(row, self.view.currentIndex().column())
        elif not typed:
            self.typed = ""
        if self.typed:
            self._timer.start()
        self.heads.update()

    def _find(self, typed: str) -> int | None:
        lines, number, key = self.model.chart.lines, to_latin(typed), search_key(typed)
        if not key and not number.isdigit():
            return None
        names = [_names(line) for line in lines]
        rows = [row for row, line in enumerate(lines) if number.isdigit() and line.number.startswith(number)]
        rows += [row for row, several in enumerate(names) if any(name.startswith(key) for name in several)]
        rows += [row for row, several in enumerate(names) if any(key in name for name in several)]
        return rows[0] if rows else None

    def _say(self) -> None:
        self.view.setAccessibleName(_("Completeness"))
        self.measure()


def _names(line: Line) -> list[str]:
    """Return the search keys of what a line is called, in either language."""
    known = offices().get(line.key) or kind_label(line.key)
    return [search_key(name) for name in (line.name, known.km, known.en)]

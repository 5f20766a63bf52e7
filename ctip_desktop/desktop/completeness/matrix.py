"""The matrix on its surface: heads above, a table worked by arrows below; typing jumps to a line."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QVBoxLayout, QWidget

from ctip_desktop.desktop.completeness.charts import Chart, Line, Mark
from ctip_desktop.desktop.completeness.drawing import GROUP, Drawer, name_width, share_width
from ctip_desktop.desktop.completeness.finding import find
from ctip_desktop.desktop.completeness.matrix_parts import MatrixHeads, MatrixView
from ctip_desktop.desktop.completeness.model import THING, ChartModel
from ctip_desktop.desktop.keys import CTRL, Chord, Key
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.i18n import _

WIDEST = 64
"""How wide a mark is where there is room, with what is around it."""
HIGHEST = 1.4
"""How much higher than they need be lines are where there is room."""
PAUSE = 1200
"""Milliseconds after which typing begins anew."""


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
        self.view = MatrixView(self)
        self.heads = MatrixHeads(self)
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
        if typed and (row := find(self.model.chart.lines, typed)) is not None:
            self.typed = typed
            self.go(row, self.view.currentIndex().column())
        elif not typed:
            self.typed = ""
        if self.typed:
            self._timer.start()
        self.heads.update()

    def _say(self) -> None:
        self.view.setAccessibleName(_("Completeness"))
        self.measure()

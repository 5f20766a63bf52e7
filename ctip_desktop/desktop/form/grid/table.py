"""The table of a grid: its columns measured, its first column always in sight, its cells gone to by keys."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget

from ctip_desktop.desktop.form.grid.columns import Column, width_of
from ctip_desktop.desktop.form.grid.delegate import CellDelegate
from ctip_desktop.desktop.form.grid.heads import ColumnHeads, RowNumbers, draw_corner
from ctip_desktop.desktop.form.grid.line import CellLine
from ctip_desktop.desktop.form.grid.model import GridModel, Index
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW

_HINT = QAbstractItemView.ScrollHint.EnsureVisible


class GridTable(QTableView):
    """The rows and columns of a repeat.

    Signals:
        cell_entered(): another cell than before is the present one.
        left(int): there is no next (1) or no earlier (-1) cell to go to.
    """

    cell_entered = Signal()
    left = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.delegate = CellDelegate(model, self)
        self.heads = ColumnHeads(model.columns, self)
        self._line: CellLine | None = None
        self._corner = _Corner(self)
        self._name_column = _NameColumn(self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(RowNumbers(self))
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):  # Qt's own, beneath ours
            corner.setAccessibleName("#")
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(SlimBar(Qt.Orientation.Horizontal))
        self.setCornerWidget(QWidget())
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._enter)
        for changed in (model.dataChanged, model.layoutChanged,
                        model.modelReset, model.rowsInserted, model.rowsRemoved):  # fmt: skip
            changed.connect(self._name_column.update)
        self.measure()

    @property
    def present(self) -> QModelIndex:
        """The present cell."""
        return self.currentIndex()

    def go(self, row: int, column: int) -> None:
        """Make a cell the present one."""
        index = self.grid.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)

    def go_first(self, row: int = 0) -> None:
        """Go to the first cell of a row that can be answered."""
        cells = (self.grid.index(row, column) for column in range(self.grid.columnCount()))
        self.setCurrentIndex(next(filter(self.answerable, cells), self.grid.index(row, 0)))

    def go_next(self) -> None:
        """Go to the next cell that can be answered; at the end of the row to the next row, at the very end leave."""
        self._go_along(1)

    def go_back(self) -> None:
        """Go to the cell before that can be answered; before the first, leave."""
        self._go_along(-1)

    def answerable(self, index: Index) -> bool:
        """Say whether a cell can be answered by hand now."""
        column = self.grid.columns[index.column()]
        path = self.grid.path_of(index)
        if not column.by_hand:
            return False
        filled = self.grid.filled
        if path is None:
            return not self.grid.fixed
        return filled.relevant(path) and not filled.read_only(path)

    def open_line(self, column: Column, *, number: bool = False) -> CellLine:
        """Open a line over the present cell, which stays there while the table scrolls."""
        self.scrollTo(self.present)
        line = self._line = CellLine(self.viewport(), number=number)
        line.setAccessibleName(column.label)
        line.setGeometry(self.visualRect(self.present))
        line.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        return line

    def close_line(self, line: CellLine) -> None:
        """Take a line away; the focus comes back to the table if it was in it."""
        self._line = None
        had_focus = line.hasFocus()
        line.hide()
        line.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def height_of_rows(self) -> int:
        """Return the height at which all rows are in sight."""
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalScrollBar().maximum() > 0 else 0
        return self.heads.height() + self.grid.rowCount() * look().size("row_dense") + bar

    def sizeHint(self) -> QSize:
        """Return the size that shows all rows."""
        return QSize(600, self.height_of_rows())

    def minimumSizeHint(self) -> QSize:
        """Return the least: the heads and three rows."""
        return QSize(300, self.heads.height() + 3 * look().size("row_dense"))

    def measure(self) -> None:
        """Give the columns their widths: what they need, and what room is left over to those whose answers are long."""
        grid = self.grid
        wide = [width_of(grid.filled.form, each, first=at == 0) for at, each in enumerate(grid.columns)]
        left = self.viewport().width() - sum(wide)
        stretching = [at for at, each in enumerate(grid.columns) if each.stretches or grid.fixed] or [len(wide) - 1]
        for number, at in enumerate(stretching):
            part = max(left, 0) // (len(stretching) - number)
            wide[at] += part
            left -= part
        for at, each in enumerate(wide):
            if self.columnWidth(at) != each:
                self.setColumnWidth(at, each)
        self.verticalHeader().setDefaultSectionSize(look().size("row_dense"))
        self.heads.setFixedHeight(self.heads.sizeHint().height())
        self._name_column.place()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _HINT) -> None:
        """Bring a cell into sight, beside the first column and not beneath it."""
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.visualRect(index).x() if index.column() else 0
        if hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def updateGeometries(self) -> None:
        """Keep the line over its cell."""
        super().updateGeometries()
        self._place_line()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the line over its cell, and the first column in sight."""
        super().scrollContentsBy(dx, dy)
        self._place_line()
        self._name_column.place()

    def keyboardSearch(self, search: str) -> None:
        """Search for nothing: what is typed is an answer."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the columns again."""
        super().resizeEvent(event)
        self.measure()
        self._corner.setGeometry(0, 0, self.verticalHeader().width(), self.heads.height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure and draw again in the language, type and colours now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.measure()
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the present cell thick."""
        super().focusInEvent(event)
        self.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the present cell thin."""
        super().focusOutEvent(event)
        self.show_focus(False)

    def show_focus(self, focused: bool) -> None:
        """Show whether keys go to the grid."""
        self.delegate.focused = focused
        self.viewport().update()
        self._name_column.update()

    def _place_line(self) -> None:
        if self._line:
            self._line.setGeometry(self.visualRect(self.present))

    def _enter(self, index: QModelIndex, before: QModelIndex) -> None:
        self.delegate.present = (index.row(), index.column())
        if before.row() != index.row() and before.row() == self.delegate.fresh:
            self.delegate.fresh = -1
        self.viewport().update()
        self._name_column.update()
        self.cell_entered.emit()

    def _go_along(self, by: int) -> None:
        wide = self.grid.columnCount()
        place = self.present.row() * wide + self.present.column() + by
        while 0 <= place < self.grid.rowCount() * wide:
            index = self.grid.index(*divmod(place, wide))
            if self.answerable(index):
                if self.grid.row_of(index.row()) is None and self.grid.row_of(self.present.row()) is None and by > 0:
                    break
                self.setCurrentIndex(index)
                return
            place += by
        self.left.emit(by)


class _Corner(QWidget):
    """What stands above the row numbers."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        draw_corner(QPainter(self), QRectF(self.rect()))


class _NameColumn(QWidget):
    """The first column, drawn over the table wherever it is scrolled to."""

    def __init__(self, table: GridTable) -> None:
        super().__init__(table)
        self._table = table
        self.hide()

    def place(self) -> None:
        """Stand beside the row numbers, while the column itself is out of sight."""
        table = self._table
        top = table.heads.height() + table.viewport().height()
        self.setGeometry(QRect(table.verticalHeader().width(), 0, table.columnWidth(0) + 1, top))
        self.setVisible(table.horizontalScrollBar().value() > 0)
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the cell that is pressed."""
        table = self._table
        row = table.rowAt(round(event.position().y()) - table.heads.height())
        if row >= 0:
            table.go(row, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the head and the rows in sight."""
        del event
        table, painter, wide = self._table, QPainter(self), self.width() - 1
        high = table.heads.height()
        row = max(table.rowAt(0), 0)
        while row < table.grid.rowCount() and (y := table.rowViewportPosition(row)) < table.viewport().height():
            place = QRectF(0, high + y, wide, table.rowHeight(row))
            table.delegate.draw_cell(painter, place, (row, 0))
            row += 1
        bottom = high + table.rowViewportPosition(row - 1) + table.rowHeight(row - 1) if row else high
        painter.fillRect(QRectF(0, bottom, wide, self.height()), look().colour("surface"))
        table.heads.draw_head(painter, QRectF(0, 0, wide, high), 0)
        painter.fillRect(QRectF(wide, 0, 1, bottom), look().colour("line_strong"))

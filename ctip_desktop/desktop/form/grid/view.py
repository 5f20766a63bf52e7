"""A repeat on a form's page: its table, what is wrong with the present cell, what did not fit, totals."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.clipboard import copy_block, paste_block
from ctip_desktop.desktop.form.grid.editing import CellEditing
from ctip_desktop.desktop.form.grid.foot import Foot
from ctip_desktop.desktop.form.grid.keys import keys_of
from ctip_desktop.desktop.form.grid.matrix import MatrixModel
from ctip_desktop.desktop.form.grid.message import MessageBar
from ctip_desktop.desktop.form.grid.misfits import Misfits
from ctip_desktop.desktop.form.grid.model import GridModel
from ctip_desktop.desktop.form.grid.table import GridTable
from ctip_desktop.desktop.form.grid.watching import Watching
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.forms.entering.pasting import Misfit
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.places import place_finder
from ctip_desktop.i18n import _, figure, language, ngettext

_GAP = 10


class GridPanel(QWidget):
    """A repeat whose rows are drawn as a grid. The form around it offers `keys()` while the focus is within.

    Args:
        item: the repeat.
        path: of the repeat, by row ids of the rows around it: `/victim`.
        advance: whether a date typed to its end leads on to the next cell.

    Signals:
        left(int): the person goes on to what follows the grid (1), or back to what is before it (-1).
        done(str): what was just done, which *Undo* takes back.
        grown(): it needs another height.
        row_wanted(str): the row at this path is to be shown as a form of its own.
        entered(str): the person is in the cell of this question, or of the repeat where a row is to be begun.
    """

    left = Signal(int)
    done = Signal(str)
    grown = Signal()
    entered = Signal(str)
    row_wanted = Signal(str)

    def __init__(
        self, entering: Entering, item: Item, path: str, *, advance: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entering = entering
        self.item = item
        self.path = path
        kind = MatrixModel if entering.filled.fixed(path) else GridModel
        self.grid = kind(entering.filled, path, self)
        self.table = GridTable(self.grid)
        self.editing = CellEditing(entering, self.table, advance=advance)
        self.message = MessageBar(entering, self.go_to_problem)
        self.misfits = Misfits(self.grid)
        self.foot = Foot(added_up=self.grid.fixed)
        self.paste_button = Button(lambda: _("Paste from Excel"), icon="clipboard-paste", key="Ctrl+V")
        self.new_button = Button(lambda: _("New row"), icon="plus", key="Ctrl+Enter")
        self.watching = Watching(entering, self.table, self.message, self.foot)
        self._spoken = language()
        self._set_out()
        self._connect()
        self._name()
        self.watching.add_up()
        for column in self.grid.columns:
            if column.is_place:
                entering.desk.background.run(partial(place_finder, column.question.file or ""))

    def keys(self) -> list[Binding]:
        """Return what keys do where the focus is now."""
        return keys_of(self)

    def holds_focus(self) -> bool:
        """Say whether keys go to the grid or something under it."""
        within = self.focusWidget()
        return within is not None and within.hasFocus()

    def focus_path(self, path: str) -> bool:
        """Go to the cell of a question, to a row, or to the grid as it was left; say whether that is here."""
        index = self.grid.index_of(path)
        if not index.isValid() and path != self.path:
            return False
        self.editing.close()
        if index.isValid():
            self.table.setCurrentIndex(index)
        elif not self.table.present.isValid():
            self.table.go_first()
        focus(self.table)
        return True

    def enter(self, by: int = 1) -> None:
        """Take the focus on the way on (1) or back (-1)."""
        if not self.table.present.isValid() or by < 0:
            self.table.go_first() if by > 0 else self.table.go(self.grid.rowCount() - 1, 0)
        focus(self.table)
        self._enter_cell()

    def hand_in(self) -> None:
        """Give what is half typed."""
        self.editing.hand_in()

    def go_on(self) -> None:
        """Take what is typed or chosen, then go to the next cell; at the very end to the total on paper."""
        if not self.editing.accept():
            return
        if self.message.wants_reason:
            focus(self.message.reason)
            return
        self.table.go_next()
        if self.table.hasFocus():
            self.editing.offer()

    def go_back(self) -> None:
        """Take what is typed, then go to the cell before."""
        self.editing.close()
        self.table.go_back()

    def add_row(self) -> None:
        """Add a row at the end and go to it."""
        if self.grid.fixed or self.entering.locked:
            return
        self.editing.close()
        self.table.go(len(self.grid.rows), 0)
        self.editing.answers.begin_row({})
        self.table.go_first(self.table.present.row())
        focus(self.table)

    def remove_row(self) -> None:
        """Take the present row away; undone like anything else."""
        self.editing.close()
        place = self.table.present.row()
        if self.editing.answers.remove_row():
            self.table.go(min(place, self.grid.rowCount() - 1), max(self.table.present.column(), 0))
            self.done.emit(_("Row {row} is taken away.").format(row=figure(place + 1)))

    def paste(self) -> None:
        """Put what a spreadsheet copied into the cells from the present one on; show what did not fit."""
        text = QGuiApplication.clipboard().text()
        if not text.strip() or self.entering.locked:
            return
        self.editing.close()
        if not self.table.present.isValid():
            self.table.go(len(self.grid.rows), 0)
        pasted = paste_block(self.entering, self.grid, self.table.present, text)
        self._show_misfits(pasted.misfits)
        said = ngettext("{count} cell is filled in.", "{count} cells are filled in.", pasted.cells_set)
        self.done.emit(said.format(count=figure(pasted.cells_set)))

    def copy(self) -> None:
        """Copy the selected cells, for a spreadsheet."""
        copy_block(self.grid, self.table.selectionModel().selectedIndexes())

    def clear(self) -> None:
        """Empty the selected cells."""
        self.editing.close()
        cells = [index for index in self.table.selectionModel().selectedIndexes() if self.table.answerable(index)]
        paths = [path for index in cells if (path := self.grid.path_of(index))]
        if paths and not self.entering.locked:
            with self.entering.together(self.path):
                for path in paths:
                    self.entering.set(path, None)

    def go_to_problem(self) -> None:
        """Go to the cell whose problem is shown."""
        if self.message.problem:
            self.focus_path(self.message.problem.path)

    def close_misfits(self) -> None:
        """Take the list of what did not fit away."""
        self._show_misfits(())

    def height_for(self, width: int) -> int:
        """Return the height that shows all rows."""
        del width
        rest = self.sizeHint().height() - self.table.sizeHint().height()
        return rest + self.table.height_of_rows()

    def arrange(self, width: int) -> None:
        """Put all that is in it in place for a width."""
        del width

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let what is typed into the table be an answer."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.entering.caret)
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.editing.press(event)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            if self._spoken != language():
                self._spoken = language()
                self.editing.close()
                self.grid.say_again()
                self.misfits.say_again()
            self._name()

    def same_as_above(self) -> None:
        """Answer the cell as the one above."""
        self.editing.close()
        if self.editing.answers.same_as_above():
            self.table.go_next()

    def row_as_above(self) -> None:
        """Answer what is not answered in the row as the row above is."""
        self.editing.close()
        self.editing.answers.row_as_above()

    def special_given(self, special: str) -> Callable[[], None]:
        """Return what gives a special answer to the cell."""

        def give() -> None:
            self.editing.close()
            self.editing.answers.give_special(special)

        return give

    def give_today(self) -> None:
        """Give today's date."""
        self.editing.close()
        self.editing.answers.give(clock.today().isoformat())
        self.table.go_next()

    def want_row(self) -> None:
        """Ask for the present row as a form of its own; the new row is begun."""
        self.editing.close()
        row = self.grid.row_of(self.table.present.row())
        if row is None and not self.grid.fixed and not self.entering.locked:
            row = self.editing.answers.begin_row({})
        if row:
            self.row_wanted.emit(row)

    def step(self, down: int, right: int) -> None:
        """Go so many cells down and to the right, what is typed kept."""
        self.editing.close()
        self.table.go(self.table.present.row() + down, self.table.present.column() + right)

    def go_on_below(self) -> None:
        """Go on from under the table: from a reason to the next cell, from the total on paper to what follows."""
        if self.message.reason.hasFocus():
            focus(self.table)
            self.entering.leave()
            self.table.go_next()
        else:
            self.left.emit(1)

    def _set_out(self) -> None:
        self._surface = _Surface(self.table)
        self.misfits.setMaximumHeight(216)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        self.heading = Text(self._headed, "heading")
        layout.addLayout(row(self.heading, None, self.paste_button, self.new_button))
        layout.addWidget(self._surface, 100)
        layout.addWidget(self.message)
        layout.addWidget(self.misfits)
        layout.addStretch(1)
        layout.addWidget(self.foot)
        self.new_button.setVisible(not self.grid.fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        for each in (self.table, self.message.reason, self.misfits.list.view, self.foot.paper):
            each.installEventFilter(self)
        self.entering.answered.connect(self._follow)
        self.entering.pausing.connect(self.hand_in)
        self.entering.parting.connect(self.editing.part)
        self.table.cell_entered.connect(self._enter_cell)
        self.table.left.connect(self._leave)
        self.table.verticalHeader().sectionDoubleClicked.connect(self._want_row_at)
        self.table.doubleClicked.connect(lambda _index: self.editing.start())
        self.editing.answered_fully.connect(self.go_on)
        self.misfits.wanted.connect(self.focus_path)
        self.misfits.closed.connect(self.close_misfits)
        self.paste_button.clicked.connect(self.paste)
        self.new_button.clicked.connect(self.add_row)
        for grown in (self.grid.rowsInserted, self.grid.rowsRemoved, self.grid.modelReset):
            grown.connect(self._grow)

    def _want_row_at(self, place: int) -> None:
        self.table.go(place, 0)
        self.want_row()

    def _show_misfits(self, misfits: Sequence[Misfit]) -> None:
        """Show what did not fit in place of what is wrong; the focus goes to it, and from it back to the table."""
        self.misfits.show_misfits(misfits)
        self.message.setVisible(not misfits)
        focus(self.misfits.list if misfits else self.table)
        QTimer.singleShot(0, self, lambda: self.table.scrollTo(self.table.present))

    def _follow(self, changed: frozenset[str]) -> None:
        self.grid.follow(changed)
        path = self.grid.path_of(self.table.present)
        if path and self.holds_focus() and self.entering.caret != path:
            self.entering.move_caret(path)
        self.watching.follow(changed)

    def _enter_cell(self) -> None:
        self.editing.close()
        self.entering.move_caret(self.grid.path_of(self.table.present) or self.path)
        self.watching.look_here()
        if self.holds_focus():
            self.entered.emit(self.entering.caret)

    def _leave(self, by: int) -> None:
        self.editing.close()
        if by > 0:
            focus(self.foot.paper)
        else:
            self.left.emit(-1)

    def _grow(self) -> None:
        self._surface.setMaximumHeight(self.table.height_of_rows() + _Surface.EDGES)
        self.table.updateGeometry()
        self.grown.emit()

    def _headed(self) -> str:
        number = figure(self.item.number)
        return f"{number}. {self.item.label.said(language())}"

    def _name(self) -> None:
        self.table.setAccessibleName(self.item.label.said(language()))
        self._grow()


class _Surface(QWidget):
    """The framed surface the table lies on."""

    EDGES = 5

    def __init__(self, table: GridTable) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 4)
        layout.addWidget(table)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        fill(QPainter(self), QRectF(self.rect()), look().colour("surface"), look().colour("line"), RADIUS["panel"])

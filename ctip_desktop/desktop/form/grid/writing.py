"""Answers a cell by typing over it: a text as it is typed, a number, date or time once it is whole."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPersistentModelIndex, Signal

from ctip_desktop import clock
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.answering import CellAnswers
from ctip_desktop.desktop.form.grid.line import CellLine
from ctip_desktop.desktop.form.grid.table import GridTable
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.forms.entering.typed import full, read_typed, shown
from ctip_desktop.i18n import _, language


class Writing(QObject):
    """The line over a cell, while there is one.

    Signals:
        filled_up(): nothing more can be typed into it.
        deserted(): the focus went elsewhere by a click.
    """

    filled_up = Signal()
    deserted = Signal()

    def __init__(self, entering: Entering, table: GridTable, answers: CellAnswers) -> None:
        super().__init__(table)
        self._entering = entering
        self._table = table
        self._answers = answers
        self._at = QPersistentModelIndex()
        self._half = False
        self.line: CellLine | None = None

    def start(self, typed: str | None = None) -> None:
        """Begin with what is there, or with what was typed in its place."""
        kind = self._answers.column.question.kind
        self._at = QPersistentModelIndex(self._table.present)
        self.line = self._table.open_line(self._answers.column, number=self._answers.column.is_number)
        self.line.begin(shown(kind, self._answers.answer, language()), typed)
        self.line.textEdited.connect(self._type)
        self.line.deserted.connect(self.deserted)
        if typed is not None:
            self._type(typed)

    def keys(self) -> list[Binding]:
        """Return what keys do in the line: what was typed since it was opened is undone in it."""
        line, keys = self.line, []
        if line and line.isUndoAvailable():
            keys.append(Binding("Ctrl+Z", lambda: _("undo"), lambda: self._again(line.undo)))
        if line and line.isRedoAvailable():
            keys.append(Binding("Ctrl+Y", lambda: _("redo"), lambda: self._again(line.redo)))
        return keys

    def hand_in(self) -> None:
        """Give what is half typed."""
        if self._half and self.line and self._at.isValid():
            self._half = False
            self._give(self.line.text())

    def close(self) -> None:
        """Take the line away; what was typed in it is kept."""
        self.hand_in()
        self._half = False
        line, self.line = self.line, None
        if line:
            self._table.close_line(line)
            self._entering.leave()

    def _again(self, replay: Callable[[], None]) -> None:
        replay()
        if self.line:
            self._type(self.line.text())

    def _type(self, text: str) -> None:
        kind = self._answers.column.question.kind
        if kind == "text":
            self._give(text)
            return
        self._half = True
        self._entering.keep_soon()
        if full(kind, text):
            self.filled_up.emit()

    def _give(self, text: str) -> None:
        grid = self._table.grid
        column, row = grid.columns[self._at.column()], grid.row_of(self._at.row())
        given = read_typed(column.question.kind, text, clock.today()).given
        if row is not None:
            self._entering.set(f"{row}/{column.name}", given)
        elif given is not None:
            self._answers.begin_row({column.name: given})

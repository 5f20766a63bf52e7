"""What is being done to the present cell of a grid: written over, chosen for, or nothing."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.answering import CellAnswers
from ctip_desktop.desktop.form.grid.choosing import Choosing
from ctip_desktop.desktop.form.grid.table import GridTable
from ctip_desktop.desktop.form.grid.writing import Writing
from ctip_desktop.desktop.keys import ALT, CTRL, Chord, Key


class CellEditing(QObject):
    """Begins and ends what is done to the present cell.

    Args:
        advance: whether a date typed to its end leads on to the next cell.

    Signals:
        answered_fully(): the cell is answered to its end, and the next may follow.
    """

    answered_fully = Signal()

    def __init__(self, entering: Entering, table: GridTable, *, advance: bool = True) -> None:
        super().__init__(table)
        self._table = table
        self.answers = CellAnswers(entering, table)
        self.writing = Writing(entering, table, self.answers)
        self.choosing = Choosing(entering, table, self.answers)
        if advance:
            self.writing.filled_up.connect(self.answered_fully)
        self.choosing.chosen.connect(self.answered_fully)
        self.writing.deserted.connect(self.close)
        self.choosing.deserted.connect(self.close)

    @property
    def busy(self) -> bool:
        """Whether a line or a list stands at the cell."""
        return self.writing.line is not None or self.choosing.line is not None or self.choosing.listing

    @property
    def chooses(self) -> bool:
        """Whether the present cell is answered out of choices."""
        return self._table.present.isValid() and self.answers.column.question.kind.startswith("select_")

    def start(self, typed: str | None = None) -> None:
        """Begin to answer the cell: from what is there, or with what was typed in its place."""
        self.close()
        if self.answers.may:
            (self.choosing if self.chooses else self.writing).start(typed)

    def offer(self) -> None:
        """Show the choices of an empty cell that was come to along the row."""
        if self.chooses:
            self.choosing.show_offer()

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that types something or chooses; say whether it did."""
        if not self.answers.may:
            return False
        if Chord.pressed(event).key == Key.Key_Backspace:
            self.start()
            return True
        if self.chooses and self.choosing.press(event):
            return True
        text = event.text()
        if text and text.isprintable() and not event.modifiers() & (CTRL | ALT):
            self.start(text)
            return True
        return False

    def accept(self) -> bool:
        """Take what is typed or chosen; say whether the person may go on to the next cell."""
        goes_on = self.choosing.accept()
        if goes_on:
            self.close()
        return goes_on

    def cancel(self) -> None:
        """Take line and list away; what was typed is kept, but for what only narrowed the list."""
        self.writing.close()
        self.choosing.cancel()

    def close(self) -> None:
        """Take line and list away; what was typed is kept."""
        self.writing.close()
        self.choosing.close()

    def part(self) -> None:
        """Give what is half typed as it is written: the person may not come back."""
        self.writing.hand_in()
        self.choosing.part()

    def hand_in(self) -> None:
        """Give what is half typed."""
        self.writing.hand_in()

"""Answers a cell by choosing: by digit, or out of a list beside it that typing narrows."""

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QKeyEvent

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.answering import CellAnswers
from ctip_desktop.desktop.form.grid.line import CellLine
from ctip_desktop.desktop.form.grid.offers import Offer
from ctip_desktop.desktop.form.grid.popup import ChoicePopup
from ctip_desktop.desktop.form.grid.table import GridTable
from ctip_desktop.desktop.keys import Chord, Key, digit


class Choosing(QObject):
    """The list beside a cell, while there is one; and digits, which need none.

    What was typed and is no choice is given as it is: it is kept, and said to be wrong.

    Signals:
        chosen(): the one answer is chosen.
        deserted(): the focus went elsewhere by a click.
    """

    chosen = Signal()
    deserted = Signal()

    def __init__(self, entering: Entering, table: GridTable, answers: CellAnswers) -> None:
        super().__init__(table)
        self._entering = entering
        self._table = table
        self._answers = answers
        self._offer: Offer | None = None
        self.line: CellLine | None = None
        self.popup: ChoicePopup | None = None

    @property
    def listing(self) -> bool:
        """Whether the list is shown."""
        return self.popup is not None and not self.popup.isHidden()

    @property
    def several(self) -> bool:
        """Whether the cell takes several answers."""
        return self._answers.column.question.kind == "select_multiple"

    @property
    def typed(self) -> str:
        """What was typed to narrow the list."""
        return self.line.text().strip("\u200b ") if self.line else ""

    def start(self, typed: str | None = None) -> None:
        """Open the list, and a line over the cell that narrows it."""
        self._offer = self._new_offer()
        self.line = self._table.open_line(self._answers.column)
        self.line.begin("", typed)
        self.line.textEdited.connect(self._narrow)
        self.line.deserted.connect(self.deserted)
        self.line.installEventFilter(self)
        self._narrow()

    def show_offer(self) -> None:
        """Show the list of a cell that is not answered yet, as it is come to; keys still go to the grid."""
        path = self._answers.path
        special = path is not None and self._entering.known(path).get("special")
        if self._answers.may and self._answers.answer is None and not special:
            self._offer = self._new_offer()
            self._show("", -1)

    def go(self, by: int) -> None:
        """Move in the list."""
        if self.popup:
            self.popup.go(by)

    def accept(self) -> bool:
        """Take the marked line, or what is typed as it is; say whether the person goes on to the next cell."""
        if self.several and self.typed and self._marked():
            self._choose(self._marked())
            return False
        if self._marked() and not self.several:
            self._give(self._marked())
        elif self.typed:
            self._answers.give(self.typed)
        if self.line:
            self.line.clear()
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Choose by digit, or by Space what is marked; say whether the key did."""
        number = digit(event)
        if number is not None:
            return not self.typed and self._choose_by_digit(number)
        if Chord.pressed(event).key == Key.Key_Space and self.listing and not self.typed:
            if self._marked():
                self._choose(self._marked())
            return True
        return False

    def part(self) -> None:
        """Keep what is typed as it is written."""
        if self.typed and not self.several:
            self._answers.give(self.typed)

    def cancel(self) -> None:
        """Take the list and the line away; what only narrowed the list goes."""
        line, self.line = self.line, None
        if line:
            self._table.close_line(line)
        if self.popup:
            self.popup.hide()
        self._offer = None

    def close(self) -> None:
        """Take the list and the line away; what was typed is given as it is, or as the line that is marked."""
        if self.typed:
            self.accept()
        self.cancel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let digits choose while the list is being narrowed."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.press(event)
        return super().eventFilter(watched, event)

    def _new_offer(self) -> Offer:
        return Offer(self._answers.filled, self._answers.path, self._answers.column)

    def _marked(self) -> str:
        """Return the name of the marked choice; empty for none."""
        popup = self.popup
        return popup.lines[popup.present].name if popup and self.listing and popup.present >= 0 else ""

    def _narrow(self) -> None:
        self._show(self.typed, 0 if self.typed else -1)

    def _show(self, typed: str, present: int) -> None:
        if self._offer is None:
            return
        if self.popup is None:
            self.popup = ChoicePopup(self._table.window())
            self.popup.clicked.connect(self._choose)
            self.destroyed.connect(self.popup.deleteLater)  # it stands in the window, which stays
        lines = self._offer.lines(typed)
        self.popup.by_digit = self._offer.by_digit and not typed
        self.popup.show_lines(lines, self._chosen(), min(present, len(lines) - 1), self._beside())

    def _beside(self) -> QRect:
        table = self._table
        place = table.visualRect(table.present)
        return QRect(table.viewport().mapTo(table.window(), place.topLeft()), place.size())

    def _chosen(self) -> frozenset[str]:
        answer = self._answers.answer
        return frozenset() if answer is None else frozenset(str(answer).split())

    def _choose_by_digit(self, number: int) -> bool:
        """Choose what a digit stands for, 0 nothing; say whether it stands for anything."""
        offer = self._offer or self._new_offer()
        if not offer.by_digit:
            return False
        if number == 0:
            self._answers.give(None)
            if self.listing:
                self._show("", -1)
        elif number <= len(offer.choices):
            self._choose(offer.choices[number - 1].name)
        return True

    def _choose(self, name: str) -> None:
        self._give(name)
        if self.line:
            self.line.clear()
        if not self.several:
            self.cancel()
            self.chosen.emit()
        elif self.listing and self.popup:
            self._show("", next((at for at, line in enumerate(self.popup.lines) if line.name == name), -1))

    def _give(self, name: str) -> None:
        """Answer with a choice; where there are several, take it in or out."""
        if not self.several:
            self._answers.give(name)
            return
        chosen = self._chosen() ^ {name}
        order = {choice.name: place for place, choice in enumerate((self._offer or self._new_offer()).choices)}
        self._answers.give(" ".join(sorted(chosen, key=lambda each: order.get(each, -1))) or None)

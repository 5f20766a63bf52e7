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

    def start(self, typed: str | None = None) -> None:
        """Open the list, and a line over the cell that narrows it."""
        self._offer = self._new_offer()
        self.line = self._table.open_line(self._answers.column)
        self.line.begin("", typed)
        self.line.textEdited.connect(lambda text: self._show(text, 0 if text else -1))
        self.line.deserted.connect(self.deserted)
        self.line.installEventFilter(self)
        self._show(typed or "", 0 if typed else -1)

    def show_offer(self) -> None:
        """Show the list of a cell that is not answered yet, as it is come to; keys still go to the grid."""
        if self._answers.may and self._answers.answer is None and not self._special():
            self._offer = self._new_offer()
            self._show("", -1)

    def go(self, by: int) -> None:
        """Move in the list."""
        if self.popup:
            self.popup.go(by)

    def accept(self) -> bool:
        """Take the present line; say whether the person goes on to the next cell."""
        if not self.listing or self.popup is None or self.popup.present < 0:
            return True
        if self.several:
            narrowed = bool(self.line and self.line.text())
            if narrowed:
                self._choose(self.popup.lines[self.popup.present].name)
            return not narrowed
        self._give(self.popup.lines[self.popup.present].name)
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Choose by digit, or by Space what is the present line; say whether the key did."""
        typing = bool(self.line and self.line.text())
        number = digit(event)
        if number is not None:
            return self._choose_by_digit(number, typing=typing)
        if Chord.pressed(event).key == Key.Key_Space and self.listing and not typing and self.popup:
            if self.popup.present >= 0:
                self._choose(self.popup.lines[self.popup.present].name)
            return True
        return False

    def close(self) -> None:
        """Take the list and the line away."""
        line, self.line = self.line, None
        if line:
            self._table.close_line(line)
        if self.popup:
            self.popup.hide()
        self._offer = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let digits choose while the list is being narrowed."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.press(event)
        return super().eventFilter(watched, event)

    def _new_offer(self) -> Offer:
        return Offer(self._answers.filled, self._answers.path, self._answers.column)

    def _special(self) -> bool:
        path = self._answers.path
        return path is not None and bool(self._entering.known(path).get("special"))

    def _show(self, typed: str, present: int) -> None:
        if self._offer is None:
            return
        if self.popup is None:
            self.popup = ChoicePopup(self._table.window())
            self.popup.clicked.connect(self._choose)
        if self._offer.needs_typing and not typed:
            self.popup.hide()
            return
        lines = self._offer.lines(typed)
        self.popup.show_lines(lines, self._chosen(), min(present, len(lines) - 1), self._beside())

    def _beside(self) -> QRect:
        table = self._table
        place = table.visualRect(table.present)
        return QRect(table.viewport().mapTo(table.window(), place.topLeft()), place.size())

    def _chosen(self) -> frozenset[str]:
        answer = self._answers.answer
        return frozenset() if answer is None else frozenset(str(answer).split())

    def _choose_by_digit(self, number: int, *, typing: bool) -> bool:
        """Choose what a digit stands for, 0 nothing; say whether it stands for anything."""
        if number == 0:
            if typing:
                return False
            self._answers.give(None)
            self._show("", -1) if self.listing else None
            return True
        offer = self._offer or self._new_offer()
        if self.listing and self.popup:
            name = self.popup.at_digit(number)
        else:
            name = offer.choices[number - 1].name if offer.by_digit and number <= len(offer.choices) else None
        if name is not None:
            self._choose(name)
        return name is not None or offer.by_digit

    def _choose(self, name: str) -> None:
        self._give(name)
        if not self.several:
            self.chosen.emit()
            return
        if self.line:
            self.line.clear()
        if self.listing and self.popup:
            self._show("", self.popup.present)

    def _give(self, name: str) -> None:
        """Answer with a choice; where there are several, take it in or out."""
        if not self.several:
            self._answers.give(name)
            return
        chosen = self._chosen() ^ {name}
        offered = (self._offer or self._new_offer()).choices
        self._answers.give(" ".join(choice.name for choice in offered if choice.name in chosen) or None)

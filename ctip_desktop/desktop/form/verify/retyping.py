"""Reads one question off the paper once more: its control, by itself, for an answer that neither keying has."""

from PySide6.QtCore import Signal

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.alone import Alone, Scratch
from ctip_desktop.desktop.form.opening import Opened
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.desktop.form.verify.keying import First
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.widgets.panel import Panel
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.forms.entering.verifying import Difference
from ctip_desktop.forms.filled import Filled
from ctip_desktop.i18n import _


class Retyping(Panel):
    """The question of a difference, empty.

    Signals:
        retyped(object): what was typed, as it is stored; None for nothing.
        given_up(): nothing is to be typed.
    """

    retyped = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, first: First, second: Filled, difference: Difference) -> None:
        super().__init__(12)
        path = difference.path
        filled = Filled(first.form, first.answers, first.about)
        if not filled.relevant(path):
            filled = Filled(first.form, second.answers(), second.about)
        self._path = _by_ids(filled, path)
        filled.know(self._path, None)
        filled.set(self._path, None)
        self._scratch = Scratch(desk, Opened(filled, first.entry, first.office), self)
        self.question = QuestionRow(self._scratch, difference.item, self._path)
        self.question.filled_up.connect(self.take)
        self._place = Alone(self.question)
        self.column.addWidget(Text(lambda: _("Read the paper once more and type what it says."), "small", "text_2"))
        self.column.addWidget(self._place)

    def keys(self) -> list[Binding]:
        """Return what keys do in it."""
        control = self.question.control
        own = [binding for binding in control.keys() if binding.run]  # noqa: SIM118 - a control is no mapping
        take = "Tab Ctrl+Enter" if control.multiline else "Enter Tab"
        return [
            *own,
            Binding(take, lambda: _("take what is typed"), self.take, in_strip=True),
            Binding("Esc", lambda: _("leave it"), self.given_up.emit, in_strip=True),
        ]

    def enter(self) -> None:
        """Take the focus."""
        self.question.enter()

    def take(self) -> None:
        """Give what is typed, unless it cannot be read."""
        self.question.leave()
        if self._scratch.filled.standing(self._path).wrong:
            self.question.check()
            return
        self.retyped.emit(self._scratch.filled.value(self._path))


def _by_ids(filled: Filled, path: str) -> str:
    row, _slash, name = path.rpartition("/")
    return f"{filled.row_path(row)}/{name}"

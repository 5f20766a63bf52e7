"""Another answer than the versions give: the question's own control, or a plain field for a remark."""

from PySide6.QtCore import Signal

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.alone import Alone, Scratch
from ctip_desktop.desktop.form.opening import Opened
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.desktop.widgets.panel import Panel
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.entries.record import SPECIALS
from ctip_desktop.entries.versions import Said
from ctip_desktop.forms.entering.answer_words import SPECIALS as WORDS
from ctip_desktop.forms.entering.sections import item_at
from ctip_desktop.forms.filled import Filled
from ctip_desktop.i18n import _, language
from ctip_desktop.sync.conflicts import Conflict
from ctip_desktop.sync.questions import Question

_KEYS = dict(zip(("F5", "F6", "F7", "F8"), SPECIALS, strict=True))


class OtherAnswer(Panel):
    """A question to be answered by itself.

    Signals:
        given(Said): what was typed.
        given_up(): nothing is to be typed.
    """

    given = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, conflict: Conflict, question: Question, filled: Filled) -> None:
        super().__init__(12)
        self._path = question.path
        self._remark = question.place.partition("#")[2]
        self._field: Field | None = None
        self.row: QuestionRow | None = None
        item = None if self._remark else item_at(conflict.form, self._path)
        if item is None or " ".join(item.label.said(language()).split()) != question.label:
            self.column.addWidget(Text(question.label, "small_strong", "text_2", wrap=True))
        if item is None:
            self._field = Field()
            self._field.setAccessibleName(question.label)
            self.column.addWidget(self._field)
            return
        filled.know(self._path, None)
        filled.set(self._path, None)
        self._scratch = Scratch(desk, Opened(filled, conflict.entry, conflict.office), self)
        self.row = QuestionRow(self._scratch, item, self._path)
        self.row.filled_up.connect(self.take)
        self.column.addWidget(Alone(self.row))

    @staticmethod
    def can_ask(conflict: Conflict, question: Question) -> bool:
        """Say whether another answer can be given: of a row that is there or not, or of their order, there is none."""
        if question.kind == "remark":
            return not question.place.endswith("#verified")
        try:
            return question.kind == "answer" and item_at(conflict.form, question.path).kind == "question"
        except KeyError:
            return False

    def keys(self) -> list[Binding]:
        """Return what keys do in it."""
        own = [each for each in self.row.control.keys() if each.run] if self.row else []  # noqa: SIM118 - no mapping
        take = "Tab Ctrl+Enter" if self.row and self.row.control.multiline else "Enter Tab"
        specials = [
            Binding(key, lambda special=special: _(WORDS[special]), lambda special=special: self.take_special(special))  # type: ignore[misc]
            for key, special in _KEYS.items()
            if self.row
        ]
        return [
            *own,
            Binding(take, lambda: _("take what is typed"), self.take, in_strip=True),
            *specials,
            Binding("Esc", lambda: _("leave it"), self.given_up.emit, in_strip=True),
        ]

    def enter(self) -> None:
        """Take the focus."""
        self.row.enter() if self.row else focus(self._typed_in())

    def take(self) -> None:
        """Give what is typed, unless it cannot be read."""
        if self.row is None:
            self.given.emit(Said(self._typed_in().text().strip() or None))
            return
        self.row.leave()
        if self._scratch.filled.standing(self._path).wrong:
            self.row.check()
            return
        known = self._scratch.known(self._path)
        self.given.emit(Said(self._scratch.filled.value(self._path), dict(known)))

    def take_special(self, special: str) -> None:
        """Give a special answer."""
        self.given.emit(Said(None, {"special": special}))

    def _typed_in(self) -> Field:
        assert self._field  # noqa: S101 - there is a field where there is no row
        return self._field

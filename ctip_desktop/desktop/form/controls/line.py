"""One line to type in: a text, a number, a date or a time, in the digits of either script."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.form.controls.control import Control
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.keys import Binding, Chord, Key
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.desktop.widgets.field import Field, Tone
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.entering.typed import full, read_typed, shown
from ctip_desktop.i18n import _, language

NUMBER, MOMENT, DATE = 96, 110, 190
_WIDTHS = {"integer": NUMBER, "decimal": NUMBER, "calculate": NUMBER, "time": MOMENT, "date": DATE}
_LONGEST_NUMBER = 190
_END = 36


class Line(Control, Field):
    """A line of text; a number, a date or a time is given at a pause, or when the field is left or full.

    Signals:
        filled_up(): a date or a time is typed to its end.
        grown(): it needs another width.
    """

    filled_up = Signal()
    grown = Signal()

    def __init__(self, entering: Entering, item: Item, path: str, parent: QWidget | None = None) -> None:
        Field.__init__(self, parent=parent)
        self.prepare(entering, item, path)
        self._half = False
        self._wide = 0
        self.textEdited.connect(self._type)
        self.show_answer()

    def show_answer(self) -> None:
        """Show the answer in the digits of the language, thousands apart while nobody types."""
        if self._half or (self.hasFocus() and self._given() == self.answer):
            return
        text = shown(self.question.kind, self.answer, language(), editing=self.hasFocus())
        if text != self.text():
            self.setText(text)
        self.update()

    def show_tone(self, tone: Tone) -> None:
        """Tint the field; a wrong answer has its glyph at the end too."""
        Field.show_tone(self, tone)
        wrong = tone == "error" and self.width() >= DATE
        if bool(self._end_icon) != wrong:
            self.show_end("circle-x" if wrong else "")

    def show_locked(self, locked: bool) -> None:
        """Let what is written be read and copied only."""
        self.setReadOnly(locked)
        self.update()

    def width_in(self, room: int) -> int:
        """Return a width that tells the length expected; a long number makes its field wider."""
        wide = _WIDTHS.get(self.question.kind, self.widest)
        if wide == NUMBER:
            wide = max(wide, min(round(width(self.text(), "body")) + 30, _LONGEST_NUMBER))
        self._wide = wide
        return min(room, wide)

    def hand_in(self) -> None:
        """Give what was typed since."""
        if self._half:
            self._half = False
            self.entering.set(self.path, self._read())

    def left(self) -> None:
        """Show the answer as it reads when nobody types; undoing within the field ends here, the caret stays."""
        self.hand_in()
        caret = self.cursorPosition()
        self.setText(shown(self.question.kind, self.answer, language(), editing=False))
        self.setCursorPosition(caret)

    @property
    def can_undo(self) -> bool:
        """Whether something typed since it was entered can be undone within it."""
        return self.isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """Whether something undone within it can be done again."""
        return self.isRedoAvailable()

    def undo_typing(self) -> None:
        """Undo within it."""
        self.undo()
        self._type(self.text())

    def redo_typing(self) -> None:
        """Do again within it."""
        self.redo()
        self._type(self.text())

    def keys(self) -> list[Binding]:
        """Return the key of today's date, where a date is asked."""
        if self.question.kind != "date":
            return []
        return [Binding("Ctrl+T", lambda: _("today's date"), self._give_today)]

    def focusInEvent(self, event: object) -> None:
        """Show the answer as it is typed."""
        text = shown(self.question.kind, self.answer, language())
        if not self._half and text != self.text():
            self.setText(text)
        super().focusInEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a special answer be erased as if it were typed."""
        if not self.text() and Chord.pressed(event).key in (Key.Key_Backspace, Key.Key_Delete) and self.clear_special():
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and a special answer where an answer would stand."""
        super().paintEvent(event)
        special = self.special if not self.text() else ""
        if special:
            place = QRectF(self.rect()).adjusted(13, 0, -10, 0)
            draw(QPainter(self), place, special, "body", look().colour("text_2"), Qt.AlignmentFlag.AlignLeft)

    def _type(self, text: str) -> None:
        if self.question.kind == "text":
            self.entering.set(self.path, self._read())
            return
        self._half = True
        self.entering.keep_soon()
        if round(width(text, "body")) + 30 > self._wide < _LONGEST_NUMBER and self._wide >= NUMBER:
            self.grown.emit()
        if full(self.question.kind, text):
            self.filled_up.emit()

    def _read(self) -> str | int | None:
        return read_typed(self.question.kind, self.text(), clock.today()).given

    def _given(self) -> object:
        given = self._read()
        return given.strip() or None if isinstance(given, str) else given

    def _give_today(self) -> None:
        self._half = False
        self.entering.set(self.path, clock.today().isoformat())
        self.setText(shown(self.question.kind, self.answer, language()))
        self.filled_up.emit()

"""One question on the page: number, label, control, and below it the one thing to be said of the answer."""

from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.controls.boxes import Boxes
from ctip_desktop.desktop.form.controls.control import WIDEST
from ctip_desktop.desktop.form.controls.making import AnyControl, control_for
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.pile import Still, Stop
from ctip_desktop.desktop.form.reason_field import ReasonField
from ctip_desktop.desktop.form.saying import FINE, Said, said_of
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, width
from ctip_desktop.desktop.widgets.text import break_lines
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.filled import Problem
from ctip_desktop.i18n import figure, language

NUMBER = 38
LABEL = 232
CONTROL = LABEL + 16
"""Where the label begins, where it ends, where the control begins."""
NARROW = 600
"""In less width the control stands below the label."""
_LABEL_GAP, _MESSAGE_GAP, _GLYPH, _INDENT = 4, 3, 16, 28
_LEAST_REASON = 180
_STAR = "\u00a0*"


class QuestionRow(Still, QWidget):
    """A question with its control.

    Problems are said once the question was left, or gone to because of them; what is no longer wrong is said no more.

    Attributes:
        checked: whether problems are to be said.

    Signals:
        grown(): it needs another height.
        filled_up(): its control is typed to the end.
    """

    grown = Signal()
    filled_up = Signal()

    def __init__(self, entering: Entering, item: Item, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entering = entering
        self.item = item
        self.path = path
        self.control: AnyControl = control_for(entering, item, path)
        self.reason: ReasonField | None = None
        self.said: Said = FINE
        self.checked = entering.filled.value(path) is not None
        self._required = False
        self._shown_locked = False
        self._label = ""
        self._told: frozenset[str] = frozenset()
        self.control.widget.setParent(self)
        self.control.grown.connect(self._grow)
        self.control.filled_up.connect(self.filled_up)
        self.refresh()

    @property
    def is_asked(self) -> bool:
        """Whether the question is relevant now."""
        return self.entering.filled.relevant(self.path)

    def stops(self) -> Iterator[Stop]:
        """Yield the question, if it can be answered."""
        if self.is_asked and self.control.stops and not self._locked():
            yield self

    @property
    def is_there(self) -> bool:
        """Whether its row of a repeat was not taken away."""
        try:
            self.entering.filled.order(self.path)
        except KeyError:
            return False
        return True

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in it."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def refresh(self) -> None:
        """Show how the question stands now; what is shown already is left alone."""
        filled, path = self.entering.filled, self.path
        if not self.is_there:
            return
        label = filled.label(path)
        said = " ".join(label.said(language()).split()) if label else self.item.question.name
        required = not self._locked() and filled.required(path)
        if (said, required) != (self._label, self._required):
            self._label, self._required = said, required
            self.control.call(said)
            self.update()
        self.control.show_answer()
        locked = self._locked()
        if locked is not self._shown_locked:
            self._shown_locked = locked
            self.control.show_locked(locked)
        self._say_reason()
        self._say()

    def enter(self, *, backwards: bool = False) -> None:
        """Take the focus."""
        if backwards and self.reason:
            self.reason.enter()
        else:
            self.control.enter()

    def step(self, by: int) -> bool:
        """Go from the answer to its reason, or back; say whether there was such a step to go."""
        if self.reason is None or not self.has_focus:
            return False
        if by > 0 and not self.reason.hasFocus():
            self.reason.enter()
        elif by < 0 and self.reason.hasFocus():
            self.control.enter()
        else:
            return False
        return True

    def leave(self) -> None:
        """Give and check the answer: the focus has gone."""
        self.control.left()
        self.checked = True
        self.refresh()

    def check(self) -> None:
        """Say what is wrong, also where nothing was typed yet."""
        self.checked = True
        problems = self.entering.filled.problems(self.path)
        self._told = frozenset(problem.kind for problem in problems)
        self.refresh()

    @property
    def can_undo(self) -> bool:
        """Whether something typed where the focus is can be undone there."""
        if self.reason and self.reason.hasFocus():
            return self.reason.isUndoAvailable()
        return self.has_focus and self.control.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something undone where the focus is can be done again there."""
        if self.reason and self.reason.hasFocus():
            return self.reason.isRedoAvailable()
        return self.has_focus and self.control.can_redo

    def undo_typing(self) -> None:
        """Undo where the focus is."""
        self.reason.undo() if self.reason and self.reason.hasFocus() else self.control.undo_typing()

    def redo_typing(self) -> None:
        """Do again where the focus is."""
        self.reason.redo() if self.reason and self.reason.hasFocus() else self.control.redo_typing()

    def height_for(self, width: int) -> int:
        """Return the height of label or control, whichever is higher, and what is said below."""
        bottom = self._set_out(width, place=False)
        message = self._message_lines(width)
        return bottom + (_MESSAGE_GAP + len(message) * look().pitch("small") if message else 0)

    def arrange(self, width: int) -> None:
        """Put control and reason in their places."""
        self._set_out(width, place=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number, label and what is said; nothing if only what the control stands on is to be drawn."""
        if self.control.widget.geometry().contains(event.rect()):
            return
        now, painter = look(), QPainter(self)
        pitch, narrow = now.pitch("label"), self._left(self.width()) == 0
        top = 0.0 if narrow else (now.size("control") - pitch) / 2
        beside = self._number_width()
        number = QRectF(self.width() - beside if narrow else 0, top, beside, pitch)
        align = Qt.AlignmentFlag.AlignRight if narrow else Qt.AlignmentFlag.AlignLeft
        draw(painter, number, figure(self.item.number), "small", now.colour("text_3"), align)
        lines = self._label_lines(self.width())
        for place, line in enumerate(lines):
            at = QRectF(0 if narrow else beside, top + place * pitch, self.width(), pitch)
            starred = self._required and place == len(lines) - 1
            wide = draw(painter, at, line.removesuffix(_STAR) if starred else line, "label", now.colour("text"))
            if starred:
                draw(painter, at.adjusted(wide + 5, 0, 0, 0), "*", "label", now.colour("error"))
        self._paint_message(painter)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in the language, type and colours now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.refresh()
            self.update()

    def _paint_message(self, painter: QPainter) -> None:
        lines = self._message_lines(self.width())
        if not lines:
            return
        now, left = look(), self._left(self.width())
        ink, pitch = now.colour(self.said.ink), now.pitch("small")
        top = self._set_out(self.width(), place=False) + _MESSAGE_GAP
        draw_glyph(painter, self.said.icon, left + 3, top + pitch / 2, _GLYPH, ink)
        for number, line in enumerate(lines):
            place = QRectF(left + _INDENT, top + number * pitch, self.width() - left - _INDENT, pitch)
            draw(painter, place, line, "small", ink)

    def _set_out(self, wide: int, *, place: bool) -> int:
        """Return where label, control and reason end below; put them there if that is wanted."""
        left = self._left(wide)
        room = wide - left
        widest = self.control.widest = WIDEST if left else room
        label = len(self._label_lines(wide)) * look().pitch("label")
        top = 0 if left else label + _LABEL_GAP
        control = self.control.width_in(room)
        high = self.control.height_in(control)
        bottom = max(top + high, round((look().size("control") - look().pitch("label")) / 2) + label if left else 0)
        if place:
            self.control.widget.setGeometry(left, top, control, high)
            if isinstance(self.control, Boxes):
                self.control.arrange(control)
        if self.reason:
            tall, beside = self.reason.sizeHint().height(), min(room, widest) - control - 8
            at = left + control + 8, top, beside, tall
            if beside < _LEAST_REASON or isinstance(self.control, Boxes):
                at = left, top + high + 8, min(room, widest), tall
            bottom = max(bottom, at[1] + tall)
            if place:
                self.reason.setGeometry(*at)
        return bottom

    def _left(self, wide: int) -> int:
        return CONTROL if wide >= NARROW else 0

    def _number_width(self) -> int:
        """Return how much room the number takes: more than usual deep in the rows of rows."""
        return max(NUMBER, ceil(width(figure(self.item.number), "small")) + 8)

    def _label_room(self, wide: int) -> int:
        return (LABEL if self._left(wide) else wide - 8) - self._number_width()

    def _label_lines(self, wide: int) -> Sequence[str]:
        words = self._label + _STAR if self._required else self._label
        return break_lines(words, "label", self._label_room(wide))

    def _message_lines(self, wide: int) -> Sequence[str]:
        text, one_line = self.said.text, self.said.tone == "note"
        if one_line:
            return (text,)
        return () if not text else break_lines(text, "small", wide - self._left(wide) - _INDENT)

    def _problems(self) -> tuple[Problem, ...]:
        """Return the problems to be said: while one types, only those that were said when it was entered."""
        found = self.entering.filled.problems(self.path) if self.checked and self.is_asked else ()
        if self.has_focus:
            return tuple(problem for problem in found if problem.kind in self._told)
        return found

    def _say(self) -> None:
        problems = self._problems()
        if not self.has_focus:
            self._told = frozenset(problem.kind for problem in problems)
        said = said_of(self.entering, self.item, self.path, problems, self.control.help())
        if said == self.said:
            return
        self.said = said
        self.control.show_tone(said.frame)
        self.control.widget.setAccessibleDescription(said.text)
        self._grow()

    def _say_reason(self) -> None:
        """Ask for a reason where a warning does, and as long as one is written."""
        asks = ReasonField.is_asked(self.entering, self.item, self.path)
        if asks and not self.reason and (self.checked or self.entering.known(self.path).get("reason")):
            self.reason = ReasonField(self.entering, self.path, self)
            self.reason.show()
            self._grow()
        elif not asks and self.reason and not self.reason.hasFocus():
            self.reason.deleteLater()
            self.reason = None
            self._grow()
        elif self.reason:
            self.reason.show_reason()

    def _locked(self) -> bool:
        return bool(self.entering.locked) or self.entering.filled.read_only(self.path)

    def _grow(self) -> None:
        self.update()
        self.grown.emit()

"""One question of a comparison: its label, what stood before, and a box for what each version says."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.conflicts.answer_box import AnswerBox
from ctip_desktop.desktop.conflicts.measures import Measures
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.widgets.text import break_lines
from ctip_desktop.i18n import _, figure
from ctip_desktop.sync.questions import Answer, Question

_BETWEEN = 6
_BESIDE = 4


class QuestionLine(QWidget):
    """A question with its boxes.

    Args:
        sides: whose the versions are, read aloud.

    Signals:
        taken(int): the number of the box that was clicked, from 0; as many as there are versions is another answer.
        entered(): the focus is in it.
    """

    taken = Signal(int)
    entered = Signal()

    def __init__(self, question: Question, sides: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.boxes: list[AnswerBox] = []
        for number, (whose, answer) in enumerate(zip(sides, question.sides, strict=True)):
            self._add(AnswerBox(number + 1, f"{question.label} · {whose}", answer, self))
        another = _("another answer")
        self.other = AnswerBox(len(sides) + 1, f"{question.label} · {another}", Answer(""), self)
        self._add(self.other)
        self.other.hide()
        self._covered = False
        self._measures: Measures | None = None

    @property
    def shown_boxes(self) -> list[AnswerBox]:
        """The boxes that are there to be gone to."""
        return [box for box in self.boxes if not box.isHidden()]

    def show_choice(self, chosen: int | None, other: Answer | None, *, quiet: bool) -> None:
        """Show which version is taken, or which other answer was given; say whether nobody has to decide."""
        for number, box in enumerate(self.boxes[:-1]):
            box.show_chosen(number == chosen, quiet=quiet)
        if other:
            self.other.show_answer(other)
        self.other.show_chosen(other is not None)
        self.other.setVisible(other is not None)

    def cover(self, covered: bool) -> None:
        """Cover what may tell who a person is."""
        self._covered = covered and self.question.personal
        for box in self.boxes:
            box.cover(self._covered)
        self.update()

    def height_at(self, at: Measures) -> int:
        """Return its height."""
        label = len(self._label(at)) * look().pitch("label")
        before = len(self._before(at)) * look().pitch("small")
        return max(label, before, self._sides_high(at) + self._other_high(at)) + 2 * _BESIDE

    def arrange(self, at: Measures) -> None:
        """Put the boxes in their places."""
        self._measures = at
        high = self._sides_high(at)
        for x, box in zip(at.sides, self.boxes[:-1], strict=True):
            box.setGeometry(x, _BESIDE, at.side_wide, high)
        wide = at.sides[-1] + at.side_wide - at.sides[0]
        self.other.setGeometry(at.sides[0], _BESIDE + high + _BETWEEN, wide, self.other.height_in(wide))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark of where the focus is, number, label and what stood before."""
        del event
        at = self._measures
        if at is None:
            return
        now, painter = look(), QPainter(self)
        if any(box.hasFocus() for box in self.boxes):
            painter.fillRect(QRectF(0, _BESIDE, 3, self.height() - 2 * _BESIDE), now.colour("accent"))
        middle = _BESIDE + self._sides_high(at) / 2
        number = QRectF(at.number, middle - now.pitch("label") / 2, at.question - at.number - 4, now.pitch("label"))
        label = self._label(at)
        top = max(middle - len(label) * now.pitch("label") / 2, float(_BESIDE))
        if len(label) > 1:
            number.moveTop(top)
        draw(painter, number, figure(self.question.number), "small", now.colour("text_3"))
        role = "label" if self.question.disputed else "body"
        for place, line in enumerate(label):
            room = QRectF(at.question, top + place * now.pitch("label"), at.question_wide, now.pitch("label"))
            draw(painter, room, line, role, now.colour("text"))
        if self._covered and self.question.before.words:
            bar = QRectF(at.before, middle - 7, min(at.before_wide, 60), 14)
            fill(painter, bar, now.colour("line"), None, 3)
            return
        before, pitch = self._before(at), now.pitch("small")
        top = max(middle - len(before) * pitch / 2, float(_BESIDE))
        for place, line in enumerate(before):
            room = QRectF(at.before, top + place * pitch, at.before_wide, pitch)
            draw(painter, room, line, "small", now.colour("text_2" if self.question.before.words else "text_3"))

    def _add(self, box: AnswerBox) -> None:
        number = len(self.boxes)
        self.boxes.append(box)
        box.taken.connect(lambda: self.taken.emit(number))
        box.entered.connect(self._note_focus)

    def _note_focus(self) -> None:
        self.update()
        self.entered.emit()

    def _sides_high(self, at: Measures) -> int:
        return max(box.height_in(at.side_wide) for box in self.boxes[:-1])

    def _other_high(self, at: Measures) -> int:
        if self.other.isHidden():
            return 0
        return _BETWEEN + self.other.height_in(at.sides[-1] + at.side_wide - at.sides[0])

    def _label(self, at: Measures) -> Sequence[str]:
        return break_lines(self.question.label, "label", at.question_wide)

    def _before(self, at: Measures) -> list[str]:
        words = self.question.before.words or "–"
        return [line for part in words.split("\n") for line in break_lines(part, "small", at.before_wide)]

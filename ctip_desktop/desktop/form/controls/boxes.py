"""Up to nine choices as boxes, each with its digit: pressed, it chooses, and in a one-answer question goes on too."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ctip_desktop.desktop.form.controls.box import Check, Radio, SpecialSaid
from ctip_desktop.desktop.form.controls.control import Control
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.keys import Binding, Chord, Key, digit
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.field import Tone
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.form import Choice
from ctip_desktop.i18n import _, language

MOST = 9
"""More choices than digits become a list."""
_GAP = 8


class Boxes(Control, QWidget):
    """The choices of a question, in lines as there is room; one place on the way from question to question.

    Signals:
        filled_up(): the one answer is given.
        grown(): other choices are offered than before.
    """

    filled_up = Signal()
    grown = Signal()

    def __init__(self, entering: Entering, item: Item, path: str, parent: QWidget | None = None) -> None:
        QWidget.__init__(self, parent)
        self.prepare(entering, item, path)
        self.several = self.question.kind == "select_multiple"
        self.boxes: list[Radio | Check] = []
        self._offered: Sequence[Choice] | None = None
        self._special: SpecialSaid | None = None
        self._tone: Tone = ""
        self._locked = False
        self._present = 0
        self.show_answer()

    def show_answer(self) -> None:
        """Show what is offered and what is chosen."""
        offered = self.entering.filled.choices(self.path)
        if offered != self._offered:
            self._offer(offered)
        chosen = self._chosen()
        for choice, box in zip(offered, self.boxes, strict=True):
            box.setChecked(choice.name in chosen)
        self._say_special()

    def show_tone(self, tone: Tone) -> None:
        """Frame the boxes as wrong or unusual."""
        if tone != self._tone:
            self._tone = tone
            for box in self.boxes:
                box.update()

    @property
    def tone(self) -> Tone:
        """How it looks."""
        return self._tone

    def show_locked(self, locked: bool) -> None:
        """Let nothing be chosen, or let it again."""
        self._locked = locked
        for box in self.boxes:
            box.setEnabled(not locked)

    def width_in(self, room: int) -> int:
        """Return all the room: the boxes stand as far as it goes."""
        return room

    def height_in(self, width: int) -> int:
        """Return the height of all lines of boxes."""
        return self._flow(width, place=False)

    def arrange(self, width: int) -> None:
        """Put the boxes in their lines."""
        self._flow(width, place=True)

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(460, self.height_in(460))

    def enter(self) -> None:
        """Take the focus on what is chosen, else on the first."""
        if self.boxes:
            checked = [place for place, box in enumerate(self.boxes) if box.isChecked()]
            self._present = checked[0] if checked else 0
            focus(self.boxes[self._present])

    def keys(self) -> list[Binding]:
        """Return what keys the boxes hear themselves."""
        return [
            Binding("1–9", lambda: _("choose"), in_strip=True),
            Binding("0", lambda: _("clear")),
        ]

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; say whether it meant anything."""
        chord, number = Chord.pressed(event), digit(event)
        if self._locked:
            return False
        if number == 0 or chord in (Chord.of("Del"), Chord.of("Backspace")):
            if not self.clear_special():
                self.entering.set(self.path, None)
            return True
        if number is not None:
            if number <= len(self.boxes):
                self._go(number - 1)
                self.choose(number - 1, go_on=True)
            return True
        if chord == Chord.of("Space"):
            self.choose(self._present)
            return True
        steps = {Key.Key_Left: -1, Key.Key_Up: -1, Key.Key_Right: 1, Key.Key_Down: 1}
        if chord.key in steps and not chord.modifiers:
            self._go((self._present + steps[chord.key]) % max(len(self.boxes), 1))
            return True
        return False

    def choose(self, place: int, *, go_on: bool = False) -> None:
        """Choose the choice in a place; in a several-answer question, or else take it away again."""
        name = (self._offered or ())[place].name
        if self._locked:
            return
        if not self.several:
            self.entering.set(self.path, name)
            if go_on:
                self.filled_up.emit()
            return
        chosen = self._chosen() ^ {name}
        kept = [each for each in str(self.answer or "").split() if each in chosen and not self._offers(each)]
        named = [choice.name for choice in self._offered or () if choice.name in chosen]
        self.entering.set(self.path, " ".join(kept + named) or None)

    def note_focus(self, box: QAbstractButton) -> None:
        """Note which box has the focus."""
        self._present = next(place for place, each in enumerate(self.boxes) if each is box)

    def changeEvent(self, event: QEvent) -> None:
        """Say the choices again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            for choice, box in zip(self._offered or (), self.boxes, strict=True):
                self._name(box, choice)
            self._say_special()

    def _chosen(self) -> set[str]:
        answer = str(self.answer or "")
        return set(answer.split()) if self.several else {answer}

    def _offers(self, name: str) -> bool:
        return any(choice.name == name for choice in self._offered or ())

    def _offer(self, offered: Sequence[Choice]) -> None:
        had_focus = any(box.hasFocus() for box in self.boxes)
        for box in self.boxes:
            box.deleteLater()
        kind = Check if self.several else Radio
        self.boxes = [kind(self, number, self) for number, _each in enumerate(offered, 1)]
        self._offered = offered
        for choice, box in zip(offered, self.boxes, strict=True):
            self._name(box, choice)
            box.setEnabled(not self._locked)
            box.clicked.connect(self._click)
            box.show()
        self._flow(self.width(), place=True)
        if had_focus:
            self.enter()
        self.grown.emit()

    def _name(self, box: QAbstractButton, choice: Choice) -> None:
        words = " ".join(choice.label.said(language()).split())
        box.setText(words)
        label = self.entering.filled.label(self.path)
        box.setAccessibleName(f"{label.said(language())}: {words}" if label else words)

    def _say_special(self) -> None:
        words = self.special
        if bool(words) != bool(self._special):
            if self._special:
                self._special.deleteLater()
            self._special = SpecialSaid(self) if words else None
            self._flow(self.width(), place=True)
            self.grown.emit()
        if self._special:
            self._special.say(words)
            self._special.show()

    def _click(self) -> None:
        box = self.sender()
        if isinstance(box, Radio | Check) and box in self.boxes:
            place = self.boxes.index(box)
            self.choose(place)
            self.show_answer()

    def _go(self, place: int) -> None:
        if self.boxes:
            self._present = place
            focus(self.boxes[place])

    def _flow(self, room: int, *, place: bool) -> int:
        """Return the height of all boxes at a width; put them there if that is wanted."""
        x = y = below = 0
        shown: list[Radio | Check | SpecialSaid] = [*self.boxes, *([self._special] if self._special else [])]
        for box in shown:
            wide = min(box.sizeHint().width(), room)
            high = box.height_in(wide)
            if x and x + wide > room:
                x, y = 0, y + below + _GAP
                below = 0
            if place:
                box.setGeometry(x, y, wide, high)
            x += wide + _GAP
            below = max(below, high)
        return y + below

"""Up to nine choices as boxes, each with its digit: pressed, it chooses, and in a one-answer question goes on too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from ctip_desktop.desktop.form.controls.control import Control
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.keys import Binding, Chord, Key, digit
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.field import Tone
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.form import Choice
from ctip_desktop.i18n import _, language

MOST = 9
"""More choices than digits become a list."""
_GAP, _SIDE, _CAP, _TICK = 8, 10, 20, 16
_CENTRE = Qt.AlignmentFlag.AlignHCenter


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
        self.boxes: list[QAbstractButton] = []
        self._offered: Sequence[Choice] | None = None
        self._special: _Said | None = None
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
        self._present = self.boxes.index(box)

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
        self.boxes = [_Check(self) if self.several else _Radio(self) for _each in offered]
        self._offered = offered
        for number, (choice, box) in enumerate(zip(offered, self.boxes, strict=True), 1):
            box.setProperty("digit", number)
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
            self._special = _Said(self) if words else None
            self._flow(self.width(), place=True)
            self.grown.emit()
        if self._special:
            self._special.say(words)
            self._special.show()

    def _click(self) -> None:
        box = self.sender()
        if isinstance(box, QAbstractButton) and box in self.boxes:
            place = self.boxes.index(box)
            self.choose(place)
            self.show_answer()

    def _go(self, place: int) -> None:
        if self.boxes:
            self._present = place
            focus(self.boxes[place])

    def _flow(self, room: int, *, place: bool) -> int:
        """Return the height of all boxes at a width; put them there if that is wanted."""
        high = look().size("control")
        x = y = 0
        shown: list[QWidget] = [*self.boxes, *([self._special] if self._special else [])]
        for box in shown:
            wide = min(box.sizeHint().width(), room)
            if x and x + wide > room:
                x, y = 0, y + high + _GAP
            if place:
                box.setGeometry(x, y, wide, high)
            x += wide + _GAP
        return y + high


def _holder(box: QWidget) -> Boxes:
    holder = box.parent()
    assert isinstance(holder, Boxes)  # noqa: S101 - boxes are made there and nowhere else
    return holder


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Box(_Button):
    """A choice; mixed into a radio button or a check box, so that its role is told aloud."""

    def sizeHint(self) -> QSize:
        """Return the size of digit, words and tick."""
        words = max(width(self.text(), "body"), width(self.text(), "strong"))
        return QSize(round(_SIDE + _CAP + 8 + words + 10 + _TICK + _SIDE), look().size("control"))

    def hitButton(self, pos: QPoint) -> bool:
        """Say whether a place is on the box: all of it."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what keys mean among the boxes; nothing else."""
        event.setAccepted(_holder(self).press(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave Space to the press."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus too."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the present box."""
        super().focusInEvent(event)
        _holder(self).note_focus(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw digit, words and tick."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        chosen, able, tone = self.isChecked(), self.isEnabled(), _holder(self).tone
        ground, frame = ("accent_soft", "accent") if chosen else ("surface", "line_strong")
        if tone in ("error", "warn") and not chosen:
            frame = tone
        if not able:
            ground, frame = ("sunken" if chosen else "shade"), "line"
        focused = self.hasFocus()
        fill(painter, place, now.colour(ground), now.colour("accent" if focused else frame), thick=2 if focused else 1)
        cap = QRectF(_SIDE, (place.height() - _CAP) / 2, _CAP, _CAP)
        filled = chosen and able
        fill(
            painter,
            cap,
            now.colour("accent" if filled else "sunken"),
            now.colour("accent" if filled else "line"),
            RADIUS["chip"],
        )
        ink = now.colour("on_accent" if filled else "text_2")
        draw(painter, cap, str(self.property("digit")), "small_strong", ink, _CENTRE, latin=True)
        words = place.adjusted(_SIDE + _CAP + 8, 0, -_SIDE - (_TICK + 4 if chosen else 0), 0)
        colour = now.colour("text" if able else "text_3")
        draw(painter, words, self.text(), "strong" if chosen else "body", colour)
        if chosen:
            tick = now.colour("accent" if able else "text_3")
            draw_glyph(painter, "check", place.right() - _SIDE - _TICK, place.center().y(), _TICK, tick)


class _Radio(_Box, QRadioButton):
    """One of the choices of a one-answer question."""

    def __init__(self, parent: Boxes) -> None:
        QRadioButton.__init__(self, parent)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class _Check(_Box, QCheckBox):
    """One of the choices of a several-answer question."""

    def __init__(self, parent: Boxes) -> None:
        QCheckBox.__init__(self, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class _Said(QWidget):
    """A special answer in words, beside the boxes."""

    def __init__(self, parent: Boxes) -> None:
        super().__init__(parent)
        self._words = ""

    def say(self, words: str) -> None:
        """Say it."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the words and a tick."""
        return QSize(round(width(self._words or _("not applicable"), "strong")) + 46, look().size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as chosen."""
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        fill(painter, place, now.colour("sunken"), now.colour("line_strong"), dashed=True)
        draw(painter, place.adjusted(12, 0, -30, 0), self._words, "strong", now.colour("text_2"))
        draw_glyph(painter, "check", place.right() - 26, place.center().y(), _TICK, now.colour("text_2"))

"""A field that chooses from a list too long for digits: typing narrows it, in the words of either language."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.controls.control import Control
from ctip_desktop.desktop.form.controls.suggestions import Suggestion, Suggestions
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.keys import Binding, Chord, Key
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.widgets.field import Field, Tone
from ctip_desktop.forms.entering.answer_words import words_of
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.form import Choice
from ctip_desktop.i18n import _, language
from ctip_desktop.khmer.search import search_key

WIDTH = 340
_PAGE = 8


class ListField(Control, Field):
    """One choice of a list, or several.

    What was typed and is no choice is given as it is: it is kept, and said to be wrong.

    Signals:
        filled_up(): the one answer was chosen by key.
        grown(): what the line below says is other than before.
    """

    filled_up = Signal()
    grown = Signal()

    def __init__(self, entering: Entering, item: Item, path: str, parent: QWidget | None = None) -> None:
        Field.__init__(self, parent=parent)
        self.prepare(entering, item, path)
        self.several = self.question.kind == "select_multiple"
        self._half = False
        self._moved = False
        self._list: Suggestions | None = None
        self._offered: Sequence[Choice] = ()
        self._keys_of: list[tuple[Choice, tuple[str, ...]]] = []
        self.show_end("chevron-down", self.toggle)
        self.textEdited.connect(self._type)
        self.show_answer()

    @property
    def is_open(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.is_open

    @property
    def suggestions(self) -> Suggestions:
        """The list, made when first needed."""
        if self._list is None:
            self._list = Suggestions(self)
            self._list.list.picked.connect(self._click)
        return self._list

    def show_answer(self) -> None:
        """Show what is chosen in words, unless something is being typed."""
        if self._half:
            return
        text = self.words()
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.update()

    def words(self) -> str:
        """Return the answer in words."""
        if self.answer is None:
            return ""
        return words_of(self.entering.form, self.question, self.answer).said(language())

    def show_tone(self, tone: Tone) -> None:
        """Tint the field."""
        Field.show_tone(self, tone)

    def show_locked(self, locked: bool) -> None:
        """Let nothing be chosen, or let it again."""
        self.setReadOnly(locked)
        self.update()

    def width_in(self, room: int) -> int:
        """Return a width that tells of a list."""
        return min(room, WIDTH)

    def propose(self, text: str) -> Sequence[Suggestion]:
        """Return the choices that hold what was typed; all for nothing."""
        chosen = set(str(self.answer or "").split())
        wanted = search_key(text)
        found = [
            (not any(key.startswith(wanted) for key in keys), number, choice)
            for number, (choice, keys) in enumerate(self._keyed())
            if any(wanted in key for key in keys)
        ]
        ordered = sorted(found, key=lambda each: each[:2]) if wanted else found
        return [
            Suggestion(choice.name, _said(choice), _other(choice), choice.name in chosen) for _, _, choice in ordered
        ]

    def open(self) -> None:
        """Open the list with everything in it, the chosen line marked."""
        if not self.isReadOnly():
            lines = self.propose("")
            mark = next((place for place, line in enumerate(lines) if line.chosen), 0)
            self._moved = False
            self.suggestions.propose(lines, mark)

    def close_list(self) -> None:
        """Close the list; what was half typed gives way to the answer."""
        if self._list:
            self._list.hide()
        self._half = False
        self.show_answer()
        self.selectAll()

    def toggle(self) -> None:
        """Open the list, or close it."""
        self.close_list() if self.is_open else self.open()

    def pick(self, value: str) -> None:
        """Choose a line; among several, or take it away again."""
        self._half = False
        if not self.several:
            if self._list:
                self._list.hide()
            self.entering.set(self.path, value)
            self.show_answer()
            return
        chosen = str(self.answer or "").split()
        chosen = [each for each in chosen if each != value] if value in chosen else [*chosen, value]
        order = {choice.name: place for place, choice in enumerate(self.entering.filled.choices(self.path))}
        chosen.sort(key=lambda name: order.get(name, -1))
        self.entering.set(self.path, " ".join(chosen) or None)
        self.show_answer()
        self.selectAll()
        if self.is_open:
            lines = self.propose("")
            self.suggestions.propose(lines, next((at for at, line in enumerate(lines) if line.value == value), 0))
        self._moved = False

    def pause(self) -> None:
        """Give nothing: what only narrows the list is no answer yet."""

    def part(self) -> None:
        """Keep the text as it is written."""
        text = self.text().strip("\u200b ")
        if self._half and text != self.words():
            self.entering.set(self.path, text or None)

    def hand_in(self) -> None:
        """Give what was typed: the line it is marked on, nothing, or the text as it is."""
        if not self._half:
            if self._moved and self.is_open and not self.several and self.suggestions.present:
                self.pick(self.suggestions.present.value)
            return
        text = self.text().strip("\u200b ")
        present = self.suggestions.present if self.is_open else None
        self._half = False
        if not text:
            self.entering.set(self.path, None)
        elif present:
            self.pick(present.value)
        elif text != self.words():
            self.entering.set(self.path, text)

    def left(self) -> None:
        """Close the list and show the answer."""
        self.hand_in()
        if self._list:
            self._list.hide()
        self.show_answer()
        self.setCursorPosition(0)

    def help(self) -> str:
        """Return all that is chosen, where the field is too short for it."""
        return self.words() if self.several and " " in str(self.answer or "") else ""

    def keys(self) -> list[Binding]:
        """Return what keys do while the list is open, and the key that opens it."""
        if not self.is_open:
            return [Binding("F4 ↓", lambda: _("open the list"), self.open, in_strip=True)]
        choose = (lambda: _("choose or take away")) if self.several else (lambda: _("choose"))
        return [
            Binding("Enter", choose, self._enter, in_strip=True),
            Binding("Esc F4", lambda: _("close the list"), self.close_list),
            Binding("↑ ↓ PgUp PgDn", lambda: _("move in the list"), None),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list; type."""
        key = Chord.pressed(event).key
        steps = {Key.Key_Up: -1, Key.Key_Down: 1, Key.Key_PageUp: -_PAGE, Key.Key_PageDown: _PAGE}
        if self.is_open and key in steps:
            self._moved = True
            self.suggestions.list.go(steps[key])
            return
        if not self.text() and key in (Key.Key_Backspace, Key.Key_Delete) and self.clear_special():
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list where the focus goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason and self._list and not self._half:
            self._list.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and a special answer where an answer would stand."""
        super().paintEvent(event)
        special = self.special if not self.text() else ""
        if special:
            place = QRectF(self.rect()).adjusted(13, 0, -36, 0)
            draw(QPainter(self), place, special, "body", look().colour("text_2"))

    def _type(self, text: str) -> None:
        self._half = True
        self._moved = False
        self.entering.keep_soon()
        self.suggestions.propose(self.propose(text) if text.strip("\u200b ") else [])

    def _enter(self) -> None:
        present = self.suggestions.present
        chooses = present is not None and (not self.several or self._half or self._moved)
        if present is not None and chooses:
            self.pick(present.value)
            if not self.several:
                self.filled_up.emit()
            return
        self.close_list()
        self.filled_up.emit()

    def _click(self, value: str) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pick(value)

    def _keyed(self) -> Sequence[tuple[Choice, tuple[str, ...]]]:
        """Return what is offered with the keys it is found by."""
        offered = self.entering.filled.choices(self.path)
        if self._offered != offered:
            keys = [(search_key(one.label.km), search_key(one.label.en), one.name.lower()) for one in offered]
            self._keys_of = list(zip(offered, keys, strict=True))
            self._offered = offered
        return self._keys_of


def _said(choice: Choice) -> str:
    return " ".join(choice.label.said(language()).split())


def _other(choice: Choice) -> str:
    """Return the label in the other language, where it is another."""
    other = " ".join(choice.label.said("km" if language() == "en" else "en").split())
    return "" if other == _said(choice) else other

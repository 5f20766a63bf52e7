"""What every control has in common: it shows the answer to one question, and gives it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.field import Tone
from ctip_desktop.forms.entering.answer_words import SPECIALS
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.form import Question
from ctip_desktop.i18n import _

WIDEST = 460
"""So wide a control grows, however wide the window is."""


class Control:
    """A control of one question, mixed into a widget.

    The widget may emit `filled_up()` when nothing more can be typed into it, and `grown()` when it needs another
    height. It asks `entering` for what it shows, and gives answers to it.

    Attributes:
        multiline: whether Enter is a new line in it.
        stops: whether it is stopped at on the way from question to question.
        widest: so wide a text grows.
    """

    multiline = False
    stops = True
    widest = WIDEST

    def prepare(self, entering: Entering, item: Item, path: str) -> None:
        """Say what is asked; called once, first."""
        self.entering = entering
        self.item = item
        self.path = path

    @property
    def question(self) -> Question:
        """What the form says of the question."""
        return self.item.question

    @property
    def widget(self) -> QWidget:
        """The control as the widget it is."""
        assert isinstance(self, QWidget)  # noqa: S101 - it is mixed into one
        return self

    @property
    def answer(self) -> object:
        """The answer as it is stored."""
        return self.entering.filled.value(self.path)

    @property
    def special(self) -> str:
        """The special answer in words, empty if there is none."""
        special = self.entering.known(self.path).get("special")
        return _(SPECIALS[special]) if special in SPECIALS else ""

    def show_answer(self) -> None:
        """Show the answer as it is now, unless the person is typing just that."""
        raise NotImplementedError

    def call(self, label: str) -> None:
        """Take the label as the name that is read aloud."""
        self.widget.setAccessibleName(label)

    @property
    def offset(self) -> int:
        """After which sign of a long text the caret is; -1 elsewhere."""
        return -1

    @property
    def typed_at(self) -> QRect:
        """Where in it one types: all of it, or of a long text the line of the caret."""
        return self.widget.rect()

    def show_tone(self, tone: Tone) -> None:
        """Look wrong, unusual, or fine."""

    def show_locked(self, locked: bool) -> None:
        """Let nothing be typed, or let it again."""
        self.widget.setEnabled(not locked)

    def width_in(self, room: int) -> int:
        """Return how wide it is where there is so much room."""
        return min(room, self.widest)

    def height_in(self, width: int) -> int:
        """Return how high it is at a width."""
        del width
        return self.widget.sizeHint().height()

    def enter(self) -> None:
        """Take the focus as a key gives it."""
        focus(self.widget)

    def hand_in(self) -> None:
        """Give what is half typed."""

    def pause(self) -> None:
        """Give what is half typed though the person is still there."""
        self.hand_in()

    def part(self) -> None:
        """Give what is half typed and no answer yet, as it is written: the person may not come back."""

    def left(self) -> None:
        """Show the answer as it reads when nobody types: the focus has gone."""
        self.hand_in()
        self.show_answer()

    @property
    def can_undo(self) -> bool:
        """Whether something typed since it was entered can be undone within it."""
        return False

    @property
    def can_redo(self) -> bool:
        """Whether something undone within it can be done again."""
        return False

    def undo_typing(self) -> None:
        """Undo within it."""

    def redo_typing(self) -> None:
        """Do again within it."""

    def clear_special(self) -> bool:
        """Take a special answer away; say whether there was one."""
        if not self.entering.known(self.path).get("special"):
            return False
        self.entering.give_special(self.path, "")
        return True

    def help(self) -> str:
        """Return what the line below says where nothing graver is to be said."""
        return ""

    def keys(self) -> list[Binding]:
        """Return what keys do in it now, before they mean anything else."""
        return []

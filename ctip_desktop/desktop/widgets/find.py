"""The field words are looked for in; keys that mean the list lead there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.keys import Chord, Key
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _

_TO_THE_LIST = (Key.Key_Return, Key.Key_Down, Key.Key_PageDown)


class FindField(Field):
    """Finds as one types.

    Args:
        hint: what can be looked for, shown while it is empty.

    Signals:
        words_changed(str): other words than before are looked for.
        list_asked(): a key leads to the list.
    """

    words_changed = Signal(str)
    list_asked = Signal()

    def __init__(self, hint: Words, parent: QWidget | None = None) -> None:
        super().__init__(hint, icon="search", parent=parent)
        self._words = ""
        self.setAccessibleName(_("Find"))
        self.textChanged.connect(self._look)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._words

    def begin(self, text: str) -> None:
        """Look for what is being typed elsewhere, and go on here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the list, or clear the words; everything else is typed."""
        key = Chord.pressed(event).key
        if key == Key.Key_Escape:
            self.clear()
        if key in _TO_THE_LIST or key == Key.Key_Escape:
            self.list_asked.emit()
            return
        super().keyPressEvent(event)

    def _look(self) -> None:
        words = " ".join(self.text().split())
        self.show_end("x" if words else "", self.clear if words else None)
        if words != self._words:
            self._words = words
            self.words_changed.emit(words)

"""A field for a passphrase: bullets by default, an eye to see them, a space told by its key."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ctip_desktop.desktop.keys import ALT, CTRL, Chord, Key, physical
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _

_SEE = Chord.of("Ctrl+H")


class PassphraseField(Field):
    """A line that shows nothing of what is typed until it is asked to (the eye, or Ctrl+H).

    The space bar of the Khmer layout gives a sign without width; here it gives a space, as on every other layout.

    Signals:
        key_seen(QKeyEvent): a key was pressed here: what it tells of layout and Caps Lock may be shown.
    """

    key_seen = Signal(QKeyEvent)

    def __init__(self, name: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = name
        hidden = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        self.setInputMethodHints(hidden | Qt.InputMethodHint.ImhNoPredictiveText)
        self.seen = False
        self.see(False)

    def name_as(self, name: Words) -> None:
        """Call it something else: another person's passphrase."""
        self._name = name
        self._call()

    def see(self, seen: bool) -> None:
        """Show what is typed, or bullets."""
        self.seen = seen
        caret = self.cursorPosition()
        self.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
        self.setCursorPosition(caret)
        self.show_end("eye-off" if seen else "eye", lambda: self.see(not self.seen))
        self._call()

    def changeEvent(self, event: QEvent) -> None:
        """Call it in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._call()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, with a space for the space bar; or show what was typed."""
        self.key_seen.emit(event)
        if Chord.pressed(event) == _SEE:
            self.see(not self.seen)
        elif physical(event) == Key.Key_Space and not event.modifiers() & (CTRL | ALT):
            self.insert(" ")
        else:
            super().keyPressEvent(event)

    def _call(self) -> None:
        self.setAccessibleName(self._name())
        seen = _("What is typed is shown; Ctrl+H covers it.")
        covered = _("What is typed is covered; Ctrl+H shows it.")
        self.setAccessibleDescription(seen if self.seen else covered)

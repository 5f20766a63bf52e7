"""A question that cannot be undone or needs a passphrase: two buttons named by verbs, Esc is the safe one."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ctip_desktop.desktop import failures
from ctip_desktop.desktop.keys import Chord, Key
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Message
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _

WIDE = 560


class Dialog(QDialog):
    """Asks, and stays until it is answered; what it asks goes into `column`.

    `go_on` does what was decided: subclasses override it, and call `accept` once it is done. A dialog of danger gives
    the focus to its safe button.
    """

    def __init__(
        self, title: Words, verb: Words, parent: QWidget, kind: Literal["primary", "danger"] = "primary"
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setWindowTitle("CTIP Desktop")
        self.setModal(True)
        self.setMinimumWidth(WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.safe = Button(lambda: _("Cancel"), "plain", key="Esc")
        self.sure = Button(verb, kind, key="" if kind == "danger" else "Enter")
        self.message = Message()
        self.safe.clicked.connect(self.reject)
        self.sure.clicked.connect(self.go_on)
        self.column = QVBoxLayout()
        self.column.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(Text(title, "title"))
        layout.addLayout(self.column)
        layout.addWidget(self.message)
        layout.addSpacing(8)
        layout.addLayout(row(None, self.safe, self.sure))
        self.setAccessibleName(title())
        self._danger = kind == "danger"

    def say(self, words: Words) -> Text:
        """Add what is to be known before deciding."""
        text = Text(words, "body", "text_2", wrap=True)
        self.column.addWidget(text)
        return text

    def ask(self) -> None:
        """Show it, with the focus where the person begins."""
        self.open()
        if self._danger:
            self.safe.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """Do what was decided."""
        self.accept()

    def done(self, answer: int) -> None:
        """Close, and go on where one was."""
        super().done(answer)
        if around := self.parentWidget():
            around.window().activateWindow()

    def be_busy(self, busy: bool) -> None:
        """Take no second answer while the first is being done."""
        self.sure.setEnabled(not busy)
        self.safe.setEnabled(not busy)

    def refuse(self, why: Words | str) -> None:
        """Say why it could not be done."""
        self.be_busy(False)
        self.message.say(why, "error")

    def fail(self, error: Exception, tell: Callable[[Exception], object]) -> None:
        """Say why it failed; a fault of ours goes to `tell`."""
        self.be_busy(False)
        if failures.sentence(error) is None:
            tell(error)
        else:
            self.refuse(lambda: failures.sentence(error) or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, unless a button has the focus; leave with Esc."""
        key = Chord.pressed(event).key
        focused = self.focusWidget()
        if key == Key.Key_Return:
            if isinstance(focused, Button):
                focused.click()
            elif self.sure.isEnabled() and not self._danger:
                self.go_on()
        elif key != Key.Key_Escape or self.safe.isEnabled():
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw its ground."""
        del event
        fill(QPainter(self), QRectF(self.rect()), look().colour("surface"), look().colour("line_strong"), 0)

"""A forgotten passphrase: what it means, and a new one with a root stick of the secretariat."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop import failures
from ctip_desktop.desktop.front import Front
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.strip import Strip
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Message
from ctip_desktop.desktop.widgets.folder import FolderField
from ctip_desktop.desktop.widgets.new_passphrase import NewPassphrase
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.passphrase import PassphraseField
from ctip_desktop.desktop.widgets.scrolling import ScrolledColumn
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

_WIDE = 640


class Recovering(Front):
    """Gives one user a new passphrase, if an officer of the secretariat is here with a root stick."""

    def __init__(self, app: "App", user: str, possible: bool) -> None:
        super().__init__()
        self._app = app
        self._user = user
        self._possible = possible
        self._busy = False
        self.stick = FolderField(lambda: _("Root stick"), app.sticks)
        self.root = PassphraseField(lambda: _("Passphrase of the root key"))
        self.new = NewPassphrase(self._new_words, proposes=False)
        self.message = Message()
        self.back = Button(lambda: _("Back"), "plain", icon="arrow-left")
        self.primary = Button(self._primary_words, "primary", icon="key-round", key="Enter")
        self.strip = Strip()
        self.back.clicked.connect(self._go_back)
        self.primary.clicked.connect(self.recover)
        self.strip.language_asked.connect(self.language_asked)
        self.strip.say(lambda: _("Nothing is erased, whatever is typed here"), "shield-check", "ok")
        self.strip.show_keys([each for each in self.bindings() if each.in_strip])
        self._set_out()

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here."""
        keys = [Binding("Esc Alt+←", lambda: _("back"), self._go_back, in_strip=True)]
        if self._possible:
            keys.append(Binding("Enter Ctrl+Enter", lambda: _("give the new passphrase"), self._press, in_strip=True))
        return keys

    def enter(self) -> None:
        """Take the focus."""
        focus(self.stick.field if self._possible else self.back)

    def recover(self) -> None:
        """Give the new passphrase, or say what is missing."""
        if self._busy or (stick := self.stick.accept()) is None:
            return
        if not self.root.text():
            self.root.show_tone("error")
            focus(self.root)
            return
        if not self.new.accept():
            return
        self._be_busy(True)
        home, user, root, chosen = self._app.home, self._user, self.root.text(), self.new.passphrase

        def work() -> None:
            from ctip_desktop.trust.recovery import recover

            recover(home, stick, root, user, chosen)

        self._app.background.run(work, done=lambda _: self._done(), failed=self._refuse, owner=self)

    def _done(self) -> None:
        self._app.show_unlock(lambda: _("The new passphrase is set: unlock with it"))

    def _refuse(self, error: Exception) -> None:
        self._be_busy(False)
        if failures.sentence(error) is None:
            self._app.tell(error)
        else:
            self.message.say(lambda: failures.sentence(error) or "", "error")

    def _press(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, Button) and focused is not self.primary:
            focused.click()
        else:
            self.recover()

    def _go_back(self) -> None:
        if not self._busy:
            self._app.show_unlock()

    def _be_busy(self, busy: bool) -> None:
        self._busy = busy
        self.message.hide()
        for each in (self.primary, self.back, self.stick, self.root, self.new):
            each.setEnabled(not busy)
        self.primary.setText(self._primary_words())
        self.primary.updateGeometry()

    def _new_words(self) -> str:
        return _("New passphrase of {name}").format(name=self._user)

    def _primary_words(self) -> str:
        return _("Opening the stick…") if self._busy else _("Give the new passphrase")

    def _why(self) -> str:
        if self._possible:
            return _(
                "Nothing is lost. An officer of the General Secretariat comes with a root stick and types its"
                " passphrase here; then a new passphrase is chosen."
            )
        return _(
            "Nothing is erased. But this device is not known to the General Secretariat yet, so it cannot help: another"
            " user of this computer can still unlock with their own passphrase."
        )

    def _set_out(self) -> None:
        middle = QWidget()
        middle.setFixedWidth(_WIDE)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 28, 0, 20)
        inner.setSpacing(6)
        inner.addWidget(Text(lambda: _("Forgot the passphrase of {name}").format(name=self._user), "title"))
        inner.addWidget(Text(self._why, "body", "text_2", wrap=True))
        inner.addSpacing(8)
        scrolled = ScrolledColumn()
        scrolled.column.setSpacing(6)
        if self._possible:
            scrolled.column.addWidget(Text(lambda: _("Root stick"), "strong"))
            scrolled.column.addWidget(self.stick)
            scrolled.column.addWidget(Text(lambda: _("Passphrase of the root key"), "strong"))
            scrolled.column.addWidget(self.root)
            scrolled.column.addSpacing(10)
            scrolled.column.addWidget(self.new)
        else:
            scrolled.column.addWidget(
                Banner(
                    "warn",
                    lambda: _("Look for the passphrase first"),
                    lambda: _("Try it in the other keyboard layout, and with Caps Lock off."),
                )
            )
        scrolled.column.addWidget(self.message)
        scrolled.column.addStretch(1)
        inner.addWidget(scrolled, 1)
        inner.addLayout(row(self.back, None, self.primary))
        self.primary.setVisible(self._possible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(middle, 1, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.strip)

"""Changing one's own passphrase: the present one first, then a new one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.widgets.new_passphrase import NewPassphrase
from ctip_desktop.desktop.widgets.passphrase import PassphraseField
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App
    from ctip_desktop.store.store import Store


class PassphraseDialog(Dialog):
    """Asks for the present passphrase, so that nobody changes it at a desk left open."""

    def __init__(self, app: "App", desk: Desk, parent: QWidget) -> None:
        super().__init__(lambda: _("Change your passphrase"), lambda: _("Change it"), parent)
        self._app = app
        self._desk = desk
        self.present = PassphraseField(lambda: _("Present passphrase"))
        self.new = NewPassphrase(lambda: _("New passphrase"))
        self.column.addWidget(Text(lambda: _("Present passphrase"), "strong"))
        self.column.addWidget(self.present)
        self.column.addSpacing(6)
        self.column.addWidget(self.new)
        self.present.key_seen.connect(self.new.keyboard.see)
        self.present.textEdited.connect(lambda _: self._forgive())

    def ask(self) -> None:
        """Show it."""
        super().ask()
        focus(self.present)

    def go_on(self) -> None:
        """Change the passphrase, or say what is missing."""
        if not self.present.text():
            self.present.show_tone("error")
            focus(self.present)
            return
        if not self.new.accept():
            return
        self.be_busy(True)
        name, present, chosen = self._desk.who.user.name, self.present.text(), self.new.passphrase

        def work(store: "Store") -> None:
            from ctip_desktop.store import attempts, vault
            from ctip_desktop.store.users import change_passphrase

            key = attempts.unlock(vault.load(store.folder), name, present)
            change_passphrase(store, key, name, chosen)

        self._desk.run(work, done=lambda _: self._done(), failed=self._refuse, owner=self)

    def _done(self) -> None:
        self.accept()
        if self._app.window.frame:
            self._app.window.frame.say_done(_("Your passphrase is changed."))

    def _refuse(self, error: Exception) -> None:
        self.fail(error, self._app.tell)

    def _forgive(self) -> None:
        self.present.show_tone("")
        self.message.hide()

"""When the desk locks itself, and how the person at it unlocks: passphrase and keyring."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop import failures
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.settings.passphrase_dialog import PassphraseDialog
from ctip_desktop.desktop.settings.section import Lines, Section
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Field, Message
from ctip_desktop.desktop.widgets.options import Check
from ctip_desktop.i18n import _, figure
from ctip_desktop.khmer.numerals import to_latin
from ctip_desktop.store.choices import LONGEST_LOCK, SHORTEST_LOCK, Choices, choices, choose

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App


class LockSection(Section):
    """The administrator settles the minutes and pictures of the window; each person their own passphrase."""

    name = "locking"
    icon = "lock"
    shows = frozenset({"settings"})

    def __init__(self, app: "App", desk: Desk) -> None:
        super().__init__(app, desk)
        self._chosen = Choices()
        self.minutes = Field()
        self.minutes.setFixedWidth(96)
        self.message = Message()
        self.capture = Check(lambda: _("Other programs may take pictures of the window"))
        self.change = Button(lambda: _("Change my passphrase…"), icon="key-round")
        self.keyring = Check(lambda: _("The keyring of this computer unlocks for me"))
        self.keyring_message = Message()
        self.column.addWidget(self._office_lines())
        self.column.addWidget(self._own_lines())
        self.column.addStretch(1)
        for each in (self.minutes, self.capture):
            each.setEnabled(self.may_settle)
        self.minutes.editingFinished.connect(self._keep_minutes)
        self.capture.clicked.connect(self._keep_capture)
        self.change.clicked.connect(self.change_passphrase)
        self.keyring.clicked.connect(self._keep_keyring)
        self._ask_keyring()

    def title(self) -> str:
        """Return what the section is called."""
        return _("Locking and passphrase")

    def first(self) -> QWidget:
        """Return what takes the focus."""
        return self.minutes if self.may_settle else self.change

    def refresh(self) -> None:
        """Read what is settled."""
        self.minutes.setAccessibleName(_("Minutes without a key"))
        self.desk.read(choices, self._show, owner=self)

    def change_passphrase(self) -> PassphraseDialog:
        """Ask for the old passphrase and a new one."""
        dialog = PassphraseDialog(self.app, self.desk, self.window())
        dialog.ask()
        return dialog

    def _show(self, chosen: Choices) -> None:
        self._chosen = chosen
        if not self.minutes.hasFocus():
            self.minutes.setText(figure(chosen.lock_minutes))
        self.capture.setChecked(chosen.capture)

    def _keep_minutes(self) -> None:
        typed = to_latin(self.minutes.text().strip())
        if not typed.isdecimal() or not SHORTEST_LOCK <= int(typed) <= LONGEST_LOCK:
            self.minutes.show_tone("error")
            self.message.say(
                lambda: _("Minutes without a key: type a number from {least} to {most}.").format(
                    least=figure(SHORTEST_LOCK), most=figure(LONGEST_LOCK)
                ),
                "error",
            )
            return
        self.minutes.show_tone("")
        self.message.hide()
        if int(typed) != self._chosen.lock_minutes:
            self._settle(replace(self._chosen, lock_minutes=int(typed)))

    def _keep_capture(self, on: bool) -> None:
        self._settle(replace(self._chosen, capture=on))

    def _settle(self, chosen: Choices) -> None:
        self._chosen = chosen
        self.desk.write(lambda writer: choose(writer, chosen), "settings", owner=self)

    def _ask_keyring(self) -> None:
        home, name = self.desk.store.folder, self.desk.who.user.name

        def work() -> bool:
            from ctip_desktop.desktop.unlocking.entering import in_keyring

            return in_keyring(home, name)

        self.desk.background.run(work, done=self.keyring.setChecked, owner=self)

    def _keep_keyring(self, on: bool) -> None:
        who = self.desk.who

        def work() -> None:
            from ctip_desktop.store.keyring_slot import forget_in_keyring, keep_in_keyring

            if on:
                keep_in_keyring(who.user, who.key)
            else:
                forget_in_keyring(who.user)

        def failed(error: Exception) -> None:
            self.keyring.setChecked(not on)
            if failures.sentence(error) is None:
                self.app.tell(error)
            else:
                self.keyring_message.say(lambda: failures.sentence(error) or "", "error")

        self.keyring_message.hide()
        self.desk.background.run(work, failed=failed, owner=self)

    def _office_lines(self) -> Lines:
        lines = Lines(lambda: _("For everybody at this computer"))
        lines.add(
            lambda: _("Minutes without a key"),
            self.minutes,
            lambda: _("Then the desk locks itself; what is being typed is kept. From {least} to {most}.").format(
                least=figure(SHORTEST_LOCK), most=figure(LONGEST_LOCK)
            ),
        )
        lines.column.addWidget(self.message)
        lines.add(
            lambda: _("Pictures of the window"),
            self.capture,
            lambda: _("On Windows only; elsewhere the system does not let a program forbid it."),
        )
        if not self.may_settle:
            lines.tell(lambda: "", lambda: _("The administrator of this device settles this."), "small")
        return lines

    def _own_lines(self) -> Lines:
        lines = Lines(self._own_title)
        lines.add(lambda: _("Passphrase"), self.change)
        lines.add(
            lambda: _("Keyring"),
            self.keyring,
            lambda: _("Whoever is logged in to this computer then gets in; not for a computer that others use too."),
        )
        lines.column.addWidget(self.keyring_message)
        return lines

    def _own_title(self) -> str:
        return _("For {name}").format(name=self.desk.who.user.name)

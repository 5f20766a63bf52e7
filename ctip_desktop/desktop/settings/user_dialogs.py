"""Adding a user to a device, and removing one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.desktop.widgets.new_passphrase import NewPassphrase
from ctip_desktop.desktop.widgets.options import Options
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _
from ctip_desktop.i18n.states import ROLES, capital
from ctip_desktop.store.roles import ROLES as IN_ORDER
from ctip_desktop.store.slots import User, called

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App
    from ctip_desktop.store.store import Store

_LONGEST = 40


class AddUser(Dialog):
    """Asks for a name, a role and a first passphrase, which the person changes later."""

    def __init__(self, app: "App", desk: Desk, parent: QWidget) -> None:
        super().__init__(lambda: _("Add a user"), lambda: _("Add the user"), parent)
        self._app, self._desk = app, desk
        self.name = Field(lambda: _("A short name, as colleagues say it"))
        self.name.setMaxLength(_LONGEST)
        self.name.setAccessibleName(_("Name"))
        roles = [(role, lambda role=role: capital(_(ROLES[role]))) for role in IN_ORDER]
        self.role = Options(lambda: _("Role"), roles)
        self._role_help = Text(self._role_words, "small", "text_2", wrap=True)
        self.new = NewPassphrase(lambda: _("First passphrase"))
        self.column.addWidget(Text(lambda: _("Name"), "strong"))
        self.column.addWidget(self.name)
        self.column.addWidget(Text(lambda: _("Role"), "strong"))
        self.column.addWidget(self.role)
        self.column.addWidget(self._role_help)
        self.column.addSpacing(6)
        self.column.addWidget(self.new)
        self.role.chosen.connect(lambda _: self._role_help.say(self._role_words))
        self.name.textEdited.connect(lambda _: self._forgive())

    def ask(self) -> None:
        """Show it."""
        super().ask()
        focus(self.name)

    def go_on(self) -> None:
        """Add the user, or say what is missing."""
        name = called(self.name.text())
        if not name:
            self.name.show_tone("error")
            self.message.say(lambda: _("The user: a name is missing. Type one."), "error")
            focus(self.name)
            return
        if not self.new.accept():
            return
        self.be_busy(True)
        key, role, chosen = (
            self._desk.who.key,
            next(one for one in IN_ORDER if one == self.role.value),
            self.new.passphrase,
        )

        def work(store: "Store") -> User:
            from ctip_desktop.store.users import add_user

            return add_user(store, key, name, role, chosen)

        self._desk.run(
            work, "users", done=self._done, failed=lambda error: self.fail(error, self._app.tell), owner=self
        )

    def _done(self, added: User) -> None:
        self.accept()
        if self._app.window.frame:
            self._app.window.frame.say_done(_("{name} can now unlock this computer.").format(name=added.name))

    def _forgive(self) -> None:
        self.name.show_tone("")
        self.message.hide()

    def _role_words(self) -> str:
        words = {
            "clerk": _("Enters and corrects entries."),
            "officer": _("Also approves statements and minutes, prints and sends."),
            "administrator": _("Also adds users, sees to backups, and enrols devices."),
        }
        return words[self.role.value]


class RemoveUser(Dialog):
    """Asks whether a user is really to be removed."""

    def __init__(self, app: "App", desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(
            lambda: _("Remove {name}?").format(name=name), lambda: _("Remove the user"), parent, kind="danger"
        )
        self._app, self._desk, self._name = app, desk, name
        self.say(
            lambda: _(
                "{name} can no longer unlock this computer. All they entered stays, under their name; their drafts stay"
                " too, for others to take over."
            ).format(name=name)
        )

    def go_on(self) -> None:
        """Remove the user."""
        self.be_busy(True)
        name = self._name

        def work(store: "Store") -> User:
            from ctip_desktop.store.users import remove_user

            return remove_user(store, name)

        self._desk.run(
            work, "users", done=self._done, failed=lambda error: self.fail(error, self._app.tell), owner=self
        )

    def _done(self, removed: User) -> None:
        self.accept()
        if self._app.window.frame:
            self._app.window.frame.say_done(_("{name} was removed.").format(name=removed.name))

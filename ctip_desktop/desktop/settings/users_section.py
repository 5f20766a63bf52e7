"""Who may open this device, and what they may do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.page import Action
from ctip_desktop.desktop.settings.section import Section
from ctip_desktop.desktop.settings.user_dialogs import AddUser, RemoveUser
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _
from ctip_desktop.i18n.states import ROLES, capital
from ctip_desktop.store.slots import User

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App


class UsersSection(Section):
    """The users; an administrator adds and removes them."""

    name = "users"
    icon = "users"
    shows = frozenset({"users"})

    def __init__(self, app: "App", desk: Desk) -> None:
        super().__init__(app, desk)
        self.users: list[User] = []
        columns = (
            Column(lambda: _("Name"), 200, 2),
            Column(lambda: _("Role"), 180, 1),
            Column(lambda: "", 120, 1),
        )
        self.list = Rows(columns, name=lambda: _("Users of this computer"))
        self.list.row_chosen.connect(lambda _: self.actions_changed.emit())
        self.column.addWidget(self.list, 1)
        self.column.addWidget(Text(self._help, "small", "text_2", wrap=True))

    def title(self) -> str:
        """Return what the section is called."""
        return _("Users")

    def header_actions(self) -> Sequence[Action]:
        """Return adding and removing."""
        return (
            Action(lambda: _("Remove"), self.remove, "trash-2", "Del", self._hinders_removing()),
            Action(lambda: _("Add a user"), self.add, "user-plus", "Ctrl+N", self._hindered()),
        )

    def first(self) -> QWidget:
        """Return what takes the focus."""
        return self.list

    def refresh(self) -> None:
        """Read who there is."""
        home = self.desk.store.folder

        def work() -> list[User]:
            from ctip_desktop.store.vault import load

            return load(home).users

        self.desk.background.run(work, done=self._show, owner=self)

    def add(self) -> AddUser:
        """Ask who is to be added."""
        dialog = AddUser(self.app, self.desk, self.window())
        dialog.ask()
        return dialog

    def remove(self) -> RemoveUser | None:
        """Ask whether the present one is to be removed."""
        name = self._present_name()
        if not name:
            return None
        dialog = RemoveUser(self.app, self.desk, name, self.window())
        dialog.ask()
        return dialog

    def _show(self, users: list[User]) -> None:
        self.users = users
        self.list.show_rows([self._row(user) for user in users])
        self.actions_changed.emit()

    def _row(self, user: User) -> Row:
        you = _("you") if user.id == self.desk.who.user.id else ""
        role = capital(_(ROLES[user.role]))
        return Row(user.id, (Cell(user.name, role="strong", icon="user"), Cell(role), Cell(you, colour="text_2")))

    def _present_name(self) -> str:
        return next((user.name for user in self.users if user.id == self.list.present), "")

    def _hindered(self) -> str:
        return "" if self.may_settle else _("The administrator of this device does this.")

    def _hinders_removing(self) -> str:
        if self.list.present == self.desk.who.user.id:
            return _("You are at the desk: another administrator could remove you.")
        return self._hindered() or ("" if self._present_name() else _("Choose a user first."))

    def _help(self) -> str:
        return _("Everybody changes their own passphrase under Locking and passphrase.")

"""How a command unlocks this device's store: who asks, and the passphrase, which is never an argument.

The user is named by `--user` or `CTIP_USER`, or is the only one there is. Passphrases come from `CTIP_PASSPHRASE`
(a new user's from `CTIP_NEW_PASSPHRASE`), else from a prompt.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ctip_desktop.cli.asking import ask, ask_twice
from ctip_desktop.i18n import _
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from ctip_desktop.store.opening import Opened
    from ctip_desktop.store.roles import Role
    from ctip_desktop.store.slots import User
    from ctip_desktop.store.vault import Vault

F = TypeVar("F", bound=Callable[..., Any])


def user_option(command: F) -> F:
    """Give a verb its `--user`."""
    return click.option("--user", metavar="NAME", help="Who asks (or CTIP_USER); the only user by default.")(command)


def open_store(settings: Settings, needed: "Role" = "clerk", user: str | None = None) -> "Opened":
    """Unlock the store for a user whose role allows what is to be done; close it, or use it in a `with`.

    Raise NotSetUp, UserNotNamed, UserUnknown, OfficerNeeded, AdministratorNeeded, NoTerminal, WrongPassphrase or
    what opening the store raises.
    """
    from ctip_desktop.store.opening import open_for
    from ctip_desktop.store.roles import require
    from ctip_desktop.store.vault import load

    vault = load(settings.home)
    asking = _user(vault, user)
    require(asking.name, asking.role, needed)
    return open_for(settings.home, asking, _key(vault, asking), needed)


def first_passphrase(name: str) -> str:
    """Return the passphrase a device's first user chooses."""
    return _chosen(name, "CTIP_PASSPHRASE")


def new_passphrase(name: str) -> str:
    """Return the passphrase a further user chooses."""
    return _chosen(name, "CTIP_NEW_PASSPHRASE")


def export_passphrase() -> str:
    """Return the passphrase that is to open an export."""
    variable = "CTIP_EXPORT_PASSPHRASE"
    return os.environ.get(variable) or ask_twice(_("Passphrase that is to open this export"), variable)


def _user(vault: "Vault", named: str | None) -> "User":
    from ctip_desktop.errors.store import UserNotNamed

    name = named or os.environ.get("CTIP_USER")
    if name:
        return vault.user(name)
    if len(vault.users) > 1:
        raise UserNotNamed(", ".join(user.name for user in vault.users))
    return vault.users[0]


def _key(vault: "Vault", asking: "User") -> bytes:
    given = os.environ.get("CTIP_PASSPHRASE")
    if given is None:
        from ctip_desktop.errors.store import KeyringUnavailable, NotInKeyring
        from ctip_desktop.store.keyring_slot import open_from_keyring

        with suppress(KeyringUnavailable, NotInKeyring):
            return open_from_keyring(asking)
        given = ask(_("Passphrase of {name}").format(name=asking.name), "CTIP_PASSPHRASE")
    from ctip_desktop.store.attempts import unlock

    return unlock(vault, asking.name, given)


def _chosen(name: str, variable: str) -> str:
    given = os.environ.get(variable)
    return given or ask_twice(_("New passphrase for {name}").format(name=name), variable)

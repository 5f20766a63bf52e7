"""The work of unlocking, for the worker: the vault first, then the store, then who and what is there."""

from dataclasses import dataclass
from pathlib import Path

from ctip_desktop.desktop.desk import Who
from ctip_desktop.store.choices import Choices, choices
from ctip_desktop.store.device import device
from ctip_desktop.store.opening import known, open_for
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store


@dataclass(frozen=True)
class Entered:
    """The open store with who is at it, and what the administrator settled for everybody."""

    store: Store
    who: Who
    choices: Choices


def enter(home: Path, user: str, passphrase: str, present: Store | None = None) -> Entered:
    """Unlock a home for the user of that name; without a passphrase the keyring of the computer is asked.

    Args:
        present: the store, where another person, or the same one before locking, has opened it already.

    Raises:
        UserUnknown, WrongPassphrase, MustWait, KeyringUnavailable, NotInKeyring, or what opening the store raises.
    """
    from ctip_desktop.store import attempts, vault
    from ctip_desktop.store.keyring_slot import open_from_keyring

    kept = vault.load(home)
    asking = kept.user(user)
    key = attempts.unlock(kept, user, passphrase) if passphrase else open_from_keyring(asking)
    return enter_with(home, asking, key, present)


def enter_with(home: Path, user: User, key: bytes, present: Store | None = None) -> Entered:
    """Open a home with the key of its store, for a user of its vault."""
    if present is None:
        opened = open_for(home, user, key)
        store, user = opened.store, opened.user
    else:
        store, user = present, known(present, user)
    with store.reading() as reader:
        this, chosen = device(reader), choices(reader)
    return Entered(store, Who(this.office, this.id, this.letter, user, key), chosen)


def in_keyring(home: Path, user: str) -> bool:
    """Say whether the keyring of this computer opens the home for a user."""
    from ctip_desktop.errors import CtipError
    from ctip_desktop.store import vault
    from ctip_desktop.store.keyring_slot import open_from_keyring

    try:
        open_from_keyring(vault.load(home).user(user))
    except (CtipError, OSError):
        return False
    return True

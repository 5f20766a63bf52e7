"""The data key in the operating system's keyring, for a user who asked for it; off unless asked for.

Whoever is logged in to the computer gets what its keyring holds, so a shared computer should not have this.
"""

from base64 import b64decode, b64encode

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from ctip_desktop.errors.store import KeyringUnavailable, NotInKeyring
from ctip_desktop.store.slots import User

SERVICE = "CTIP Desktop"


def keep_in_keyring(user: User, data_key: bytes) -> None:
    """Keep the data key for this user; raise KeyringUnavailable."""
    try:
        keyring.set_password(SERVICE, user.id, b64encode(data_key).decode())
    except KeyringError:
        raise KeyringUnavailable from None


def open_from_keyring(user: User) -> bytes:
    """Return the data key kept for this user; raise KeyringUnavailable or NotInKeyring."""
    try:
        kept = keyring.get_password(SERVICE, user.id)
    except KeyringError:
        raise KeyringUnavailable from None
    if kept is None:
        raise NotInKeyring(user.name)
    return b64decode(kept)


def forget_in_keyring(user: User) -> None:
    """Take the data key of this user out of the keyring, if it is there; raise KeyringUnavailable."""
    try:
        keyring.delete_password(SERVICE, user.id)
    except PasswordDeleteError:
        return
    except KeyringError:
        raise KeyringUnavailable from None

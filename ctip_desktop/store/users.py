"""The users of a device: who they are is kept in the store, where nobody without its key can change it.

The vault beside it only opens the store. It is changed while the store is being written to, so that two programs do
not write it at once. Who has left keeps a name, so that history can say who saved what.
"""

from contextlib import suppress

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.errors.store import KeyringUnavailable, UserUnknown
from ctip_desktop.store import vault
from ctip_desktop.store.roles import Role
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.tables import user as table
from ctip_desktop.store.transaction import Reader, Writer


def add_user(store: Store, data_key: bytes, name: str, role: Role, passphrase: str) -> User:
    """Let a person open this device; raise UserNameEmpty, UserExists or PassphraseTooShort."""
    with store.writing() as writer:
        added = vault.add_user(vault.load(store.folder), data_key, name, role, passphrase)
        note_user(writer, added)
    return added


def remove_user(store: Store, name: str) -> User:
    """Let a person open this device no longer, not even with an older vault; raise UserUnknown or LastAdministrator."""
    from ctip_desktop.store.keyring_slot import forget_in_keyring

    with store.writing() as writer:
        removed = vault.remove_user(vault.load(store.folder), name)
        note_removed(writer, removed)
    with suppress(KeyringUnavailable):
        forget_in_keyring(removed)
    return removed


def change_passphrase(store: Store, data_key: bytes, name: str, passphrase: str) -> None:
    """Give a user a new passphrase; raise UserUnknown or PassphraseTooShort."""
    with store.writing():
        vault.change_passphrase(vault.load(store.folder), data_key, name, passphrase)


def in_standing(reader: Reader, user: User) -> User:
    """Return a user of the vault as the store knows them; raise UserUnknown if they have left.

    The vault is a file anyone may change or put back; only a passphrase proves what it says of its user.
    """
    known = reader.connection.execute(select(table).where(table.c.id == user.id)).one_or_none()
    if known is None:
        return user
    if known.removed:
        raise UserUnknown(user.name)
    return User(known.id, known.name, known.role)


def note_user(writer: Writer, user: User) -> None:
    """Note a user of the vault."""
    values = {"name": user.name, "role": user.role, "removed": False}
    note = insert(table).values(id=user.id, **values)
    writer.connection.execute(note.on_conflict_do_update(index_elements=["id"], set_=values))


def note_removed(writer: Writer, user: User) -> None:
    """Note that a user has left."""
    writer.connection.execute(update(table).where(table.c.id == user.id).values(removed=True))


def names(reader: Reader) -> dict[str, str]:
    """Return the name of every user who ever was here, by identifier."""
    return dict(reader.connection.execute(select(table.c.id, table.c.name)).all())

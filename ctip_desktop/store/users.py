"""The names of everyone who ever was a user here, so that history can say who saved what after they have left."""

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.slots import User
from ctip_desktop.store.tables import user as table
from ctip_desktop.store.transaction import Reader, Writer


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

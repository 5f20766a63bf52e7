"""Secrets of the device, such as its signing key: rows of the encrypted store, so there is one thing to protect."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.tables import secret as table
from ctip_desktop.store.transaction import Reader, Writer


def keep_secret(writer: Writer, name: str, value: bytes) -> None:
    """Keep a secret under a name, in place of the one kept before."""
    keep = insert(table).values(name=name, value=value)
    writer.connection.execute(keep.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def secret(reader: Reader, name: str) -> bytes | None:
    """Return the secret kept under a name, or None."""
    return reader.connection.scalar(select(table.c.value).where(table.c.name == name))

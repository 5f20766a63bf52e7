"""The mark of a store that is for training: made with it, it cannot be taken off, and nothing here is ever sent."""

from sqlalchemy import insert, select

from ctip_desktop.store.tables import meta
from ctip_desktop.store.transaction import Reader, Writer

_NAME = "training"


def mark_training(writer: Writer) -> None:
    """Say of an empty store that it is for training."""
    writer.connection.execute(insert(meta).values(name=_NAME, value="yes"))


def is_training(reader: Reader) -> bool:
    """Say whether this store is for training."""
    return reader.connection.scalar(select(meta.c.value).where(meta.c.name == _NAME)) is not None

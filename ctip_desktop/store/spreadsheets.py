"""What this device remembers of spreadsheets: how they are read, and which were taken in; it never travels."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.tables import meta
from ctip_desktop.store.transaction import Reader, Writer

_MAPPING, _TAKEN_IN, _UNFINISHED = "mapping:", "taken_in:", "unfinished_intake:"


def keep_mapping(writer: Writer, name: str, mapping: str) -> None:
    """Keep how files of a name are read, in place of what was kept before."""
    _keep(writer, _MAPPING + name, mapping)


def kept_mapping(reader: Reader, name: str) -> str | None:
    """Return how files of a name are read; None if it was never settled."""
    return _kept(reader, _MAPPING + name)


def note_taken_in(writer: Writer, sha256: str, at: str) -> None:
    """Note that the file of this hash was taken in at a moment."""
    _keep(writer, _TAKEN_IN + sha256, at)


def taken_in(reader: Reader, sha256: str) -> str | None:
    """Return when the file of this hash was taken in last; None if it never was."""
    return _kept(reader, _TAKEN_IN + sha256)


def keep_unfinished(writer: Writer, user: str, import_: str) -> None:
    """Keep how far a user came with a file that is not taken in yet, to go on from there; empty once it is over."""
    _keep(writer, _UNFINISHED + user, import_)


def unfinished(reader: Reader, user: str) -> str | None:
    """Return how far a user came with a file that is not taken in yet; None if there is none."""
    return _kept(reader, _UNFINISHED + user) or None


def _keep(writer: Writer, name: str, value: str) -> None:
    keep = insert(meta).values(name=name, value=value)
    writer.connection.execute(keep.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def _kept(reader: Reader, name: str) -> str | None:
    return reader.connection.scalar(select(meta.c.value).where(meta.c.name == name))

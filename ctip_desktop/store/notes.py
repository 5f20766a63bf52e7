"""What this device alone knows of an entry and never sends: when it was printed, and from which revision."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.tables import printed as table
from ctip_desktop.store.transaction import Reader, Writer


@dataclass(frozen=True)
class Printed:
    """A paper that was made of an entry; `revision` is empty if it was a draft."""

    revision: str
    at: str


def note_printed(writer: Writer, entry: str, revision: str, at: str) -> None:
    """Note that an entry was printed from a revision, or from its draft if that is empty, at a moment."""
    writer.connection.execute(insert(table).values(entry=entry, revision=revision, at=at).on_conflict_do_nothing())


def printed(reader: Reader, entry: str) -> list[Printed]:
    """Return each time an entry was printed, the latest first."""
    found = select(table.c.revision, table.c.at).where(table.c.entry == entry).order_by(table.c.at.desc())
    return [Printed(revision, at) for revision, at in reader.connection.execute(found)]

"""What this device alone knows and never sends: which papers were printed, and which office was reminded of what."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.tables import printed as table
from ctip_desktop.store.tables import reminded as letters
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


def note_reminded(writer: Writer, office: str, months: Iterable[str], at: str) -> None:
    """Note that a letter reminded an office of its statements of months (`2026-06`), at a moment."""
    for month in months:
        writer.connection.execute(insert(letters).values(office=office, period=month, at=at).on_conflict_do_nothing())


def reminded(reader: Reader) -> dict[tuple[str, str], list[str]]:
    """Return by office and month the moments at which it was reminded of it, the latest first."""
    found: dict[tuple[str, str], list[str]] = {}
    rows = select(letters.c.office, letters.c.period, letters.c.at).order_by(letters.c.at.desc())
    for office, month, at in reader.connection.execute(rows):
        found.setdefault((office, month), []).append(at)
    return found

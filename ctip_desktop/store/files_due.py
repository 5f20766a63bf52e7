"""Which attached files others lack: what is sent beside records, and what a receipt says is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.outbox import unacknowledged
from ctip_desktop.store.tables import asked, attached, file, log, sent
from ctip_desktop.store.transaction import Reader, Writer


@dataclass(frozen=True)
class Due:
    """A file that is to be sent, its bytes, and whether it is in a bundle that was made already."""

    sha256: str
    len: int
    sent: bool


def files_due(reader: Reader, *, again: bool = False) -> list[Due]:
    """Return the files here that records not yet acknowledged name, or a receipt asked for; those never sent first.

    With `again` they are those that any of this device's records names.
    """
    names = list(reader.connection.scalars(select(asked.c.sha256).order_by(asked.c.sha256)))
    for own, after in unacknowledged(reader):
        of_records = select(attached.c.sha256).where(attached.c.log == own.id, attached.c.seq > (0 if again else after))
        names += reader.connection.scalars(of_records.order_by(attached.c.seq, attached.c.sha256))
    found = {
        name: Due(name, length, travels)
        for name, length, travels in reader.connection.execute(
            select(
                file.c.sha256,
                file.c.len,
                exists().where(sent.c.file == file.c.sha256, sent.c.refused.is_(None)),
            ).where(file.c.whole, file.c.sha256.in_(names))
        )
    }
    return sorted((found[name] for name in dict.fromkeys(names) if name in found), key=lambda one: one.sent)


def missing_files(reader: Reader, office: str, most: int) -> list[str]:
    """Return the files that records of an office name and that are not (all) here, at most so many, ascending."""
    lacking = (
        select(attached.c.sha256)
        .distinct()
        .join(log, log.c.id == attached.c.log)
        .where(log.c.office == office, ~exists().where(file.c.sha256 == attached.c.sha256, file.c.whole))
        .order_by(attached.c.sha256)
        .limit(most)
    )
    return list(reader.connection.scalars(lacking))


def note_asked(writer: Writer, names: Iterable[str]) -> None:
    """Note which files the secretariat lacks, in place of those it lacked before."""
    writer.connection.execute(delete(asked))
    if rows := [{"sha256": name} for name in names]:
        writer.connection.execute(insert(asked).on_conflict_do_nothing(), rows)

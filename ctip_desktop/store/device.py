"""Which device this store is: its office, its identifier, its letter in the numbers of entries, its own logs."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from ctip_desktop import clock
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.store import tables
from ctip_desktop.store.audience import OWN
from ctip_desktop.store.transaction import Reader, Writer


@dataclass(frozen=True)
class Device:
    """Who writes here; `log` is the log of its records that have no audience but its own office and the secretariat."""

    office: str
    id: str
    letter: str
    log: str


def device(reader: Reader) -> Device:
    """Return which device this is."""
    kept = dict(reader.connection.execute(select(tables.meta.c.name, tables.meta.c.value)).all())
    return Device(kept["office"], kept["device"], kept["letter"], kept["log"])


def introduce(writer: Writer, office: str, device_id: str, letter: str) -> None:
    """Say which device an empty store is, and begin its first log."""
    facts = {"office": office, "device": device_id, "letter": letter}
    writer.connection.execute(insert(tables.meta), [{"name": name, "value": value} for name, value in facts.items()])
    _begin_log(writer, office, device_id, OWN)


def begin_new_logs(writer: Writer) -> None:
    """Close all logs of this device and go on in new ones, as after a store was set back to an older state."""
    this = device(writer)
    writer.connection.execute(update(tables.log).where(tables.log.c.ours).values(closed=True))
    writer.connection.execute(tables.meta.delete().where(tables.meta.c.name == "log"))
    _begin_log(writer, this.office, this.id, OWN)


def own_log(writer: Writer, audience: str) -> str:
    """Return this device's open log for an audience; it is begun when it is first needed."""
    log = tables.log.c
    found = select(log.id).where(log.ours, ~log.closed, log.audience == audience)
    this = device(writer)
    return writer.connection.scalar(found) or _begin_log(writer, this.office, this.id, audience)


def _begin_log(writer: Writer, office: str, device_id: str, audience: str) -> str:
    log = clock.new_id()
    if audience == OWN:
        writer.connection.execute(insert(tables.meta).values(name="log", value=log))
    writer.connection.execute(
        insert(tables.log).values(
            id=log,
            office=office,
            device=device_id,
            ours=True,
            closed=False,
            seq=0,
            head=NO_RECORD,
            audience=audience,
        )
    )
    writer.log_moved = True
    return log

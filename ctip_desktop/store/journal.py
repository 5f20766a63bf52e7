"""The journal: what this device appends to its own logs, and what it takes in of the logs of others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import exists, insert, select, update

from ctip_desktop import clock
from ctip_desktop.entries.chain import Checked
from ctip_desktop.entries.pausing import collector_paused
from ctip_desktop.entries.record import NO_RECORD, Attachment, Record, encode, hash_of
from ctip_desktop.errors.store import EntryOfAnother, ForkFound, NotTheirs, RecordsMissing
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.store import tables
from ctip_desktop.store.audience import OWN, audience_of
from ctip_desktop.store.device import device, own_log
from ctip_desktop.store.following import follow
from ctip_desktop.store.numbers import next_number, next_numbers
from ctip_desktop.store.transaction import Reader, Writer

_ADD = "INSERT INTO journal (log, seq, hash, line, bundle) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"


@dataclass(frozen=True)
class Revision:
    """One saved state of an entry, and where it stands in the journal."""

    hash: str
    log: str
    seq: int
    entry: str
    number: str


@dataclass(frozen=True)
class NewEntry:
    """The first state of an entry that is in no journal yet."""

    entry: str
    answers: Mapping[str, Any]
    about: Mapping[str, Mapping[str, Any]]
    hidden: Sequence[str] = ()


@dataclass(frozen=True)
class Log:
    """A log known here: whose it is, and how far it is here without a gap; `audience` is whom one of ours is for."""

    id: str
    office: str
    device: str
    ours: bool
    closed: bool
    seq: int
    head: str
    audience: str = OWN


def logs(reader: Reader) -> list[Log]:
    """Return every log known here, in the order of their ids."""
    return [Log(**row) for row in reader.connection.execute(select(tables.log).order_by(tables.log.c.id)).mappings()]


def find_log(reader: Reader, log: str) -> Log | None:
    """Return a log, or None if nothing of it ever came."""
    row = reader.connection.execute(select(tables.log).where(tables.log.c.id == log)).mappings().one_or_none()
    return Log(**row) if row else None


def lines(reader: Reader, log: str, after: int = 0, limit: int | None = None) -> Iterator[tuple[int, str, bytes]]:
    """Read a log's records after number `after`, in order, as (seq, hash, line)."""
    found = select(tables.journal.c.seq, tables.journal.c.hash, tables.journal.c.line)
    found = found.where(tables.journal.c.log == log, tables.journal.c.seq > after).order_by(tables.journal.c.seq)
    yield from reader.connection.execute(found.limit(limit))


def append(
    writer: Writer,
    *,
    entry: str,
    form: str,
    fv: str,
    by: str,
    answers: Mapping[str, Any],
    about: Mapping[str, Mapping[str, Any]],
    hidden: Sequence[str] = (),
    parents: Sequence[str] = (),
    att: Sequence[Attachment] = (),
) -> Revision:
    """Save one state of an entry as the next record of the log for those it is for.

    An entry without `parents` is new here and gets its number. Raise what `add_own` raises.
    """
    record = Record(
        seq=1,
        prev=NO_RECORD,
        op="put",
        entry=entry,
        parents=tuple(sorted(set(parents))),
        form=form,
        fv=fv,
        by=by,
        at=clock.timestamp(),
        number=_number(writer, entry, parents),
        answers=answers,
        about=about,
        hidden=tuple(sorted(set(hidden))),
        att=tuple(att),
    )
    return add_own(writer, record)


def append_new(writer: Writer, entries: Sequence[NewEntry], *, form: str, fv: str, by: str) -> list[Revision]:
    """Save new entries of one form as the next records of the logs for those they are for, numbered in their order.

    It is as if they were appended one by one, in a tenth of the time. Raise what `entries.record.encode` raises.
    """
    if not entries:
        return []
    at = clock.timestamp()
    numbers = next_numbers(writer, len(entries))
    return _add_own(
        writer,
        (
            Record(
                seq=1,
                prev=NO_RECORD,
                op="put",
                entry=one.entry,
                parents=(),
                form=form,
                fv=fv,
                by=by,
                at=at,
                number=number,
                answers=one.answers,
                about=one.about,
                hidden=tuple(sorted(set(one.hidden))),
            )
            for one, number in zip(entries, numbers, strict=True)
        ),
    )


def add_own(writer: Writer, record: Record) -> Revision:
    """Add a record at the end of the log for those it is for, whatever place it names.

    Raise EntryOfAnother, where the secretariat would refuse all that comes with it, or what `encode` raises.
    """
    return _add_own(writer, [record])[0]


@collector_paused()
def _add_own(writer: Writer, records: Iterable[Record]) -> list[Revision]:
    office = device(writer).office
    added: list[Revision] = []
    for audience, several in groupby(records, lambda record: audience_of(office, record)):
        added += _add_for(writer, office, audience, several)
    return added


def _add_for(writer: Writer, office: str, audience: str, records: Iterable[Record]) -> list[Revision]:
    own = find_log(writer, own_log(writer, audience))
    if own is None:
        raise AssertionError("this device's log is always in its store")
    checked: list[Checked] = []
    head = own.head
    for seq, record in enumerate(records, own.seq + 1):
        if office not in (SECRETARIAT, record.number[:2]):
            raise EntryOfAnother(record.number)
        placed = replace(record, seq=seq, prev=head)
        line = encode(placed)
        head = hash_of(line)
        checked.append(Checked(seq, head, line, placed))
    _write(writer, own.id, checked, None)
    writer.log_moved = True
    return [Revision(one.hash, own.id, one.seq, one.record.entry, one.record.number) for one in checked]


@collector_paused()
def take_in(writer: Writer, *, log: str, office: str, device: str, checked: Sequence[Checked], bundle: str) -> int:
    """Add a checked stretch of a log and return how many of its records were new here.

    Raise RecordsMissing if it begins beyond what is here, ForkFound if it contradicts what is here, NotTheirs if an
    office other than the secretariat writes an entry of another office.
    """
    if not checked:
        return 0
    known = find_log(writer, log)
    seq, head = (known.seq, known.head) if known else (0, NO_RECORD)
    if checked[0].seq > seq + 1:
        raise RecordsMissing(log, seq + 1, checked[0].seq - 1)
    new = checked[seq + 1 - checked[0].seq :]
    _compare(writer, log, checked[: len(checked) - len(new)])
    if not new:
        return 0
    if new[0].record.prev != head:
        raise ForkFound(log, seq)
    if office != SECRETARIAT:
        for one in new:
            if not one.record.number.startswith(office):
                raise NotTheirs(one.seq, office, one.record.number)
    if known is None:
        writer.connection.execute(
            insert(tables.log).values(
                id=log, office=office, device=device, ours=False, closed=False, seq=0, head=NO_RECORD
            )
        )
    _write(writer, log, new, bundle)
    return len(new)


def _number(writer: Writer, entry: str, parents: Sequence[str]) -> str:
    """Return the number of the entry, which is the one its parents are of should two offices have one of that id."""
    of_parents = exists().where(tables.revision.c.entry == tables.entry.c.no, tables.revision.c.hash.in_(parents))
    found = select(tables.entry.c.number).where(tables.entry.c.id == entry).order_by(of_parents.desc()).limit(1)
    return writer.connection.scalar(found) or next_number(writer)


def _compare(reader: Reader, log: str, again: Sequence[Checked]) -> None:
    if not again:
        return
    found = lines(reader, log, again[0].seq - 1, len(again))
    for one, (seq, hash_, _) in zip(again, found, strict=True):
        if one.hash != hash_:
            raise ForkFound(log, seq)


def _write(writer: Writer, log: str, new: Sequence[Checked], bundle: str | None) -> None:
    writer.connection.exec_driver_sql(_ADD, [(log, one.seq, one.hash, one.line, bundle) for one in new])
    follow(writer, log, new)
    writer.connection.execute(
        update(tables.log).where(tables.log.c.id == log).values(seq=new[-1].seq, head=new[-1].hash)
    )

"""Proves a store: the file's pages, every chain from its first record, and all that follows from the journal."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from ctip_desktop.entries.chain import check as check_chain
from ctip_desktop.entries.record import NO_RECORD, hash_of
from ctip_desktop.errors.entries import ChainBroken, LineRefused
from ctip_desktop.errors.store import StoreDamaged
from ctip_desktop.store import layout, tables
from ctip_desktop.store.journal import lines, logs
from ctip_desktop.store.known_forms import projected_tables
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.rebuilding import AT_ONCE, rebuild_tables
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader

Kind = Literal["pages", "chain", "end", "derived"]


@dataclass(frozen=True)
class Fault:
    """Something that is not as it should be: `place` is a page, a log or a table, `seq` a record of the log."""

    kind: Kind
    place: str
    seq: int = 0


@dataclass(frozen=True)
class Findings:
    """What a check went through, and what it found wrong."""

    logs: int
    records: int
    entries: int
    faults: tuple[Fault, ...]


def check(store: Store) -> Findings:
    """Go through the whole store; nothing is changed. Reads all there is, about a second for 10,000 records."""
    with store.reading() as reader:
        try:
            pages = [Fault("pages", said) for said in _pages(reader.connection)]
            chains = list(_chains(reader))
            known = logs(reader)
            entries = reader.connection.execute(select(func.count()).select_from(tables.entry)).scalar_one()
            before = derived(reader)
        except StoreDamaged:
            return Findings(0, 0, 0, (Fault("pages", "store.db"),))
    derivations: list[Fault] = []
    if not pages and not chains:
        with _undone(store) as after:
            derivations = [Fault("derived", name) for name in sorted(before) if before[name] != after[name]]
    return Findings(len(known), sum(log.seq for log in known), entries, (*pages, *chains, *derivations))


def is_sound(reader: Reader) -> bool:
    """Say whether every page of the file and every chain is as it should be."""
    try:
        return not any(_pages(reader.connection)) and not any(_chains(reader))
    except StoreDamaged:
        return False


def derived(reader: Reader) -> dict[str, str]:
    """Return a hash of the rows of each table that follows from the journal, whatever order they were written in."""
    entry, revision, parent = tables.entry, tables.revision, tables.revision_parent
    own = [column for column in entry.c if column.name not in ("no", "indexed")]
    digests = {
        "entry": _digest(reader.connection.execute(select(*own))),
        "revision": _digest(
            reader.connection.execute(
                select(revision.c.log, revision.c.seq, revision.c.hash, entry.c.id, entry.c.office).join_from(
                    revision, entry, entry.c.no == revision.c.entry, isouter=True
                )
            )
        ),
        "revision_parent": _digest(reader.connection.execute(select(parent))),
        "returned": _digest(
            reader.connection.execute(
                select(entry.c.id, *(one for one in tables.returned.c if one.name != "no")).join_from(
                    tables.returned, entry, entry.c.no == tables.returned.c.no, isouter=True
                )
            )
        ),
        "attached": _digest(reader.connection.execute(select(tables.attached))),
    }
    for name in reader.connection.scalars(select(tables.form.c.name).distinct()).all():
        for table, columns in projected_tables(reader, name).items():
            shown = ", ".join(f"p.{quoted(column)}" for column in columns if column != layout.ENTRY)
            rows = reader.connection.exec_driver_sql(
                f"SELECT entry.id, {shown} FROM {quoted(table)} p LEFT JOIN entry ON entry.no = p.{layout.ENTRY}"  # noqa: S608
            )
            digests[table] = _digest(rows)
    return digests


def _pages(connection: Connection) -> Iterator[str]:
    """Yield what SQLCipher's page authentication and SQLite's own check find."""
    authenticated = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
    if authenticated.returns_rows:  # an unencrypted store has none
        yield from authenticated.scalars()
    yield from (said for said in connection.exec_driver_sql("PRAGMA integrity_check").scalars() if said != "ok")
    yield from (row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check"))


def _chains(reader: Reader) -> Iterator[Fault]:
    for log in logs(reader):
        seq, head = 0, NO_RECORD
        try:
            while stretch := list(lines(reader, log.id, seq, AT_ONCE)):
                for at, hash_, line in stretch:
                    if hash_of(line) != hash_:
                        raise ChainBroken(at)
                checked = check_chain([line for _, _, line in stretch], seq + 1, head)
                seq, head = checked[-1].seq, checked[-1].hash
        except LineRefused as refused:
            yield Fault("chain", log.id, refused.seq)
        else:
            if (seq, head) != (log.seq, log.head):
                yield Fault("end", log.id, seq)


@contextmanager
def _undone(store: Store) -> Iterator[Mapping[str, str]]:
    """Rebuild, give what came of it, and undo it."""

    class Undo(Exception):  # noqa: N818 - no failure
        pass

    try:
        with store.writing() as writer:
            rebuild_tables(writer)
            yield derived(writer)
            raise Undo
    except Undo:
        pass


def _digest(rows: Any) -> str:
    return f"{sum(int.from_bytes(sha256(repr(tuple(row)).encode()).digest()) for row in rows):x}"

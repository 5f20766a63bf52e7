"""Which revision of an entry stands for it, and the records of those that do."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import orjson
from sqlalchemy import Connection, Select, func, select, tuple_

from ctip_desktop.entries.chain import Checked
from ctip_desktop.entries.record import Record, decode
from ctip_desktop.entries.revisions import heads
from ctip_desktop.store.tables import entry, journal, revision, revision_parent


@dataclass(frozen=True)
class Standing:
    """The revision an entry is shown and counted by, and how many others claim to be its last."""

    hash: str
    log: str
    seq: int
    heads: int


def standing(connection: Connection, entries: Collection[str]) -> dict[str, Standing]:
    """Return what stands for each entry: of several heads the smallest id, so that every device shows the same."""
    chosen = select(func.json_each(orjson.dumps(list(entries)).decode()).table_valued("value").c.value)
    graphs: dict[str, dict[str, list[str]]] = defaultdict(dict)
    places: dict[str, tuple[str, int]] = {}
    found = select(revision.c.entry, revision.c.hash, revision.c.log, revision.c.seq)
    for name, hash_, log, seq in connection.execute(found.where(revision.c.entry.in_(chosen))):
        graphs[name][hash_] = []
        places[hash_] = (log, seq)
    for row in connection.execute(select(revision_parent).where(revision_parent.c.entry.in_(chosen))):
        graphs[row.entry][row.revision].append(row.parent)
    result = {}
    for name, graph in graphs.items():
        last = heads(graph)
        result[name] = Standing(last[0], *places[last[0]], len(last))
    return result


def lines_at(connection: Connection, places: Iterable[tuple[str, int, str]]) -> Iterator[Checked]:
    """Read journal lines back by log, seq and hash."""
    wanted = select(journal.c.seq, journal.c.hash, journal.c.line).where(
        tuple_(journal.c.log, journal.c.seq, journal.c.hash).in_(list(places))
    )
    yield from _checked(connection, wanted)


def head_records(connection: Connection, form: str, version: str | None = None) -> Iterator[Record]:
    """Read the record that stands for each entry of a form, or of one of its versions only."""
    wanted = (
        select(journal.c.seq, journal.c.hash, journal.c.line)
        .join(entry, (entry.c.log == journal.c.log) & (entry.c.seq == journal.c.seq) & (entry.c.head == journal.c.hash))
        .where(entry.c.form == form)
    )
    if version is not None:
        wanted = wanted.where(entry.c.fv == version)
    for checked in _checked(connection, wanted):
        yield checked.record


def _checked(connection: Connection, wanted: Select[tuple[int, str, bytes]]) -> Iterator[Checked]:
    for seq, hash_, line in connection.execute(wanted):
        yield Checked(seq, hash_, line, decode(line, seq))

"""Which revision of an entry stands for it, and the records of those that do."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

import orjson
from sqlalchemy import Connection, func, select

from ctip_desktop.entries import revisions
from ctip_desktop.entries.record import Record, decode
from ctip_desktop.store.tables import entry, journal, revision, revision_parent

_Graphs = dict[int, dict[str, list[str]]]
_Places = dict[str, tuple[str, int]]


class Standing(NamedTuple):
    """The revision an entry is shown and counted by, and how many claim to be its last."""

    hash: str
    log: str
    seq: int
    heads: int


def standing(connection: Connection, entries: Collection[int]) -> dict[int, Standing]:
    """Return what stands for each entry, by its `no`: of several heads the smallest id, the same on every device."""
    graphs, places = _graphs(connection, entries)
    found = {}
    for no, graph in graphs.items():
        heads = revisions.heads(graph)
        found[no] = Standing(heads[0], *places[heads[0]], len(heads))
    return found


def heads_of(connection: Connection, no: int) -> list[str]:
    """Return the revisions of an entry that no other of its revisions builds on."""
    return revisions.heads(_graphs(connection, [no])[0][no])


def record_at(connection: Connection, log: str, seq: int) -> Record:
    """Read one record back from the journal."""
    line = select(journal.c.line).where(journal.c.log == log, journal.c.seq == seq)
    return decode(connection.execute(line).scalar_one(), seq)


def head_records(connection: Connection, form: str, version: str | None = None) -> Iterator[tuple[int, Record]]:
    """Read the record that stands for each entry of a form, or of one of its versions only, with the entry's `no`."""
    wanted = (
        select(entry.c.no, journal.c.line)
        .join(entry, (entry.c.log == journal.c.log) & (entry.c.seq == journal.c.seq))
        .where(entry.c.form == form)
    )
    if version is not None:
        wanted = wanted.where(entry.c.fv == version)
    for no, line in connection.execute(wanted):
        yield no, decode(line)


def _graphs(connection: Connection, entries: Collection[int]) -> tuple[_Graphs, _Places]:
    """Read the revision graph of each entry, and where each revision stands in the journal."""
    chosen = select(func.json_each(orjson.dumps(list(entries)).decode()).table_valued("value").c.value)
    both = (revision_parent.c.log == revision.c.log) & (revision_parent.c.seq == revision.c.seq)
    found = select(revision, revision_parent.c.parent).outerjoin(revision_parent, both)
    graphs: _Graphs = defaultdict(lambda: defaultdict(list))
    places: _Places = {}
    for log, seq, hash_, no, parent in connection.execute(found.where(revision.c.entry.in_(chosen))):
        graphs[no][hash_] += [parent] if parent else []
        places[hash_] = (log, seq)
    return graphs, places

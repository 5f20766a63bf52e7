"""Lets revisions, entries and projections follow the journal, in the transaction that wrote to it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import orjson

from ctip_desktop.entries.chain import Checked
from ctip_desktop.entries.record import Record
from ctip_desktop.forms.secretariat_forms import names
from ctip_desktop.store.heads import Standing, record_at, standing
from ctip_desktop.store.known_forms import Dates, project, unproject
from ctip_desktop.store.returned import forget_returned, note_returned
from ctip_desktop.store.transaction import Writer

# Written out, and run by the driver itself, because building them for every row would cost more than the rows.
_ADD_REVISION = "INSERT INTO revision (log, seq, hash, entry) VALUES (?, ?, ?, ?)"
_ADD_PARENT = "INSERT INTO revision_parent (log, seq, parent) VALUES (?, ?, ?)"
_ADD_ATTACHED = "INSERT INTO attached (log, seq, sha256) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
_KNOWN = "SELECT id, office, no, form, head FROM entry WHERE id IN (SELECT value FROM json_each(?))"
_LAST = "SELECT coalesce(max(no), 0) FROM entry"
_ADD_ENTRY = """
    INSERT INTO entry
        (form, fv, number, office, head, log, seq, heads, "by", at, date, listed, first_at, indexed, id, no)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
"""
_MOVE_ENTRY = """
    UPDATE entry SET form = ?, fv = ?, number = ?, office = ?, head = ?, log = ?, seq = ?, heads = ?, "by" = ?, at = ?,
        date = ?, listed = ?, first_at = min(first_at, ?), indexed = 0
    WHERE id = ? AND no = ?
"""
_KEEP_HEAD = "UPDATE entry SET heads = ?, first_at = min(first_at, ?) WHERE no = ?"


@dataclass
class _Entry:
    """An entry with several revisions; `form` and `head` are those it had, if it was here before."""

    no: int
    form: str = ""
    head: str = ""
    added: list[Checked] = field(default_factory=list)


def follow(writer: Writer, log: str, added: Sequence[Checked]) -> None:
    """Take records newly in the journal into account; the order in which records come makes no difference."""
    connection = writer.connection
    # An office is part of what an entry is known by, so that no office can take over or keep out another's.
    names = [(one.record.entry, one.record.number[:2]) for one in added]
    met = Counter(names)
    known = connection.exec_driver_sql(_KNOWN, (orjson.dumps([entry for entry, _ in met]).decode(),))
    several = {
        (entry, office): _Entry(no, form, head) for entry, office, no, form, head in known if (entry, office) in met
    }
    last: int = connection.exec_driver_sql(_LAST).scalar_one()
    revisions, entries, records, dates = [], [], [], Dates(writer)
    for one, name in zip(added, names, strict=True):
        record = one.record
        if name not in several and met[name] > 1:
            several[name] = _Entry(last := last + 1)
        if name in several:
            several[name].added.append(one)
            revisions.append((log, one.seq, one.hash, several[name].no))
            continue
        last += 1
        revisions.append((log, one.seq, one.hash, last))
        entries.append(_row(record, Standing(one.hash, log, one.seq, 1), dates.of(record), record.at, last))
        records.append((last, record))
    connection.exec_driver_sql(_ADD_REVISION, revisions)
    if entries:
        connection.exec_driver_sql(_ADD_ENTRY, entries)
    parents = [(log, one.seq, parent) for one in added for parent in one.record.parents]
    if parents:
        connection.exec_driver_sql(_ADD_PARENT, parents)
    attached = [(log, one.seq, att.sha256) for one in added for att in one.record.att]
    if attached:
        connection.exec_driver_sql(_ADD_ATTACHED, attached)
    records += _move(writer, list(several.values()), dates)
    note_returned(writer, records)
    project(writer, records)


def _move(writer: Writer, entries: Sequence[_Entry], dates: Dates) -> list[tuple[int, Record]]:
    """Settle which revision stands for entries that have several; return the records that now stand for theirs."""
    if not entries:
        return []
    stands = standing(writer.connection, [each.no for each in entries])
    rows: dict[str, list[tuple[Any, ...]]] = {_ADD_ENTRY: [], _MOVE_ENTRY: [], _KEEP_HEAD: []}
    records: list[tuple[int, Record]] = []
    replaced: dict[str, list[int]] = defaultdict(list)
    for each in entries:
        stand = stands[each.no]
        first_at = min(one.record.at for one in each.added)
        if stand.hash == each.head:
            rows[_KEEP_HEAD].append((stand.heads, first_at, each.no))
            continue
        record = _standing_record(writer, stand, each.added)
        rows[_MOVE_ENTRY if each.head else _ADD_ENTRY].append(_row(record, stand, dates.of(record), first_at, each.no))
        records.append((each.no, record))
        if each.head:
            replaced[each.form].append(each.no)
    for statement, values in filter(itemgetter(1), rows.items()):
        writer.connection.exec_driver_sql(statement, values)
    unproject(writer, replaced)
    forget_returned(writer, replaced)
    return records


def _row(record: Record, stand: Standing, date: str, first_at: str, no: int) -> tuple[Any, ...]:
    return (
        record.form,
        record.fv,
        record.number,
        record.number[:2],
        stand.hash,
        stand.log,
        stand.seq,
        stand.heads,
        record.by,
        record.at,
        date,
        record.form not in names(),
        first_at,
        record.entry,
        no,
    )


def _standing_record(writer: Writer, stand: Standing, added: Sequence[Checked]) -> Record:
    for one in added:
        if one.hash == stand.hash:
            return one.record
    return record_at(writer.connection, stand.log, stand.seq)

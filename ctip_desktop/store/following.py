"""Lets revisions, entries and projections follow the journal, in the transaction that wrote to it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import orjson

from ctip_desktop.entries.chain import Checked
from ctip_desktop.store.heads import Standing, lines_at, standing
from ctip_desktop.store.known_forms import project, unproject
from ctip_desktop.store.transaction import Writer

# Written out, and run by the driver itself, because building them for every row would cost more than the rows.
_ADD_REVISION = "INSERT INTO revision (log, seq, hash, entry) VALUES (?, ?, ?, ?)"
_ADD_PARENT = "INSERT INTO revision_parent (entry, revision, parent) VALUES (?, ?, ?)"
_KNOWN = "SELECT id, form, head FROM entry WHERE id IN (SELECT value FROM json_each(?))"
_SET_ENTRY = """
    INSERT INTO entry (id, form, fv, number, office, head, log, seq, heads, "by", at, first_at, indexed)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
    ON CONFLICT (id) DO UPDATE SET
        form = excluded.form, fv = excluded.fv, number = excluded.number, office = excluded.office,
        head = excluded.head, log = excluded.log, seq = excluded.seq, heads = excluded.heads,
        "by" = excluded."by", at = excluded.at, first_at = min(first_at, excluded.first_at), indexed = 0
"""
_SET_HEADS = "UPDATE entry SET heads = ?, first_at = min(first_at, ?) WHERE id = ?"


def follow(writer: Writer, log: str, added: Sequence[Checked]) -> None:
    """Take records newly in the journal into account; the order in which records come makes no difference."""
    connection = writer.connection
    connection.exec_driver_sql(_ADD_REVISION, [(log, one.seq, one.hash, one.record.entry) for one in added])
    parents = [(one.record.entry, one.hash, parent) for one in added for parent in one.record.parents]
    if parents:
        connection.exec_driver_sql(_ADD_PARENT, parents)
    by_entry: dict[str, list[Checked]] = defaultdict(list)
    for one in added:
        by_entry[one.record.entry].append(one)
    named = orjson.dumps(list(by_entry)).decode()
    known = {name: (form, head) for name, form, head in connection.exec_driver_sql(_KNOWN, (named,))}
    several = [name for name, group in by_entry.items() if len(group) > 1 or name in known]
    stands = standing(connection, several) if several else {}
    changed: list[tuple[Checked, str, int]] = []
    same_head: list[tuple[int, str, str]] = []
    for name, group in by_entry.items():
        if name not in stands:
            changed.append((group[0], log, 1))
            continue
        stand = stands[name]
        if name in known and known[name][1] == stand.hash:
            same_head.append((stand.heads, min(one.record.at for one in group), name))
        else:
            changed.append((_standing_record(writer, stand, group), stand.log, stand.heads))
    _set_entries(writer, changed, by_entry)
    if same_head:
        connection.exec_driver_sql(_SET_HEADS, same_head)
    replaced: dict[str, list[str]] = defaultdict(list)
    for one, _, _ in changed:
        if one.record.entry in known:
            replaced[known[one.record.entry][0]].append(one.record.entry)
    if replaced:
        unproject(writer, replaced)
    project(writer, (one.record for one, _, _ in changed))


def _standing_record(writer: Writer, stand: Standing, group: Iterable[Checked]) -> Checked:
    for one in group:
        if one.hash == stand.hash:
            return one
    return next(lines_at(writer.connection, [(stand.log, stand.seq, stand.hash)]))


def _set_entries(
    writer: Writer, changed: Sequence[tuple[Checked, str, int]], by_entry: dict[str, list[Checked]]
) -> None:
    rows = []
    for one, log, count in changed:
        record = one.record
        group = by_entry[record.entry]
        first_at = min([each.record.at for each in group])
        rows.append(
            (
                record.entry,
                record.form,
                record.fv,
                record.number,
                record.number[:2],
                one.hash,
                log,
                one.seq,
                count,
                record.by,
                record.at,
                first_at,
            )
        )
    if rows:
        writer.connection.exec_driver_sql(_SET_ENTRY, rows)

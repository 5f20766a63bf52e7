"""Keeps which persons are alike, behind the journal: those of entries that changed are compared with all others.

`person` has who they are, `person_block` with whom each is compared, `person_alike` the pairs that somebody should look
at, with their points. All three can be thrown away.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

import orjson
from sqlalchemy import text

from ctip_desktop.entries.record import Record
from ctip_desktop.store.likeness import blocks, likeness, may_be_one
from ctip_desktop.store.persons import Person, hash_known, persons_of
from ctip_desktop.store.transaction import Reader, Writer

AT_ONCE = 2000

_CHOSEN = "(SELECT id FROM person WHERE entry IN (SELECT value FROM json_each(?)))"
_FORGET = (
    f"DELETE FROM person_alike WHERE one IN {_CHOSEN}",  # noqa: S608 - ours
    f"DELETE FROM person_alike WHERE other IN {_CHOSEN}",  # noqa: S608 - ours
    f"DELETE FROM person_block WHERE person IN {_CHOSEN}",  # noqa: S608 - ours
    "DELETE FROM person WHERE entry IN (SELECT value FROM json_each(?))",
)
_LAST = "SELECT coalesce(max(id), 0) FROM person"
_ADD = 'INSERT INTO person (id, entry, "row", kind, known, hash, same_as, compared) VALUES (?, ?, ?, ?, ?, ?, ?, 0)'
_ADD_BLOCK = "INSERT INTO person_block (block, person) VALUES (?, ?)"
_ADD_ALIKE = "INSERT OR REPLACE INTO person_alike (one, other, score) VALUES (?, ?, ?)"
_WAITING = "SELECT id FROM person WHERE compared = 0 ORDER BY id LIMIT ?"
# Of two that wait, the one noted later meets the other. Persons of one entry stand there side by side as two.
_MET = """
    SELECT DISTINCT w.id, o.id FROM person w JOIN person_block a ON a.person = w.id
    JOIN person_block b ON b.block = a.block JOIN person o ON o.id = b.person
    WHERE w.id IN (SELECT value FROM json_each(?)) AND o.entry != w.entry AND (o.compared = 1 OR o.id < w.id)
"""


def note_persons(writer: Writer, records: Iterable[tuple[int, Record]]) -> None:
    """Put the persons of these entries, given by `no`, in place of those noted of them before."""
    connection = writer.connection
    several = list(records)
    chosen = (orjson.dumps([no for no, _ in several]).decode(),)
    for statement in _FORGET:
        connection.exec_driver_sql(statement, chosen)
    last: int = connection.exec_driver_sql(_LAST).scalar_one()
    rows: list[tuple[object, ...]] = []
    marks: list[tuple[int, int]] = []
    for no, record in several:
        form = writer.forms.version(connection, record.fv)
        for row, person in persons_of(form, record):
            last += 1
            hash_ = hash_known(record.entry, row, person)
            rows.append((last, no, row, person.kind, person.to_json(), hash_, person.same_as))
            marks += [(mark, last) for mark in blocks(person)]
    if rows:
        connection.exec_driver_sql(_ADD, rows)
    if marks:
        connection.exec_driver_sql(_ADD_BLOCK, sorted(marks))


def compare_persons(writer: Writer, limit: int = AT_ONCE) -> int:
    """Compare persons noted since, so many at most, with all others; return how many there were."""
    connection = writer.connection
    waiting = list(connection.exec_driver_sql(_WAITING, (limit,)).scalars())
    if not waiting:
        return 0
    chosen = orjson.dumps(waiting).decode()
    met = list(connection.exec_driver_sql(_MET, (chosen,)))
    known = dict(_known(writer, sorted({person for pair in met for person in pair})))
    found = []
    points = cache(_points)  # many who are written alike, as *not known* is, are compared once
    for one, other in met:
        if score := points(known[one], known[other]):
            found.append((*sorted((one, other)), score))
    if found:
        connection.exec_driver_sql(_ADD_ALIKE, found)
    connection.execute(
        text("UPDATE person SET compared = 1 WHERE id IN (SELECT value FROM json_each(:ids))"), {"ids": chosen}
    )
    return len(waiting)


def _points(one: Person, other: Person) -> int:
    """Return how alike two are, nothing if nobody need look at them."""
    if not may_be_one(one, other):
        return 0
    alike = likeness(one, other)
    return alike.score if alike.is_suggested else 0


def forget_persons(writer: Writer) -> None:
    """Empty all that is kept of persons."""
    for table in ("person_alike", "person_block", "person"):
        writer.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - ours


def _known(reader: Reader, persons: Sequence[int]) -> Iterator[tuple[int, Person]]:
    waiting = iter(persons)
    while several := list(islice(waiting, AT_ONCE)):
        found = reader.connection.exec_driver_sql(
            "SELECT id, kind, known, same_as FROM person WHERE id IN (SELECT value FROM json_each(?))",
            (orjson.dumps(several).decode(),),
        )
        for number, kind, known, same_as in found:
            yield number, Person.from_json(kind, known, same_as)

"""Finds entries by any part of what was typed in them, however it was typed.

Khmer puts no spaces between words, so what is looked for is a substring of the search key: three signs and more
through a trigram index, one or two by reading every key. The index follows behind the journal in transactions of its
own and can be thrown away.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text

from ctip_desktop.entries.record import Record, decode
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.secretariat_forms import names
from ctip_desktop.khmer.search import search_key
from ctip_desktop.store.alike import compare_persons, note_persons
from ctip_desktop.store.listing import Listed, listed_by_no
from ctip_desktop.store.store import Store
from ctip_desktop.store.tables import entry, journal
from ctip_desktop.store.transaction import Reader, Writer

AT_ONCE = 500
MOST = 1000
_MANY = 5000
_TRIGRAM = 3
_TYPED = ("text", "multiline")
_BETWEEN = "\n"


def bring_up_to_date(store: Store) -> int:
    """Index every entry that changed since it was last indexed, and compare its persons; return how many there were."""
    indexed, count = AT_ONCE, 0
    while indexed == AT_ONCE:
        with store.writing() as writer:
            indexed = _index(writer, AT_ONCE)
        count += indexed
    compared = True
    while compared:
        with store.writing() as writer:
            compared = bool(compare_persons(writer))
    return count


@dataclass(frozen=True)
class Holding:
    """How entries that hold some words are found: `sql` gives the `no` of all, `each` tells it of one `entry`.

    The values are those of both.
    """

    sql: str
    each: str
    values: dict[str, Any]

    def are_many(self, reader: Reader) -> bool:
        """Say whether there are so many that any page of entries is likely to have some."""
        several = text(f"SELECT count(*) FROM ({self.sql} LIMIT {_MANY})")  # noqa: S608 - ours
        return " LIMIT " not in self.sql and reader.connection.scalar(several, self.values) == _MANY


def holding(words: str, limit: int | None = None) -> Holding | None:
    """Return how entries that hold every one of the words are found; None if nothing is looked for.

    With a `limit` they are those indexed last, the latest first. Words of one or two signs cost reading every key: with
    one among them the limit is MOST where none is given.
    """
    long, short = _keys(words)
    if not long and not short:
        return None
    values: dict[str, Any] = {f"word{place}": key for place, key in enumerate((*short, *long))}
    told = [f"instr(search.key, :{name})" for name in values]
    conditions = told[: len(short)]
    if long:
        conditions.insert(0, "search MATCH :phrases")
        values["phrases"] = " ".join('"' + key.replace('"', '""') + '"' for key in long)
    most = limit or (MOST if short else None)
    rest = f" ORDER BY search.rowid DESC LIMIT {most}" if most else ""
    return Holding(
        f"SELECT search.rowid FROM search WHERE {' AND '.join(conditions)}{rest}",  # noqa: S608 - conditions are ours
        f"EXISTS (SELECT 1 FROM search WHERE search.rowid = entry.no AND {' AND '.join(told)})",  # noqa: S608
        values,
    )


def holds(form: Form | None, answers: Mapping[str, Any], words: str) -> bool:
    """Say whether answers that are not indexed hold every one of the words."""
    key = _BETWEEN.join(map(search_key, _texts(answers, _typed(form))))
    return all(one in key for several in _keys(words) for one in several)


def find(reader: Reader, words: str, limit: int = 200) -> list[Listed]:
    """Return the entries whose texts or number hold every one of the words, those indexed last first."""
    looked_for = holding(words, limit)
    if looked_for is None:
        return []
    found = reader.connection.execute(text(looked_for.sql), looked_for.values)
    return listed_by_no(reader, list(found.scalars()))


def _index(writer: Writer, limit: int) -> int:
    connection = writer.connection
    place = (entry.c.log == journal.c.log) & (entry.c.seq == journal.c.seq)
    waiting = select(entry.c.no, journal.c.line).join(journal, place).where(entry.c.indexed == 0).limit(limit)
    records = [(no, decode(line)) for no, line in connection.execute(waiting)]
    keys = [{"no": no, "key": _key(writer, record)} for no, record in records]
    if keys:
        note_persons(writer, records)
        connection.execute(text("DELETE FROM search WHERE rowid = :no"), keys)
        connection.execute(text("INSERT INTO search (rowid, key) VALUES (:no, :key)"), keys)
        connection.execute(text("UPDATE entry SET indexed = 1 WHERE no = :no"), keys)
    return len(keys)


def _key(reader: Reader, record: Record) -> str:
    if record.form in names():
        return ""
    form = reader.forms.version(reader.connection, record.fv)
    texts = _texts(record.answers, _typed(form))
    return _BETWEEN.join([search_key(record.number), *map(search_key, texts)])


def _keys(words: str) -> tuple[list[str], list[str]]:
    """Return what is looked for: keys the trigram index knows, and those too short for it."""
    keys = [key for key in map(search_key, words.split()) if key]
    return [key for key in keys if len(key) >= _TRIGRAM], [key for key in keys if len(key) < _TRIGRAM]


def _typed(form: Form | None) -> set[str] | None:
    return {placed.question.name for placed in form.placed if placed.question.kind in _TYPED} if form else None


def _texts(answers: Mapping[str, Any], typed: set[str] | None) -> Iterator[str]:
    """Yield the texts of the questions named, or all texts where the form is not known."""
    for name, value in answers.items():
        if isinstance(value, list):
            for row in value:
                yield from _texts(row, typed)
        elif isinstance(value, str) and name != "_id" and (typed is None or name in typed):
            yield value

"""Finds entries by any part of what was typed in them, however it was typed.

Khmer puts no spaces between words, so what is looked for is a substring of the search key: three signs and more
through a trigram index, one or two by reading every key. The index follows behind the journal in transactions of its
own and can be thrown away.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select, text

from ctip_desktop.entries.record import Record, decode
from ctip_desktop.khmer.search import search_key
from ctip_desktop.store.listing import Listed, listed_by_no
from ctip_desktop.store.store import Store
from ctip_desktop.store.tables import entry, journal
from ctip_desktop.store.transaction import Reader, Writer

AT_ONCE = 500
_TRIGRAM = 3
_TYPED = ("text", "multiline")
_BETWEEN = "\n"


def bring_up_to_date(store: Store) -> None:
    """Index every entry that changed since it was last indexed."""
    while True:
        with store.writing() as writer:
            if _index(writer, AT_ONCE) < AT_ONCE:
                return


def find(reader: Reader, words: str, limit: int = 200) -> list[Listed]:
    """Return the entries whose texts or number hold every one of the words, those indexed last first."""
    keys = [key for key in map(search_key, words.split()) if key]
    if not keys:
        return []
    long = [key for key in keys if len(key) >= _TRIGRAM]
    short = [key for key in keys if len(key) < _TRIGRAM]
    conditions = ["search MATCH :phrases"] if long else []
    values: dict[str, Any] = {"limit": limit}
    if long:
        values["phrases"] = " ".join('"' + key.replace('"', '""') + '"' for key in long)
    for place, key in enumerate(short):
        conditions.append(f"instr(search.key, :short{place})")
        values[f"short{place}"] = key
    query = text(
        "SELECT search.rowid FROM search "  # noqa: S608 - conditions are ours
        f"WHERE {' AND '.join(conditions)} ORDER BY search.rowid DESC LIMIT :limit"
    )
    return listed_by_no(reader, list(reader.connection.execute(query, values).scalars()))


def _index(writer: Writer, limit: int) -> int:
    connection = writer.connection
    place = (entry.c.log == journal.c.log) & (entry.c.seq == journal.c.seq)
    waiting = select(entry.c.no, journal.c.line).join(journal, place).where(entry.c.indexed == 0).limit(limit)
    keys = [{"no": no, "key": _key(writer, decode(line))} for no, line in connection.execute(waiting)]
    if keys:
        connection.execute(text("DELETE FROM search WHERE rowid = :no"), keys)
        connection.execute(text("INSERT INTO search (rowid, key) VALUES (:no, :key)"), keys)
        connection.execute(text("UPDATE entry SET indexed = 1 WHERE no = :no"), keys)
    return len(keys)


def _key(reader: Reader, record: Record) -> str:
    form = reader.forms.version(reader.connection, record.fv)
    typed = {placed.question.name for placed in form.placed if placed.question.kind in _TYPED} if form else None
    texts = _texts(record.answers, typed)
    return _BETWEEN.join([search_key(record.number), *map(search_key, texts)])


def _texts(answers: Mapping[str, Any], typed: set[str] | None) -> Iterator[str]:
    """Yield the texts of the questions named, or all texts where the form is not known."""
    for name, value in answers.items():
        if isinstance(value, list):
            for row in value:
                yield from _texts(row, typed)
        elif isinstance(value, str) and name != "_id" and (typed is None or name in typed):
            yield value

"""The bytes of attached files, kept once by their hash in chunks, and believed only when that hash holds for them.

A file may arrive in pieces, in any order and more than once; until the last is here it is not whole, and not read.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from sqlalchemy import delete, exists, func, insert, literal, select, update
from sqlalchemy.dialects.sqlite import insert as insert_new

from ctip_desktop.errors.keeping import FileDamaged, FileNotHere
from ctip_desktop.store.tables import attached, chunk, draft, file
from ctip_desktop.store.transaction import Reader, Writer

CHUNK = 256 * 1024
MOST = 20 * 1024 * 1024
"""Bytes an attached file may have."""


def keep_file(writer: Writer, data: bytes) -> str:
    """Keep the bytes of a file, once, and return their hash."""
    name = sha256(data).hexdigest()
    if not is_whole(writer, name):
        _forget(writer, name)
        writer.connection.execute(insert(file).values(sha256=name, len=len(data), whole=True))
        _add(writer, name, 0, data)
    return name


def keep_piece(writer: Writer, name: str, length: int, start: int, piece: bytes) -> bool:
    """Keep the bytes of a file from `start` on, and say whether the file is whole by now.

    What is here already is not written again. Pieces that together have another hash are all forgotten.
    """
    if is_whole(writer, name):
        return True
    begun = insert_new(file).values(sha256=name, len=length, whole=False).on_conflict_do_nothing()
    writer.connection.execute(begun)
    for first, last in _missing(writer, name, start, start + len(piece)):
        _add(writer, name, first, piece[first - start : last - start])
    if any(_missing(writer, name, 0, length)):
        return False
    if sha256(b"".join(_chunks(writer, name))).hexdigest() != name:
        _forget(writer, name)
        return False
    writer.connection.execute(update(file).where(file.c.sha256 == name).values(whole=True, len=length))
    return True


def read_file(reader: Reader, name: str) -> bytes:
    """Return the bytes with this hash; raise FileNotHere or FileDamaged."""
    if not is_whole(reader, name):
        raise FileNotHere(name)
    data = b"".join(_chunks(reader, name))
    if sha256(data).hexdigest() != name:
        raise FileDamaged(name)
    return data


def is_whole(reader: Reader, name: str) -> bool:
    """Say whether all bytes of the file with this hash are here."""
    return bool(reader.connection.scalar(select(exists().where(file.c.sha256 == name, file.c.whole))))


def drop_unnamed(writer: Writer, names: Iterable[str]) -> None:
    """Forget those of these files that neither a revision nor a draft names."""
    for name in names:
        named = exists().where(attached.c.sha256 == name)
        typed = exists().where(draft.c.att.contains(literal(name)))
        if not writer.connection.scalar(select(named | typed)):
            _forget(writer, name)


def _chunks(reader: Reader, name: str) -> Iterator[bytes]:
    yield from reader.connection.scalars(select(chunk.c.data).where(chunk.c.sha256 == name).order_by(chunk.c.start))


def _missing(reader: Reader, name: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches from `first` up to before `last` that no chunk covers."""
    size = func.length(chunk.c.data)
    found = select(chunk.c.start, chunk.c.start + size).where(
        chunk.c.sha256 == name, chunk.c.start < last, chunk.c.start + size > first
    )
    for start, end in reader.connection.execute(found.order_by(chunk.c.start)).all():
        if start > first:
            yield first, start
        first = max(first, end)
    if first < last:
        yield first, last


def _add(writer: Writer, name: str, start: int, data: bytes) -> None:
    rows = [
        {"sha256": name, "start": start + offset, "data": data[offset : offset + CHUNK]}
        for offset in range(0, len(data), CHUNK)
    ]
    if rows:
        writer.connection.execute(insert(chunk), rows)


def _forget(writer: Writer, name: str) -> None:
    writer.connection.execute(delete(chunk).where(chunk.c.sha256 == name))
    writer.connection.execute(delete(file).where(file.c.sha256 == name))

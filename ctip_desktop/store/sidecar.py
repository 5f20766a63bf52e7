"""A small file beside the database that says how far this device's own log went, to notice a database set back.

Page authentication does not help there: a whole older database is a valid database. The file is written after each
commit that moved the log, so the database may be ahead of it, but never behind.
"""

from dataclasses import dataclass
from pathlib import Path

import orjson
from sqlalchemy import select

from ctip_desktop.store.device import begin_new_log, device
from ctip_desktop.store.files import SIDECAR, write_whole
from ctip_desktop.store.numbers import last_numbers, never_again
from ctip_desktop.store.tables import journal, log
from ctip_desktop.store.transaction import Reader, Writer

NAME = SIDECAR


@dataclass(frozen=True)
class LogEnd:
    """Where a log ends, and the last numbers given to entries by then."""

    log: str
    seq: int
    head: str
    numbers: dict[str, int]


def log_end(reader: Reader) -> LogEnd:
    """Return where this device's own log ends in the database."""
    own = device(reader).log
    seq, head = reader.connection.execute(select(log.c.seq, log.c.head).where(log.c.id == own)).one()
    return LogEnd(own, seq, head, last_numbers(reader))


def write_sidecar(folder: Path, end: LogEnd) -> None:
    """Note how far the log went."""
    write_whole(folder / NAME, orjson.dumps(end, option=orjson.OPT_SORT_KEYS))


def read_sidecar(folder: Path) -> LogEnd | None:
    """Return what was noted last; None where nothing readable is left."""
    try:
        end = LogEnd(**orjson.loads((folder / NAME).read_bytes()))
    except (OSError, orjson.JSONDecodeError, TypeError):
        return None
    texts = type(end.log) is str and type(end.head) is str
    counts = type(end.numbers) is dict and {type(one) for one in (end.seq, *end.numbers.values())} == {int}
    return end if texts and counts else None


def was_set_back(reader: Reader, noted: LogEnd) -> bool:
    """Say whether the database is older than what was noted."""
    if noted.seq == 0:
        return reader.connection.scalar(select(log.c.id).where(log.c.id == noted.log, log.c.ours)) is None
    place = (journal.c.log == noted.log, journal.c.seq == noted.seq, journal.c.hash == noted.head)
    return reader.connection.scalar(select(journal.c.hash).where(*place)) is None


def go_on(writer: Writer, noted: LogEnd) -> None:
    """Go on in a new log after the database was set back, giving no number a second time."""
    begin_new_log(writer)
    never_again(writer, noted.numbers)

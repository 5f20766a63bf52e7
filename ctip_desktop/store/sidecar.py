"""A small file beside the database that says how far this device's own logs went, to notice a database set back.

Page authentication does not help there: a whole older database is a valid database. The file is written after each
commit that moved a log, so the database may be ahead of it, but never behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import orjson
from sqlalchemy import select

from ctip_desktop.store.device import begin_new_logs, device
from ctip_desktop.store.files import SIDECAR, write_whole
from ctip_desktop.store.numbers import last_numbers, never_again
from ctip_desktop.store.tables import journal, log
from ctip_desktop.store.transaction import Reader, Writer

NAME = SIDECAR


@dataclass(frozen=True)
class LogEnd:
    """Where a log ends, and the last numbers given to entries by then.

    `others` says where the open logs for other audiences end, by their id: `[seq, head]`.
    """

    log: str
    seq: int
    head: str
    numbers: dict[str, int]
    others: dict[str, list[int | str]] = field(default_factory=dict)

    def ends(self) -> Iterator[tuple[str, object, object]]:
        """Yield every log with the number and the hash of its last record."""
        yield self.log, self.seq, self.head
        for own, (seq, head) in self.others.items():
            yield own, seq, head


def log_end(reader: Reader) -> LogEnd:
    """Return where this device's own logs end in the database."""
    own = device(reader).log
    found = select(log.c.id, log.c.seq, log.c.head).where(log.c.ours, ~log.c.closed).order_by(log.c.id)
    ends: dict[str, list[int | str]] = {name: [seq, head] for name, seq, head in reader.connection.execute(found)}
    seq, head = ends.pop(own)
    return LogEnd(own, int(seq), str(head), last_numbers(reader), ends)


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
    return end if texts and counts and _are_ends(end.others) else None


def _are_ends(others: object) -> bool:
    return type(others) is dict and all(
        type(one) is list and [type(part) for part in one] == [int, str] for one in others.values()
    )


def was_set_back(reader: Reader, noted: LogEnd) -> bool:
    """Say whether the database is older than what was noted."""
    return any(_is_lacking(reader, *end) for end in noted.ends())


def _is_lacking(reader: Reader, own: str, seq: object, head: object) -> bool:
    if seq == 0:
        return reader.connection.scalar(select(log.c.id).where(log.c.id == own, log.c.ours)) is None
    place = (journal.c.log == own, journal.c.seq == seq, journal.c.hash == head)
    return reader.connection.scalar(select(journal.c.hash).where(*place)) is None


def go_on(writer: Writer, noted: LogEnd) -> None:
    """Go on in new logs after the database was set back, giving no number a second time."""
    begin_new_logs(writer)
    never_again(writer, noted.numbers)

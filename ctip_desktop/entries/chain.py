"""The hash chain: every record of a log names the hash of the one before, so nothing can be left out or changed."""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from ctip_desktop.entries.pausing import collector_paused
from ctip_desktop.entries.record import Record, decode
from ctip_desktop.errors.entries import ChainBroken


class Checked(NamedTuple):
    """A line that was read, found good and found in its place."""

    seq: int
    hash: str
    line: bytes
    record: Record


@collector_paused()
def check(lines: Sequence[bytes], first: int, prev: str) -> list[Checked]:
    """Read a stretch of a log whose first record is number `first` and follows the record with hash `prev`.

    Raise ChainBroken, or what `decode` raises; each names the record's place.
    """
    checked = []
    for seq, line in enumerate(lines, first):
        record = decode(line, seq)
        if record.seq != seq or record.prev != prev:
            raise ChainBroken(seq)
        prev = sha256(line).hexdigest()
        checked.append(Checked(seq, prev, line, record))
    return checked

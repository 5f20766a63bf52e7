"""Names what SQLite reports, so that the world's faults are told in a sentence and ours stay bugs."""

import shutil
from contextlib import suppress
from pathlib import Path

from ctip_desktop.errors import CtipError
from ctip_desktop.errors.store import DiskFault, DiskFull, StoreBusy, StoreDamaged, StoreReadOnly, StoreUnreadable

# Primary result codes, https://www.sqlite.org/rescode.html; the extended code's low byte is the primary code.
_NAMED: dict[int, type[CtipError]] = {
    5: StoreBusy,
    6: StoreBusy,
    8: StoreReadOnly,
    10: DiskFault,
    11: StoreDamaged,
    13: DiskFull,
    14: StoreReadOnly,
    26: StoreUnreadable,
}

_LEAST = 64 * 1024
"""Bytes a disk must have free to count as not full."""


def named(error: BaseException, file: Path) -> CtipError | None:
    """Return the failure a person can act on, or None if the error is a fault of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = _NAMED.get(code & 0xFF) if isinstance(code, int) else None
    if kind is DiskFault and _is_full(file.parent):
        kind = DiskFull  # a full disk is an input/output error where the files beside a database cannot grow
    return kind(str(file)) if kind else None


def _is_full(folder: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(folder).free < _LEAST
    return False

"""Names what SQLite reports, so that the world's faults are told in a sentence and ours stay bugs."""

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


def named(error: BaseException, file: Path) -> CtipError | None:
    """Return the failure a person can act on, or None if the error is a fault of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = _NAMED.get(code & 0xFF) if isinstance(code, int) else None
    return kind(str(file)) if kind else None

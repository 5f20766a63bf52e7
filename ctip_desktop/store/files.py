"""Files that appear whole or not at all, readable by their owner only."""

import os
from contextlib import suppress
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.store import NotSetUp, StoreIncomplete

DATABASE = "store.db"
VAULT = "vault.json"
SIDECAR = "log.json"


def absence(folder: Path, name: str) -> CtipError:
    """Return why a file of the store is not there: nothing was set up yet, or this one was lost."""
    lost = any((folder / other).exists() for other in {DATABASE, VAULT} - {name})
    return StoreIncomplete(str(folder), name) if lost else NotSetUp(str(folder))


def make_folder(folder: Path) -> None:
    """Make the folder, and those above it, for its owner only; one that is there is left as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_whole(file: Path, data: bytes) -> None:
    """Put `data` in the file's place: written beside it, flushed to the disk, then renamed.

    Raise OSError, which names the file.
    """
    # A name of its own, for another program may be writing the same file.
    beside = file.with_name(f".{clock.new_id()}.part")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
        flush_folder(file.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        error.filename = str(file)
        raise


def flush_folder(folder: Path) -> None:
    """Flush the folder's list of names to the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

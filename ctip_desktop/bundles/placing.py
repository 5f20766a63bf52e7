"""Puts a file into a folder whole or not at all, and reads it again before it counts as made."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.errors.bundles import FolderFull, FolderMissing, FolderReadOnly, WrittenDiffers

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_MISSING = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO}


def place(folder: Path, name: str, data: bytes) -> Path:
    """Put the file into the folder and return its path once it was read back and found the same.

    Raise FolderMissing, FolderReadOnly, FolderFull or WrittenDiffers; then nothing of that name is left by us.
    """
    target = folder / name
    passing = folder / f".{clock.new_id()}.part"
    try:
        with passing.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(target)
        _sync_folder(folder)
        written = target.read_bytes()
    except OSError as error:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
        _name_the_failure(error, folder)
        raise
    if written != data:
        target.unlink(missing_ok=True)
        raise WrittenDiffers(folder)
    return target


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover - Windows cannot open a folder, and writes its entries through by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a network share that has no such call
            raise
    finally:
        os.close(handle)


def _name_the_failure(error: OSError, folder: Path) -> None:
    if error.errno in _FULL:
        raise FolderFull(folder) from None
    if error.errno in _READ_ONLY:
        raise FolderReadOnly(folder) from None
    if error.errno in _MISSING:
        raise FolderMissing(folder) from None
    if error.errno == errno.EIO:
        raise WrittenDiffers(folder) from None

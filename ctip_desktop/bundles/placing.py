"""Puts a file into a folder whole or not at all, and reads it again before it counts as made."""

import errno
import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.errors.bundles import FolderFull, FolderMissing, FolderReadOnly, WrittenDiffers

PIECE = 512 * 1024
"""Bytes that are written through at a time where somebody hears how far it has come."""

_HALF = re.compile(r"\.[0-9a-f]{32}\.part")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_MISSING = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO}


def place(folder: Path, name: str, data: bytes, heard: Callable[[int], None] | None = None) -> Path:
    """Put the file into the folder and return its path once it was read back and found the same.

    Args:
        heard: told after each piece how many bytes are on the medium; what it raises ends the writing.

    Raise FolderMissing, FolderReadOnly, FolderFull or WrittenDiffers; then nothing of that name is left by us.
    """
    target = folder / name
    passing = folder / f".{clock.new_id()}.part"
    try:
        with passing.open("xb") as file:
            _write(file.fileno(), data, heard)
        passing.replace(target)
        _sync_folder(folder)
        written = target.read_bytes()
    except BaseException as error:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
        if isinstance(error, OSError):
            name_failure(error, folder)
        raise
    if written != data:
        target.unlink(missing_ok=True)
        raise WrittenDiffers(folder)
    return target


def clear_halves(folder: Path) -> None:
    """Take away what a writing that was cut off left on a medium; one that does not give it up is left alone."""
    with suppress(OSError):
        for file in [file for file in folder.iterdir() if _HALF.fullmatch(file.name)]:
            file.unlink(missing_ok=True)


def name_failure(error: OSError, folder: Path) -> None:
    """Raise what a failure at a folder means to a person; return if it means nothing that is known."""
    if error.errno in _FULL:
        raise FolderFull(folder) from None
    if error.errno in _READ_ONLY:
        raise FolderReadOnly(folder) from None
    if error.errno in _MISSING:
        raise FolderMissing(folder) from None
    if error.errno == errno.EIO:
        raise WrittenDiffers(folder) from None


def _write(handle: int, data: bytes, heard: Callable[[int], None] | None) -> None:
    view, end = memoryview(data), 0
    while True:
        piece = view[end : end + PIECE] if heard else view[end:]
        while piece:
            piece = piece[os.write(handle, piece) :]
        end = min(end + PIECE, len(data)) if heard else len(data)
        os.fsync(handle)
        if heard:
            heard(end)
        if end == len(data):
            return


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

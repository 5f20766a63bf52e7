"""The file a backup is: a zip without compression, written whole or not at all, and taken apart believing nothing.

Without the key nothing in it can be read, or made smaller. `backup.json` comes first and has the hash of the others.
"""

import errno
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, BinaryIO, NoReturn

import orjson

from ctip_desktop.errors.keeping import (
    BackupDamaged,
    BackupFolderFull,
    BackupFolderGone,
    BackupFolderReadOnly,
    BackupNewer,
    NotABackup,
)
from ctip_desktop.store.files import DATABASE, VAULT, flush_folder
from ctip_desktop.store.sidecar import NAME as SIDECAR

CONTENTS = (VAULT, SIDECAR, DATABASE)
FORMAT = 1
SUFFIX = ".ctip-backup"

_ABOUT = "backup.json"
_BLOCK = 1024 * 1024
_MOST_ABOUT = 64 * 1024
_HEADER = 30
_BEGINNING = b"PK\x03\x04"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO}


@dataclass(frozen=True)
class About:
    """What a backup says of itself: when it was made, and how many entries are in it."""

    at: str
    entries: int


def pack(source: Path, about: About, folder: Path, name: str, passing_name: str) -> Path:
    """Write the files of `source` into one in `folder`, called by `name` and a hash; return where it is.

    Until it is whole it is called by `passing_name`, so that what a killed program left is written over. Raise
    BackupFolderFull, BackupFolderReadOnly or BackupFolderGone; then nothing counts as written.
    """
    hashes = {each: _hash_of(source / each) for each in CONTENTS}
    head = orjson.dumps({"v": FORMAT, "sha256": hashes, **asdict(about)}, option=orjson.OPT_SORT_KEYS)
    needed = sum((source / each).stat().st_size for each in CONTENTS) + _MOST_ABOUT
    target, passing = folder / f"{name}-{sha256(head).hexdigest()[:8]}{SUFFIX}", folder / f".{passing_name}.part"
    try:
        passing.unlink(missing_ok=True)
        if shutil.disk_usage(folder).free < needed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        with passing.open("xb") as stream:
            _write(stream, source, head)
        passing.replace(target)
        flush_folder(folder)
    except OSError as error:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
        _name_the_failure(error, folder, needed)
    return target


def extract(file: Path, folder: Path) -> About:
    """Put the files of a backup into an empty folder, flushed to the disk, once each is found whole.

    Raise NotABackup, BackupDamaged or BackupNewer, or OSError where the disk fails.
    """
    with _opened(file) as archive:
        about, hashes = _read_about(archive, file)
        for name in CONTENTS:
            with _stored(archive, name) as packed, (folder / name).open("xb") as stream:
                (folder / name).chmod(0o600)
                shutil.copyfileobj(packed, stream, _BLOCK)
                stream.flush()
                os.fsync(stream.fileno())
            if _hash_of(folder / name) != hashes[name]:
                raise BackupDamaged(str(file))
    flush_folder(folder)
    return about


def _write(stream: BinaryIO, source: Path, head: bytes) -> None:
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(_ABOUT, head)
        for name in CONTENTS:
            archive.write(source / name, name)
    stream.flush()
    os.fsync(stream.fileno())
    # It is read again to be proved: from the medium, where the system lets us ask for that, and not from memory.
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError):
        with file.open("rb") as stream:
            beginning = stream.read(_HEADER + len(_ABOUT))
        ours = beginning.startswith(_BEGINNING) and beginning.endswith(_ABOUT.encode())
        raise (BackupDamaged if ours else NotABackup)(str(file)) from None


def _stored(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open a file of the archive that takes no more room than it has there; raise BadZipFile."""
    found = archive.NameToInfo.get(name)
    if found is None or found.compress_type != zipfile.ZIP_STORED or found.file_size != found.compress_size:
        raise zipfile.BadZipFile
    return archive.open(found)


def _read_about(archive: zipfile.ZipFile, file: Path) -> tuple[About, dict[str, str]]:
    with _stored(archive, _ABOUT) as stream:
        said = orjson.loads(stream.read(_MOST_ABOUT))
    if type(said) is dict and type(said.get("v")) is int and said["v"] > FORMAT:
        raise BackupNewer(str(file))
    if type(said) is not dict or said.keys() != {"v", "sha256", "at", "entries"}:
        raise zipfile.BadZipFile
    hashes = said["sha256"]
    if type(hashes) is not dict or hashes.keys() != set(CONTENTS):
        raise zipfile.BadZipFile
    if type(said["at"]) is not str or type(said["entries"]) is not int:
        raise zipfile.BadZipFile
    return About(said["at"], said["entries"]), hashes


def _hash_of(file: Path) -> str:
    digest = sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _name_the_failure(error: OSError, folder: Path, needed: int) -> NoReturn:
    if error.errno in _FULL:
        raise BackupFolderFull(str(folder), 1 + needed // _BLOCK) from None
    if error.errno in _READ_ONLY:
        raise BackupFolderReadOnly(str(folder)) from None
    if error.errno in _GONE:
        raise BackupFolderGone(str(folder)) from None
    raise error

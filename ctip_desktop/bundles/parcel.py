"""Seals files that leave the program into one that a passphrase opens: `age` around a `tar`, for public tools."""

from collections.abc import Mapping
from io import BytesIO
from tarfile import TarInfo
from tarfile import open as open_tar

import pyrage

SUFFIX = ".tar.age"


def seal_files(files: Mapping[str, bytes], passphrase: str) -> bytes:
    """Return files by their paths, sealed: `age --decrypt` asks for the passphrase, `tar` unpacks what comes out."""
    tar = BytesIO()
    with open_tar(fileobj=tar, mode="w") as archive:
        for name, data in files.items():
            entry = TarInfo(name)
            entry.size, entry.mode = len(data), 0o600
            archive.addfile(entry, BytesIO(data))
    sealed: bytes = pyrage.passphrase.encrypt(tar.getvalue(), passphrase)
    return sealed

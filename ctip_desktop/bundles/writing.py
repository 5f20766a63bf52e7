"""Seals contents into a bundle, and puts the bundle into a folder whole or not at all."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ctip_desktop import clock
from ctip_desktop.bundles.compression import pack
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.manifest import DOMAIN, Manifest
from ctip_desktop.bundles.signing import key_id, public_of, to_text
from ctip_desktop.errors.bundles import FolderFull, FolderMissing, FolderReadOnly, WrittenDiffers

SUFFIX = ".ctip"

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_MISSING = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO}


@dataclass(frozen=True)
class Sender:
    """Who signs: a device's id, the key it signs with, and the version of the trust list it knows."""

    device: str
    key: Ed25519PrivateKey
    trust: int


def seal(contents: Contents, sender: Sender, n: int, recipients: Mapping[str, str]) -> bytes:
    """Return the bundle: signed by the sender, sealed to the recipients (age X25519 recipients by id).

    `n` counts the sender's bundles, from 1. Raise ContentsTooLarge or ManifestTooLong.
    """
    body = pack(contents.raw)
    manifest = Manifest(
        kind=contents.kind,
        sender=sender.device,
        key=key_id(public_of(sender.key)),
        to=tuple(sorted(recipients)),
        n=n,
        trust=sender.trust,
        at=clock.timestamp(),
        extent=contents.extent,
        raw_len=len(contents.raw),
        raw_sha256=sha256(contents.raw).hexdigest(),
        body_len=len(body),
        body_sha256=sha256(body).hexdigest(),
    )
    signed = DOMAIN + manifest.to_line()
    signature = to_text(sender.key.sign(signed)).encode("ascii")
    sealed: bytes = pyrage.encrypt(
        signed + signature + b"\n" + body,
        [pyrage.x25519.Recipient.from_str(recipients[name]) for name in manifest.to],
    )
    return sealed


def write(folder: Path, data: bytes) -> Path:
    """Put a bundle into the folder under its hash, whole or not at all, and return the file once it was read back.

    Raise FolderMissing, FolderReadOnly, FolderFull or WrittenDiffers.
    """
    return place(folder, f"{sha256(data).hexdigest()}{SUFFIX}", data)


def place(folder: Path, name: str, data: bytes) -> Path:
    """Put a file into the folder as `write` does, under a name of the caller's."""
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
    if os.name == "nt":  # Windows cannot open a folder, and writes its entries through by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
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

"""Seals contents into a bundle, and puts the bundle into a folder under its hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ctip_desktop import clock
from ctip_desktop.bundles.compression import pack
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.manifest import DOMAIN, Manifest
from ctip_desktop.bundles.placing import place
from ctip_desktop.bundles.signing import key_id, public_of, to_text

SUFFIX = ".ctip"


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
    """Put a bundle into the folder under its hash and return the file; raise what `place` raises."""
    return place(folder, f"{sha256(data).hexdigest()}{SUFFIX}", data)

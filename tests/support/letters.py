"""Makes bundles as `seal` does, but lets a test spoil any one part of them on the way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ctip_desktop.bundles.canonical import write_object
from ctip_desktop.bundles.compression import pack
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.manifest import DOMAIN, Manifest
from ctip_desktop.bundles.signing import key_id, public_of, to_text
from ctip_desktop.trust.parties import Device
from tests.support import sealing
from tests.support.cast import READER


@dataclass(frozen=True)
class Letter:
    """A bundle in the making: each part can be replaced before it is sealed."""

    parts: Mapping[str, Any]
    key: Ed25519PrivateKey
    body: bytes
    domain: bytes = DOMAIN
    line: bytes | None = None
    signature: bytes | None = None

    def having(self, **changes: Any) -> "Letter":
        """Return the letter with keys of its manifest changed (`from_` is `from`), or left out where None."""
        parts = dict(self.parts) | {name.rstrip("_"): value for name, value in changes.items()}
        return replace(self, parts={name: value for name, value in parts.items() if value is not None})

    def written(self, change: Callable[[bytes], bytes]) -> "Letter":
        """Return the letter with the manifest's line, line feed included, changed and then signed for."""
        return replace(self, line=change(write_object(self.parts)))

    def holding(self, body: bytes) -> "Letter":
        """Return the letter with another body, signed for."""
        return replace(self, body=body).having(body_len=len(body), body_sha256=sha256(body).hexdigest())

    def packing(self, raw: bytes) -> "Letter":
        """Return the letter with other contents, signed for."""
        return self.holding(pack(raw)).having(raw_len=len(raw), raw_sha256=sha256(raw).hexdigest())

    @property
    def inner(self) -> bytes:
        """Return what will be sealed."""
        signed = self.domain + (self.line or write_object(self.parts))
        signature = self.signature or to_text(self.key.sign(signed)).encode("ascii") + b"\n"
        return signed + signature + self.body

    def sealed(self, to: Device = READER) -> bytes:
        """Return the bundle, sealed to one device whatever its manifest says."""
        return sealing.seal(self.inner, [to.age])


def letter(contents: Contents, sender: Device, key: Ed25519PrivateKey) -> Letter:
    """Return a good letter from a device of the cast to the reader."""
    body = pack(contents.raw)
    manifest = Manifest(
        kind=contents.kind,
        sender=sender.id,
        key=key_id(public_of(key)),
        to=(READER.id,),
        n=1,
        trust=2,
        at="2026-11-22T05:00:00Z",
        extent=contents.extent,
        raw_len=len(contents.raw),
        raw_sha256=sha256(contents.raw).hexdigest(),
        body_len=len(body),
        body_sha256=sha256(body).hexdigest(),
    )
    return Letter(orjson.loads(manifest.to_line()), key, body)

"""Says what can be known of a file without believing it: with a key what it claims, without one its size and hash."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from ctip_desktop.bundles.envelope import open_seal
from ctip_desktop.bundles.manifest import Manifest
from ctip_desktop.errors.bundles import NotForThisDevice


@dataclass(frozen=True)
class Inspection:
    """A file's hash and size, and, when one of our keys opens it, what its manifest claims; nothing is verified."""

    sha256: str
    size: int
    manifest: Manifest | None


def inspect(data: bytes, identities: Sequence[str]) -> Inspection:
    """Look at a bundle; raise what `open_seal` raises, but for NotForThisDevice."""
    try:
        manifest = open_seal(data, identities).manifest
    except NotForThisDevice:
        manifest = None
    return Inspection(sha256(data).hexdigest(), len(data), manifest)

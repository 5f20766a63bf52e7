"""The keys a device holds: made here, and turned into bytes for the store to keep and back."""

from dataclasses import dataclass, field

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ctip_desktop import clock
from ctip_desktop.bundles.signing import KEY_BYTES, public_of


@dataclass(frozen=True)
class DeviceKeys:
    """What makes a device this device: the key it signs with and the age identity it opens bundles with."""

    signing: Ed25519PrivateKey
    identity: str = field(repr=False)

    @property
    def public(self) -> bytes:
        """Return the raw public key others verify with."""
        return public_of(self.signing)

    @property
    def recipient(self) -> str:
        """Return the age recipient others seal to."""
        return recipient_of(self.identity)

    def to_bytes(self) -> bytes:
        """Return both private keys, for the store's secrets."""
        return self.signing.private_bytes_raw() + self.identity.encode("ascii")

    @classmethod
    def from_bytes(cls, kept: bytes) -> "DeviceKeys":
        """Return the keys that were kept."""
        return cls(signing_key(kept[:KEY_BYTES]), kept[KEY_BYTES:].decode("ascii"))


def make_device_keys() -> DeviceKeys:
    """Return new keys for a device."""
    return DeviceKeys(make_signing_key(), make_identity())


def make_signing_key() -> Ed25519PrivateKey:
    """Return a new Ed25519 key: a device's, the operations key, or a root; `private_bytes_raw()` is what is kept."""
    return signing_key(clock.random_bytes(KEY_BYTES))


def signing_key(raw: bytes) -> Ed25519PrivateKey:
    """Return the Ed25519 key that was kept as 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(raw)


def make_identity() -> str:
    """Return a new age identity: a device's, an epoch's, or that of recovery."""
    # pyrage takes no bytes of ours; it asks the same generator of the operating system.
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the age recipient that an identity opens."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())

"""Ed25519 as bundles use it: key ids, signatures, and base64 in its one spelling."""

import base64
import binascii
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES = 32
SIGNATURE_BYTES = 64


def key_id(public: bytes) -> str:
    """Return the id of a raw public key: the first 16 bytes of its SHA-256, as 32 hexadecimal digits."""
    return sha256(public).hexdigest()[:32]


def public_of(key: Ed25519PrivateKey) -> bytes:
    """Return the 32 raw bytes of the public half."""
    return key.public_key().public_bytes_raw()


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether the signature over the message is by the holder of the key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def to_text(value: bytes) -> str:
    """Return bytes as base64."""
    return base64.b64encode(value).decode("ascii")


def from_text(text: object, length: int | None = None) -> bytes | None:
    """Return the bytes of a base64 text, or None when it is not their one spelling, or there are not `length`."""
    if type(text) is not str:
        return None
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return value if length in (None, len(value)) and to_text(value) == text else None

"""Seals as age does, by hand and with nothing left to chance, so that a vector made twice is the same file."""

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_CHUNK = 64 * 1024
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def seal(plaintext: bytes, recipients: list[str]) -> bytes:
    """Return an age v1 file of the plaintext for X25519 recipients; keys and nonce are drawn from the plaintext."""
    file_key, nonce = _drawn(plaintext, "file key")[:16], _drawn(plaintext, "nonce")[:16]
    header = b"age-encryption.org/v1\n"
    for number, recipient in enumerate(recipients):
        header += _stanza(file_key, _drawn(plaintext, f"share {number}"), _public(recipient))
    header += b"---"
    mac = hmac.digest(_hkdf(file_key, b"", b"header"), header, "sha256")
    return header + b" " + _base64(mac) + b"\n" + nonce + _payload(plaintext, _hkdf(file_key, nonce, b"payload"))


def _stanza(file_key: bytes, secret: bytes, public: bytes) -> bytes:
    ephemeral = X25519PrivateKey.from_private_bytes(secret)
    share = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    wrapping = _hkdf(shared, share + public, b"age-encryption.org/v1/X25519")
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None)
    return b"-> X25519 " + _base64(share) + b"\n" + _base64(wrapped) + b"\n"


def _payload(plaintext: bytes, key: bytes) -> bytes:
    cipher, sealed = ChaCha20Poly1305(key), b""
    for start in range(0, len(plaintext), _CHUNK):
        last = start + _CHUNK >= len(plaintext)
        nonce = (start // _CHUNK).to_bytes(11, "big") + bytes([last])
        sealed += cipher.encrypt(nonce, plaintext[start : start + _CHUNK], None)
    return sealed


def _drawn(plaintext: bytes, purpose: str) -> bytes:
    return hashlib.sha256(purpose.encode() + plaintext).digest()


def _hkdf(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(secret)


def _base64(value: bytes) -> bytes:
    return base64.b64encode(value).rstrip(b"=")


def _public(recipient: str) -> bytes:
    """Return the key an `age1…` text stands for: 32 bytes in groups of five bits, and a checksum of six signs."""
    bits = "".join(f"{_BECH32.index(sign):05b}" for sign in recipient.removeprefix("age1")[:-6])
    return int(bits[:256], 2).to_bytes(32, "big")

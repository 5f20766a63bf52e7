"""The outer half of reading, steps 1 to 4: open the seal and part what is signed from the body, believing nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyrage

from ctip_desktop.bundles.manifest import DOMAIN, LONGEST, Manifest, read_manifest
from ctip_desktop.bundles.signing import SIGNATURE_BYTES, from_text
from ctip_desktop.errors.bundles import (
    BundleDamaged,
    BundleTooLarge,
    DomainRefused,
    EnvelopeIncomplete,
    HeaderTooLong,
    ManifestTooLong,
    NewerBundle,
    NotABundle,
    NotForThisDevice,
    SignatureMalformed,
)

LARGEST = 8 * 1024 * 1024
LONGEST_HEADER = 8 * 1024
"""Bytes of the seal before its payload, enough for some eighty recipients.

A long header is read by anyone, before anything is known of its maker, in a time that grows with its square.
"""

_SEALED = b"age-encryption.org/v1\n"
_HEADER_END = b"\n--- "
_LATER_DOMAIN = re.compile(rb"ctip-bundle-v([1-9][0-9]{0,3})\n")
_SIGNATURE_LINE = 89


@dataclass(frozen=True)
class Envelope:
    """An opened seal: the manifest, the exact bytes that are signed, the signature, and the body still packed."""

    manifest: Manifest
    signed: bytes
    signature: bytes
    body: bytes


def open_seal(data: bytes, identities: Sequence[str]) -> Envelope:
    """Decrypt a bundle with any of the age identities and read its manifest; nothing is verified yet.

    Raise BundleTooLarge, NotABundle, HeaderTooLong, NotForThisDevice, BundleDamaged, DomainRefused, NewerBundle,
    EnvelopeIncomplete, ManifestTooLong, SignatureMalformed, or what `read_manifest` raises.
    """
    inner = _decrypt(data, identities)
    if not inner.startswith(DOMAIN):
        later = _LATER_DOMAIN.match(inner)
        if later:
            raise NewerBundle(int(later[1]))
        raise DomainRefused
    manifest_end = inner.find(b"\n", len(DOMAIN), len(DOMAIN) + LONGEST) + 1
    if not manifest_end:
        if len(inner) < len(DOMAIN) + LONGEST:
            raise EnvelopeIncomplete
        raise ManifestTooLong(LONGEST)
    body_start = manifest_end + _SIGNATURE_LINE
    if len(inner) < body_start:
        raise EnvelopeIncomplete
    signature_line = inner[manifest_end:body_start].decode("ascii", errors="replace")
    signature = from_text(signature_line.removesuffix("\n"), SIGNATURE_BYTES)
    if signature is None:
        raise SignatureMalformed
    return Envelope(
        manifest=read_manifest(inner[len(DOMAIN) : manifest_end]),
        signed=inner[:manifest_end],
        signature=signature,
        body=inner[body_start:],
    )


def _decrypt(data: bytes, identities: Sequence[str]) -> bytes:
    if len(data) > LARGEST:
        raise BundleTooLarge(len(data), LARGEST)
    if not data.startswith(_SEALED):
        raise NotABundle
    if len(data) > LONGEST_HEADER and data.find(_HEADER_END, 0, LONGEST_HEADER) < 0:
        raise HeaderTooLong(LONGEST_HEADER)
    try:
        inner: bytes = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(one) for one in identities])
    except pyrage.DecryptError as error:
        if str(error) == "No matching keys found":
            raise NotForThisDevice from None
        raise BundleDamaged from None
    return inner

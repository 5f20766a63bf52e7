"""Reads a bundle in the order that believes nothing too early: seal, signature, addressee, body, contents."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.compression import unpack
from ctip_desktop.bundles.envelope import Envelope, open_seal
from ctip_desktop.bundles.extents import Endorsement, Stretch
from ctip_desktop.bundles.manifest import Manifest
from ctip_desktop.bundles.signing import is_signed
from ctip_desktop.entries.chain import Checked
from ctip_desktop.errors.bundles import (
    BodyHashWrong,
    BodyLengthWrong,
    ContentsHashWrong,
    KindNotAllowed,
    NotAddressedToUs,
    SignatureWrong,
    SignerRevoked,
    UnknownSigner,
)

SECRETARIAT = "00"
MAY_SIGN = {"device": frozenset({"journal", "blob"}), "operations": frozenset({"receipt", "forms", "trust"})}


@dataclass(frozen=True)
class Signer:
    """Whose key it is: raw public key, `role` (`device` or `operations`), and office.

    `accepted` is None for a device in good standing; for a revoked one, the last record accepted of each log.
    """

    public: bytes
    role: str
    office: str
    accepted: Mapping[str, int] | None = None


class Authority(Protocol):
    """Who may sign what; the floor `trust` answers."""

    def signer(self, device: str, key: str) -> Signer | None:
        """Return the holder of the key with this id on this device, or None when nobody is known to be."""

    def check_roots(self, endorsement: Endorsement, raw_sha256: str) -> None:
        """Return when enough of the pinned root keys sign for contents of this hash; raise why not otherwise."""


@dataclass(frozen=True)
class Opened:
    """A bundle that was read and found good.

    `signed` and `signature` are the evidence to keep; `sha256` is that of the file; `records` are those of a journal
    bundle, checked, and empty for every other kind; `raw` is the contents as they came.
    """

    sha256: str
    manifest: Manifest
    office: str
    signed: bytes
    signature: bytes
    raw: bytes
    records: tuple[Checked, ...]


def open_bundle(data: bytes, identities: Sequence[str], authority: Authority, me: Collection[str]) -> Opened:
    """Read a bundle with our age identities; `me` is every recipient id we answer to.

    Raise what `open_seal`, `unpack` and `contents.check` raise, what the authority raises, or UnknownSigner,
    SignatureWrong, NotAddressedToUs, KindNotAllowed, SignerRevoked, BodyLengthWrong, BodyHashWrong, ContentsHashWrong.
    """
    envelope = open_seal(data, identities)
    manifest = envelope.manifest
    signer = _verified_signer(envelope, authority)
    _check_address(manifest, signer, me)
    if isinstance(manifest.extent, Endorsement):
        authority.check_roots(manifest.extent, manifest.raw_sha256)
    raw = _unpacked(manifest, envelope.body)
    return Opened(
        sha256=sha256(data).hexdigest(),
        manifest=manifest,
        office=signer.office,
        signed=envelope.signed,
        signature=envelope.signature,
        raw=raw,
        records=contents.check(manifest, raw),
    )


def _verified_signer(envelope: Envelope, authority: Authority) -> Signer:
    manifest = envelope.manifest
    if isinstance(manifest.extent, Endorsement):
        # The first trust list cannot be checked by an older one: its own roots vouch for it, and it for this key.
        signer: Signer | None = Signer(manifest.extent.operations, "operations", SECRETARIAT)
    else:
        signer = authority.signer(manifest.sender, manifest.key)
    if signer is None:
        raise UnknownSigner(manifest.sender)
    if not is_signed(signer.public, envelope.signature, envelope.signed):
        raise SignatureWrong(manifest.sender)
    return signer


def _check_address(manifest: Manifest, signer: Signer, me: Collection[str]) -> None:
    if not set(me) & set(manifest.to):
        raise NotAddressedToUs(manifest.sender)
    if manifest.kind not in MAY_SIGN[signer.role]:
        raise KindNotAllowed(manifest.sender, manifest.kind)
    if signer.accepted is not None:
        extent = manifest.extent
        if not isinstance(extent, Stretch) or extent.last > signer.accepted.get(extent.log, 0):
            raise SignerRevoked(manifest.sender)


def _unpacked(manifest: Manifest, body: bytes) -> bytes:
    if len(body) != manifest.body_len:
        raise BodyLengthWrong(manifest.body_len, len(body))
    if sha256(body).hexdigest() != manifest.body_sha256:
        raise BodyHashWrong
    raw = unpack(body, manifest.raw_len)
    if sha256(raw).hexdigest() != manifest.raw_sha256:
        raise ContentsHashWrong
    return raw

"""Root signatures over a trust list: given at the threshold, and judged before the list itself is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.canonical import read_object, write_object
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.extents import Endorsement
from ctip_desktop.bundles.signing import SIGNATURE_BYTES, from_text, is_signed, key_id, to_text
from ctip_desktop.errors.trust import (
    RootNotPinned,
    RootsDiffer,
    RootSignaturesTooFew,
    RootSignatureWrong,
    RootsTooFew,
)
from ctip_desktop.trust.fingerprint import fingerprint, same
from ctip_desktop.trust.lists import TrustList, read_trust_list
from ctip_desktop.trust.roots import Root

DOMAIN = b"ctip-trust-v1\n"
ROOT_DOMAIN = b"ctip-root-v1\n"


@dataclass(frozen=True)
class SignedList:
    """A trust list with its root signatures: what the secretariat keeps, to send without the roots at hand."""

    line: bytes
    signatures: Mapping[str, bytes]

    @property
    def trust_list(self) -> TrustList:
        """Return the list itself."""
        return read_trust_list(self.line)

    def contents(self, operations: bytes) -> Contents:
        """Return the contents of a trust bundle that the holder of the operations key (raw, public) will seal."""
        listed = self.trust_list
        return contents.trust(self.line, Endorsement(listed.roots, listed.threshold, self.signatures, operations))

    def to_bytes(self) -> bytes:
        """Return the list and its signatures, for the store to keep."""
        return write_object({name: to_text(signature) for name, signature in self.signatures.items()}) + self.line

    @classmethod
    def from_bytes(cls, kept: bytes) -> "SignedList":
        """Return the list that was kept."""
        first, _, line = kept.partition(b"\n")
        signatures = read_object(first + b"\n", "trust")
        return cls(line, {name: from_text(text, SIGNATURE_BYTES) or b"" for name, text in signatures.items()})


def sign(trust_list: TrustList, roots: Sequence[Root]) -> SignedList:
    """Sign a list with the roots at hand; raise RootsTooFew when they are fewer than its threshold."""
    line = trust_list.to_line()
    message = _message(sha256(line).hexdigest())
    signing = {root.public: root.key for root in roots if root.public in trust_list.roots}
    if len(signing) < trust_list.threshold:
        raise RootsTooFew(trust_list.threshold, len(signing))
    return SignedList(line, {key_id(public): key.sign(message) for public, key in signing.items()})


def root_fingerprint(keys: Sequence[bytes], threshold: int) -> str:
    """Return the fingerprint of a set of root keys and the number of them that must sign."""
    named = write_object({"keys": [to_text(key) for key in sorted(keys)], "threshold": threshold})
    return fingerprint(ROOT_DOMAIN + named)


def check(endorsement: Endorsement, raw_sha256: str, pinned: str | None) -> None:
    """Return when enough roots sign for contents of that hash and they are those with the pinned fingerprint.

    Raise RootSignatureWrong, RootSignaturesTooFew, RootsDiffer, or, when all is well but no root is pinned yet,
    RootNotPinned.
    """
    shown = root_fingerprint(endorsement.keys, endorsement.threshold)
    if pinned is not None and not same(pinned, shown):
        raise RootsDiffer(shown, pinned)
    publics = {key_id(public): public for public in endorsement.keys}
    for name, signature in endorsement.signatures.items():
        if not is_signed(publics[name], signature, _message(raw_sha256)):
            raise RootSignatureWrong(shown, name)
    if len(endorsement.signatures) < endorsement.threshold:
        raise RootSignaturesTooFew(shown, endorsement.threshold, len(endorsement.signatures))
    if pinned is None:
        raise RootNotPinned(shown)


def _message(raw_sha256: str) -> bytes:
    return DOMAIN + raw_sha256.encode("ascii") + b"\n"

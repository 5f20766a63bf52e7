"""Answers the reader of bundles who may sign what, and takes in the next trust list."""

from dataclasses import dataclass

from ctip_desktop.bundles.extents import Endorsement
from ctip_desktop.bundles.reading import Opened, Signer
from ctip_desktop.errors.trust import OperationsKeyNotNamed, TrustListForked, TrustListMalformed, TrustListOlder
from ctip_desktop.trust import endorsing
from ctip_desktop.trust.lists import TrustList, read_trust_list


@dataclass(frozen=True)
class Authority:
    """What this device believes: its trust list, and the fingerprint of the roots a person read back; None before."""

    trust_list: TrustList | None
    pinned: str | None

    def signer(self, device: str, key: str) -> Signer | None:
        """Return the holder of the key with this id on this device, or None."""
        return self.trust_list.signer(device, key) if self.trust_list else None

    def check_roots(self, endorsement: Endorsement, raw_sha256: str) -> None:
        """Raise why the roots' word is not taken, if it is not; see `endorsing.check`."""
        endorsing.check(endorsement, raw_sha256, self.pinned)


def accept(opened: Opened, known: TrustList | None) -> TrustList:
    """Return the trust list to rely on after reading a trust bundle; the same as `known` when it brings nothing new.

    Raise what `read_trust_list` raises, TrustListMalformed, OperationsKeyNotNamed, TrustListOlder or TrustListForked.
    """
    endorsement = opened.manifest.extent
    found = read_trust_list(opened.raw)
    if not isinstance(endorsement, Endorsement) or (found.roots, found.threshold) != (
        endorsement.keys,
        endorsement.threshold,
    ):
        raise TrustListMalformed("root")
    signer = found.signer(opened.manifest.sender, opened.manifest.key)
    if signer is None or signer.role != "operations":
        raise OperationsKeyNotNamed(opened.manifest.sender)
    if known and found.version < known.version:
        raise TrustListOlder(known.version, found.version)
    if known and found.version == known.version and found != known:
        raise TrustListForked(found.version)
    return found

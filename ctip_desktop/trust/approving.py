"""The secretariat's yes to a device: its fingerprint was heard, and enough officers bring their root keys."""

from collections.abc import Mapping
from pathlib import Path

from ctip_desktop.errors.trust import FingerprintDiffers, NotRootHolder, OfficeNotEnrolled
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.store.store import Store
from ctip_desktop.trust import endorsing
from ctip_desktop.trust.enrolment import read_request
from ctip_desktop.trust.fingerprint import same
from ctip_desktop.trust.identity import identity, rely_on
from ctip_desktop.trust.lists import TrustList
from ctip_desktop.trust.parties import Device
from ctip_desktop.trust.roots import read_root


def approve_device(
    store: Store, request: bytes, fingerprint: str, sticks: Mapping[Path, str]
) -> tuple[Device, TrustList]:
    """Put the device of an enrolment request into the next trust list, and rely on that.

    Args:
        fingerprint: what was read aloud; it must be the request's.
        sticks: the folder of each root key, with its passphrase.

    Raises:
        NotRootHolder, FingerprintDiffers, OfficeNotEnrolled, or what reading the request, opening the roots or signing
        raises.
    """
    with store.reading() as reader:
        me = identity(reader)
    current = me.trust_list
    if current is None or me.operations is None:
        raise NotRootHolder
    enrolment = read_request(request)
    if not same(fingerprint, enrolment.fingerprint):
        raise FingerprintDiffers
    if enrolment.device.office not in offices().keys() - {SECRETARIAT}:
        raise OfficeNotEnrolled(enrolment.device.office)
    roots = [read_root(folder, passphrase, current.roots) for folder, passphrase in sticks.items()]
    with store.writing() as writer:
        # Another officer may have approved a device while these roots were opened: nobody's yes is lost.
        latest = identity(writer).trust_list or current
        signed = endorsing.sign(latest.with_device(enrolment.device), roots)
        rely_on(writer, signed)
    return enrolment.device, signed.trust_list

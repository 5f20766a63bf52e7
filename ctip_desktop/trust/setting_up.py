"""Makes an empty store the device of an office; at the secretariat also the keys everybody's trust hangs on."""

from collections.abc import Mapping
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.bundles.signing import public_of
from ctip_desktop.store.device import device
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Writer
from ctip_desktop.store.trust_lists import pin_root
from ctip_desktop.trust import endorsing
from ctip_desktop.trust.endorsing import SignedList, root_fingerprint
from ctip_desktop.trust.enrolment import request
from ctip_desktop.trust.identity import hold_office, keep_request, make_keys, rely_on
from ctip_desktop.trust.keys import make_identity, make_signing_key, recipient_of
from ctip_desktop.trust.lists import first_list
from ctip_desktop.trust.parties import SECRETARIAT, Device, Epoch
from ctip_desktop.trust.roots import make_roots


def begin_province(store: Store) -> None:
    """Give a province's device its keys; nobody trusts them until the secretariat has listed them."""
    with store.writing() as writer:
        this, keys = device(writer), make_keys(writer)
        keep_request(writer, request(this.id, this.office, this.letter, keys))


def begin_secretariat(store: Store, sticks: Mapping[Path, str]) -> SignedList:
    """Make root and recovery keys onto the sticks (a passphrase for each), operations and epoch keys, the first list.

    Raise RootThere or what `place` raises; then the store is as it was and no root is left anywhere.
    """
    roots = make_roots(sticks)
    with store.writing() as writer:
        this, keys = device(writer), make_keys(writer)
        operations, epoch = make_signing_key(), make_identity()
        hold_office(writer, operations, epoch)
        here = Device(this.id, SECRETARIAT, this.letter, keys.public, keys.recipient)
        current = Epoch(clock.new_id(), recipient_of(epoch), clock.today().isoformat())
        first = first_list(roots, public_of(operations), current, here)
        signed = endorsing.sign(first, roots)
        _rely_on_own(writer, signed)
    return signed


def _rely_on_own(writer: Writer, signed: SignedList) -> None:
    listed = signed.trust_list
    pin_root(writer, root_fingerprint(listed.roots, listed.threshold))
    rely_on(writer, signed)

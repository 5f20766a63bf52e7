"""Makes a home the device of an office; at the secretariat also the keys everybody's trust hangs on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.bundles.signing import public_of
from ctip_desktop.store import vault
from ctip_desktop.store.beginning import begun
from ctip_desktop.store.device import device
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store
from ctip_desktop.store.training import mark_training
from ctip_desktop.store.transaction import Writer
from ctip_desktop.store.trust_lists import pin_root
from ctip_desktop.store.users import note_user
from ctip_desktop.trust import endorsing
from ctip_desktop.trust.endorsing import SignedList, root_fingerprint
from ctip_desktop.trust.enrolment import request
from ctip_desktop.trust.identity import hold_office, keep_request, make_keys, rely_on
from ctip_desktop.trust.keys import make_identity, make_signing_key, recipient_of
from ctip_desktop.trust.lists import first_list
from ctip_desktop.trust.parties import SECRETARIAT, Device, Epoch
from ctip_desktop.trust.recovery import secure
from ctip_desktop.trust.roots import make_roots


@dataclass(frozen=True)
class SetUp:
    """What was made: the device, its first user, its store's key; at the secretariat the fingerprint of the root."""

    device: str
    user: User
    key: bytes = field(repr=False)
    root: str | None


def set_up(
    home: Path,
    office: str,
    letter: str,
    user: str,
    passphrase: str,
    sticks: Mapping[Path, str],
    *,
    training: bool = False,
) -> SetUp:
    """Make a home the device of an office, whole or not at all; its first user is its administrator.

    Takes some seconds, for every passphrase is made dear to guess.

    Args:
        sticks: at the secretariat the folder of each root key with its passphrase; empty for a province.
        training: whether nothing that is entered will ever be sent.

    Raises:
        AlreadySetUp, UserNameEmpty, PassphraseTooShort, RootThere, or what writing to the home or a stick raises.
    """
    this, root = clock.new_id(), None
    with begun(home) as apart:
        key = vault.create(apart, user, passphrase)
        with Store.create(apart, key, office=office, device=this, letter=letter) as store:
            administrator = vault.load(apart).users[0]
            with store.writing() as writer:
                note_user(writer, administrator)
                if training:
                    mark_training(writer)
            if office == SECRETARIAT:
                listed = begin_secretariat(store, sticks).trust_list
                root = root_fingerprint(listed.roots, listed.threshold)
                secure(store, key)
            else:
                begin_province(store, training=training)
    return SetUp(this, administrator, key, root)


def begin_province(store: Store, *, training: bool = False) -> None:
    """Give a province's device its keys; nobody trusts them until the secretariat has listed them.

    One for training makes no request to be listed.
    """
    with store.writing() as writer:
        this, keys = device(writer), make_keys(writer)
        if not training:
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

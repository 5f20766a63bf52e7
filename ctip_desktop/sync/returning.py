"""What goes back from the secretariat to an office: the trust list in force, and the receipt of what arrived."""

from collections.abc import Sequence
from pathlib import Path

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.signing import public_of
from ctip_desktop.errors.sync import OfficeWithoutDevice, OnlySecretariat
from ctip_desktop.store.outbox import Sent
from ctip_desktop.store.store import Store
from ctip_desktop.sync.receipts import make_receipt
from ctip_desktop.sync.shipping import Outgoing, deliver, number, seal
from ctip_desktop.trust.identity import identity
from ctip_desktop.trust.parties import SECRETARIAT


def offices(store: Store) -> list[str]:
    """Return the offices that have a device in good standing, the secretariat left out."""
    with store.reading() as reader:
        listed = identity(reader).trust_list
    return sorted({one.office for one in listed.devices if one.active} - {SECRETARIAT}) if listed else []


def is_secretariat(store: Store) -> bool:
    """Tell whether this device speaks for the secretariat."""
    with store.reading() as reader:
        return identity(reader).is_secretariat


def send_back(store: Store, folder: Path, to: Sequence[str]) -> list[Sent]:
    """Write for each office the trust list and its receipt into the folder, each sealed to that office's devices.

    Raise what `answers`, `shipping.seal` and `shipping.put` raise.
    """
    return deliver(store, seal(answers(store, to)), folder)


def answers(store: Store, to: Sequence[str]) -> list[Outgoing]:
    """Return for each office the trust list, and its receipt if there is anything to say, numbered, not yet sealed.

    Raise OnlySecretariat or OfficeWithoutDevice.
    """
    with store.reading() as reader:
        me = identity(reader)
        receipts = {office: make_receipt(reader, office) for office in to}
    if me.signed_list is None or me.operations is None:
        raise OnlySecretariat
    trust = me.signed_list.contents(public_of(me.operations))
    going: list[tuple[str, Contents]] = []
    for office, receipt in receipts.items():
        going.append((office, trust))
        if receipt.have or receipt.refused:
            going.append((office, contents.receipt(receipt)))
    recipients = {office: me.signed_list.trust_list.office_recipients(office) for office in to}
    for office in to:
        if not recipients[office]:
            raise OfficeWithoutDevice(office)
    sender, numbers = me.sender(me.operations), number(store, len(going))
    return [
        Outgoing(what, n, sender, recipients[office], office) for (office, what), n in zip(going, numbers, strict=True)
    ]

"""What goes back from the secretariat to an office: the trust list in force, and the receipt of what arrived."""

from collections.abc import Sequence
from pathlib import Path

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.signing import public_of
from ctip_desktop.errors.sync import OfficeWithoutDevice, OnlySecretariat
from ctip_desktop.store.outbox import Sent
from ctip_desktop.store.store import Store
from ctip_desktop.sync.outbox import send
from ctip_desktop.sync.receipts import make_receipt
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

    Raise OnlySecretariat, OfficeWithoutDevice, or what `send` raises.
    """
    with store.reading() as reader:
        me = identity(reader)
        receipts = {office: make_receipt(reader, office) for office in to}
    if me.signed_list is None or me.operations is None:
        raise OnlySecretariat
    sender = me.sender(me.operations)
    listed = me.signed_list.trust_list
    made = []
    for office, receipt in receipts.items():
        recipients = listed.office_recipients(office)
        if not recipients:
            raise OfficeWithoutDevice(office)
        trust = me.signed_list.contents(public_of(me.operations))
        made.append(send(store, folder, trust, sender, recipients, office))
        if receipt.have or receipt.refused:
            made.append(send(store, folder, contents.receipt(receipt), sender, recipients, office))
    return made

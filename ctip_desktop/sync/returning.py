"""What goes back from the secretariat to an office: trust list, receipt, and what was said of its entries.

The logs for an office and for all go whole each time. They are short, what is known already changes nothing where it
arrives, and so a lost stick does no harm though no office gives receipts.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.signing import public_of
from ctip_desktop.errors.sync import OfficeWithoutDevice, OnlySecretariat
from ctip_desktop.store.audience import ALL
from ctip_desktop.store.journal import logs
from ctip_desktop.store.outbox import Sent
from ctip_desktop.store.store import Store
from ctip_desktop.sync.outbox import stretches
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
    """Write for each office what goes back to it into the folder, sealed to that office's devices.

    Raise what `answers`, `shipping.seal` and `shipping.put` raise.
    """
    return deliver(store, seal(answers(store, to)), folder)


def answers(store: Store, to: Sequence[str]) -> list[Outgoing]:
    """Return for each office the trust list, its receipt and the records meant for it, numbered, not yet sealed.

    Records are sealed to the secretariat's other devices too. Raise OnlySecretariat, OfficeWithoutDevice or
    OwnJournalDamaged.
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
        going += [(office, records) for records in _records_for(store, office)]
    listed = me.signed_list.trust_list
    recipients = {office: listed.office_recipients(office) for office in to}
    for office in to:
        if not recipients[office]:
            raise OfficeWithoutDevice(office)
    colleagues = {name: key for name, key in listed.office_recipients(SECRETARIAT).items() if name != me.device.id}
    numbers = number(store, len(going))
    return [
        Outgoing(what, n, me.sender(), recipients[office] | colleagues, office)
        if what.kind == "journal"
        else Outgoing(what, n, me.sender(me.operations), recipients[office], office)
        for (office, what), n in zip(going, numbers, strict=True)
    ]


def _records_for(store: Store, office: str) -> Iterator[Contents]:
    """Yield this device's logs for an office, and those for all, also the ones it writes no more to."""
    with store.reading() as reader:
        own = [log for log in logs(reader) if log.ours and log.audience in (office, ALL)]
    for log in own:
        yield from (stretch for stretch, _ in stretches(store, log))

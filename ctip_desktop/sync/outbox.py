"""The outbox: all records of this device that nobody acknowledged yet, as bundles in a folder or on a stick."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.bundles import contents
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.extents import MOST_RECORDS, Stretch
from ctip_desktop.bundles.stretches import cut
from ctip_desktop.bundles.writing import Sender, seal, write
from ctip_desktop.errors.sync import NotEnrolled
from ctip_desktop.store.journal import Log, lines, logs
from ctip_desktop.store.outbox import Sent, acknowledgement, is_ours, next_bundle_number, note_sent
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader
from ctip_desktop.trust.identity import identity
from ctip_desktop.trust.parties import SECRETARIAT


def export(store: Store, folder: Path, *, again: bool = False) -> list[Sent]:
    """Write what is not acknowledged into the folder, and return the bundles made; none when nothing waits.

    With `again` everything is written, for a colleague's device that missed what the secretariat has already.
    Raise NotEnrolled, or what `send` raises; the bundles made before then stay made.
    """
    with store.reading() as reader:
        me = identity(reader)
        waiting = list(_waiting(reader))
    listed = me.trust_list
    if listed is None or not me.enrolled:
        raise NotEnrolled(me.device.office)
    recipients = listed.journal_recipients(me.device.id)
    made = []
    for log, after in waiting:
        after = 0 if again else after
        while after < log.seq:
            with store.reading() as reader:
                stretch = next(cut(line for _, _, line in lines(reader, log.id, after, MOST_RECORDS)))
            made.append(send(store, folder, contents.journal(log.id, stretch), me.sender(), recipients, SECRETARIAT))
            after += len(stretch)
    return made


def _waiting(reader: Reader) -> Iterator[tuple[Log, int]]:
    """Yield our logs and the last record not to be sent again, but for logs of which others hold another history."""
    for log in logs(reader):
        cursor = acknowledgement(reader, log.id)
        if log.ours and (cursor is None or is_ours(reader, log.id, cursor.seq, cursor.head)):
            yield log, cursor.seq if cursor else 0


def send(
    store: Store, folder: Path, what: Contents, sender: Sender, recipients: Mapping[str, str], office: str
) -> Sent:
    """Seal contents for an office, put them into the folder, and note the bundle once it was read back.

    Raise what `seal` and `bundles.placing.place` raise; then nothing counts as sent.
    """
    with store.writing() as writer:
        number = next_bundle_number(writer)
    data = seal(what, sender, number, recipients)
    write(folder, data)
    stretch = what.extent if isinstance(what.extent, Stretch) else None
    bundle = Sent(
        bundle=sha256(data).hexdigest(),
        kind=what.kind,
        recipients=office,
        folder=str(folder),
        at=clock.timestamp(),
        log=stretch.log if stretch else None,
        first=stretch.first if stretch else None,
        last=stretch.last if stretch else None,
    )
    with store.writing() as writer:
        note_sent(writer, bundle)
    return bundle

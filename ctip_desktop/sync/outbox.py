"""The outbox: all records of this device that nobody acknowledged yet, as bundles in a folder or on a stick."""

from pathlib import Path

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.extents import MOST_RECORDS, Stretch
from ctip_desktop.bundles.stretches import cut
from ctip_desktop.entries import chain
from ctip_desktop.errors.entries import LineRefused
from ctip_desktop.errors.sync import NotEnrolled, OwnJournalDamaged
from ctip_desktop.errors.trust import TrainingNotSent
from ctip_desktop.store.journal import lines
from ctip_desktop.store.outbox import Sent, unacknowledged
from ctip_desktop.store.store import Store
from ctip_desktop.sync.shipping import Outgoing, deliver, number, seal
from ctip_desktop.sync.steps import UNWATCHED, Watch
from ctip_desktop.trust.identity import identity
from ctip_desktop.trust.parties import SECRETARIAT


def export(store: Store, folder: Path, *, again: bool = False, watch: Watch = UNWATCHED) -> list[Sent]:
    """Write what is not acknowledged into the folder, and return the bundles made; none when nothing waits.

    Raise what `gather`, `shipping.seal` and `shipping.put` raise; the bundles made before then stay made.
    """
    return deliver(store, seal(gather(store, again=again, watch=watch), watch), folder, watch)


def gather(store: Store, *, again: bool = False, watch: Watch = UNWATCHED) -> list[Outgoing]:
    """Return what is not acknowledged, its chain checked, cut into bundles that are numbered and not yet sealed.

    With `again` everything is gathered, for a colleague's device that missed what the secretariat has already. Raise
    TrainingNotSent, NotEnrolled, OwnJournalDamaged or SendingStopped.
    """
    with store.reading() as reader:
        me = identity(reader)
        waiting = [(log, 0 if again else after) for log, after in unacknowledged(reader)]
    if me.training:
        raise TrainingNotSent
    listed = me.trust_list
    if listed is None or not me.enrolled:
        raise NotEnrolled(me.device.office)
    recipients = listed.journal_recipients(me.device.id)
    done, of = 0, sum(log.seq - after for log, after in waiting)
    gathered: list[Contents] = []
    watch.tell("gather", 0, of)
    for log, after in waiting:
        while after < log.seq:
            with store.reading() as reader:
                stretch = next(cut(line for _, _, line in lines(reader, log.id, after, MOST_RECORDS)))
            gathered.append(_checked(log.id, stretch))
            after += len(stretch)
            done += len(stretch)
            watch.tell("gather", done, of)
    numbers = number(store, len(gathered)) if gathered else []
    return [Outgoing(one, n, me.sender(), recipients, SECRETARIAT) for one, n in zip(gathered, numbers, strict=True)]


def _checked(log: str, stretch: list[bytes]) -> Contents:
    """Return the contents of a bundle; raise OwnJournalDamaged rather than send what others would refuse."""
    try:
        what = contents.journal(log, stretch)
        if isinstance(what.extent, Stretch):
            chain.check(stretch, what.extent.first, what.extent.prev)
    except LineRefused as error:
        raise OwnJournalDamaged(error.seq) from None
    return what

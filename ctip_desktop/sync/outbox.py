"""The outbox: all records of this device that nobody acknowledged yet, as bundles in a folder or on a stick.

The files attached to them follow. All that travels together is held in memory, so that they go so many bytes at a time;
what was never sent goes before what goes again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from ctip_desktop.bundles import contents
from ctip_desktop.bundles.compression import LARGEST
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.extents import MOST_RECORDS, Stretch
from ctip_desktop.bundles.stretches import cut
from ctip_desktop.entries import chain
from ctip_desktop.errors.entries import LineRefused
from ctip_desktop.errors.keeping import FileDamaged
from ctip_desktop.errors.sync import NotEnrolled, OwnJournalDamaged
from ctip_desktop.errors.trust import TrainingNotSent
from ctip_desktop.store.content import read_file
from ctip_desktop.store.files_due import Due, files_due
from ctip_desktop.store.journal import Log, lines
from ctip_desktop.store.outbox import Sent, unacknowledged
from ctip_desktop.store.store import Store
from ctip_desktop.sync.shipping import Outgoing, deliver, number, seal
from ctip_desktop.sync.steps import UNWATCHED, Watch
from ctip_desktop.trust.identity import Identity, identity
from ctip_desktop.trust.parties import SECRETARIAT

MOST_OF_FILES = 64 * 1024 * 1024
"""Bytes of attached files that travel together, or one file that is larger."""


def export(store: Store, folder: Path, *, again: bool = False, watch: Watch = UNWATCHED) -> list[Sent]:
    """Write what is not acknowledged into the folder, and return the bundles made; none when nothing waits.

    Raise what `gather`, `shipping.seal` and `shipping.put` raise; the bundles made before then stay made.
    """
    made = deliver(store, seal(gather(store, again=again, watch=watch), watch), folder, watch)
    there = {one.file for one in made if one.file}
    while files := _some_files(store, again, there):
        pieces = [piece for one in files for piece in _pieces(store, one)]
        made += deliver(store, seal(_numbered(store, pieces), watch), folder, watch)
        there |= {one.sha256 for one in files}
    return made


def gather(store: Store, *, again: bool = False, watch: Watch = UNWATCHED) -> list[Outgoing]:
    """Return what is not acknowledged, its chain checked, cut into bundles that are numbered and not yet sealed.

    Of attached files it is as many as travel together; where more are due, gather again when these are sent. With
    `again` everything is gathered, for a colleague's device that missed what the secretariat has already. Raise
    TrainingNotSent, NotEnrolled, OwnJournalDamaged or SendingStopped.
    """
    with store.reading() as reader:
        _recipients(identity(reader))
        waiting = [(log, 0 if again else after) for log, after in unacknowledged(reader)]
    files = _some_files(store, again, ())
    done, of = 0, sum(log.seq - after for log, after in waiting) + len(files)
    gathered: list[Contents] = []
    watch.tell("gather", 0, of)
    for log, after in waiting:
        for stretch, records in stretches(store, log, after):
            gathered.append(stretch)
            done += records
            watch.tell("gather", done, of)
    for one in files:
        gathered += _pieces(store, one)
        done += 1
        watch.tell("gather", done, of)
    return _numbered(store, gathered)


def stretches(store: Store, log: Log, after: int = 0) -> Iterator[tuple[Contents, int]]:
    """Yield a log of this device after record `after`, its chain checked, cut into what fits a bundle, and its records.

    Raise OwnJournalDamaged.
    """
    while after < log.seq:
        with store.reading() as reader:
            stretch = next(cut(line for _, _, line in lines(reader, log.id, after, MOST_RECORDS)))
        yield _checked(log.id, stretch), len(stretch)
        after += len(stretch)


def _recipients(me: Identity) -> Mapping[str, str]:
    """Return whom this device seals to; raise TrainingNotSent or NotEnrolled."""
    if me.training:
        raise TrainingNotSent
    if me.trust_list is None or not me.enrolled:
        raise NotEnrolled(me.device.office)
    return me.trust_list.journal_recipients(me.device.id)


def _numbered(store: Store, gathered: Sequence[Contents]) -> list[Outgoing]:
    with store.reading() as reader:
        me = identity(reader)
    numbers = number(store, len(gathered)) if gathered else []
    to = _recipients(me)
    return [Outgoing(one, n, me.sender(), to, SECRETARIAT) for one, n in zip(gathered, numbers, strict=True)]


def _some_files(store: Store, again: bool, but: Collection[str]) -> list[Due]:
    """Return the files due that travel together next, leaving out those named."""
    with store.reading() as reader:
        due = [one for one in files_due(reader, again=again) if one.sha256 not in but]
    some, size = due[:1], sum(one.len for one in due[:1])
    for one in due[1:]:
        size += one.len
        if size > MOST_OF_FILES:
            break
        some.append(one)
    return some


def _pieces(store: Store, due: Due) -> Iterator[Contents]:
    """Yield a file in pieces that fit a bundle each; nothing of one that is damaged here, for others refuse it."""
    try:
        with store.reading() as reader:
            data = read_file(reader, due.sha256)
    except FileDamaged:
        return
    for offset in range(0, max(1, len(data)), LARGEST):
        yield contents.blob(data[offset : offset + LARGEST], due.sha256, len(data), offset)


def _checked(log: str, stretch: list[bytes]) -> Contents:
    """Return the contents of a bundle; raise OwnJournalDamaged rather than send what others would refuse."""
    try:
        what = contents.journal(log, stretch)
        if isinstance(what.extent, Stretch):
            chain.check(stretch, what.extent.first, what.extent.prev)
    except LineRefused as error:
        raise OwnJournalDamaged(error.seq) from None
    return what

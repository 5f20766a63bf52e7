"""Sealing, writing, reading back: how anything leaves this device, and what counts as sent afterwards.

`seal` needs no store and no medium, `put` only the medium, `note` only the store, so that a slow stick holds nothing
up. A shipment whose stick was pulled is put again; what lies there whole already is not written a second time.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from ctip_desktop import clock
from ctip_desktop.bundles.contents import Contents
from ctip_desktop.bundles.extents import Piece, Stretch
from ctip_desktop.bundles.medium import read_anew
from ctip_desktop.bundles.placing import name_failure, place
from ctip_desktop.bundles.writing import SUFFIX, Sender
from ctip_desktop.bundles.writing import seal as seal_bundle
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.bundles import WrittenDiffers
from ctip_desktop.store.outbox import Sent, next_bundle_number, note_sent
from ctip_desktop.store.store import Store
from ctip_desktop.sync.steps import UNWATCHED, Watch


@dataclass(frozen=True)
class Outgoing:
    """Contents with their bundle's number, who signs, and the office they are for."""

    contents: Contents
    number: int
    sender: Sender
    recipients: Mapping[str, str]
    office: str


@dataclass(frozen=True)
class Parcel:
    """A sealed bundle; `sent` is what is noted once it is on its medium."""

    data: bytes = field(repr=False)
    sent: Sent

    @property
    def file(self) -> str:
        """Return the name it has on its medium."""
        return f"{self.sent.bundle}{SUFFIX}"


@dataclass
class Shipment:
    """Sealed bundles that travel together, and those of them that were read back and found good."""

    parcels: tuple[Parcel, ...]
    good: list[Parcel] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Return the bytes it takes on a medium."""
        return sum(len(parcel.data) for parcel in self.parcels)


def number(store: Store, count: int) -> list[int]:
    """Take the numbers of so many bundles."""
    with store.writing() as writer:
        return [next_bundle_number(writer) for _ in range(count)]


def seal(outgoing: Sequence[Outgoing], watch: Watch = UNWATCHED) -> Shipment:
    """Sign and seal each; raise SendingStopped, or what `bundles.writing.seal` raises."""
    parcels = []
    watch.tell("seal", 0, len(outgoing))
    for one in outgoing:
        data = seal_bundle(one.contents, one.sender, one.number, one.recipients)
        parcels.append(Parcel(data, _noted_as(one, data)))
        watch.tell("seal", len(parcels), len(outgoing))
    return Shipment(tuple(parcels))


def put(shipment: Shipment, folder: Path, watch: Watch = UNWATCHED) -> None:
    """Write every bundle into the folder, then read all of them back; what is found good is added to `good`.

    Raise SendingStopped, or what `bundles.placing.place` raises. No half file is left on a medium that is still there,
    and what was written whole before is read back even then.
    """
    there: list[Parcel] = []
    try:
        written = 0
        watch.tell("write", 0, shipment.size)
        for parcel in shipment.parcels:
            if not _lies_there(folder, parcel):

                def heard(count: int, before: int = written, whole: int = len(parcel.data)) -> None:
                    if count < whole:
                        watch.tell("write", before + count, shipment.size)

                place(folder, parcel.file, parcel.data, heard)
            there.append(parcel)
            written += len(parcel.data)
            watch.tell("write", written, shipment.size)
    except CtipError:
        with suppress(CtipError):
            _read_back(shipment, there, folder, UNWATCHED)
        raise
    _read_back(shipment, there, folder, watch)


def note(store: Store, shipment: Shipment, folder: Path) -> list[Sent]:
    """Note as sent what was found good on the medium, and return that."""
    now = clock.timestamp()
    made = [replace(parcel.sent, folder=str(folder), at=now) for parcel in shipment.good]
    with store.writing() as writer:
        for one in made:
            note_sent(writer, one)
    return made


def deliver(store: Store, shipment: Shipment, folder: Path, watch: Watch = UNWATCHED) -> list[Sent]:
    """Put a shipment into the folder and note what arrived there, also when the rest could not be put."""
    try:
        put(shipment, folder, watch)
    finally:
        made = note(store, shipment, folder)
    return made


def send(
    store: Store, folder: Path, what: Contents, sender: Sender, recipients: Mapping[str, str], office: str
) -> Sent:
    """Seal contents for an office, put them into the folder, and note the bundle once it was read back.

    Raise what `bundles.writing.seal` and `put` raise; then nothing counts as sent.
    """
    (n,) = number(store, 1)
    (made,) = deliver(store, seal([Outgoing(what, n, sender, recipients, office)]), folder)
    return made


def _noted_as(one: Outgoing, data: bytes) -> Sent:
    stretch = one.contents.extent if isinstance(one.contents.extent, Stretch) else None
    return Sent(
        bundle=sha256(data).hexdigest(),
        kind=one.contents.kind,
        recipients=one.office,
        folder="",
        at="",
        log=stretch.log if stretch else None,
        first=stretch.first if stretch else None,
        last=stretch.last if stretch else None,
        n=one.number,
        file=one.contents.extent.sha256 if isinstance(one.contents.extent, Piece) else None,
    )


def _lies_there(folder: Path, parcel: Parcel) -> bool:
    with suppress(OSError):
        return read_anew(folder / parcel.file, len(parcel.data)) == parcel.data
    return False


def _read_back(shipment: Shipment, there: Sequence[Parcel], folder: Path, watch: Watch) -> None:
    read, of = 0, sum(len(parcel.data) for parcel in there)
    watch.tell("read_back", 0, of)
    for parcel in there:
        try:
            found = read_anew(folder / parcel.file, len(parcel.data))
        except OSError as error:
            name_failure(error, folder)
            raise
        if found != parcel.data:
            (folder / parcel.file).unlink(missing_ok=True)
            raise WrittenDiffers(folder)
        if parcel not in shipment.good:
            shipment.good.append(parcel)
        read += len(parcel.data)
        watch.tell("read_back", read, of)

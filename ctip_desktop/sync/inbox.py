"""The inbox: takes files in whatever their order and number of times; a bad one is set aside and blocks nothing.

Nothing is written before the whole file was read and found good. A bundle whose log has a gap before it waits, whole,
until the missing records come; one that cannot be believed is set aside, whole, with its reason, and is tried again
when a new trust list comes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ctip_desktop.bundles.envelope import LARGEST, open_seal
from ctip_desktop.bundles.extents import Stretch
from ctip_desktop.bundles.placing import place
from ctip_desktop.bundles.reading import open_bundle
from ctip_desktop.bundles.writing import SUFFIX
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.bundles import SignerRevoked, UnknownSigner
from ctip_desktop.errors.store import RecordsMissing
from ctip_desktop.errors.sync import FileUnreadable, NothingToImport, ReceiptAhead
from ctip_desktop.errors.trust import RootNotPinned
from ctip_desktop.forms.installed import installed
from ctip_desktop.store.arrivals import SET_ASIDE, TAKEN_IN, WAITS, Arrival, arrivals, find_arrival, note_arrival
from ctip_desktop.store.device import begin_new_log
from ctip_desktop.store.files import make_folder
from ctip_desktop.store.journal import find_log
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from ctip_desktop.sync.admitting import REFUSALS, admit, noted
from ctip_desktop.trust.identity import identity

ALREADY_HAVE = "already_have"
FOLDERS = {WAITS: "waiting", SET_ASIDE: "set-aside"}
"""Where in the home files are kept, under the hash of their bytes, that are not taken in (yet)."""

_CURED_BY_TRUST = {one.code() for one in (UnknownSigner, RootNotPinned, SignerRevoked)}


@dataclass(frozen=True)
class Outcome:
    """What became of one file of an import: its name on the medium, and a state of an arrival or `already_have`."""

    file: str
    state: str
    arrival: Arrival


def take_in(store: Store, places: Sequence[Path]) -> list[Outcome]:
    """Take in every bundle in the folders or files named, and say what became of each.

    What was set aside for want of trust, or waited for what now came, is tried again. Raise NothingToImport, or a
    failure of this device's own disk or store; what was taken in before it stays taken in.
    """
    with store.writing() as writer:
        for form in installed():
            add_form(writer, form)
    had: list[tuple[str, str, bool]] = []
    for file in _in_order(store, list(_files(places))):
        data = _read(file)
        bundle = sha256(data or file.name.encode()).hexdigest()
        with store.reading() as reader:
            known = find_arrival(reader, bundle)
        already = known is not None and known.state == TAKEN_IN
        had.append((file.name, bundle, already))
        if not already:
            _settle(store, _take(store, bundle, file.name, data))
    with store.reading() as reader:
        return [_outcome(file, already, find_arrival(reader, bundle)) for file, bundle, already in had]


def try_again(store: Store) -> None:
    """Look anew at what was set aside for want of trust: a new trust list came, or a root was pinned."""
    with store.reading() as reader:
        cured = [one for one in arrivals(reader) if one.state == SET_ASIDE and one.reason in _CURED_BY_TRUST]
    # The trust list first: with it the others may be believed.
    for one in sorted(cured, key=lambda one: one.reason != RootNotPinned.code()):
        _settle(store, _take_kept(store, one))


def _settle(store: Store, arrival: Arrival) -> None:
    """Take in what waited for this arrival."""
    if arrival.state == TAKEN_IN and arrival.kind == "trust":
        try_again(store)
    while arrival.state == TAKEN_IN and arrival.log:
        ready = _next_waiting(store, arrival.log)
        if ready is None:
            break
        arrival = _take_kept(store, ready)


def _next_waiting(store: Store, name: str) -> Arrival | None:
    with store.reading() as reader:
        log = find_log(reader, name)
        waiting = [one for one in arrivals(reader) if one.state == WAITS and one.log == name]
    ready = [one for one in waiting if log and (one.first or 0) <= log.seq + 1]
    return min(ready, key=lambda one: one.first or 0, default=None)


def _take(store: Store, bundle: str, name: str, data: bytes | None) -> Arrival:
    with store.reading() as reader:
        me = identity(reader)
    opened = None
    try:
        if data is None:
            raise FileUnreadable(name)
        opened = open_bundle(data, me.identities, me.authority, me.me)
        arrival = noted(bundle, name, TAKEN_IN, opened)
        with store.writing() as writer:
            admit(writer, opened, me)
            note_arrival(writer, arrival)
    except RecordsMissing as error:
        return _keep(store, noted(bundle, name, WAITS, opened, error), data)
    except REFUSALS as error:
        if isinstance(error, ReceiptAhead):
            # What is written from here on must not stand where the lost records stood.
            with store.writing() as writer:
                begin_new_log(writer)
        return _keep(store, noted(bundle, name, SET_ASIDE, opened, error), data)
    return arrival


def _take_kept(store: Store, kept: Arrival) -> Arrival:
    file = store.folder / FOLDERS[kept.state] / f"{kept.bundle}{SUFFIX}"
    arrival = _take(store, kept.bundle, kept.name, file.read_bytes() if file.exists() else None)
    if arrival.state != kept.state:
        file.unlink(missing_ok=True)
    return arrival


def _keep(store: Store, arrival: Arrival, data: bytes | None) -> Arrival:
    if data is not None and len(data) <= LARGEST:
        folder = store.folder / FOLDERS[arrival.state]
        make_folder(folder)
        place(folder, f"{arrival.bundle}{SUFFIX}", data)
    with store.writing() as writer:
        note_arrival(writer, arrival)
    return arrival


def _files(places: Sequence[Path]) -> Iterator[Path]:
    for one in places:
        found = sorted(one.glob(f"[!.]*{SUFFIX}")) if one.is_dir() else [one]
        if not found or not found[0].exists():
            raise NothingToImport(one)
        yield from found


def _in_order(store: Store, files: Sequence[Path]) -> list[Path]:
    """Put trust lists first and each log's bundles in the order of its records, going by what the files claim.

    Nothing claimed is believed: a wrong order costs time, for then a bundle waits and is read again.
    """
    with store.reading() as reader:
        me = identity(reader)

    def place_of(file: Path) -> tuple[int, str, int]:
        try:
            manifest = open_seal(_read(file) or b"", me.identities).manifest
        except CtipError:
            return (2, "", 0)
        if isinstance(manifest.extent, Stretch):
            return (1, manifest.extent.log, manifest.extent.first)
        return (0, "", manifest.n)

    return sorted(files, key=place_of)


def _read(file: Path) -> bytes | None:
    """Read no more of a file than shows that it is too large; None when the medium does not give it up."""
    try:
        with file.open("rb") as medium:
            return medium.read(LARGEST + 1)
    except OSError:
        return None


def _outcome(file: str, already: bool, arrival: Arrival | None) -> Outcome:
    if arrival is None:
        raise AssertionError("every file of an import is noted")
    return Outcome(file, ALREADY_HAVE if already else arrival.state, arrival)

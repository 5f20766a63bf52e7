"""The inbox: takes files in whatever their order and number of times; a bad one is set aside and blocks nothing.

Nothing is written before the whole file was read and found good. A bundle whose log has a gap before it waits, whole,
until the missing records come; one that cannot be believed is set aside, whole, with its reason, and is tried again
when a new trust list, or a newer program, may see it otherwise.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from ctip_desktop import __version__
from ctip_desktop.bundles.envelope import LARGEST
from ctip_desktop.bundles.placing import place
from ctip_desktop.bundles.reading import open_bundle
from ctip_desktop.bundles.writing import SUFFIX
from ctip_desktop.entries.pausing import collector_paused
from ctip_desktop.errors.bundles import NewerBundle, SignerRevoked, UnknownKind, UnknownSigner
from ctip_desktop.errors.store import RecordsMissing
from ctip_desktop.errors.sync import FileUnreadable, KindNotTaken, ReceiptAhead, ReceiptContradicts
from ctip_desktop.errors.trust import RootNotPinned
from ctip_desktop.forms.installed import installed
from ctip_desktop.forms.secretariat_forms import secretariat_forms
from ctip_desktop.store.arrivals import (
    SET_ASIDE,
    TAKEN_IN,
    WAITS,
    Arrival,
    arrivals,
    find_arrival,
    last_look,
    note_arrival,
    note_look,
)
from ctip_desktop.store.files import make_folder
from ctip_desktop.store.journal import logs
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.outbox import was_sent
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader
from ctip_desktop.sync.admitting import REFUSALS, admit, noted, part_ways
from ctip_desktop.sync.finding import bundle_files, in_order, made_as, read, shown
from ctip_desktop.trust.identity import identity

ALREADY_HAVE = "already_have"
FOLDERS = {WAITS: "waiting", SET_ASIDE: "set-aside"}
"""Where in the home files are kept, under the hash of their bytes, that are not taken in (yet)."""

MAY_BE_CURED = {
    one.code() for one in (UnknownSigner, RootNotPinned, SignerRevoked, KindNotTaken, UnknownKind, NewerBundle)
}
"""What a new trust list, a pinned root or a newer program may see otherwise."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file of an import: its name on the medium, and a state of an arrival or `already_have`."""

    file: str
    state: str
    arrival: Arrival


@dataclass(frozen=True)
class Tried:
    """A file that was tried: its name on the medium, its hash, and whether this device had it already."""

    file: str
    bundle: str
    already: bool


def take_in(store: Store, places: Sequence[Path]) -> list[Outcome]:
    """Take in every bundle in the folders or files named, and say what became of each.

    What was set aside for want of trust, or waited for what now came, is tried again. Raise NothingToImport, or a
    failure of this device's own disk or store; what was taken in before it stays taken in.
    """
    tried = [take_file(store, file) for file in make_ready(store, places)]
    settle(store)
    return outcomes(store, tried)


def make_ready(store: Store, places: Sequence[Path]) -> list[Path]:
    """Return the bundles in the folders or files named, in the order to take them in; raise NothingToImport."""
    know_forms(store)
    files = bundle_files(places)
    with store.reading() as reader:
        me = identity(reader)
    return in_order(files, me.identities)


def know_forms(store: Store) -> None:
    """Let the store know the forms of this program, before entries of others come that were made with them."""
    with store.writing() as writer:
        for form in (*installed(), *secretariat_forms()):
            add_form(writer, form)


def take_file(store: Store, file: Path) -> Tried:
    """Take in one file, or keep it until it can be; after the last one, `settle`."""
    return take_data(store, file, read(file))


def take_data(store: Store, file: Path, data: bytes | None, medium: str | None = None) -> Tried:
    """Take in a file that was read, or keep it until it can be taken in; after the last one, `settle`.

    Args:
        data: None if the medium did not give it up.
        medium: `usb` or `folder`, to be noted.
    """
    bundle = sha256(os.fsencode(file.name) if data is None else data).hexdigest()
    with store.reading() as reader:
        known = find_arrival(reader, bundle)
        # A stick may go both ways: what we made ourselves is no news, and not sealed to us.
        already = was_sent(reader, bundle) or (known is not None and known.state == TAKEN_IN)
    if not already:
        _take(store, bundle, made_as(file), data, shown(file), medium)
    return Tried(shown(file), bundle, already)


def outcomes(store: Store, tried: Sequence[Tried]) -> list[Outcome]:
    """Return what became of files that were tried."""
    with store.reading() as reader:
        return [
            _outcome(one.file, one.already, find_arrival(reader, one.bundle) or noted(one.bundle, "", TAKEN_IN))
            for one in tried
        ]


def settle(store: Store) -> None:
    """Take in what was set aside or waits, and can be believed or joined by now.

    This goes by what the store holds, not by what was just done to it, so that nothing is forgotten when the program is
    killed on the way or a trust list came by another road.
    """
    while True:
        with store.reading() as reader:
            relied_on, known = _relied_on(reader), last_look(reader)
            cured = [one for one in arrivals(reader, SET_ASIDE) if one.reason in MAY_BE_CURED]
        if relied_on == known:
            break
        # The trust list first: with it the others may be believed.
        for one in sorted(cured, key=lambda one: one.reason != RootNotPinned.code()):
            _take_kept(store, one)
        with store.writing() as writer:
            note_look(writer, relied_on)
    while ready := _ready(store):
        for one in ready:
            _take_kept(store, one)


def _relied_on(reader: Reader) -> str:
    me = identity(reader)
    return f"{__version__} {me.trust_list.version if me.trust_list else 0} {me.pinned}"


def _ready(store: Store) -> list[Arrival]:
    """Return what waits for records that are here, each log's in its order."""
    with store.reading() as reader:
        ends = {log.id: log.seq for log in logs(reader)}
        waiting = arrivals(reader, WAITS)
    ready = [one for one in waiting if one.first is not None and one.first <= ends.get(one.log or "", 0) + 1]
    return sorted(ready, key=lambda one: one.first or 0)


@collector_paused()
def _take(store: Store, bundle: str, name: str, data: bytes | None, file: str, medium: str | None) -> None:
    """Take in a file, or keep it, and let the home hold no more copies of it than its state asks for."""
    _take_or_keep(store, bundle, name, data, file, medium)
    with store.reading() as reader:
        now = find_arrival(reader, bundle)
    for state in FOLDERS:
        if now and now.state != state:
            _kept_file(store, bundle, state).unlink(missing_ok=True)


def _take_kept(store: Store, kept: Arrival) -> None:
    file = _kept_file(store, kept.bundle, kept.state)
    _take(store, kept.bundle, kept.name, read(file), file.name, kept.medium)


def _take_or_keep(store: Store, bundle: str, name: str, data: bytes | None, file: str, medium: str | None) -> None:
    with store.reading() as reader:
        me = identity(reader)
    opened = None
    try:
        if data is None:
            raise FileUnreadable(file)
        opened = open_bundle(data, me.identities, me.authority, me.me)
        with store.writing() as writer:
            admit(writer, opened)
            note_arrival(writer, replace(noted(bundle, name, TAKEN_IN, opened), size=len(data), medium=medium))
        return
    except (RecordsMissing, *REFUSALS) as error:
        reason = error
    state = WAITS if isinstance(reason, RecordsMissing) else SET_ASIDE
    if data is not None and len(data) <= LARGEST:
        make_folder(store.folder / FOLDERS[state])
        place(store.folder / FOLDERS[state], f"{bundle}{SUFFIX}", data)
    with store.writing() as writer:
        if opened and isinstance(reason, ReceiptAhead | ReceiptContradicts):
            part_ways(writer, opened)
        size = None if data is None else len(data)
        note_arrival(writer, replace(noted(bundle, name, state, opened, reason), size=size, medium=medium))


def _kept_file(store: Store, bundle: str, state: str) -> Path:
    return store.folder / FOLDERS[state] / f"{bundle}{SUFFIX}"


def _outcome(file: str, already: bool, arrival: Arrival) -> Outcome:
    return Outcome(file, ALREADY_HAVE if already else arrival.state, arrival)

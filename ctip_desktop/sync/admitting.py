"""Admits a bundle that was read and found good: each kind goes where it belongs, in the caller's one transaction."""

from ctip_desktop import clock
from ctip_desktop.bundles.extents import Endorsement, Piece, Stretch
from ctip_desktop.bundles.reading import Opened
from ctip_desktop.bundles.receipt import read_receipt
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.bundles import BundleRefused
from ctip_desktop.errors.entries import LineRefused
from ctip_desktop.errors.store import ForkFound, NotTheirs
from ctip_desktop.errors.sync import AttachedTooLarge, KindNotTaken, LogOfAnother, RecordsOfStranger
from ctip_desktop.errors.trust import RootRefused, TrustListRefused
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.store.arrivals import Arrival
from ctip_desktop.store.content import MOST, keep_piece
from ctip_desktop.store.device import device
from ctip_desktop.store.journal import find_log, take_in
from ctip_desktop.store.transaction import Writer
from ctip_desktop.sync import receipts
from ctip_desktop.trust.authority import accept
from ctip_desktop.trust.endorsing import SignedList
from ctip_desktop.trust.identity import identity, rely_on

REFUSALS = (BundleRefused, LineRefused, ForkFound, NotTheirs, RootRefused, TrustListRefused)
"""What makes a file be set aside; every other failure is this device's own and stops the import."""


def admit(writer: Writer, opened: Opened) -> None:
    """Take in what the bundle holds.

    Raise RecordsMissing when it must wait for earlier records, or one of REFUSALS; then the transaction is to be
    given up.
    """
    extent = opened.manifest.extent
    if isinstance(extent, Stretch | Piece):
        _refuse_strangers(writer, opened.office)
    if isinstance(extent, Stretch):
        _admit_records(writer, opened, extent)
    elif isinstance(extent, Endorsement):
        _admit_trust_list(writer, opened, extent)
    elif isinstance(extent, Piece):
        _admit_piece(writer, opened, extent)
    elif opened.manifest.kind == "receipt":
        receipts.take_receipt(writer, read_receipt(opened.raw), opened.manifest.n, opened.manifest.at)
    else:
        raise KindNotTaken(opened.manifest.kind)


def _refuse_strangers(writer: Writer, office: str) -> None:
    """Raise RecordsOfStranger where a province is sent records, or files, by an office that is not its own."""
    own = device(writer).office
    if own != SECRETARIAT and office not in (own, SECRETARIAT):
        raise RecordsOfStranger(office)


def part_ways(writer: Writer, opened: Opened) -> None:
    """Take a receipt that was refused because it speaks of another history of this device; see `receipts.part_ways`."""
    receipts.part_ways(writer, read_receipt(opened.raw), opened.manifest.n, opened.manifest.at)


def _admit_trust_list(writer: Writer, opened: Opened, extent: Endorsement) -> None:
    """Rely on the trust list the bundle brings, unless it is the one in force; raise what `accept` raises."""
    known = identity(writer).trust_list
    if accept(opened, known) != known:
        rely_on(writer, SignedList(opened.raw, extent.signatures))


def _admit_piece(writer: Writer, opened: Opened, piece: Piece) -> None:
    """Keep the bytes of an attached file, whether or not a record names it already."""
    if piece.len > MOST:
        raise AttachedTooLarge(piece.len, MOST)
    keep_piece(writer, piece.sha256, piece.len, piece.offset, opened.raw)


def noted(bundle: str, name: str, state: str, opened: Opened | None = None, error: CtipError | None = None) -> Arrival:
    """Return the arrival to note for a file: what its manifest says if that could be believed, and what was wrong.

    `name` is the hash the file is called by, or nothing: no other name of a file is kept, or told to anyone.
    """
    manifest = opened.manifest if opened else None
    stretch = manifest.extent if manifest and isinstance(manifest.extent, Stretch) else None
    return Arrival(
        bundle=bundle,
        name=name,
        state=state,
        at=clock.timestamp(),
        kind=manifest.kind if manifest else None,
        office=opened.office if opened else None,
        device=manifest.sender if manifest else None,
        log=stretch.log if stretch else None,
        first=stretch.first if stretch else None,
        last=stretch.last if stretch else None,
        n=manifest.n if manifest else None,
        reason=error.code() if error else None,
        facts=error.facts() if error else {},
        manifest=opened.signed if opened else None,
        signature=opened.signature if opened else None,
    )


def _admit_records(writer: Writer, opened: Opened, stretch: Stretch) -> None:
    known = find_log(writer, stretch.log)
    if known and known.device != opened.manifest.sender:
        raise LogOfAnother(opened.manifest.sender)
    take_in(
        writer,
        log=stretch.log,
        office=opened.office,
        device=opened.manifest.sender,
        checked=opened.records,
        bundle=opened.sha256,
    )

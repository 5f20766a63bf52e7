"""Receipts: what the secretariat says it has of each log, and what a device makes of hearing it."""

from collections.abc import Iterable, Iterator

from ctip_desktop.bundles.receipt import Have, Receipt, Refusal
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.errors.store import ForkFound
from ctip_desktop.errors.sync import ReceiptAhead, ReceiptContradicts
from ctip_desktop.store.arrivals import SET_ASIDE, TAKEN_IN, WAITS, Arrival, arrivals
from ctip_desktop.store.files_due import missing_files, note_asked
from ctip_desktop.store.going_on import go_on_in_new_log
from ctip_desktop.store.journal import Log, find_log, logs
from ctip_desktop.store.outbox import Acknowledged, acknowledge, acknowledgement, is_ours, last_receipt, note_refused
from ctip_desktop.store.transaction import Reader, Writer

MOST_REFUSED = 1000
"""Refusals a receipt tells of, the latest ones: files nobody vouches for must not make it too large to send."""


MOST_MISSING = 1000
"""Missing files a receipt tells of; the next one tells of the rest."""


def make_receipt(reader: Reader, office: str) -> Receipt:
    """Return what this device has of an office's logs, what is missing in them, and which of its files were refused.

    A refused file whose sender could not be told is named in every office's receipt if it goes by a hash: that means
    something only to the device that made it. No other name of a file is told to anyone.
    """
    known = {log.id: log for log in logs(reader) if log.office == office and not log.ours}
    waiting = [one for one in arrivals(reader, WAITS) if one.office == office]
    named = known.keys() | {one.log for one in waiting if one.log}
    good = {name for one in arrivals(reader, TAKEN_IN) for name in (one.bundle, one.name)}
    aside = [one for one in arrivals(reader, SET_ASIDE) if one.office == office or (one.name and not one.office)]
    reasons = {name: one.reason or "" for one in aside if (name := one.name or one.bundle) not in good}
    return Receipt(
        have={log: _have(known.get(log), [one for one in waiting if one.log == log]) for log in named},
        missing_blobs=tuple(missing_files(reader, office, MOST_MISSING)),
        forks=tuple(sorted({one.log for one in aside if one.log and one.reason == ForkFound.code()})),
        refused=tuple(Refusal(name, reasons[name]) for name in list(reasons)[:MOST_REFUSED]),
    )


def take_receipt(writer: Writer, receipt: Receipt, n: int, at: str) -> None:
    """Move the cursors to where receipt number `n` says they are; an older receipt than the last changes nothing.

    Raise ReceiptAhead or ReceiptContradicts when this device's own log is not what the receipt speaks of, and this is
    the first to say so; then `part_ways`.
    """
    for log, have in _parted(writer, receipt, n):
        raise ReceiptAhead(have.seq, log.seq) if have.seq > log.seq else ReceiptContradicts(have.seq)
    _move_cursors(writer, receipt, n, at)


def part_ways(writer: Writer, receipt: Receipt, n: int, at: str) -> None:
    """Take a receipt that speaks of another history of this device's log, which was copied or set back.

    What the secretariat did not say it has of ours is said again in a new log, so that it arrives and counts.
    """
    for log, _ in list(_parted(writer, receipt, n)):
        cursor = acknowledgement(writer, log.id)
        go_on_in_new_log(writer, log.id, cursor.seq if cursor else 0)
    _move_cursors(writer, receipt, n, at)


def _parted(reader: Reader, receipt: Receipt, n: int) -> Iterator[tuple[Log, Have]]:
    """Yield our logs that are found now, and were not before, to be other than the secretariat's."""
    for log, have, cursor in _news(reader, receipt, n):
        before = cursor is None or is_ours(reader, log.id, cursor.seq, cursor.head)
        if log.ours and before and not is_ours(reader, log.id, have.seq, have.head):
            yield log, have


def _news(reader: Reader, receipt: Receipt, n: int) -> Iterator[tuple[Log, Have, Acknowledged | None]]:
    for name, have in receipt.have.items():
        log, cursor = find_log(reader, name), acknowledgement(reader, name)
        if log and not (cursor and cursor.n >= n):
            yield log, have, cursor


def _move_cursors(writer: Writer, receipt: Receipt, n: int, at: str) -> None:
    if n > last_receipt(writer):
        note_asked(writer, receipt.missing_blobs)
    for log, have, _ in list(_news(writer, receipt, n)):
        acknowledge(writer, Acknowledged(log.id, have.seq, have.head, n, at))
    for refusal in receipt.refused:
        note_refused(writer, refusal.bundle, refusal.reason)


def _have(log: Log | None, waiting: Iterable[Arrival]) -> Have:
    seq, head = (log.seq, log.head) if log else (0, NO_RECORD)
    gaps, end = [], seq
    for first, last in sorted((one.first or 0, one.last or 0) for one in waiting):
        if first > end + 1:
            gaps.append((end + 1, first - 1))
        end = max(end, last)
    return Have(seq, head, tuple(gaps))

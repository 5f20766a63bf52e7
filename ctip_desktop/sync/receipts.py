"""Receipts: what the secretariat says it has of each log, and what a device makes of hearing it."""

from collections.abc import Iterable

from ctip_desktop.bundles.receipt import Have, Receipt, Refusal, is_hash
from ctip_desktop.entries.record import NO_RECORD
from ctip_desktop.errors.store import ForkFound
from ctip_desktop.errors.sync import ReceiptAhead, ReceiptContradicts
from ctip_desktop.store.arrivals import SET_ASIDE, TAKEN_IN, WAITS, Arrival, arrivals
from ctip_desktop.store.journal import Log, find_log, lines, logs
from ctip_desktop.store.outbox import Acknowledged, acknowledge, acknowledgement, note_refused
from ctip_desktop.store.transaction import Reader, Writer


def make_receipt(reader: Reader, office: str) -> Receipt:
    """Return what this device has of an office's logs, what is missing in them, and which of its files were refused.

    A refused file whose sender could not be told is named in every office's receipt: the hash in its name means
    something only to the device that made it. One under any other name was made by no device.
    """
    came = arrivals(reader)
    known = {log.id: log for log in logs(reader) if log.office == office and not log.ours}
    waiting = [one for one in came if one.state == WAITS and one.office == office]
    named = known.keys() | {one.log for one in waiting if one.log}
    good = {name for one in came if one.state == TAKEN_IN for name in (one.bundle, one.name)}
    refused = [
        one
        for one in came
        if one.state == SET_ASIDE and one.office in (office, None) and one.name not in good and is_hash(one.name)
    ]
    return Receipt(
        have={log: _have(known.get(log), [one for one in waiting if one.log == log]) for log in named},
        forks=tuple(sorted({one.log for one in refused if one.log and one.reason == ForkFound.code()})),
        refused=tuple(
            Refusal(name, reason) for name, reason in {one.name: one.reason or "" for one in refused}.items()
        ),
    )


def take_receipt(writer: Writer, receipt: Receipt, n: int, at: str) -> None:
    """Move the cursors to where receipt number `n` says they are; an older receipt than the last changes nothing.

    Raise ReceiptAhead or ReceiptContradicts when this device's own log is not what the receipt speaks of.
    """
    for name, have in receipt.have.items():
        log = find_log(writer, name)
        cursor = acknowledgement(writer, name)
        if log is None or (cursor and cursor.n >= n):
            continue
        if log.ours:
            _compare(writer, log, have)
        acknowledge(writer, Acknowledged(name, have.seq, have.head, n, at))
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


def _compare(reader: Reader, log: Log, have: Have) -> None:
    if have.seq > log.seq:
        raise ReceiptAhead(have.seq, log.seq)
    if have.seq and next(lines(reader, log.id, have.seq - 1, 1))[1] != have.head:
        raise ReceiptContradicts(have.seq)

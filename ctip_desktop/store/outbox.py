"""What left this device, and how far others said they have it; the cursor moves on their word only."""

from dataclasses import asdict, dataclass

from sqlalchemy import exists, func, select, update
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.audience import OWN
from ctip_desktop.store.journal import Log, logs
from ctip_desktop.store.numbers import next_in
from ctip_desktop.store.tables import acknowledged, asked, attached, journal, sent
from ctip_desktop.store.transaction import Reader, Writer

_BUNDLES = "bundles"


@dataclass(frozen=True)
class Sent:
    """A bundle made here: what it holds, whom it is for (`recipients` is an office code), and if it was refused, why.

    `log`, `first` and `last` are those of a journal bundle, None for every other kind; `n` is the number it bears.
    `file` is the attached file of which a blob bundle holds a piece.
    """

    bundle: str
    kind: str
    recipients: str
    folder: str
    at: str
    log: str | None = None
    first: int | None = None
    last: int | None = None
    refused: str | None = None
    file: str | None = None
    n: int | None = None


@dataclass(frozen=True)
class Acknowledged:
    """How far the secretariat has a log: to record `seq` with hash `head`, by its receipt number `n`, made `at`."""

    log: str
    seq: int
    head: str
    n: int
    at: str


def next_bundle_number(writer: Writer) -> int:
    """Take the next number of this device's bundles: a receipt that bore one twice would be taken for an old one."""
    return next_in(writer, _BUNDLES)


def note_sent(writer: Writer, bundle: Sent) -> None:
    """Note a bundle that was made, read back and found good."""
    writer.connection.execute(insert(sent).values(**asdict(bundle)).on_conflict_do_nothing())


def sent_bundles(reader: Reader) -> list[Sent]:
    """Return every bundle made here, the latest first."""
    found = select(sent).order_by(sent.c.at.desc(), sent.c.first.desc(), sent.c.bundle)
    return [Sent(**row) for row in reader.connection.execute(found).mappings()]


def was_sent(reader: Reader, bundle: str) -> bool:
    """Tell whether the file with this hash is a bundle made here."""
    return reader.connection.scalar(select(sent.c.bundle).where(sent.c.bundle == bundle)) is not None


def note_refused(writer: Writer, bundle: str, reason: str) -> None:
    """Note why a bundle made here was refused where it arrived."""
    writer.connection.execute(update(sent).where(sent.c.bundle == bundle).values(refused=reason))


def acknowledgement(reader: Reader, log: str) -> Acknowledged | None:
    """Return how far a log is acknowledged, or None if nothing of it ever was."""
    found = select(acknowledged).where(acknowledged.c.log == log)
    row = reader.connection.execute(found).mappings().one_or_none()
    return Acknowledged(**row) if row else None


def acknowledge(writer: Writer, given: Acknowledged) -> None:
    """Move the cursor of a log to where a receipt says it is, back too: what is missing there is then sent again."""
    keep = insert(acknowledged).values(**asdict(given))
    writer.connection.execute(keep.on_conflict_do_update(index_elements=["log"], set_=asdict(given)))


def last_receipt(reader: Reader) -> int:
    """Return the number of the last receipt that moved a cursor, 0 if none did."""
    last: int | None = reader.connection.scalar(select(func.max(acknowledged.c.n)))
    return last or 0


def unacknowledged(reader: Reader) -> list[tuple[Log, int]]:
    """Return our logs and the last record not to be sent again, but for logs of which others hold another history.

    Logs for offices are not among them: they go to those each time, whole, and nobody acknowledges them.
    """
    found = []
    for log in logs(reader):
        cursor = acknowledgement(reader, log.id)
        if log.ours and log.audience == OWN and (cursor is None or is_ours(reader, log.id, cursor.seq, cursor.head)):
            found.append((log, cursor.seq if cursor else 0))
    return found


def is_ours(reader: Reader, log: str, seq: int, head: str) -> bool:
    """Say whether the record with hash `head` is number `seq` of the log here; the place before the first always is."""
    place = (journal.c.log == log, journal.c.seq == seq, journal.c.hash == head)
    return not seq or bool(reader.connection.scalar(select(exists().where(*place))))


def bundle_state(reader: Reader, bundle: Sent) -> str:
    """Return `received` when all records of the bundle are acknowledged, `refused` when the file was, else `sent`.

    A piece of an attached file is received when the records that name it are and no receipt asked for it since.
    """
    if bundle.file and not _lacks(reader, bundle.file):
        return "received"
    cursor = acknowledgement(reader, bundle.log) if bundle.log else None
    if cursor and cursor.seq >= (bundle.last or 0) and is_ours(reader, cursor.log, cursor.seq, cursor.head):
        return "received"
    return "refused" if bundle.refused else "sent"


def _lacks(reader: Reader, file: str) -> bool:
    """Say whether the secretariat is not known to have an attached file of this device's records."""
    if reader.connection.scalar(select(exists().where(asked.c.sha256 == file))):
        return True
    ends = {log.id: after for log, after in unacknowledged(reader)}
    named = reader.connection.execute(select(attached.c.log, attached.c.seq).where(attached.c.sha256 == file))
    return any(seq > ends.get(log, seq) for log, seq in named)

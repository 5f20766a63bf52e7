"""Backups of a device: vault, encrypted database and sidecar in one file, proved by opening what was written.

Whoever restores one was set back: the sidecar then names a record that is not in the database, so that the device goes
on in a new log (`sidecar.py`) and gives no number twice.
"""

import errno
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

import orjson
from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop import clock
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.keeping import BackupDamaged, BackupNotProved
from ctip_desktop.errors.store import DiskFull, StoreDamaged
from ctip_desktop.store import sidecar, vault
from ctip_desktop.store.backup_file import About, extract, pack
from ctip_desktop.store.beginning import begun
from ctip_desktop.store.checking import is_sound
from ctip_desktop.store.device import device
from ctip_desktop.store.engine import open_engine
from ctip_desktop.store.files import DATABASE, VAULT, make_folder
from ctip_desktop.store.known_forms import KnownForms
from ctip_desktop.store.sidecar import LogEnd, log_end
from ctip_desktop.store.store import Store
from ctip_desktop.store.tables import entry, meta
from ctip_desktop.store.transaction import Reader

APART = ".backup"
SKIPPED = 1000
"""Numbers a restored device leaves out, for nobody knows how many it gave after its backup."""

_NOTED = "backup"
_SERIES = re.compile(r"([0-9]{2})-[0-9]{4}-([A-Z]+)")
_NOT_THERE = "f" * 64


@dataclass(frozen=True)
class Backup:
    """A backup that was proved: where it is, when it was made, its bytes, and how many entries are in it."""

    file: str
    at: str
    size: int
    entries: int


def backup(store: Store, key: bytes | None, folder: Path) -> Backup:
    """Write a backup of the store, opened under `key`, into the folder; prove it, and only then note it.

    Takes some seconds for tens of thousands of entries; others may read and write meanwhile. Raise BackupFolderFull,
    BackupFolderReadOnly, BackupFolderGone, BackupNotProved, StoreDamaged, or what reading the database raises.
    """
    with _apart(store) as apart:
        made, proof = apart / "made", apart / "proof"
        for one in (made, proof):
            make_folder(one)
        store.copy_to(made / DATABASE)
        with _reading(made / DATABASE, key) as reader:
            end, about, this = log_end(reader), About(clock.timestamp(), _entries(reader)), device(reader)
        sidecar.write_sidecar(made, end)
        shutil.copyfile(store.folder / VAULT, made / VAULT)
        vault.load(made)
        passing = f"ctip-backup-{sha256(this.id.encode()).hexdigest()[:12]}"
        file = pack(made, about, folder, f"ctip-backup-{clock.today().isoformat()}", passing)
        shutil.rmtree(made)
        try:
            _prove(file, proof, key, end, about)
        except (CtipError, OSError) as error:
            with suppress(OSError):
                file.unlink()
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise DiskFull(str(proof)) from None
            with store.reading() as reader:
                if not is_sound(reader):
                    raise StoreDamaged(str(store.folder / DATABASE)) from None
            raise BackupNotProved(str(folder)) from None
        done = Backup(str(file), about.at, file.stat().st_size, about.entries)
    with store.writing() as writer:
        keep = insert(meta).values(name=_NOTED, value=orjson.dumps(asdict(done)).decode())
        writer.connection.execute(
            keep.on_conflict_do_update(index_elements=["name"], set_={"value": keep.excluded.value})
        )
    return done


def last_backup(reader: Reader) -> Backup | None:
    """Return the last backup that was proved, or None if none ever was."""
    noted = reader.connection.scalar(select(meta.c.value).where(meta.c.name == _NOTED))
    return Backup(**orjson.loads(noted)) if noted else None


def restore(file: Path, home: Path) -> Backup:
    """Make the home of the device a backup is of, as it was then; it is opened with the passphrases of then.

    Raise AlreadySetUp if there is a store in `home`, NotABackup, BackupDamaged, BackupNewer, or OSError.
    """
    with begun(home) as apart:
        about = extract(file, apart)
        end = sidecar.read_sidecar(apart)
        if end is None:
            raise BackupDamaged(str(file))
        sidecar.write_sidecar(apart, _gone_further(end))
    return Backup(str(file), about.at, file.stat().st_size, about.entries)


def _gone_further(end: LogEnd) -> LogEnd:
    """Return the end of a log that went on after this one, and gave some numbers since, of this year too."""
    this_year = clock.today().year
    named = (_SERIES.fullmatch(series) for series in end.numbers)
    numbers = {f"{one[1]}-{this_year}-{one[2]}": 0 for one in named if one} | end.numbers
    return replace(
        end, seq=end.seq + 1, head=_NOT_THERE, numbers={series: last + SKIPPED for series, last in numbers.items()}
    )


def _prove(file: Path, proof: Path, key: bytes | None, end: LogEnd, about: About) -> None:
    """Read the file again: it must hold a database that opens, is sound, and ends where it should; else raise."""
    found = extract(file, proof)
    vault.load(proof)
    with _reading(proof / DATABASE, key) as reader:
        whole = found == about and sidecar.read_sidecar(proof) == end == log_end(reader)
        if not whole or _entries(reader) != about.entries or not is_sound(reader):
            raise BackupDamaged(str(file))


def _entries(reader: Reader) -> int:
    return reader.connection.execute(select(func.count()).select_from(entry)).scalar_one()


@contextmanager
def _apart(store: Store) -> Iterator[Path]:
    """Give an empty folder in the home, whatever a killed backup left there, and take it away again."""
    folder = store.folder / APART
    shutil.rmtree(folder, ignore_errors=True)
    make_folder(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _reading(file: Path, key: bytes | None) -> Iterator[Reader]:
    engine = open_engine(file, key)
    try:
        with engine.connect() as connection, connection.begin():
            yield Reader(connection, KnownForms())
    finally:
        engine.dispose()

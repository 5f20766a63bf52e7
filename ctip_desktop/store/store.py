"""The store of one device: one file, opened under the vault's key, read and written in transactions."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, text

from ctip_desktop.errors.store import AlreadySetUp
from ctip_desktop.store import tables
from ctip_desktop.store.device import introduce
from ctip_desktop.store.engine import ALONE, WRITING, open_engine
from ctip_desktop.store.files import DATABASE as NAME
from ctip_desktop.store.files import absence, make_folder
from ctip_desktop.store.known_forms import KnownForms
from ctip_desktop.store.migrating import bring_up_to_date, stamp
from ctip_desktop.store.sidecar import go_on, log_end, read_sidecar, was_set_back, write_sidecar
from ctip_desktop.store.transaction import Reader, Writer


class Store:
    """One device's records, open; close it, or use it as a context manager.

    `set_back` is true when, at opening, the database was found older than its sidecar: this device then goes on in a
    new log, and its lost records can be asked for.
    """

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self.set_back = False
        self._engine = engine
        self._forms = KnownForms()

    @classmethod
    def create(cls, folder: Path, key: bytes | None, *, office: str, device: str, letter: str = "A") -> "Store":
        """Make an empty store in `folder` for a device; `key` is 32 bytes, None leaves it unencrypted.

        Raise AlreadySetUp if there is one.
        """
        make_folder(folder)
        file = folder / NAME
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise AlreadySetUp(str(folder)) from None
        store = cls(folder, open_engine(file, key))
        with store.writing() as writer:
            tables.metadata.create_all(writer.connection)
            writer.connection.exec_driver_sql(tables.SEARCH)
            stamp(writer.connection)
            introduce(writer, office, device, letter)
        return store

    @classmethod
    def open(cls, folder: Path, key: bytes | None) -> "Store":
        """Open the store in `folder`, brought up to date if it is older.

        Raise NotSetUp, StoreIncomplete, StoreNewer, StoreUnreadable (another key, or damaged) or what else `failures`
        names.
        """
        file = folder / NAME
        if not file.exists() or not file.stat().st_size:
            raise absence(folder, NAME)
        store = cls(folder, open_engine(file, key))
        try:
            bring_up_to_date(store._engine, file, key)
            store._notice_set_back()
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """See one unchanging state of the store."""
        with self._engine.connect() as connection, connection.begin():
            yield Reader(connection, self._forms)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Change the store: all of it is kept if the block ends well, nothing of it otherwise."""
        try:
            with self._engine.connect().execution_options(begin=WRITING) as connection, connection.begin():
                writer = Writer(connection, self._forms)
                yield writer
                end = log_end(writer) if writer.log_moved else None
        except BaseException:
            self._forms.forget()
            raise
        if end:
            # What is committed is saved, and must not be called a failure: people would enter it again.
            with suppress(OSError):
                write_sidecar(self.folder, end)

    def copy_to(self, file: Path) -> None:
        """Copy the database as it stands into a new file, encrypted under the same key."""
        with self._engine.connect().execution_options(begin=ALONE) as connection:
            connection.execute(text("VACUUM INTO :file"), {"file": str(file)})
        file.chmod(0o600)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _notice_set_back(self) -> None:
        noted = read_sidecar(self.folder)
        with self.reading() as reader:
            end = log_end(reader)
            self.set_back = noted is not None and was_set_back(reader, noted)
        if noted and self.set_back:
            with self.writing() as writer:
                go_on(writer, noted)
        elif noted != end:
            with suppress(OSError):
                write_sidecar(self.folder, end)

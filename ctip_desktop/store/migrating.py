"""Brings an older database up to date, after a copy of it was made and opened; refuses a newer one."""

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from ctip_desktop import __version__
from ctip_desktop.errors.store import CopyFailed, StoreNewer, StoreUnreadable
from ctip_desktop.store.engine import ALONE, WRITING, open_engine
from ctip_desktop.store.known_forms import KnownForms
from ctip_desktop.store.migrations import VERSIONS
from ctip_desktop.store.transaction import Writer

_MAKER = "program"


def stamp(connection: Connection) -> None:
    """Mark tables just made as those of this program."""
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY)")
    connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": VERSIONS[-1]})
    _sign(connection)


def bring_up_to_date(engine: Engine, file: Path, key: bytes | None) -> None:
    """Migrate the database if it is older.

    Raise StoreNewer if its version is not known, StoreUnreadable if it has none, CopyFailed.
    """
    with engine.begin() as connection:
        # SQLite takes a file cut within its first page for an empty database.
        if not connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")):
            raise StoreUnreadable(str(file))
        version = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if version not in VERSIONS:
        raise StoreNewer(str(file), _maker(engine) or f"> {__version__}")
    if version == VERSIONS[-1]:
        return
    copy(engine, key, file.with_name(f"{file.stem}-{version}{file.suffix}"))
    _upgrade(engine)


def _sign(connection: Connection) -> None:
    """Note which program the tables are those of, for an older one to name."""
    note = "INSERT OR REPLACE INTO meta (name, value) VALUES (:name, :version)"
    connection.execute(text(note), {"name": _MAKER, "version": __version__})


def _maker(engine: Engine) -> str | None:
    """Return the version of the program the tables are those of, if they still say it as they do now."""
    with suppress(StoreUnreadable, SQLAlchemyError), engine.begin() as connection:
        maker = connection.scalar(text("SELECT value FROM meta WHERE name = :name"), {"name": _MAKER})
        return str(maker) if maker else None
    return None


def copy(engine: Engine, key: bytes | None, target: Path) -> None:
    """Copy the database as it stands into `target`, then open the copy and count; raise CopyFailed."""
    target.unlink(missing_ok=True)
    with engine.connect().execution_options(begin=ALONE) as connection:
        connection.execute(text("VACUUM INTO :target"), {"target": str(target)})
        expected = connection.scalar(text("SELECT count(*) FROM journal"))
    target.chmod(0o600)
    copied = open_engine(target, key)
    try:
        with copied.begin() as connection:
            sound = connection.scalar(text("PRAGMA integrity_check"))
            found = connection.scalar(text("SELECT count(*) FROM journal"))
    finally:
        copied.dispose()
    if sound != "ok" or found != expected:
        raise CopyFailed(str(target))


def _upgrade(engine: Engine) -> None:
    """Take every step there is, and make what follows from the journal anew; all of it is kept, or nothing."""
    from alembic import command
    from alembic.config import Config

    from ctip_desktop.store.rebuilding import rebuild_tables

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with engine.connect().execution_options(begin=WRITING) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _sign(connection)
        rebuild_tables(Writer(connection, KnownForms()))

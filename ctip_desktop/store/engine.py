"""Opens the database file: SQLCipher under a raw key, or plain SQLite where a test or a measurement asks for it."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from ctip_desktop.store.failures import named

BUSY_MILLISECONDS = 5000
PAGE_BYTES = 8192

READING = "BEGIN"
WRITING = "BEGIN IMMEDIATE"
ALONE = ""

# FULL, not NORMAL: in WAL mode NORMAL may lose the last commits when the power goes.
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "cache_size = -32768",
    "wal_autocheckpoint = 2000",
)


def open_engine(file: Path, key: bytes | None) -> Engine:
    """Return an engine on an existing file, encrypted under the 32-byte `key`, or plain if it is None.

    The execution option `begin` says how a connection's transactions begin: READING, WRITING, or ALONE (not at all).
    """

    def connect() -> Any:
        connection = dbapi2.connect(
            f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in (*_opening(key), f"busy_timeout = {BUSY_MILLISECONDS}", *_PRAGMAS):
                connection.execute(f"PRAGMA {pragma}")
        except dbapi2.Error:
            connection.close()
            raise
        return connection

    # Parameters are what people typed: no message of a fault may hold them.
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, pool_size=2, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if statement := connection.get_execution_options().get("begin", READING):
            connection.exec_driver_sql(statement)

    @event.listens_for(engine, "handle_error")
    def name_failure(context: ExceptionContext) -> None:
        if failure := named(context.original_exception, file):
            raise failure from context.original_exception

    return engine


def _opening(key: bytes | None) -> tuple[str, ...]:
    if key is None:
        return (f"page_size = {PAGE_BYTES}",)
    # The default, because `VACUUM INTO` gives a copy no other.
    page_size = f"cipher_default_page_size = {PAGE_BYTES}"
    return "cipher_log_level = NONE", page_size, f"key = \"x'{key.hex()}'\""

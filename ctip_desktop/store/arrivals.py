"""Every bundle that ever arrived here, and what became of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.tables import arrival as table
from ctip_desktop.store.transaction import Reader, Writer

TAKEN_IN = "taken_in"
WAITS = "waits"
SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Arrival:
    """One file: `bundle` is the SHA-256 of its bytes as they came, `name` that under which it was made, if it says so.

    `state` is `taken_in`, `waits` (for earlier records of its log) or `set_aside` (`reason` is the failure's code,
    `facts` its facts). What the manifest says is None where it could not be believed; `manifest` and `signature` are
    kept as evidence.
    """

    bundle: str
    name: str
    state: str
    at: str
    kind: str | None = None
    office: str | None = None
    device: str | None = None
    log: str | None = None
    first: int | None = None
    last: int | None = None
    n: int | None = None
    reason: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    manifest: bytes | None = None
    signature: bytes | None = None


def find_arrival(reader: Reader, bundle: str) -> Arrival | None:
    """Return what became of the file with this hash, or None if it never arrived."""
    row = reader.connection.execute(select(table).where(table.c.bundle == bundle)).mappings().one_or_none()
    return _arrival(row) if row else None


def arrivals(reader: Reader) -> list[Arrival]:
    """Return every arrival, the latest first."""
    found = select(table).order_by(table.c.at.desc(), table.c.name)
    return [_arrival(row) for row in reader.connection.execute(found).mappings()]


def note_arrival(writer: Writer, arrival: Arrival) -> None:
    """Note what became of a file, in place of what was noted before."""
    values = asdict(arrival) | {"facts": orjson.dumps(dict(arrival.facts), default=str).decode()}
    writer.connection.execute(
        insert(table).values(**values).on_conflict_do_update(index_elements=["bundle"], set_=values)
    )


def _arrival(row: Mapping[Any, Any]) -> Arrival:
    return Arrival(**{**row, "facts": orjson.loads(row["facts"] or "{}")})

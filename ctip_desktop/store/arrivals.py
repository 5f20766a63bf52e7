"""Every bundle that ever arrived here, and what became of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.tables import arrival as table
from ctip_desktop.store.tables import meta
from ctip_desktop.store.transaction import Reader, Writer

TAKEN_IN = "taken_in"
WAITS = "waits"
SET_ASIDE = "set_aside"

_LOOK = "look"


@dataclass(frozen=True)
class Arrival:
    """One file: `bundle` is the SHA-256 of its bytes as they came, `name` the one it was made under, empty if not told.

    `state` is `taken_in`, `waits` (for earlier records of its log) or `set_aside` (`reason` is the failure's code,
    `facts` its facts); it came to that state `at` a moment, and first came here `first_at`, which stays. What the
    manifest says is None where it could not be believed; `manifest` and `signature` are kept as evidence. `size` is the
    file's in bytes, `medium` is `usb` or `folder`; None where it was not noted.
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
    size: int | None = None
    medium: str | None = None
    first_at: str = ""

    @property
    def said(self) -> Mapping[str, Any]:
        """Return what the manifest says that was kept as evidence; nothing where none could be believed."""
        return said_in(self.manifest) if self.manifest else {}


def said_in(signed: bytes) -> Mapping[str, Any]:
    """Return what a manifest says, kept as it was signed: under the line that names the format."""
    said: Mapping[str, Any] = orjson.loads(signed.split(b"\n", 1)[1])
    return said


def find_arrival(reader: Reader, bundle: str) -> Arrival | None:
    """Return what became of the file with this hash, or None if it never arrived."""
    row = reader.connection.execute(select(table).where(table.c.bundle == bundle)).mappings().one_or_none()
    return _arrival(row) if row else None


def arrivals(reader: Reader, state: str | None = None) -> list[Arrival]:
    """Return every arrival, or those in one state, the latest first."""
    found = select(table).order_by(table.c.at.desc(), table.c.name, table.c.bundle)
    if state is not None:
        found = found.where(table.c.state == state)
    return [_arrival(row) for row in reader.connection.execute(found).mappings()]


def carried(reader: Reader, log: str, seq: int) -> Arrival | None:
    """Return the arrival whose bundle holds a record of a log, the first that was taken in, or None."""
    holding = (table.c.log == log, table.c.first <= seq, table.c.last >= seq, table.c.state == TAKEN_IN)
    row = reader.connection.execute(select(table).where(*holding).order_by(table.c.at).limit(1)).mappings().first()
    return _arrival(row) if row else None


def note_arrival(writer: Writer, arrival: Arrival) -> None:
    """Note what became of a file, in place of what was noted before: all but when it first came.

    What was taken in once stays taken in.
    """
    values = asdict(arrival) | {"facts": orjson.dumps(dict(arrival.facts), default=str).decode()}
    note = insert(table).values(**values | {"first_at": arrival.first_at or arrival.at})
    del values["first_at"]
    writer.connection.execute(
        note.on_conflict_do_update(index_elements=["bundle"], set_=values, where=table.c.state != TAKEN_IN)
    )


def last_look(reader: Reader) -> str | None:
    """Return what this device relied on when it last went through what is set aside, or None."""
    return reader.connection.scalar(select(meta.c.value).where(meta.c.name == _LOOK))


def note_look(writer: Writer, relied_on: str) -> None:
    """Note what this device relied on when it went through what is set aside."""
    keep = insert(meta).values(name=_LOOK, value=relied_on)
    writer.connection.execute(keep.on_conflict_do_update(index_elements=["name"], set_={"value": relied_on}))


def _arrival(row: Mapping[Any, Any]) -> Arrival:
    return Arrival(**{**row, "facts": orjson.loads(row["facts"] or "{}")})

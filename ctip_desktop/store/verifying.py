"""What is keyed once more from the same paper, to be compared with an entry: kept at every pause, and never sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop import clock
from ctip_desktop.store.tables import verifying as table
from ctip_desktop.store.transaction import Reader, Writer


@dataclass(frozen=True)
class Keyed:
    """What one user keyed once more of an entry, in a form version, and where they were.

    `decisions` say by path what was decided where the two differ: `first`, `second`, or `{"answer": …}` for what was
    read off the paper once more.
    """

    entry: str
    by: str
    fv: str
    answers: Mapping[str, Any]
    about: Mapping[str, Mapping[str, Any]]
    decisions: Mapping[str, Any] = field(default_factory=dict)
    caret: str = ""
    saved_at: str = ""


def keep_keyed(writer: Writer, keyed: Keyed) -> None:
    """Keep it in place of what this user kept before for the entry."""
    values = {
        "fv": keyed.fv,
        "answers": orjson.dumps(keyed.answers).decode(),
        "about": orjson.dumps(keyed.about).decode(),
        "decisions": orjson.dumps(keyed.decisions).decode(),
        "caret": keyed.caret,
        "saved_at": clock.timestamp(),
    }
    kept = insert(table).values(entry=keyed.entry, by=keyed.by, **values)
    writer.connection.execute(kept.on_conflict_do_update(index_elements=["entry", "by"], set_=values))


def find_keyed(reader: Reader, entry: str, by: str) -> Keyed | None:
    """Return what a user keyed once more of an entry; None if nothing was."""
    found = select(table).where(table.c.entry == entry, table.c.by == by)
    row = reader.connection.execute(found).mappings().one_or_none()
    if row is None:
        return None
    facts = dict(row)
    read = {name: orjson.loads(facts.pop(name)) for name in ("answers", "about", "decisions")}
    return Keyed(**read, **facts)


def drop_keyed(writer: Writer, entry: str, by: str) -> None:
    """Forget it."""
    writer.connection.execute(delete(table).where(table.c.entry == entry, table.c.by == by))

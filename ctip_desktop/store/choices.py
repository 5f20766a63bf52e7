"""What the office's administrator settles for everybody at this device; kept in the store, so that nobody else can."""

from dataclasses import asdict, dataclass

import orjson
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop.store.tables import meta
from ctip_desktop.store.transaction import Reader, Writer

SHORTEST_LOCK, LONGEST_LOCK = 1, 15
_NAME = "choices"


@dataclass(frozen=True)
class Choices:
    """The office's choices.

    Args:
        lock_minutes: how long nobody need touch a key before the desk locks itself, 1 to 15.
        capture: whether other programs may take pictures of the window.
        backup_folder: where backups go; empty until it was said.
    """

    lock_minutes: int = 5
    capture: bool = False
    backup_folder: str = ""


def choices(reader: Reader) -> Choices:
    """Return what was chosen, or what holds until something is."""
    kept = reader.connection.scalar(select(meta.c.value).where(meta.c.name == _NAME))
    return Choices(**orjson.loads(kept)) if kept else Choices()


def choose(writer: Writer, chosen: Choices) -> None:
    """Keep what was chosen, the minutes within their bounds."""
    minutes = min(max(chosen.lock_minutes, SHORTEST_LOCK), LONGEST_LOCK)
    value = orjson.dumps(asdict(chosen) | {"lock_minutes": minutes}).decode()
    keep = insert(meta).values(name=_NAME, value=value)
    writer.connection.execute(keep.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

"""An enrolled device that does not run our program: it signs and seals whatever records it likes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from ctip_desktop import clock
from ctip_desktop.bundles import contents
from ctip_desktop.entries.record import NO_RECORD, hash_of
from ctip_desktop.sync.shipping import send
from ctip_desktop.trust.identity import identity
from tests.support.offices import Office
from tests.support.stores import CASE, USER

GOOD: dict[str, Any] = {
    "op": "put",
    "parents": [],
    "form": CASE.name,
    "fv": CASE.version,
    "by": USER,
    "at": "2026-11-22T05:00:00Z",
    "number": "01-2026-Z-0001",
    "answers": {},
    "about": {},
    "hidden": [],
    "att": [],
}


@dataclass(frozen=True)
class Rogue:
    """Writes in the name of an enrolled office, to whom its device would write."""

    office: Office

    def post(self, folder: Path, *records: dict[str, Any], log: str = "") -> list[str]:
        """Put a bundle with a log of these records, good but for what they say, into the folder; return the hashes."""
        lines = list(_lines(records))
        with self.office.store.reading() as reader:
            me = identity(reader)
        assert me.trust_list
        folder.mkdir(exist_ok=True)
        stretch = contents.journal(log or clock.new_id(), lines)
        send(self.office.store, folder, stretch, me.sender(), me.trust_list.journal_recipients(me.device.id), "00")
        return [hash_of(line) for line in lines]


def _lines(records: tuple[dict[str, Any], ...]) -> Iterator[bytes]:
    prev = NO_RECORD
    for seq, record in enumerate(records, 1):
        parts = GOOD | {"entry": clock.new_id()} | record | {"seq": seq, "prev": prev}
        line = orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)
        prev = hash_of(line)
        yield line

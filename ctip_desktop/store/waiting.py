"""What waits to be sent, form by form: entries with a revision of ours that nobody acknowledged yet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import orjson
from sqlalchemy import text

from ctip_desktop.entries.record import decode
from ctip_desktop.store.outbox import unacknowledged
from ctip_desktop.store.transaction import Reader

MOST_READ = 2000
"""Entries of one form up to which their answers are read, to say what they hold."""

_WAITING = """
    SELECT e.form, e.no, min(EXISTS (
        SELECT 1 FROM sent s
        WHERE s.log = r.log AND s.first <= r.seq AND s.last >= r.seq AND s.refused IS NULL
    ))
    FROM revision r JOIN entry e ON e.no = r.entry
    WHERE r.log = :log AND r.seq > :after
    GROUP BY e.no
"""
_STANDING = """
    SELECT e.fv, j.line FROM entry e JOIN journal j ON j.log = e.log AND j.seq = e.seq
    WHERE e.no IN (SELECT value FROM json_each(:numbers)) ORDER BY e.no
"""
_DAYS = """
    SELECT min(date), max(date) FROM entry WHERE date != '' AND no IN (SELECT value FROM json_each(:numbers))
"""


@dataclass(frozen=True)
class Waiting:
    """Entries of one form that wait: `final` in no bundle yet, `sent` in one that nobody acknowledged.

    `since` and `until` are the days they are of, ISO or empty; `several` are form version and answers of each, none
    when there are too many to look at.
    """

    form: str
    state: Literal["final", "sent"]
    count: int
    since: str
    until: str
    several: tuple[tuple[str, Mapping[str, Any]], ...]


def waiting(reader: Reader) -> list[Waiting]:
    """Return what the next sending takes along: by form, what is new before what goes again."""
    found: dict[int, tuple[str, bool]] = {}
    for log, after in unacknowledged(reader):
        for form, no, travels in reader.connection.execute(text(_WAITING), {"log": log.id, "after": after}):
            found[no] = form, bool(travels) and found.get(no, (form, True))[1]
    groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for no, group in found.items():
        groups[group].append(no)
    return [_group(reader, form, travels, groups[form, travels]) for form, travels in sorted(groups)]


def _group(reader: Reader, form: str, travels: bool, numbers: Sequence[int]) -> Waiting:
    named = {"numbers": orjson.dumps(numbers).decode()}
    since, until = reader.connection.execute(text(_DAYS), named).one()
    several = tuple(_read(reader, named)) if len(numbers) <= MOST_READ else ()
    return Waiting(form, "sent" if travels else "final", len(numbers), since or "", until or "", several)


def _read(reader: Reader, named: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for version, line in reader.connection.execute(text(_STANDING), named):
        yield version, decode(line).answers

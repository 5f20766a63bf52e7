"""What a person asked of the list of entries, as conditions that one index answers without reading a single entry."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson
from sqlalchemy import select

from ctip_desktop.forms.secretariat_forms import names
from ctip_desktop.store import search
from ctip_desktop.store.audience import OWN
from ctip_desktop.store.listing import State
from ctip_desktop.store.outbox import acknowledgement
from ctip_desktop.store.returned import QUERY as RETURNED
from ctip_desktop.store.tables import log, sent
from ctip_desktop.store.transaction import Reader

Order = Literal["date", "state", "form", "number", "office"]

_RANKS: tuple[State, ...] = ("conflict", "returned", "final", "sent", "received")


@dataclass(frozen=True)
class Asked:
    """Which entries are listed, and in which order.

    `since` and `until` are ISO days, both included, of the day an entry is about; one that names none is in no period.
    The state `draft` is of all that is being typed for, also of what was saved before. `words` are looked for as
    `search.find` does. In the orders `state`, `form` and `office` what is alike stands in the order of its days, the
    latest first. `entries`, where it is given, holds the only ones that may be listed.
    """

    form: str | None = None
    state: State | None = None
    since: str | None = None
    until: str | None = None
    words: str = ""
    office: str | None = None
    order: Order = "date"
    descending: bool = True
    entries: frozenset[str] | None = None


@dataclass
class Sieve:
    """The SQL of what was asked.

    `conditions` hold of an entry that is `holding` the words; `key` is what entries are ordered by where they are alike
    in `group`. What the secretariat says by forms of its own is not `listed`; no word finds it either. `walking` is to
    try one entry after another for the words, instead of finding all that hold them first.
    """

    conditions: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    holding: search.Holding | None = None
    group: str | None = None
    key: str = "date"
    index: str = "ix_entry_date"
    walking: bool = False
    listed: bool = True

    def where(self, *more: str) -> str:
        """Return the tables to read and all conditions on them, and more."""
        held: tuple[str, ...] = ()
        if self.holding:
            # The sign keeps SQLite from going through what holds the words, to sort it then.
            held = (self.holding.each if self.walking else f"+no IN ({self.holding.sql})",)
        conditions = " AND ".join((f"listed = {int(self.listed)}", *self.conditions, *held, *more))
        return f"FROM entry INDEXED BY {self.index} WHERE {conditions}"

    def counting(self) -> str:
        """Return the query of how many entries there are."""
        if self.holding and not self.conditions:
            return f"SELECT count(*) FROM ({self.holding.sql})"  # noqa: S608 - ours
        return f"SELECT count(*) {self.where()}"


def sieve(reader: Reader, asked: Asked) -> Sieve:
    """Return the SQL of what was asked."""
    found = Sieve(holding=search.holding(asked.words))
    found.listed = asked.form not in names()
    states = _states(reader, found.values) if asked.state or asked.order == "state" else {}
    for name, value in (("form", asked.form), ("office", asked.office)):
        if value is not None:
            found.conditions.append(f"{name} = :{name}")
            found.values[name] = value
    if asked.entries is not None:
        found.conditions.append("+no IN (SELECT no FROM entry WHERE id IN (SELECT value FROM json_each(:entries)))")
        found.values["entries"] = orjson.dumps(sorted(asked.entries)).decode()
    if asked.since or asked.until:
        found.conditions.append("date BETWEEN :since AND :until")
        found.values |= {"since": asked.since or "0", "until": asked.until or "9999"}
    if asked.state == "draft":
        found.conditions.append("+no IN (SELECT no FROM entry WHERE id IN (SELECT entry FROM draft))")
    elif asked.state == "received":
        found.conditions.append(f"+no NOT IN ({' UNION ALL '.join(states.values())})")
    elif asked.state:
        found.conditions.append(f"+no IN ({states[asked.state]})")
    if found.holding:
        found.values |= found.holding.values
    if asked.order == "number":
        found.key, found.index = "number", "ix_entry_number"
    elif asked.order != "date":
        found.group = _rank(states) if asked.order == "state" else asked.order
    return found


def _states(reader: Reader, values: dict[str, Any]) -> dict[State, str]:
    """Return the queries of the `no` of entries in each state but `received`, in which are all others.

    `listing` says the same of one entry at a time.
    """
    final, travelling = [], []
    for number, (own, seen, stretches) in enumerate(_pending(reader)):
        values |= {f"log{number}": own, f"seen{number}": seen}
        pending = (
            "SELECT entry.no FROM revision JOIN entry ON entry.no = revision.entry AND entry.log = revision.log"  # noqa: S608
            f" AND entry.seq = revision.seq WHERE revision.log = :log{number} AND revision.seq > :seen{number}"
            f" AND entry.heads = 1 AND entry.no NOT IN ({RETURNED})"
        )
        held = " OR ".join(f"entry.seq BETWEEN {first} AND {last}" for first, last in stretches) or "0"
        travelling.append(f"{pending} AND ({held})")
        final.append(f"{pending} AND NOT ({held})")
    return {
        "conflict": "SELECT no FROM entry WHERE heads > 1",
        "returned": RETURNED,
        "final": " UNION ALL ".join(final),
        "sent": " UNION ALL ".join(travelling),
    }


def _rank(states: Mapping[State, str]) -> str:
    """Return how far an entry has come, as its place in `_RANKS`."""
    cases = (f"WHEN no IN ({query}) THEN {_RANKS.index(state)}" for state, query in states.items())
    return f"(CASE {' '.join(cases)} ELSE {_RANKS.index('received')} END)"


def _pending(reader: Reader) -> Iterator[tuple[str, int, list[tuple[int, int]]]]:
    """Yield this device's logs, how far each is acknowledged, and the stretches beyond that are in a bundle."""
    travelling: dict[str, list[tuple[int, int]]] = defaultdict(list)
    found = select(sent.c.log, sent.c.first, sent.c.last).where(sent.c.refused.is_(None), sent.c.log.is_not(None))
    for own, first, last in reader.connection.execute(found.order_by(sent.c.log, sent.c.first)):
        before = travelling[own]
        if before and first <= before[-1][1] + 1:
            before[-1] = (before[-1][0], max(before[-1][1], last))
        else:
            before.append((first, last))
    ours = select(log.c.id).where(log.c.ours, log.c.audience == OWN).order_by(log.c.id)
    for own in reader.connection.scalars(ours).all():
        cursor = acknowledgement(reader, own)
        seen = cursor.seq if cursor else 0
        yield own, seen, [(first, last) for first, last in travelling[own] if last > seen]

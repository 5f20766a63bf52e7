"""What every province of a made-up country wrote down, declared and sent until 8 July 2026, taken in by a secretariat.

Some are late or silent, one has nothing to report, and one changes what it had declared, so that every state is seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD, Record, encode, hash_of
from ctip_desktop.forms.installed import load
from ctip_desktop.reports.duties.owed import owed
from ctip_desktop.reports.periods import Period, parse_period
from ctip_desktop.reports.statements.adding_up import add_up, heads_here
from ctip_desktop.reports.statements.declared import NOTHING, Declared, answers_of, seal_of
from ctip_desktop.reports.statements.versions import statement_kinds
from ctip_desktop.sample.answers import MAKERS, Kept, provinces
from ctip_desktop.sample.whole import whole
from ctip_desktop.store.arrivals import TAKEN_IN, Arrival, note_arrival
from ctip_desktop.store.journal import take_in
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store

TODAY = date(2026, 7, 8)
_MONTHS = [f"{2023 + month // 12}-{month % 12 + 1:02}" for month in range(6, 42)]
_DECLARED_FROM = "2026-01"
"""Of three years' entries those before came with the first statements, as where a province begins with what it had."""
_LIKELY = {
    "case": 1.2, "victim": 0.3, "suspect": 0.2, "assistance": 0.5, "repatriation": 0.6, "prevention": 1.2,
    "training": 0.3, "border_counts": 0.6, "hotline": 0.3, "inspection": 0.4, "meeting": 0.5, "request": 0.4,
    "plan_item": 0.15, "legal_instrument": 0.1, "organisation": 0.05,
}  # fmt: skip
"""Of seven entries an office of usual size makes in a month: in the country hundreds of cases in a year."""
_LATE = {("05", "2026-04"), ("09", "2026-03"), ("22", "2026-02"), ("24", "2026-05")}
_SILENT = {("13", "2026-06"), ("18", "2026-04"), ("19", "2026-06")}
_IDLE = "23"
_CHANGED = ("02", "2026-03")
_CLERK, _OFFICER = "1" * 32, "ចន្ថា"


def fill(store: Store, seed: int = 7, each: float = 1.0) -> int:
    """Take in the country's logs into an empty store of the secretariat; return how many entries came.

    Args:
        each: how many times the usual number of entries an office makes.
    """
    chance = Random(seed)  # noqa: S311 - made up, and meant to be the same again
    with store.writing() as writer:
        for name in (*MAKERS, "statement"):
            add_form(writer, load(name))
    logs = {code: _Log(code) for code in provinces()}
    for month in map(parse_period, _MONTHS):
        for place, log in enumerate(logs.values()):
            _write_down(log, month, chance, each * (0.7 + 3 / (place + 2)))
        if month.code >= _DECLARED_FROM:
            for log in logs.values():
                _declare(store, log, month)
    changed = logs[_CHANGED[0]]
    changed.change("case", parse_period(_CHANGED[1]), TODAY - timedelta(18), extent="internal")
    _send(store, changed, TODAY - timedelta(16))
    came = (record for log in logs.values() for record in log.records[: log.sent])
    return len({record.entry for record in came if record.form != "statement"})


@dataclass
class _Log:
    """The log of an office; `sent` of its records came to the secretariat in so many `bundles`."""

    office: str
    records: list[Record] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    head: str = NO_RECORD
    sent: int = 0
    bundles: int = 0

    def put(self, form: str, answers: Mapping[str, Any], day: date) -> None:
        """Write a new entry."""
        number = len(self.lines) + 1
        self._write(
            form, answers, day, f"{int(self.office):02x}{number:030x}", (), f"{self.office}-{day.year}-A-{number:04}"
        )

    def change(self, form: str, period: Period, day: date, **changes: Any) -> None:
        """Write another state of the first entry of a form in a period."""
        place, before = next(
            (place, one) for place, one in enumerate(self.records) if one.form == form and one.at >= str(period.start)
        )
        self._write(
            form, {**before.answers, **changes}, day, before.entry, (hash_of(self.lines[place]),), before.number
        )

    def _write(
        self, form: str, answers: Mapping[str, Any], day: date, entry: str, parents: tuple[str, ...], number: str
    ) -> None:
        record = Record(
            seq=len(self.lines) + 1, prev=self.head, op="put", entry=entry, parents=parents, form=form,
            fv=load(form).version, by=_CLERK, at=f"{day}T03:00:00Z", number=number, answers=answers, about={},
        )  # fmt: skip
        self.records.append(record)
        self.lines.append(encode(record))
        self.head = hash_of(self.lines[-1])


def _write_down(log: _Log, month: Period, chance: Random, size: float) -> None:
    """Write the entries of a month."""
    if log.office == _IDLE:
        return
    kinds = chance.choices(list(_LIKELY), list(_LIKELY.values()), k=_how_many(chance, 7 * size))
    if (log.office, month.code) == _CHANGED:
        kinds.append("case")
    for kind, day in zip(kinds, sorted(chance.choices(range(1, 28), k=len(kinds))), strict=True):
        at = month.start.replace(day=day)
        answers = whole(Kept(log.office, kind, MAKERS[kind](chance, str(at))), chance, TODAY)
        if answers is not None:
            log.put(kind, answers, at)


def _declare(store: Store, log: _Log, month: Period) -> None:
    """Send the entries of a month and then its statement, unless the office is silent."""
    if (log.office, month.code) in _SILENT:
        return
    (duty,) = owed(log.office, month)
    came = duty.due + timedelta(8 if (log.office, month.code) in _LATE else -2)
    _send(store, log, came)
    with store.reading() as reader:
        lines = add_up(reader, log.office, month, statement_kinds(), duty.kinds, came)
        counted = heads_here(reader, log.office)
    nothing = not any(line.entries for line in lines)
    if nothing:
        lines = tuple(replace(line, state=NOTHING) for line in lines)
    made = Declared(log.office, month.code, nothing, lines, (), counted, _OFFICER, str(came))
    answers = {
        "period": month.code,
        "period_kind": "month",
        "period_start": str(month.start),
        "prepared_on": str(came),
        "prepared_by": _OFFICER,
        **answers_of(made),
        "approved_by": _OFFICER,
        "approved_on": str(came),
        "seal": seal_of(made),
    }
    log.put("statement", answers, came)
    _send(store, log, came)


def _send(store: Store, log: _Log, day: date) -> None:
    """Take in at the secretariat what an office wrote since, as of the day it came."""
    first, device = log.sent + 1, f"{int(log.office):032x}"
    if first > len(log.lines):
        return
    prev = log.records[log.sent].prev
    log.sent, log.bundles = len(log.lines), log.bundles + 1
    bundle = f"{int(log.office):02x}{log.bundles:062x}"
    with store.writing() as writer:
        take_in(
            writer, log=device, office=log.office, device=device, checked=check(log.lines[first - 1 :], first, prev),
            bundle=bundle,
        )  # fmt: skip
        note_arrival(
            writer,
            Arrival(
                bundle, "", TAKEN_IN, f"{day}T03:00:00Z", "journal", log.office, device, device, first, log.sent,
                log.bundles,
            ),
        )  # fmt: skip


def _how_many(chance: Random, usual: float) -> int:
    """Return a number that is `usual` on the average, now more and now less."""
    return round(chance.triangular(0, 2 * usual))

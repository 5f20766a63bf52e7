"""A secretariat of which every province reports: statements of months in every state, the days they came, letters.

`a_half_year` is told by hand, so that each state is seen; `years` makes up many.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD, Record, encode, hash_of
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.reports.duties.owed import owed
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.statements.declared import Counted, Declared, Line, answers_of, seal_of
from ctip_desktop.store.arrivals import SET_ASIDE, TAKEN_IN, Arrival, note_arrival
from ctip_desktop.store.journal import take_in
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from tests.support.stores import USER

PROVINCES = tuple(code for code in offices() if code != SECRETARIAT)
TODAY = date(2026, 7, 8)
OFFICER = "ចន្ទ្រា"


@dataclass(frozen=True)
class Month:
    """What an office did for a month: `how` is `received`, `late`, `nothing`, `part`, `partly`, `changed` or `silent`.

    `came` is the day it arrived; empty for two days before it was due, eight after where it is late.
    """

    office: str
    month: str
    how: str = "received"
    came: str = ""


@dataclass
class _Log:
    """The log of an office while it is written."""

    office: str
    lines: list[bytes] = field(default_factory=list)
    ends: list[tuple[int, str]] = field(default_factory=list)
    prev: str = NO_RECORD

    @property
    def id(self) -> str:
        return f"{int(self.office):032x}"

    def put(
        self, form: str, answers: Mapping[str, Any], at: str, entry: str = "", parents: Sequence[str] = (), no: int = 0
    ) -> tuple[str, str, int]:
        """Write a state of an entry; return its id, the revision and its number."""
        seq = len(self.lines) + 1
        record = Record(
            seq=seq,
            prev=self.prev,
            op="put",
            entry=entry or f"{int(self.office):02x}{seq:030x}",
            parents=tuple(parents),
            form=form,
            fv=load(form).version,
            by=USER,
            at=f"{at}T03:00:00Z",
            number=f"{self.office}-{at[:4]}-A-{no or seq:04d}",
            answers=dict(answers),
            about={},
        )
        line = encode(record)
        self.lines.append(line)
        self.prev = hash_of(line)
        return record.entry, self.prev, no or seq

    def arrive(self, day: str) -> None:
        """Let all that was written since come on a day."""
        self.ends.append((len(self.lines), day))


def told(plan: Mapping[tuple[str, str], Month]) -> list[Month]:
    """Return what every office did in the first half of 2026: received in time but for what the plan says."""
    months = [f"2026-{number:02}" for number in range(1, 7)]
    return [plan.get((code, month), Month(code, month)) for code in PROVINCES for month in months]


def a_half_year() -> list[Month]:
    """Return half a year with every state: as an officer of the secretariat finds it on 8 July."""
    june = "2026-06"
    several = [
        Month("04", "2026-02", "nothing"),
        Month("05", "2026-04", "late"),
        Month("09", "2026-03", "late"),
        Month("09", "2026-05", "silent"),
        Month("13", "2026-05", "late", "2026-06-12"),
        Month("18", "2026-04", "silent"),
        Month("22", "2026-02", "late"),
        Month("24", "2026-05", "late"),
        Month("02", "2026-03", "changed"),
        *(Month("11", f"2026-0{number}", "nothing") for number in (1, 2, 4, 6)),
        *(Month("16", f"2026-0{number}", "nothing") for number in (2, 5, 6)),
        *(Month("23", f"2026-0{number}", "nothing") for number in (1, 2, 3, 5, 6)),
        *(Month(code, june, "silent") for code in ("01", "06", "09", "13", "19")),
        Month("05", june, "part"),
        Month("18", june, "partly"),
    ]
    return told({(one.office, one.month): one for one in several})


def years(several: Sequence[int], seed: int = 7) -> list[Month]:
    """Return the months of every office in these years, most of them received in time."""
    chance = Random(seed)
    return [
        Month(code, f"{year}-{month:02}", chance.choice(("received",) * 8 + ("late", "nothing", "changed")))
        for code in PROVINCES
        for year in several
        for month in range(1, 13)
    ]


def a_reporting_secretariat(
    folder: Path, months: Sequence[Month], each: int = 1, aside: Sequence[Arrival] = (), key: bytes | None = None
) -> Store:
    """Return the secretariat's store with what these months brought: `each` cases a month where there are any."""
    store = Store.create(folder, key, office=SECRETARIAT, device="d" * 32)
    with store.writing() as writer:
        for name in ("case", "meeting", "training", "statement"):
            add_form(writer, load(name))
    by_office: dict[str, list[Month]] = {}
    for one in months:
        by_office.setdefault(one.office, []).append(one)
    for office, several in by_office.items():
        log = _Log(office)
        for one in several:
            _write(log, one, each)
        _deliver(store, log)
    with store.writing() as writer:
        for arrival in aside:
            note_arrival(writer, arrival)
    return store


def set_aside(office: str, n: int, day: str, reason: str = "log_of_another", **facts: object) -> Arrival:
    """Return a bundle of an office that was set aside on a day; its manifest could be believed."""
    return Arrival(
        f"{int(office):02x}{n:062x}", "", SET_ASIDE, f"{day}T03:00:00Z", "journal", office, "d" * 32, n=n,
        reason=reason, facts=facts,
    )  # fmt: skip


def _write(log: _Log, one: Month, each: int) -> None:
    if one.how == "silent":
        return
    duty = owed(one.office, parse_period(one.month))[0]
    shift = 8 if one.how == "late" else -2
    came = one.came or date.fromordinal(duty.due.toordinal() + shift).isoformat()
    case = {"offence": "trafficking", "reported_on": f"{one.month}-12"}
    cases = [log.put("case", case, came) for _ in range(0 if one.how == "nothing" else each)]
    if one.how != "part":
        kinds = duty.kinds[:6] if one.how == "partly" else duty.kinds
        _declare(log, one, kinds, came, each)
    log.arrive(came)
    if one.how == "changed":
        entry, revision, no = cases[0]
        later = f"2026-06-{20 + int(one.office) % 8:02}" if one.month < "2026-06" else came
        changed = case | {"victim": [{"_id": "1" * 32, "v_sex": "Feminine"}]}
        log.put("case", changed, came, entry, [revision], no)
        log.arrive(later)


def _declare(log: _Log, one: Month, kinds: Sequence[str], day: str, each: int) -> None:
    nothing = one.how == "nothing"
    lines = tuple(
        Line(kind, "figures", each, {"cases": str(each)}) if kind == "case" and not nothing else Line(kind, "nothing")
        for kind in kinds
    )
    counted = (Counted(log.id, len(log.lines), log.prev),)
    made = Declared(one.office, one.month, nothing, lines, (), counted, OFFICER, day)
    sealed = replace(made, seal=seal_of(made))
    first = {"period": one.month, "period_start": f"{one.month}-01", "period_kind": "month", "prepared_on": day}
    approval = {"approved_by": sealed.approved_by, "approved_on": day, "seal": sealed.seal}
    log.put("statement", {**first, **answers_of(sealed), **approval}, day)


def _deliver(store: Store, log: _Log) -> None:
    checked = check(log.lines, 1, NO_RECORD)
    with store.writing() as writer:
        before = 0
        for n, (end, day) in enumerate(_ends(log), start=1):
            bundle = f"{int(log.office):02x}{n:062x}"
            take_in(
                writer, log=log.id, office=log.office, device=f"{int(log.office):032x}", checked=checked[before:end],
                bundle=bundle,
            )  # fmt: skip
            at = f"{day}T03:00:00Z"
            arrival = Arrival(
                bundle, "", TAKEN_IN, at, "journal", log.office, f"{int(log.office):032x}", log.id, before + 1, end, n
            )
            note_arrival(writer, arrival)
            before = end


def _ends(log: _Log) -> Iterator[tuple[int, str]]:
    done = 0
    for end, day in log.ends:
        if end > done:
            yield end, day
            done = end

"""Completeness: offices by periods by kinds, each with its state, on time or late.

The secretariat sees every province by what arrived here; a province sees itself by what it made, sent and was told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.reports.completeness.judging import (
    DONE,
    Facts,
    Share,
    State,
    is_late,
    judge,
    judge_kinds,
    judge_longer,
)
from ctip_desktop.reports.duties.calendars import calendar_of
from ctip_desktop.reports.duties.owed import Owed, owed
from ctip_desktop.reports.indicators.placing import entry_counts, known_form
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.changes import Touched
from ctip_desktop.reports.statements.versions import FORM, Version, holding, statement_kinds, versions
from ctip_desktop.store.arrivals import TAKEN_IN, Arrival, arrivals
from ctip_desktop.store.device import device
from ctip_desktop.store.drafts import drafts
from ctip_desktop.store.journal import Log, logs
from ctip_desktop.store.outbox import Sent, acknowledgement, sent_bundles
from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class Cell:
    """A statement that is owed, and how far it has come.

    `late` is None as long as none arrived; `arrived` is the day of the first that did. `number` is its entry's, empty
    without one; `versions` were approved in all; `lacking` are logs of which records it counted are not here.
    """

    owed: Owed
    state: State
    kinds: Mapping[str, State]
    late: bool | None = None
    arrived: date | None = None
    number: str = ""
    versions: int = 0
    lacking: tuple[str, ...] = ()

    def is_overdue(self, today: date) -> bool:
        """Say whether the day it was due has passed, and the secretariat does not have the whole of it."""
        return self.state not in DONE and today > self.owed.due


@dataclass(frozen=True)
class Row:
    """An office: its cells, a month each, the state of the whole period, and the share of what is due."""

    office: str
    cells: tuple[Cell, ...]
    state: State
    share: Share

    def overdue(self, today: date) -> list[Cell]:
        """Return the statements the office is late with: what a reminder names, and nothing that is not yet due."""
        return [cell for cell in self.cells if cell.is_overdue(today)]


@dataclass(frozen=True)
class Completeness:
    """The rows of a period by office; a share for each month by its code, of all offices that owe; and over all.

    `versions` are those of every statement that begins in the period, by office and period, in their order.
    """

    period: Period
    today: date
    rows: tuple[Row, ...]
    months: Mapping[str, Share]
    states: Mapping[str, Mapping[State, int]]
    share: Share
    versions: Mapping[tuple[str, str], Sequence[Version]] = field(default_factory=dict)


def completeness(reader: Reader, period: Period, today: date) -> Completeness:
    """Return how far the statements of a period are: at the secretariat of every province, elsewhere the own one's."""
    here = device(reader).office
    shown = [code for code in offices() if code != SECRETARIAT] if here == SECRETARIAT else [here]
    calendar = calendar_of(reader)
    due = {office: owed(office, period, calendar) for office in shown}
    known = _Known(reader, period, own=here if here != SECRETARIAT else "")
    rows = tuple(_row(known, office, statements, today) for office, statements in due.items())
    cells = [cell for row in rows for cell in row.cells]
    by_month: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_month[cell.owed.period.code].append(cell)
    return Completeness(
        period,
        today,
        rows,
        months={code: _of_all(several) for code, several in by_month.items()},
        states={code: Counter(cell.state for cell in several) for code, several in by_month.items()},
        share=_of_due(cells, today),
        versions=known.versions,
    )


def _row(known: "_Known", office: str, statements: Sequence[Owed], today: date) -> Row:
    cells = tuple(_cell(known, one, today) for one in statements)
    return Row(office, cells, judge_longer(cell.state for cell in cells), _of_due(cells, today))


def _of_due(cells: Iterable[Cell], today: date) -> Share:
    """Return the share of the statements whose day has passed."""
    due = [cell for cell in cells if cell.owed.due < today]
    return Share(sum(cell.state in DONE for cell in due), len(due))


def _of_all(cells: Sequence[Cell]) -> Share:
    return Share(sum(cell.state in DONE for cell in cells), len(cells))


def _cell(known: "_Known", one: Owed, today: date) -> Cell:
    several = known.versions.get((one.office, one.period.code), [])
    facts, held, lacking = known.facts(one, several)
    own = bool(known.own)
    approved = sum(version.approved for version in several)
    return Cell(
        one,
        judge(one, facts, today, own=own),
        judge_kinds(one, facts, today, own=own),
        is_late(one, facts) if facts.arrived else None,
        facts.arrived,
        (held or several[-1]).number if several else "",
        approved,
        lacking,
    )


class _Known:
    """What a store knows of statements and their journeys, read once for all cells."""

    def __init__(self, reader: Reader, period: Period, own: str) -> None:
        self.own = own
        self.versions: dict[tuple[str, str], list[Version]] = defaultdict(list)
        for version in versions(reader, own, within=period):
            self.versions[version.declared.office, version.declared.period].append(version)
        kinds = statement_kinds()
        here = logs(reader)
        self._touched = Touched(reader, kinds, self._floor(here), period)
        self._heads = {log.id: log.seq for log in here}
        self._ours = {log.id for log in here if log.ours}
        self._told = {log: said.seq for log in self._heads if (said := acknowledgement(reader, log))}
        self._came = _bundles((one, one.first_at) for one in arrivals(reader, TAKEN_IN))
        self._left = _bundles((one, one.at) for one in sent_bundles(reader) if own and not one.refused)
        self._drafts = {str(one.answers.get("period") or "") for one in drafts(reader) if one.form == FORM}
        self._entries: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for kind in kinds:
            if form := known_form(reader, kind):
                for office, month, count in entry_counts(reader, form, period):
                    self._entries[office, month][kind] = count

    def facts(self, one: Owed, several: Sequence[Version]) -> tuple[Facts, Version | None, tuple[str, ...]]:
        """Return what is known of one statement, the version that holds, and the logs it lacks records of."""
        there = [version for version in several if version.approved and self._is_there(version)]
        held = holding(there)
        entries = self._entries.get((one.office, one.period.code), {})
        days = [(day, version) for version in there if (day := self._day(version))]
        last = holding(several)
        facts = Facts(
            prepared=len(there) < len(several) or one.period.code in self._drafts,
            sent=bool(self.own and held is None and last and self._day(last)),
            entries=entries,
        )
        if held is None:
            return facts, None, ()
        lacking = tuple(log for log, seq in held.declared.heads.items() if self._heads.get(log, 0) < seq)
        on_time = [version for day, version in days if day <= one.due]
        closed = on_time[-1] if on_time else days[0][1] if days else held
        return (
            Facts(
                declared=held.declared,
                arrived=min((day for day, _version in days), default=None),
                prepared=facts.prepared,
                lacking=bool(lacking),
                replaced=closed is not held and _figures(closed) != _figures(held),
                changed=self._touched.beyond(one.office, one.period, held.heads)
                if held.declared.counted
                else frozenset(),
                entries=entries,
            ),
            held,
            lacking,
        )

    def _floor(self, here: Iterable[Log]) -> dict[str, int]:
        """Return the least that an approved statement counted of each log of its office, and of the secretariat's."""
        floor: dict[str, int] = {}
        for several in self.versions.values():
            for version in (one for one in several if one.approved):
                for log in here:
                    if log.office in (version.declared.office, SECRETARIAT):
                        counted = version.heads.get(log.id, 0)
                        floor[log.id] = min(floor.get(log.id, counted), counted)
        return floor

    def _is_there(self, version: Version) -> bool:
        """Say whether the secretariat has a version: here, if this is the secretariat, else as its receipts say."""
        return not self.own or self._told.get(version.log, 0) >= version.seq

    def _day(self, version: Version) -> date | None:
        """Return the day on which a version arrived here, or left its office."""
        bundles = self._left if version.log in self._ours else self._came
        moments = [at for first, last, at in bundles.get(version.log, ()) if first <= version.seq <= last]
        return _day_of(min(moments)) if moments else None


def _figures(version: Version) -> tuple[object, ...]:
    """Return what a version says in figures and remarks; a note beside a kind is neither."""
    return tuple(replace(line, note="") for line in version.declared.lines), version.declared.disputed


def _bundles(several: Iterable[tuple[Arrival | Sent, str]]) -> dict[str, list[tuple[int, int, str]]]:
    """Return by log the first and the last record of each of its bundles, and when it first came, or left."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for one, at in several:
        if one.log and one.first and one.last:
            found[one.log].append((one.first, one.last, at))
    return found


def _day_of(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone().date()

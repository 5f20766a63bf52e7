"""How far the statements of this office are, as the office itself sees them: what is ready, made, approved, on its way.

`judging` says how the secretariat sees the same statements; drafts and statements nobody approved never travel there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy import text

from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.reports.duties.calendars import calendar_of
from ctip_desktop.reports.duties.owed import Owed, month_of, months, owed
from ctip_desktop.reports.indicators.placing import entry_counts, known_form, stands_in
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.changes import Touched
from ctip_desktop.reports.statements.declared import FIGURES, NOT_KEPT, NOTHING
from ctip_desktop.reports.statements.versions import Version, holding, statement_kinds, versions
from ctip_desktop.store.device import device
from ctip_desktop.store.drafts import drafts
from ctip_desktop.store.journal import logs
from ctip_desktop.store.outbox import acknowledgement, sent_bundles
from ctip_desktop.store.transaction import Reader

Stage = Literal[
    "not_begun",
    "in_preparation",
    "overdue",
    "made",
    "changed_since",
    "approved",
    "sent",
    "received",
    "received_late",
    "nothing",
    "future",
]
KindState = Literal["figures", "nothing", "not_kept", "entered", "missing"]
_DECLARED: Mapping[str, KindState] = {FIGURES: "figures", NOTHING: "nothing", NOT_KEPT: "not_kept"}
TOLD = 6
"""Months over for which a person is reminded of a statement; the list of statements has all of them."""
GONE = frozenset({"sent", "received", "received_late", "nothing"})
"""Stages after which nothing is left to be done here."""


@dataclass(frozen=True)
class Kind:
    """A kind that is owed: declared with its figures, as nothing or not kept; else `entered`, or `missing`."""

    kind: str
    state: KindState
    entries: int = 0

    @property
    def ready(self) -> bool:
        """Say whether nothing is missing of it."""
        return self.state != "missing"


@dataclass(frozen=True)
class Standing:
    """A period of this office.

    Args:
        due: the day it is due; None for a longer period, which nobody owes: it derives from its months.
        last, held: the version made last, and the approved one that holds.
        changed: the kinds of which entries changed after the last version counted them.
        drafts: how many drafts, of anybody at this device, are about the period: no figure counts them.
        approvals: how many versions an officer approved.
        parts: of a longer period, the stages of its months.
    """

    period: Period
    due: date | None
    stage: Stage
    kinds: tuple[Kind, ...]
    last: Version | None = None
    held: Version | None = None
    changed: frozenset[str] = frozenset()
    drafts: int = 0
    approvals: int = 0
    parts: tuple[Stage, ...] = ()

    @property
    def ready(self) -> int:
        """Return of how many kinds nothing is missing."""
        return sum(kind.ready for kind in self.kinds)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the kinds of which nothing is here."""
        return tuple(kind.kind for kind in self.kinds if not kind.ready)

    @property
    def entries(self) -> int:
        """Return how many entries there are of all kinds together."""
        return sum(kind.entries for kind in self.kinds)


def standings(reader: Reader, periods: Sequence[Period], today: date) -> tuple[Standing, ...]:
    """Return how far each of these periods is; all of them are read at once. None for the secretariat, which owes none.

    A month that has not begun is `future`.
    """
    here = device(reader).office
    calendar = calendar_of(reader)
    due = {period.code: owed(here, period, calendar) for period in periods}
    if not any(due.values()):
        return ()
    known = _Known(reader, here, periods)
    return tuple(_standing(known, period, due[period.code], today) for period in periods)


def standing(reader: Reader, period: Period, today: date) -> Standing | None:
    """Return how far one period is; None for the secretariat."""
    return next(iter(standings(reader, [period], today)), None)


def months_due(reader: Reader, today: date, most: int = TOLD) -> tuple[Period, ...]:
    """Return the months that are over, the latest first, at most so many: from the one before the first entry came."""
    begun = month_before(month_of(beginning(reader, today)))
    found: list[Period] = []
    month = month_before(month_of(today))
    while month.code >= begun.code and len(found) < most:
        found.append(month)
        month = month_before(month)
    return tuple(found)


def is_due(found: Standing, today: date) -> bool:
    """Say whether something is to be done: a month is over and its statement is not gone, or it changed since."""
    if found.due is None:
        return False
    over = found.period.end <= today
    return found.stage in ("overdue", "changed_since") or (over and found.stage not in GONE)


def beginning(reader: Reader, today: date) -> date:
    """Return the day on which this office's first entry was saved, today if there is none."""
    first = _first_saved(reader)
    return date.fromisoformat(first[:10]) if first else today


def has_begun(reader: Reader) -> bool:
    """Say whether this office ever saved an entry."""
    return bool(_first_saved(reader))


def month_before(month: Period) -> Period:
    """Return the month before a month."""
    return month_of(month.start - timedelta(days=1))


def _first_saved(reader: Reader) -> str:
    found = text("SELECT min(first_at) FROM entry WHERE office = :office")
    return reader.connection.scalar(found, {"office": device(reader).office}) or ""


def _standing(known: "_Known", period: Period, statements: Sequence[Owed], today: date) -> Standing:
    kinds = tuple(dict.fromkeys(kind for one in statements for kind in one.kinds))
    several = known.versions.get(period.code, [])
    last, held = (several[-1] if several else None), holding(several)
    entries = known.entries_in(period)
    found = Standing(
        period,
        statements[-1].due if len(months(period)) == 1 else None,
        "not_begun",
        tuple(_kind(kind, last, entries.get(kind, 0)) for kind in kinds),
        last,
        held,
        known.changed(period, last),
        known.drafts_of(period),
        sum(version.approved for version in several),
    )
    if found.due is None and last is None:
        parts = tuple(_standing(known, one.period, (one,), today).stage for one in statements)
        return replace(found, stage=_of_parts(parts), parts=parts)
    return replace(found, stage=known.stage(found, today))


def _kind(kind: str, last: Version | None, entries: int) -> Kind:
    line = last.declared.line(kind) if last else None
    if line is None:
        return Kind(kind, "entered" if entries else "missing", entries)
    return Kind(kind, _DECLARED.get(line.state, "missing"), line.entries)


def _of_parts(parts: Iterable[Stage]) -> Stage:
    """Return the stage of a longer period out of those of its months."""
    several = set(parts)
    urgent: tuple[Stage, ...] = ("changed_since", "overdue")
    for first in urgent:
        if first in several:
            return first
    if several <= {"future"}:
        return "future"
    if several <= {"received", "received_late", "nothing"}:
        order: tuple[Stage, ...] = ("received_late", "received", "nothing")
        return next(stage for stage in order if stage in several)
    if several <= GONE:
        return "sent"
    return "not_begun" if several <= {"not_begun", "future"} else "in_preparation"


class _Known:
    """What the store knows of this office's statements and entries, read once for all periods."""

    def __init__(self, reader: Reader, office: str, periods: Sequence[Period]) -> None:
        self._office = office
        span = Period("", min(one.start for one in periods), max(one.end for one in periods))
        self.versions: dict[str, list[Version]] = defaultdict(list)
        for version in versions(reader, office, within=span):
            self.versions[version.declared.period].append(version)
        self._entries: dict[str, dict[str, int]] = defaultdict(dict)
        kinds = statement_kinds()
        for kind in kinds:
            if form := known_form(reader, kind):
                for of, month, count in entry_counts(reader, form, span):
                    if of == office:
                        self._entries[month][kind] = count
        newest = [several[-1] for several in self.versions.values()]
        here = [log.id for log in logs(reader) if log.office in (office, SECRETARIAT)]
        floor = {log: min((one.heads.get(log, 0) for one in newest), default=0) for log in here} if newest else {}
        self._touched = Touched(reader, kinds, floor, span)
        forms = ((reader.forms.version(reader.connection, one.fv), one) for one in drafts(reader) if one.form in kinds)
        self._drafts = [(form, one) for form, one in forms if form]
        self._told = {log: said.seq for log in here if (said := acknowledgement(reader, log))}
        self._left = [one for one in sent_bundles(reader) if one.log and not one.refused] if newest else []

    def entries_in(self, period: Period) -> Mapping[str, int]:
        """Return how many entries of each kind stand in a period; one that stands in two of its months counts twice."""
        found: dict[str, int] = defaultdict(int)
        for month in months(period):
            for kind, count in self._entries.get(month.code, {}).items():
                found[kind] += count
        return found

    def drafts_of(self, period: Period) -> int:
        """Return how many drafts are about a period."""
        return sum(stands_in(form, one.answers, period) for form, one in self._drafts)

    def changed(self, period: Period, last: Version | None) -> frozenset[str]:
        """Return the kinds of which entries changed after a version counted them."""
        if last is None or not last.declared.counted:
            return frozenset()
        return self._touched.beyond(self._office, period, last.heads)

    def stage(self, found: Standing, today: date) -> Stage:
        """Return how far a statement has come of which something may be here."""
        last, due = found.last, found.due
        if last is None:
            if found.period.start > today:
                return "future"
            if due and today > due:
                return "overdue"
            return "in_preparation" if found.entries or found.drafts else "not_begun"
        if found.changed:
            return "changed_since"
        if not last.approved:
            return "made"
        if self._told.get(last.log, 0) >= last.seq:
            left = min((one.at for one in self._left if _holds(one.log, one.first, one.last, last)), default="")
            if last.declared.nothing:
                return "nothing"
            return "received_late" if due and left and _day_of(left) > due else "received"
        return "sent" if any(_holds(one.log, one.first, one.last, last) for one in self._left) else "approved"


def _holds(log: str | None, first: int | None, last: int | None, version: Version) -> bool:
    """Say whether a bundle of these records holds a version."""
    return log == version.log and (first or 0) <= version.seq <= (last or 0)


def _day_of(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone().date()

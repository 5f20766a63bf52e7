"""What each office owes: which statement, for which period, with which kinds, and by which day.

The duties are data: `resources/lists/duties.csv` says for each kind by which day of the month after it is declared, and
by which offices (`all`, `border` for provinces with a border post, or their codes). The secretariat may keep others
(`calendars`). Longer periods are made of the months.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from ctip_desktop import paths
from ctip_desktop.forms.lists import load
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.khmer.holidays import public_holidays, working_day
from ctip_desktop.reports.periods import YEARS, Period, parse_period

ALL, BORDER = "all", "border"


@dataclass(frozen=True)
class Duty:
    """A kind that offices (codes, `all` or `border`) declare each month, from the month `since` on."""

    kind: str
    due_day: int
    offices: str
    since: str = ""

    def binds(self, office: str) -> bool:
        """Say whether an office has this duty."""
        return office in _offices(self.offices)


@dataclass(frozen=True)
class Calendar:
    """The duties, and days on which offices do or do not work whatever the almanac says."""

    duties: tuple[Duty, ...]
    days: Mapping[date, bool] = field(default_factory=dict)

    def in_force(self, month: Period) -> tuple[Duty, ...]:
        """Return of each kind the duty that began last."""
        begun = [duty for duty in self.duties if duty.since <= month.code]
        found = {duty.kind: duty for duty in sorted(begun, key=lambda duty: duty.since)}
        return tuple(found[kind] for kind in dict.fromkeys(duty.kind for duty in self.duties) if kind in found)

    def working_day(self, day: date) -> date:
        """Return the day itself if offices work on it, else the next day they do."""
        if day.year not in YEARS:
            return day
        holidays = {*public_holidays(day.year), *(one for one, works in self.days.items() if not works)}
        holidays -= {one for one, works in self.days.items() if works}
        return working_day(day, holidays)


@dataclass(frozen=True)
class Owed:
    """A statement an office owes: for a month, by the end of the day `due`, covering `kinds`."""

    office: str
    period: Period
    due: date
    kinds: tuple[str, ...]


@cache
def standard() -> Calendar:
    """Return the duties that travel with the program, in the order in which a statement lists the kinds."""
    with (paths.resources() / "lists" / "duties.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return Calendar(tuple(Duty(row["kind"], int(row["due_day"]), row["offices"]) for row in rows))


def owed(office: str, period: Period, calendar: Calendar | None = None) -> tuple[Owed, ...]:
    """Return the statements an office owes within a period, one for each month; none of the secretariat."""
    found = []
    known = calendar or standard()
    for month in months(period):
        mine = [duty for duty in known.in_force(month) if duty.binds(office)]
        if mine:
            day = known.working_day(month.end.replace(day=min(duty.due_day for duty in mine)))
            found.append(Owed(office, month, day, tuple(duty.kind for duty in mine)))
    return tuple(found)


def months(period: Period) -> tuple[Period, ...]:
    """Return the months a period is made of."""
    first = period.start.year * 12 + period.start.month - 1
    last = period.end.year * 12 + period.end.month - 1
    return tuple(month_of(date(number // 12, number % 12 + 1, 1)) for number in range(first, last))


def month_of(day: date) -> Period:
    """Return the month a day is in."""
    return parse_period(f"{day:%Y-%m}")


def periods_of(year: int) -> tuple[Period, ...]:
    """Return every period of a year: its months, quarters, semesters, nine months, and the year."""
    codes = [f"{year}-{month:02d}" for month in range(1, 13)]
    codes += [f"{year}-Q{quarter}" for quarter in range(1, 5)]
    codes += [f"{year}-S1", f"{year}-S2", f"{year}-9M", f"{year}"]
    return tuple(map(parse_period, codes))


def border_offices() -> frozenset[str]:
    """Return the provinces that have a border post."""
    return frozenset(post.columns["province"] for post in load("checkpoints.csv").all()) - {""}


@cache
def _offices(named: str) -> frozenset[str]:
    if named == ALL:
        return frozenset(offices()) - {SECRETARIAT}
    return border_offices() if named == BORDER else frozenset(named.split()) - {SECRETARIAT}

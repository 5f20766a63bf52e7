"""What each office owes: which statement, for which period, with which kinds, and by which day.

The duties are data: `resources/lists/duties.csv` says for each kind how often it is declared, by which day of the month
after, and by which offices (`all`, `border` for provinces with a border post, or their codes). Longer periods are made
of the months.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from ctip_desktop import paths
from ctip_desktop.forms.lists import load
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.khmer.holidays import working_day
from ctip_desktop.reports.periods import YEARS, Period, parse_period

ALL, BORDER = "all", "border"


@dataclass(frozen=True)
class Duty:
    """A kind that offices declare each month, by a day of the month after."""

    kind: str
    due_day: int
    offices: frozenset[str]


@dataclass(frozen=True)
class Owed:
    """A statement an office owes: for a month, by the end of the day `due`, covering `kinds`."""

    office: str
    period: Period
    due: date
    kinds: tuple[str, ...]


@cache
def duties() -> tuple[Duty, ...]:
    """Return the duties in the order in which a statement lists the kinds."""
    with (paths.resources() / "lists" / "duties.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            Duty(row["kind"], int(row["due_day"]), frozenset(_offices(row["offices"])))
            for row in csv.DictReader(stream)
        )


def owed(office: str, period: Period, known: Sequence[Duty] | None = None) -> tuple[Owed, ...]:
    """Return the statements an office owes within a period, one for each month; none of the secretariat."""
    found = []
    for month in months(period):
        mine = [duty for duty in (duties() if known is None else known) if office in duty.offices]
        if mine:
            day = month.end.replace(day=min(duty.due_day for duty in mine))
            due = working_day(day) if day.year in YEARS else day
            found.append(Owed(office, month, due, tuple(duty.kind for duty in mine)))
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


def _offices(named: str) -> Iterator[str]:
    if named == ALL:
        yield from (code for code in offices() if code != SECRETARIAT)
    elif named == BORDER:
        yield from border_offices()
    else:
        yield from named.split()

"""Reads, on the worker, what the pages of statements show: the list of periods, and one statement whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctip_desktop.reports.duties.owed import month_of, months, periods_of
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.carrying import carried
from ctip_desktop.reports.statements.changes import Changed, changed_entries
from ctip_desktop.reports.statements.declared import Declared
from ctip_desktop.reports.statements.declaring import draw_up
from ctip_desktop.reports.statements.standing import Standing, beginning, month_before, standing, standings
from ctip_desktop.reports.statements.versions import FORM, Version, holding, statement_kinds, versions
from ctip_desktop.store.browsing import Asked, browse
from ctip_desktop.store.device import device
from ctip_desktop.store.reminding import heard_moment, last_moment
from ctip_desktop.store.transaction import Reader

LENGTHS: Mapping[str, int] = {"": 1, "quarter": 3, "semester": 6, "nine_months": 9, "year": 12}
"""How many months the kinds of periods have; without a kind it is months."""


@dataclass(frozen=True)
class Seen:
    """One statement.

    Args:
        standing: how far it is; None where it is another office's.
        shown: what the version made last declares, at the secretariat the one that holds; before there is one, what the
            entries say now.
        carried: the challenges and requests it carries, as its rows.
        changed: the entries that changed after the version shown counted them.
        last, heard: the moments by which a wrong clock is told.
    """

    office: str
    period: Period
    standing: Standing | None
    versions: tuple[Version, ...]
    version: Version | None
    shown: Declared | None
    carried: tuple[Mapping[str, Any], ...] = ()
    changed: tuple[Changed, ...] = ()
    last: str = ""
    heard: str = ""


def read_list(reader: Reader, kind: str, year: str, today: date) -> tuple[Standing, ...]:
    """Return this office's periods of a kind, the latest first: those of a year, or since there is anything here."""
    since = _since(reader, today).start
    years = [int(year)] if year else range(since.year, today.year + 1)
    periods = [
        period
        for each in years
        for period in periods_of(each)
        if len(months(period)) == LENGTHS[kind] and period.start <= today and (year or period.end > since)
    ]
    return standings(reader, sorted(periods, key=lambda period: period.start, reverse=True), today) if periods else ()


def years_told(reader: Reader, today: date) -> tuple[int, ...]:
    """Return the years of which there can be a statement here, the latest first."""
    return tuple(range(today.year, _since(reader, today).start.year - 3, -1))


def read_statement(reader: Reader, office: str, period: Period, today: date) -> Seen:
    """Return the statement of a period: this office's as far as it is, another's as it came."""
    this = device(reader)
    own = office == this.office
    several = tuple(versions(reader, office, period.code))
    version = (several[-1] if own else holding(several) or several[-1]) if several else None
    begun = period.start <= today
    shown = version.declared if version else draw_up(reader, period, today) if own and begun else None
    changed: list[Changed] = []
    if version and version.declared.counted:
        changed = changed_entries(reader, statement_kinds(), office, period, version.heads)
    rows = version.answers.get("carried", ()) if version else carried(reader, office, period, ()) if own else ()
    return Seen(
        office,
        period,
        standing(reader, period, today) if own else None,
        several,
        version,
        shown,
        tuple(row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else (),
        tuple(changed),
        last_moment(reader, this.log),
        heard_moment(reader),
    )


def _since(reader: Reader, today: date) -> Period:
    """Return the first month that is told of: the one before the first entry came, or that of the first statement."""
    made = browse(reader, Asked(form=FORM, order="date", descending=False), 0, 1)
    days = [str(one.answers["period_start"]) for one in made if one.answers.get("period_start")]
    begun = [month_before(month_of(beginning(reader, today))), *(month_of(date.fromisoformat(day)) for day in days)]
    return min(begun, key=lambda month: month.start)

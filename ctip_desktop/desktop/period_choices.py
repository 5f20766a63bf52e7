"""The periods a page can be of, as the choices of a drop-down."""

from collections.abc import Iterator
from datetime import date

from ctip_desktop.desktop.widgets.dropdown import Choice
from ctip_desktop.reports.periods import parse_period

_YEARS_BACK = 3


def period_choices(today: date) -> list[Choice]:
    """Return the periods that have begun, the latest year first, of each the longer before the shorter."""
    years = range(today.year, today.year - _YEARS_BACK - 1, -1)
    periods = [parse_period(code) for year in years for code in _codes(year)]
    return [Choice(period.code, period.label()) for period in periods if period.start <= today]


def _codes(year: int) -> Iterator[str]:
    yield from (f"{year}", f"{year}-9M", f"{year}-S2", f"{year}-S1")
    yield from (f"{year}-Q{quarter}" for quarter in range(4, 0, -1))
    yield from (f"{year}-{month:02}" for month in range(12, 0, -1))

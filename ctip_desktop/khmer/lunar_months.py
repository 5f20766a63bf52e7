"""The months of the lunar calendar: where each begins, and how many days it has.

The rules are those of the Khmer almanac in integer arithmetic. A year is named by its Buddhist era in force after
Visak Bochea; it has 354 days, 355 (Jesth has 30) or 384 (two Asadhs of 30).
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache

from ctip_desktop.khmer.names import BOTH_ASADHS, LUNAR_MONTHS

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)

ERA = 544

_BOSS, _JESTH, _ASADH = 1, 6, 7


@dataclass(frozen=True)
class LunarMonth:
    """One month: its name, and the ordinal of its first day, which is 1 koeut."""

    name: str
    first: int


def month_of(day: date) -> LunarMonth:
    """Return the lunar month a day between `FIRST_DAY` and `LAST_DAY` falls in."""
    months = _months()
    return months[bisect_right(months, day.toordinal(), key=lambda month: month.first) - 1]


@cache
def visak_bochea(year: int) -> date:
    """Return the full moon of Pisakh in the AD year: the last day of a Buddhist era."""
    pisakh = LUNAR_MONTHS[5]
    first = next(m.first for m in _months() if m.name == pisakh and date.fromordinal(m.first).year == year)
    return date.fromordinal(first + 14)


@cache
def _months() -> tuple[LunarMonth, ...]:
    months: list[LunarMonth] = []
    first, index = FIRST_DAY.toordinal(), _BOSS  # 1 January 1900 was 1 koeut Boss
    while first <= LAST_DAY.toordinal():
        era = date.fromordinal(first).year + ERA
        if index == _ASADH and has_two_asadhs(era):
            months += (LunarMonth(BOTH_ASADHS[0], first), LunarMonth(BOTH_ASADHS[1], first + 30))
            first += 60
        else:
            months.append(LunarMonth(LUNAR_MONTHS[index], first))
            first += 29 + index % 2 + (index == _JESTH and has_long_jesth(era))
        index = (index + 1) % len(LUNAR_MONTHS)
    return tuple(months)


def has_two_asadhs(era: int) -> bool:
    """Tell whether the year is a leap-month year (Adhikameas)."""
    bodithey = _bodithey(era)
    if bodithey == 25:
        return _bodithey(era + 1) != 5
    if bodithey == 24:
        return _bodithey(era + 1) == 6
    return bodithey > 25 or bodithey <= 5


def has_long_jesth(era: int) -> bool:
    """Tell whether the year is a leap-day year (Chantreathimeas), its own or carried over from a leap-month year."""
    if has_two_asadhs(era):
        return False
    return _earns_a_day(era) or (has_two_asadhs(era - 1) and _earns_a_day(era - 1))


def _earns_a_day(era: int) -> bool:
    avoman = _avoman(era)
    if _is_solar_leap(era):
        return avoman <= 126
    return avoman < 137 or (avoman == 137 and _avoman(era + 1) != 0)


def _ahargana(era: int) -> int:
    return (era * 292207 + 499) // 800 + 4


def _is_solar_leap(era: int) -> bool:
    return 800 - (era * 292207 + 499) % 800 <= 207


def _avoman(era: int) -> int:
    return (11 * _ahargana(era) + 25) % 692


def _bodithey(era: int) -> int:
    ahargana = _ahargana(era)
    return ((11 * ahargana + 25) // 692 + ahargana + 29) % 30

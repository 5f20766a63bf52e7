"""Periods a report speaks of: month, quarter, semester, nine months, year."""

import re
from dataclasses import dataclass
from datetime import date

from ctip_desktop.errors.reports import NoSuchPeriod
from ctip_desktop.i18n import _, language
from ctip_desktop.khmer.names import MONTHS
from ctip_desktop.khmer.numerals import to_khmer, to_latin

_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|S(?P<semester>[12])|(?P<nine>9M)))?"
)
YEARS = range(1900, 2101)
"""The years a report can speak of: those the almanac knows."""

_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Period:
    """A stretch of whole months, from `start` up to but not including `end`, known by its code."""

    code: str
    start: date
    end: date

    def label(self) -> str:
        """Return the period's name as papers write it, in the language in force."""
        found = _parts(self.code)
        year = found["year"]
        if found["month"]:
            month = int(found["month"])
            text = _("{month} {year}").format(month=_month(month), year=year)
        elif found["quarter"]:
            text = _("Quarter {number} of {year}").format(number=found["quarter"], year=year)
        elif found["semester"]:
            text = _("Semester {number} of {year}").format(number=found["semester"], year=year)
        elif found["nine"]:
            text = _("First nine months of {year}").format(year=year)
        else:
            text = _("Year {year}").format(year=year)
        return to_khmer(text) if language() == "km" else text


def parse_period(code: str) -> Period:
    """Read a code such as `2026-06`, `2026-Q2`, `2026-S1`, `2026-9M` or `2026`, digits of either script.

    Raises:
        NoSuchPeriod: the text is none of these.
    """
    found = _parts(code)
    year = int(found["year"])
    if found["month"]:
        first, months = int(found["month"]), 1
    elif found["quarter"]:
        first, months = 3 * int(found["quarter"]) - 2, 3
    elif found["semester"]:
        first, months = 6 * int(found["semester"]) - 5, 6
    else:
        first, months = 1, 9 if found["nine"] else 12
    after = first - 1 + months
    return Period(found[0], date(year, first, 1), date(year + after // 12, after % 12 + 1, 1))


def year_before(period: Period) -> Period:
    """Return the same period of the year before, with which reports compare."""
    return parse_period(f"{period.start.year - 1}{period.code[4:]}")


def _parts(code: str) -> re.Match[str]:
    found = _CODE.fullmatch(to_latin(code.strip()).upper())
    if found is None or int(found["year"]) not in YEARS:
        raise NoSuchPeriod(code)
    return found


def _month(number: int) -> str:
    return MONTHS[number - 1] if language() == "km" else _ENGLISH_MONTHS[number - 1]

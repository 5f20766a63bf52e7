"""Reads a date as people type it: day first, in either script, with or without signs between."""

import re
from calendar import monthrange
from datetime import date
from functools import cache

from ctip_desktop.forms.entering.typed.fault import Fault, fault, two
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.worded import digits
from ctip_desktop.i18n import N_
from ctip_desktop.khmer.names import MONTHS
from ctip_desktop.khmer.search import search_key

_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_SEPARATED = re.compile(r"([0-9]+)[\s/.,-]+([0-9]+)[\s/.,-]+([0-9]+)").fullmatch
_NAMED = re.compile(r"([0-9]{1,2})[\s/.,-]*([^\W\d_][^0-9\s/.,-]*)[\s/.,-]*([0-9]+)").fullmatch
_NO_YEAR = re.compile(r"[0-9]{1,2}[\s/.,-]+[0-9]{1,2}[\s/.,-]*").fullmatch
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00(\.0+)?)?$")
_WORDS = re.compile("ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ")
_IN_THE_YEARS_TO_COME = ("19", "20")

_NOT_A_DATE = N_("“{text}” is not a date. Type day, month and year, such as 150626 or 15/06/2026.")
_SEVERAL = N_(
    "“{text}” can be read in more than one way. Type two digits each for day, month and year, such as 150626."
)


def read_date(text: str, today: date) -> str | Fault:
    """Return the ISO date a plain text says, or the fault in it."""
    parts = _parts(_WORDS.sub(" ", _MIDNIGHT.sub("", text)).strip())
    if isinstance(parts, str):
        return fault(parts, text=text)
    day, month, year_said = parts
    if not 1 <= month <= 12:
        return fault(N_("There is no month {month}. Type a month from 01 to 12."), month=two(month))
    year = _year(year_said, today)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return fault(
            N_("The year {year} cannot be right. Type the year of the common calendar, such as {now}."),
            year=digits(str(year)),
            now=digits(str(today.year)),
        )
    days = monthrange(year, month)[1]
    if 1 <= day <= days:
        return f"{year}-{month:02}-{day:02}"
    name = Words(MONTHS[month - 1], _ENGLISH[month - 1])
    if month == 2:
        message = N_("{month} {year} has {days} days. Type a day from 01 to {days}.")
        return fault(message, month=name, year=digits(str(year)), days=days)
    return fault(N_("{month} has {days} days. Type a day from 01 to {days}."), month=name, days=days)


def date_is_full(text: str, today: date) -> bool:
    """Say whether nothing more can follow a plain text that is a date; `150620` may yet become 15/06/2026."""
    if isinstance(read_date(text, today), Fault):
        return False
    if text.isdecimal():
        return len(text) == 8 or not text.endswith(_IN_THE_YEARS_TO_COME)
    first, *_, last = re.split(r"\D+", text)
    return len(last) == 4 or (len(first) == 4 and len(last) == 2)


def _parts(text: str) -> tuple[int, int, str] | str:
    """Return day, month and year as typed, or the sentence that says why there are none."""
    if re.fullmatch("[0-9]+", text):
        return _of_digits(text)
    if match := _SEPARATED(text):
        day, month, year = match.groups()
        if len(day) == 4:
            day, year = year, day
        if len(day) > 2 or len(month) > 2 or len(year) > 4:
            return _NOT_A_DATE
        return (int(day), int(month), year) if len(year) in (2, 4) else _SEVERAL
    if match := _NAMED(text):
        named = _month_names().get(search_key(match[2]))
        if named and len(match[3]) in (2, 4):
            return int(match[1]), named, match[3]
        return _NOT_A_DATE
    if _NO_YEAR(text):
        return N_("The year is missing. Type day, month and year, such as 150626 or 15/06/2026.")
    return _NOT_A_DATE


def _of_digits(text: str) -> tuple[int, int, str] | str:
    if len(text) == 6:
        return int(text[:2]), int(text[2:4]), text[4:]
    if len(text) == 8:
        day, month, year = text[:2], text[2:4], text[4:]
        iso = _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR and not _FIRST_YEAR <= int(year) <= _LAST_YEAR
        return (int(text[6:]), int(text[4:6]), text[:4]) if iso else (int(day), int(month), year)
    return _SEVERAL if len(text) in (5, 7) else _NOT_A_DATE


def _year(said: str, today: date) -> int:
    """Return the year; of two digits it is the latest that is not beyond the next year."""
    if len(said) == 4:
        return int(said)
    year = today.year - today.year % 100 + int(said)
    return year if year <= today.year + 1 else year - 100


@cache
def _month_names() -> dict[str, int]:
    names = {search_key(name): month for month, name in enumerate(MONTHS, 1)}
    for month, name in enumerate(_ENGLISH, 1):
        names |= {name.lower(): month, name[:3].lower(): month}
    return names | {"sept": 9}

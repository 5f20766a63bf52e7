"""Dates and times inside expressions: how they are read, counted and written."""

import re
from datetime import date, datetime, timedelta

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - expressions know no zones
_DAY = timedelta(days=1)
_DATE = re.compile(r"([0-9]{1,4})-([0-9]{1,2})-([0-9]{1,2})")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]*))?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def midnight(day: date) -> datetime:
    """Return the moment a day begins."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - expressions know no zones


def read_date(text: str) -> datetime | None:
    """Read `2026-03-01` (or `2026-3-1`); None if it is no day of the calendar."""
    if match := _DATE.fullmatch(text):
        try:
            return datetime(*map(int, match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001 - as above
        except ValueError:
            return None
    return None


def read_time(text: str, day: datetime) -> datetime | None:
    """Read `09:30`, `09:30:15.250` on a day; None if it is no time. A zone is passed over: wall clocks rule."""
    if match := _TIME.fullmatch(text):
        hour, minute, second, fraction = match.groups()
        try:
            at = day.replace(hour=int(hour), minute=int(minute), second=int(second or 0), microsecond=0)
        except ValueError:
            return None
        return at + timedelta(milliseconds=int(f"{fraction or 0:0<3}"[:3]))
    return None


def read_moment(text: str) -> datetime | None:
    """Read a date, with a time after `T` or without; None if it is none."""
    day_text, separator, time_text = text.partition("T")
    day = read_date(day_text)
    return read_time(time_text, day) if separator and day else day


def days(moment: datetime) -> int:
    """Return whole days since 1970-01-01."""
    return (moment - _EPOCH) // _DAY


def exact_days(moment: datetime) -> float:
    """Return days since 1970-01-01 with their fraction, to the millisecond."""
    return ((moment - _EPOCH) // timedelta(milliseconds=1)) / 86_400_000


def from_days(count: float) -> datetime:
    """Return the moment so many days after 1970-01-01, to the millisecond; raise `OverflowError` beyond year 9999."""
    return _EPOCH + timedelta(milliseconds=int(count * 86_400_000))


def iso_date(moment: datetime) -> str:
    """Return `2026-03-01`; years are not padded, as JavaRosa writes them."""
    return f"{moment.year}-{moment.month:02}-{moment.day:02}"


def formatted(moment: datetime, pattern: str) -> str:
    """Return the moment by the escapes of `format-date`; raise `ValueError` at one that is none (`%A`, `%p`).

    Names of months and days are English, as on the telephones our records come from.
    """
    said = {
        "%": "%",
        "Y": f"{moment.year:04}",
        "y": f"{moment.year:04}"[2:],
        "m": f"{moment.month:02}",
        "n": str(moment.month),
        "b": _MONTHS[moment.month - 1],
        "d": f"{moment.day:02}",
        "e": str(moment.day),
        "H": f"{moment.hour:02}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}",
        "a": _WEEKDAYS[moment.weekday()],
        "W": str(moment.isocalendar().week),
    }
    parts = re.split(r"%(.?)", pattern, flags=re.DOTALL)
    try:
        return "".join(said[part] if index % 2 else part for index, part in enumerate(parts))
    except KeyError as escape:
        raise ValueError(pattern) from escape

"""Days and moments as people say them: `8 July`, `yesterday`, `5 minutes ago`; the lunar date beside in Khmer."""

from datetime import UTC, date, datetime

from ctip_desktop import clock
from ctip_desktop.errors.khmer import DateOutsideAlmanac
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.khmer.lunar import lunar_date
from ctip_desktop.khmer.names import MONTHS, WEEKDAYS

_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOUR = 60
_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


def read_day(text: str) -> date | None:
    """Return the day at the beginning of an ISO date or moment; None if there is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def local(moment: str) -> datetime:
    """Return a moment of the store (`2026-11-22T05:00:00Z`) as the clock on the wall showed it.

    What another office wrote down as a moment and is none, such as a 99th month, is told as the first day of 1970.
    """
    try:
        return datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).astimezone()
    except (ValueError, OverflowError):
        return _NO_MOMENT.astimezone()


def day_words(day: date, *, year: bool | None = None) -> str:
    """Return `8 July`, with the year if it is not this one's, or as `year` says."""
    months = MONTHS if language() == "km" else _ENGLISH_MONTHS
    with_year = day.year != clock.today().year if year is None else year
    parts = [str(day.day), months[day.month - 1], *([str(day.year)] if with_year else [])]
    return figure(" ".join(parts))


def month_words(day: date) -> str:
    """Return the month of a day: `July`, with the year if it is not this one's; in Khmer `ខែកក្កដា`."""
    year = "" if day.year == clock.today().year else f" {day.year}"
    if language() == "km":
        return figure(f"ខែ{MONTHS[day.month - 1]}{year}")
    return f"{_ENGLISH_MONTHS[day.month - 1]}{year}"


def moment_day(moment: str) -> str:
    """Return the day of a moment of the store in words."""
    return day_words(local(moment).date())


def hour_words(moment: str) -> str:
    """Return the time of day of a moment of the store: `10:41`."""
    return figure(f"{local(moment):%H:%M}")


def whole_day_words(day: date) -> str:
    """Return the day with its weekday and year; in Khmer the lunar date stands beside, where the almanac knows it."""
    if language() != "km":
        return f"{_ENGLISH_DAYS[day.weekday()]} {day_words(day, year=True)}"
    solar = f"ថ្ងៃ{WEEKDAYS[day.weekday()]} ទី{day.day:02} ខែ{MONTHS[day.month - 1]} ឆ្នាំ{day.year}"
    try:
        lunar = lunar_date(day)
    except DateOutsideAlmanac:
        return figure(solar)
    return figure(f"{solar} · {lunar.day}{lunar.phase} ខែ{lunar.month} ឆ្នាំ{lunar.animal} {lunar.sak}")


def ago_words(moment: str) -> str:
    """Return how long ago a moment of the store was, up to a week; then its day."""
    now = clock.now().astimezone()
    then = local(moment)
    minutes = int((now - then).total_seconds() // 60)
    days = (now.date() - then.date()).days
    if minutes < 1:
        return _("just now")
    if minutes < _HOUR:
        return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=figure(minutes))
    if days == 0 or minutes < 6 * _HOUR:
        hours = minutes // _HOUR
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=figure(hours))
    if days == 1:
        return _("yesterday")
    return days_ago_words(days) if days <= 7 else day_words(then.date())


def days_ago_words(days: int) -> str:
    """Return `8 days ago`."""
    return ngettext("{count} day ago", "{count} days ago", days).format(count=figure(days))


def age_in_days(moment: str) -> int:
    """Return how many days lie between a moment of the store and today."""
    return (clock.today() - local(moment).date()).days


def due_words(day: date) -> str:
    """Return how long until a day by which something is owed, or since: `1 day late`, `2 days left`, `15 July`."""
    left = (day - clock.today()).days
    if left < 0:
        return ngettext("{count} day late", "{count} days late", -left).format(count=figure(-left))
    if left == 0:
        return _("due today")
    if left <= 7:
        return ngettext("{count} day left", "{count} days left", left).format(count=figure(left))
    return day_words(day)

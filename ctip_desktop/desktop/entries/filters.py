"""What the list can be narrowed to: kind, period, state and, at the secretariat, office."""

from datetime import date, timedelta

from ctip_desktop import clock
from ctip_desktop.desktop.entries.lines import title_of
from ctip_desktop.desktop.widgets.dropdown import Choice
from ctip_desktop.forms import installed
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, language
from ctip_desktop.i18n.states import state_words
from ctip_desktop.reports.periods import Period, parse_period

STATES = ("draft", "final", "sent", "received", "returned", "conflict")
_YEARS_BACK = 9
_MONTHS_BACK = 24


def kinds() -> list[Choice]:
    """Return the kinds of entries, all of them first."""
    return [Choice("", _("All kinds")), *(Choice(name, title_of(name)) for name in installed.names())]


def states() -> list[Choice]:
    """Return the states of an entry, all of them first."""
    return [Choice("", _("All states")), *(Choice(state, state_words(state)) for state in STATES)]


def all_offices() -> list[Choice]:
    """Return the offices, all of them first."""
    return [Choice("", _("All offices")), *(Choice(code, name.said(language())) for code, name in offices().items())]


def periods(also: str = "") -> list[Choice]:
    """Return the periods up to now, any time first: this month and quarter, the years, then the months before.

    The period `also` is among them whichever it is.
    """
    today = clock.today()
    quarters = [f"{today.year}-Q{number}" for number in range((today.month + 2) // 3, 0, -1)]
    years = [str(today.year - back) for back in range(_YEARS_BACK)]
    months = [_month_before(today, back) for back in range(_MONTHS_BACK)]
    codes = [*months[:2], quarters[0], *years, *quarters[1:], *months[2:]]
    codes = [*([also] if also and also not in codes else []), *codes]
    return [Choice("", _("Any time")), *(Choice(code, parse_period(code).label()) for code in codes)]


def days_of(code: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of a period as ISO days; None for any time."""
    if not code:
        return None, None
    period: Period = parse_period(code)
    return period.start.isoformat(), (period.end - timedelta(days=1)).isoformat()


def _month_before(day: date, months: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return f"{year:04}-{month + 1:02}"

"""Which report is shown: the period that ended last to begin with, and the offices that may be chosen."""

from datetime import date

from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.widgets.dropdown import Choice
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.i18n import _
from ctip_desktop.reports.duties.owed import periods_of


def ended_last(today: date) -> str:
    """Return the code of the period that ended last, the longest of those that ended together."""
    ended = [period for year in (today.year - 1, today.year) for period in periods_of(year) if period.end <= today]
    last = max(period.end for period in ended)
    return min((period for period in ended if period.end == last), key=lambda period: period.start).code


def office_choices() -> list[Choice]:
    """Return all offices together, then each but the secretariat."""
    names = [(code, office_name(code)) for code in offices() if code != SECRETARIAT]
    return [Choice("", _("All offices")), *(Choice(code, name) for code, name in names)]

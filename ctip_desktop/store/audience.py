"""For whom a record is, by what it is about, decided here and nowhere else; each audience has a log of its own.

A log is a chain without gaps, so whoever is sent one sees all of it. What the secretariat writes about one office must
not show it the entries of another.
"""

from ctip_desktop.entries.record import Record
from ctip_desktop.forms.offices import SECRETARIAT

OWN = ""
"""The secretariat and the colleagues of one's own office."""

ALL = "all"
"""Every office."""

RETURNED = "returned"
"""The form by which the secretariat asks an office to correct an entry."""

ANSWERED = "answered"
"""The form by which an office says that an entry it is asked to correct is right as it is."""

_FOR_ALL = ("duties",)


def audience_of(office: str, record: Record) -> str:
    """Return for whom a record of a device of this office is: `OWN`, the code of an office, or `ALL`."""
    if office != SECRETARIAT:
        return OWN
    if (numbered := record.number[:2]) != SECRETARIAT:
        return numbered
    if record.form in _FOR_ALL:
        return ALL
    if record.form == RETURNED:
        named = record.answers.get("office")
        return named if isinstance(named, str) and _is_office(named) else OWN
    return OWN


def _is_office(code: str) -> bool:
    return len(code) == 2 and code.isascii() and code.isdigit() and code != SECRETARIAT

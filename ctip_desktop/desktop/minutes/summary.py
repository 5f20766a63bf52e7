"""What the header says of a meeting: which minutes, when, where, how many took part; never a name."""

from datetime import date

from ctip_desktop.desktop.moments import day_words
from ctip_desktop.forms.filled import Filled
from ctip_desktop.i18n import _, figure, language

_COUNTED = "/total", "/women"


def title(filled: Filled) -> str:
    """Return the form's title with the number of the minutes, where there is one."""
    number = str(filled.value("/number") or "")
    return f"{filled.form.title.said(language())} {number}".rstrip()


def second_line(filled: Filled) -> str:
    """Return day, venue and attendance, as far as they are answered."""
    return " · ".join(part for part in (_day(filled), _where(filled), _attendance(filled)) if part)


def file_name(filled: Filled) -> str:
    """Return the name to offer for the paper's file."""
    day = filled.value("/date")
    return f"minutes-{day}.pdf" if day else "minutes.pdf"


def _day(filled: Filled) -> str:
    day = filled.value("/date")
    return day_words(date.fromisoformat(str(day)), year=True) if day else ""


def _where(filled: Filled) -> str:
    places = (str(filled.value(path) or "") for path in ("/venue", "/platform") if filled.relevant(path))
    return next((place for place in places if place), "")


def _attendance(filled: Filled) -> str:
    total, women = (filled.value(path) for path in _COUNTED)
    if not filled.relevant("/total") or not total:
        return ""
    words = _("{total} took part, {women} of them women")
    return words.format(total=figure(total), women=figure(women or 0))

"""What the page of the forms tells, as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from ctip_desktop.forms import installed
from ctip_desktop.forms.entering.sections import QUESTION, every, sections
from ctip_desktop.forms.form import Form
from ctip_desktop.i18n import language
from ctip_desktop.reports.duties.calendars import calendar_of, kept_duties
from ctip_desktop.reports.duties.owed import Calendar, Duty
from ctip_desktop.store.browsing import Asked, count_entries
from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class Known:
    """A form that is installed: how many entries of it are here, and which duty offices have to declare it."""

    form: Form
    entries: int
    duty: Duty | None


@dataclass(frozen=True)
class Seen:
    """The forms in their order; `duties` is the entry of the secretariat's own duties, None where it keeps none."""

    known: tuple[Known, ...] = ()
    duties: str | None = None


def see(reader: Reader) -> Seen:
    """Return the forms, what is here of each, and what is owed."""
    duties = _duties(calendar_of(reader))
    known = (
        Known(form, count_entries(reader, Asked(form=form.name)), duties.get(form.name))
        for form in installed.installed()
    )
    return Seen(tuple(known), kept_duties(reader))


def sections_of(form: Form) -> Iterator[tuple[str, int]]:
    """Yield each section by its label in the language in force, with how many questions it has."""
    for section in sections(form):
        label = " ".join(section.label.said(language()).split())
        yield label, sum(item.kind == QUESTION for item in every(section.items))


def _duties(calendar: Calendar) -> dict[str, Duty]:
    """Return the duty of each kind that begins last."""
    return {duty.kind: duty for duty in sorted(calendar.duties, key=lambda one: one.since)}

"""Adds up what a statement declares: every indicator of every kind for one office and period, out of its entries."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import text

from ctip_desktop.forms.form import Form
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.reports.indicators.counting import PERSONS, behind, count
from ctip_desktop.reports.indicators.placing import entries_in, known_form
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.declared import FIGURES, NOT_KEPT, NOTHING, Counted, Line
from ctip_desktop.store.journal import logs
from ctip_desktop.store.transaction import Reader

_KINDS_OF = text("SELECT DISTINCT form FROM entry WHERE office = :office")


def add_up(
    reader: Reader, office: str, period: Period, kinds: Iterable[str], kept: Sequence[str], today: date
) -> tuple[Line, ...]:
    """Return a line for each kind: its figures, *nothing to report*, or that the office does not keep it.

    A kind has something to report if one of its entries stands in the period by a date that an indicator names, or is
    counted as left from before. Of such a kind every figure is given, zeros too. A kind that is not among those `kept`
    is declared all the same where there are entries of it.
    """
    lines, written = [], set(reader.connection.execute(_KINDS_OF, {"office": office}).scalars())
    for kind in kinds:
        form = known_form(reader, kind) if kind in written else None
        line = _line(reader, form, office, period, today) if form else Line(kind, NOTHING)
        lines.append(Line(kind, NOT_KEPT) if line.state == NOTHING and kind not in kept else line)
    return tuple(lines)


def heads_here(reader: Reader, office: str) -> tuple[Counted, ...]:
    """Return how far each log is here in which entries of an office may be written: its own and the secretariat's."""
    return tuple(
        Counted(log.id, log.seq, log.head) for log in logs(reader) if log.seq and log.office in (office, SECRETARIAT)
    )


def entries_of(reader: Reader, form: Form, office: str, period: Period, today: date) -> set[tuple[str, str]]:
    """Return the entries, by id and number, that make a kind one with something to report."""
    entries = entries_in(reader, form, office, period)
    for one in form.indicators:
        if one.columns.get("until"):
            entries |= {(found.entry, found.number) for found in behind(reader, form, one.name, period, today, office)}
    return entries


def _line(reader: Reader, form: Form, office: str, period: Period, today: date) -> Line:
    entries = entries_of(reader, form, office, period, today)
    if not entries:
        return Line(form.name, NOTHING)
    # Who is the same person is decided later, and elsewhere; what is declared must not change by it.
    names = [one.name for one in form.indicators if one.measure != PERSONS]
    counted = count(reader, form, names, period, today)
    figures = {name: _decimal(counted.get(name, {}).get(office, 0)) for name in names}
    return Line(form.name, FIGURES, len(entries), figures)


def _decimal(value: float) -> str:
    """Return a figure as answers write decimals: `3`, `2.5`."""
    return str(int(value)) if value == int(value) else repr(round(value, 6))

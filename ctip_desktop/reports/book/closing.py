"""Closes a period: keeps the figures of its report as they are published, with the records that were counted."""

from datetime import date
from typing import TypeGuard

from ctip_desktop import clock
from ctip_desktop.errors.reports import PeriodNotOver
from ctip_desktop.errors.sync import OnlySecretariat
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.forms.secretariat_forms import load
from ctip_desktop.reports.book.gathering import Book, gather
from ctip_desktop.reports.book.parts import Cell, Report, Table
from ctip_desktop.reports.book.published import FORM, Named, Published, named_by, published, written_where
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.device import device
from ctip_desktop.store.roles import require
from ctip_desktop.store.saving import finish, keep
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store

_MOST = 2**31


def close_period(store: Store, user: User, period: Period, *, today: date | None = None) -> Published:
    """Keep the figures of a period's report as published, as an officer of the secretariat; return what is kept.

    Closed anew, the figures of now take the place of those kept before; where they are the same, nothing is written.
    Raise OnlySecretariat, OfficerNeeded, PeriodNotOver or NotSavedAsFinal.
    """
    require(user.name, user.role, "officer")
    day = today or clock.today()
    if period.end > day:
        raise PeriodNotOver(period.code)
    with store.reading() as reader:
        if device(reader).office != SECRETARIAT:
            raise OnlySecretariat
        book = gather(reader, period, day)
        before = published(reader, period)
    figures = printed_figures(book, write(book, SECRETARIAT))
    if before and before.figures == figures:
        return before
    answers = {
        "period": period.code,
        "closed_on": day.isoformat(),
        "closed_by": user.name,
        "mark": book.mark,
        "counted": [{"_id": clock.new_id(), "log": log.id, "last": log.seq, "head": log.head} for log in book.logs],
        "figure": [
            {
                "_id": clock.new_id(),
                "figure_name": name,
                "figure_value": value,
                **({"figure_office": office} if office else {}),
                **({"figure_where": written_where(where)} if where else {}),
            }
            for (name, office, where), value in figures.items()
        ],
    }
    kept = keep(store, user, load(FORM), answers, {}, before.entry if before else None)
    finish(store, user, kept)
    heads = {log.id: log.seq for log in book.logs}
    return Published(kept.entry, day.isoformat(), user.name, book.mark, heads, figures)


def printed_figures(book: Book, report: Report) -> dict[Named, int]:
    """Return the figures of the report's own period, as its tables print them.

    One that is larger than an answer can be is left out, so that no office keeps a period from being closed.
    """
    return {
        named_by(cell.source): cell.value
        for section in report.sections
        for table in section.parts
        if isinstance(table, Table)
        for row in (*table.rows, *([table.total] if table.total else []))
        for cell in row.cells
        if isinstance(cell, Cell) and cell.source and cell.source.period == book.period and _is_kept(cell.value)
    }


def _is_kept(value: int | None) -> TypeGuard[int]:
    return value is not None and abs(value) < _MOST

"""Which periods an entry belongs to: those in which an indicator of its form counts it, or would but for its filter.

A row is placed in the month its date falls in; where an indicator has an end (`until`), in the months after that one,
up to the month of the end.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import text

from ctip_desktop.entries.record import Record
from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.form import Form
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.known_forms import current_form
from ctip_desktop.store.layout import ENTRY, OFFICE, PARENT, ROW, scope_of
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.transaction import Reader

FOREVER = "9999-12"
_MONTH = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True)
class Placing:
    """How rows of a source are placed: by the question `date`, and until the question `until` if there is one."""

    source: str
    date: str
    until: str = ""


@dataclass(frozen=True)
class Span:
    """Months, from the first to the last, as `2026-06`."""

    first: str
    last: str

    def touches(self, period: Period) -> bool:
        """Say whether one of the months is in the period."""
        return self.first < f"{period.end:%Y-%m}" and self.last >= f"{period.start:%Y-%m}"


@dataclass(frozen=True)
class Stood:
    """The last record, of one log, of entries of a form and an office that stand in these months."""

    office: str
    form: str
    span: Span
    log: str
    seq: int


def known_form(reader: Reader, name: str) -> Form | None:
    """Return the version of a form that came last, None if the form never came here."""
    try:
        return current_form(reader, name)
    except FormUnknown:
        return None


@cache
def placings(form: Form) -> tuple[Placing, ...]:
    """Return the ways in which the indicators of a form place its rows, each once."""
    found = {Placing(one.source, one.date, one.columns.get("until", "")) for one in form.indicators}
    return tuple(sorted(found))


def spans_of(form: Form, record: Record) -> set[Span]:
    """Return the months a record stands in."""
    found = set()
    out = frozenset((*record.hidden, *(path for path, known in record.about.items() if "special" in known)))
    for placing in placings(form):
        for row in _rows(record.answers, placing.source.split(".")[1:], {}, "", out):
            began, ended = (str(row.get(name) or "")[:7] for name in (placing.date, placing.until))
            if span := _span(placing, began, (ended or FOREVER) if placing.until else began):
                found.add(span)
    return found


def stands_in(form: Form, answers: Mapping[str, Any], period: Period) -> bool:
    """Say whether an indicator places what was answered in a period by the day it is about."""
    days = {
        str(row.get(placing.date) or "")[:7]
        for placing in placings(form)
        if not placing.until
        for row in _rows(answers, placing.source.split(".")[1:], {}, "", frozenset())
    }
    return any(Span(day, day).touches(period) for day in days if _MONTH.fullmatch(day))


def stood(reader: Reader, form: Form, floor: Mapping[str, int], within: Period | None = None) -> Iterator[Stood]:
    """Yield, from the rows that stand (within a period), the last record of every log for each office and months.

    It is told of those beyond a floor only.
    """
    start, end = (f"{within.start:%Y-%m}", f"{within.end:%Y-%m}") if within else ("", FOREVER)
    values = {"start": start, "end": end}
    for placing in placings(form):
        tables, dates = _joined(form, placing)
        began = f"substr({dates[placing.date]}, 1, 7)"
        ended = f"coalesce(substr({dates[placing.until]}, 1, 7), '{FOREVER}')" if placing.until else began
        query = (
            f"SELECT t0.{quoted(OFFICE)}, {began}, {ended}, e.log, max(e.seq)"  # noqa: S608 - quoted
            f" FROM {tables} JOIN entry e ON e.no = t0.{quoted(ENTRY)}"
            f" WHERE {dates[placing.date]} < :end AND {ended} >= :start GROUP BY 1, 2, 3, 4"
        )
        for office, first, last, log, seq in reader.connection.execute(text(query), values):
            if seq > floor.get(log, seq) and (span := _span(placing, first, last)):
                yield Stood(office, form.name, span, log, seq)


def entries_in(reader: Reader, form: Form, office: str, period: Period) -> set[tuple[str, str]]:
    """Return the entries of an office, by id and number, with a date by which an indicator places them in a period."""
    found: set[tuple[str, str]] = set()
    for placing in placings(form):
        if placing.until:
            continue
        tables, dates = _joined(form, placing)
        query = text(
            f"SELECT DISTINCT e.id, e.number FROM {tables} JOIN entry e ON e.no = t0.{quoted(ENTRY)}"  # noqa: S608
            f" WHERE t0.{quoted(OFFICE)} = :office AND {dates[placing.date]} >= :start AND {dates[placing.date]} < :end"
        )
        values = {"office": office, "start": period.start.isoformat(), "end": period.end.isoformat()}
        found.update(tuple(row) for row in reader.connection.execute(query, values))
    return found


def entry_counts(reader: Reader, form: Form, period: Period) -> Iterator[tuple[str, str, int]]:
    """Yield office, month and how many entries have a date of an indicator in that month of a period."""
    parts = []
    for placing in placings(form):
        if not placing.until and not _is_within(form, placing):
            tables, dates = _joined(form, placing)
            day = dates[placing.date]
            parts.append(
                f"SELECT t0.{quoted(OFFICE)} AS office, substr({day}, 1, 7) AS month, t0.{quoted(ENTRY)} AS no"  # noqa: S608
                f" FROM {tables} WHERE {day} >= :start AND {day} < :end"
            )
    if parts:
        query = f"SELECT office, month, count(*) FROM ({' UNION '.join(parts)}) GROUP BY 1, 2"  # noqa: S608 - quoted
        values = {"start": period.start.isoformat(), "end": period.end.isoformat()}
        yield from map(tuple, reader.connection.execute(text(query), values))


def _is_within(form: Form, placing: Placing) -> bool:
    """Say whether the form itself is placed by the day its rows are placed by, so that they place no other entry."""
    above = {one.date for one in placings(form) if "." not in one.source and not one.until}
    return "." in placing.source and placing.date in above and _joined(form, placing)[1][placing.date].startswith("t0.")


def _joined(form: Form, placing: Placing) -> tuple[str, Mapping[str, str]]:
    """Return the tables on the way to the source, joined, and the column of each of the placing's questions."""
    scopes = [scope_of(form)]
    for repeat in placing.source.split(".")[1:]:
        scopes.append(scopes[-1].repeats[repeat])
    tables = f"{quoted(scopes[0].table)} AS t0"
    for place, scope in enumerate(scopes[1:], start=1):
        same_row = f" AND t{place}.{quoted(PARENT)} = t{place - 1}.{quoted(ROW)}" if place > 1 else ""
        entry = quoted(ENTRY)
        tables += f" JOIN {quoted(scope.table)} AS t{place} ON t{place}.{entry} = t0.{entry}{same_row}"
    columns = {
        question.name: f"t{place}.{quoted(question.name)}"
        for place, scope in enumerate(scopes)
        for question in scope.questions
    }
    return tables, columns


def _rows(
    scope: Mapping[str, Any], repeats: list[str], around: Mapping[str, Any], place: str, out: frozenset[str]
) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a source, each with the answers around it; what is `out` is left out."""
    answers = {**around, **{name: value for name, value in scope.items() if f"{place}/{name}" not in out}}
    if not repeats:
        yield answers
        return
    if f"{place}/{repeats[0]}" in out:
        return
    rows = scope.get(repeats[0])
    for row in rows if isinstance(rows, list) else ():
        inner = f"{place}/{repeats[0]}[{row.get('_id', '')}]"
        if inner not in out:
            yield from _rows(row, repeats[1:], answers, inner, out)


def _span(placing: Placing, began: str, ended: str) -> Span | None:
    """Return the months from one to another, or after the first if there is an end; None for what is no month."""
    if not _MONTH.fullmatch(began):
        return None
    span = Span(_after(began), ended) if placing.until else Span(began, ended)
    return span if span.first <= span.last else None


def _after(month: str) -> str:
    """Return the month after one."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"

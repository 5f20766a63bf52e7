"""Carries challenges and requests into a statement: what an office raised in the period, with the entry's number."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import text

from ctip_desktop import clock
from ctip_desktop.reports.indicators.placing import known_form
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.layout import ENTRY, OFFICE, table_name
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.transaction import Reader

FORM = "request"


def carried(reader: Reader, office: str, period: Period, before: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of a statement: those written by hand `before`, then what was raised in the period."""
    raised = _raised(reader, office, period)
    numbers = {row["request_number"] for row in raised}
    return [*(dict(row) for row in before if row.get("request_number") not in numbers), *raised]


def _raised(reader: Reader, office: str, period: Period) -> list[dict[str, Any]]:
    if known_form(reader, FORM) is None:
        return []
    query = text(
        f"SELECT e.number, t.nature, t.{quoted('text')} FROM {quoted(table_name(FORM))} t"  # noqa: S608 - quoted
        f" JOIN entry e ON e.no = t.{quoted(ENTRY)} WHERE t.{quoted(OFFICE)} = :office"
        f" AND t.raised_on >= :start AND t.raised_on < :end AND t.nature != '' AND t.{quoted('text')} != ''"
        f" ORDER BY e.number"
    )
    values = {"office": office, "start": period.start.isoformat(), "end": period.end.isoformat()}
    return [
        {"_id": clock.new_id(), "request_number": number, "carried_nature": nature, "carried_text": said}
        for number, nature, said in reader.connection.execute(query, values)
    ]

"""The answers as tables: one for a form and one for each of its repeats, relevant answers only."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

import orjson
from sqlalchemy import text

from ctip_desktop.forms.form import Form, Question
from ctip_desktop.intake.writing import plain_text
from ctip_desktop.reports.exporting.entries import days_of
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.known_forms import projected_tables
from ctip_desktop.store.layout import ENTRY, OFFICE, PARENT, POSITION, ROW, SPECIALS, Scope, scope_of
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.transaction import Reader

BOM = "\ufeff"
"""Begins a CSV file, so that spreadsheets read Khmer in it."""

DIMENSIONS = {
    "entry": "the entry's identifier",
    "number": "the entry's number",
    "office": "the office's code",
    "row": "the row's identifier",
    "position": "its place among the rows of the repeat",
    "row_above": "the identifier of the row it stands in, empty if in the entry itself",
    "special": "special answers: QUESTION=not_asked, not_known, refused or not_applicable",
}


@dataclass(frozen=True)
class Table:
    """A table of answers: its name, and its questions as the newest version of the form asks them."""

    name: str
    columns: tuple[str, ...]
    questions: Mapping[str, Question]
    is_repeat: bool


def tables_of(reader: Reader, form: Form) -> Iterator[Table]:
    """Yield the tables of a form, with the questions of all its versions that were used here."""
    known = {scope.table: scope for scope in _scopes(scope_of(form))}
    for name, columns in projected_tables(reader, form.name).items():
        scope = known.get(name)
        questions = {one.name: one for one in scope.questions} if scope else {}
        asked = tuple(column for column in columns if not column.startswith("_"))
        yield Table(name, asked, questions, ROW in columns)


def rows(
    reader: Reader, table: Table, period: Period | None = None
) -> Iterator[tuple[dict[str, str], dict[str, object]]]:
    """Yield the rows of a table in the order of their entries: what each belongs to, and its answers.

    They are those of entries of a period, or all.
    """
    dimensions = [
        f"t.{quoted(name)}" for name in (OFFICE, SPECIALS, *((ROW, POSITION, PARENT) if table.is_repeat else ()))
    ]
    asked = [f"t.{quoted(name)}" for name in table.columns]
    since, until = days_of(period) if period else ("", "")
    days = {"since": since, "until": until} if period else {}
    wanted = " WHERE e.date BETWEEN :since AND :until" if period else ""
    order = f", t.{quoted(PARENT)}, t.{quoted(POSITION)}" if table.is_repeat else ""
    statement = (
        f"SELECT e.id, e.number, {', '.join((*dimensions, *asked))} FROM {quoted(table.name)} AS t"  # noqa: S608
        f" JOIN entry AS e ON e.no = t.{quoted(ENTRY)}{wanted} ORDER BY e.number, e.office, e.id{order}"
    )
    for identifier, number, office, special, *found in reader.connection.execute(text(statement), days):
        placed, answers = (found[:3], found[3:]) if table.is_repeat else ([], found)
        belongs = {"entry": identifier, "number": number, "office": office}
        belongs |= {name: _said(value) for name, value in zip(("row", "position", "row_above"), placed, strict=False)}
        specials: dict[str, str] = orjson.loads(special) if special else {}
        belongs["special"] = ";".join(f"{name}={said}" for name, said in sorted(specials.items()))
        yield belongs, dict(zip(table.columns, answers, strict=True))


def as_csv(heads: Sequence[str], lines: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV file in UTF-8; no cell of it is read as a formula."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(heads)
    writer.writerows([[_said(value) for value in line] for line in lines])
    return (BOM + written.getvalue()).encode()


def table_csv(reader: Reader, table: Table, period: Period | None = None) -> tuple[bytes, int]:
    """Return a table as a CSV file, with our own choice names, and how many rows it has."""
    heads = [name for name in DIMENSIONS if table.is_repeat or name not in ("row", "position", "row_above")]
    lines = [[*belongs.values(), *answers.values()] for belongs, answers in rows(reader, table, period)]
    return as_csv([*heads, *table.columns], lines), len(lines)


def _scopes(scope: Scope) -> Iterator[Scope]:
    yield scope
    for inner in scope.repeats.values():
        yield from _scopes(inner)


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return plain_text(value) if isinstance(value, str) else str(value)

"""Turns records into the rows of their form's tables, without running the form: records carry all it needs.

Many records are turned at once, a column at a time, which takes a third less time than row by row.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

import orjson

from ctip_desktop.entries.record import Record
from ctip_desktop.forms.form import Form
from ctip_desktop.store.layout import ENTRY, OFFICE, PARENT, POSITION, ROW, SPECIALS, Scope, scope_of

Value = int | float | str
Rows = list[tuple[Value, ...]]

NOTHING = ""
"""What is written where there is no value: it arrives as NULL."""

_MOST = 2**31
"""Beyond it a number is no answer to a form's question, and no device writes it; one that lies may."""

_ROOT = (ENTRY, OFFICE, SPECIALS)
_REPEAT = (*_ROOT, ROW, POSITION, PARENT)
_ALWAYS = (ENTRY, OFFICE, ROW, POSITION)
_NUMBER = re.compile(r"-?(?:(0|[1-9][0-9]{0,14})|[0-9]+\.[0-9]+)")


@dataclass(frozen=True)
class Projector:
    """How the rows of one table are made, and of the tables of its repeats."""

    insert: str
    columns: Sequence[tuple[str, Callable[[Iterable[object]], list[Value]]]]
    repeats: Mapping[str, "Projector"]

    def project(self, records: Iterable[tuple[int, Record]]) -> Iterator[tuple[str, Rows]]:
        """Yield the rows of entries, given by `no` and record, with the statements that insert them.

        Answers that are not relevant are left out, and those that a special answer stands in place of.
        """
        batch = _Batch()
        for no, record in records:
            marks = _Marks(record) if record.hidden or record.about else None
            batch.dimensions.append((no, record.number[:2], marks.specials("") if marks else NOTHING))
            batch.answers.append(marks.shown(record.answers, "") if marks else record.answers)
            batch.places.append(("", marks))
        return self.rows(batch)

    def rows(self, batch: "_Batch") -> Iterator[tuple[str, Rows]]:
        """Yield the rows of this table and of those of its repeats, with the statements that insert them."""
        columns = [read([answers.get(name) for answers in batch.answers]) for name, read in self.columns]
        yield self.insert, list(zip(*zip(*batch.dimensions, strict=True), *columns, strict=True))
        for name, repeat in self.repeats.items():
            yield from repeat.rows(batch.inside(name))


@dataclass
class _Batch:
    """Rows of one table: what each belongs to, its answers, its place in its record and what that says of it."""

    dimensions: Rows = field(default_factory=list)
    answers: list[Mapping[str, Any]] = field(default_factory=list)
    places: list[tuple[str, "_Marks | None"]] = field(default_factory=list)

    def inside(self, repeat: str) -> "_Batch":
        """Return the rows of a repeat that stand in these rows."""
        inner = _Batch()
        for dimensions, answers, (place, marks) in zip(self.dimensions, self.answers, self.places, strict=True):
            rows = answers.get(repeat)
            if type(rows) is not list:
                continue
            no, office, _, parent, *_ = (*dimensions, NOTHING)
            for position, row in enumerate(rows, 1):
                specials, at = NOTHING, ""
                if marks:
                    at = f"{place}/{repeat}[{row['_id']}]"
                    if marks.hides_row(row, place, repeat, at):
                        continue
                    specials = marks.specials(at)
                inner.dimensions.append((no, office, specials, row["_id"], position, parent))
                inner.answers.append(marks.shown(row, at) if marks else row)
                inner.places.append((at, marks))
        return inner


class _Marks:
    """What a record says about its answers, by the place of the row they stand in: `/victim[<id>]`, or nothing."""

    def __init__(self, record: Record) -> None:
        self._hidden: dict[str, set[str]] = defaultdict(set)
        self._specials: dict[str, dict[str, str]] = defaultdict(dict)
        for path in record.hidden:
            place, _, name = path.rpartition("/")
            self._hidden[place].add(name)
        for path, remarks in record.about.items():
            if "special" in remarks:
                place, _, name = path.rpartition("/")
                self._specials[place][name] = remarks["special"]

    def specials(self, place: str) -> str:
        found = self._specials.get(place)
        return orjson.dumps(found, option=orjson.OPT_SORT_KEYS).decode() if found else NOTHING

    def shown(self, answers: Mapping[str, Any], place: str) -> Mapping[str, Any]:
        """Return the answers of a row that are relevant, without those that a special answer stands in place of."""
        out = {*self._hidden.get(place, ()), *self._specials.get(place, ())}
        return {name: value for name, value in answers.items() if name not in out} if out else answers

    def hides_row(self, row: Mapping[str, Any], place: str, repeat: str, inner: str) -> bool:
        """Say whether the repeat, the row, or every answer in the row is not relevant."""
        around = self._hidden.get(place, ())
        if repeat in around or f"{repeat}[{row['_id']}]" in around:
            return True
        within = self._hidden.get(inner, ())
        answered = [name for name in row if name != "_id"]
        return bool(answered) and all(name in within or self._hides_all(row[name], inner, name) for name in answered)

    def _hides_all(self, value: object, place: str, name: str) -> bool:
        return isinstance(value, list) and all(
            self.hides_row(row, place, name, f"{place}/{name}[{row['_id']}]") for row in value
        )


def projector(form: Form) -> Projector:
    """Return how records of this form version become rows."""
    return _projector(scope_of(form), _ROOT)


def _projector(scope: Scope, dimensions: tuple[str, ...]) -> Projector:
    return Projector(
        insert=insert_statement(scope.table, (*dimensions, *(question.name for question in scope.questions))),
        columns=[(question.name, _READERS.get(question.kind, _texts)) for question in scope.questions],
        repeats={name: _projector(repeat, _REPEAT) for name, repeat in scope.repeats.items()},
    )


def insert_statement(table: str, columns: Sequence[str]) -> str:
    """Return the statement that adds a row with values for these columns, in this order."""
    names = ", ".join(map(quoted, columns))
    # Handing over None takes the driver twenty times as long as a text, and rows are half empty.
    values = ", ".join("?" if column in _ALWAYS else "nullif(?, '')" for column in columns)
    return f"INSERT INTO {quoted(table)} ({names}) VALUES ({values})"  # noqa: S608 - quoted


def quoted(name: str) -> str:
    """Return a table's or column's name so that SQL reads nothing else into it."""
    return '"' + name.replace('"', '""') + '"'


def _texts(values: Iterable[object]) -> list[Value]:
    return [value if type(value) is str else NOTHING for value in values]


def _integers(values: Iterable[object]) -> list[Value]:
    return [value if type(value) is int and -_MOST <= value < _MOST else NOTHING for value in values]


def _decimals(values: Iterable[object]) -> list[Value]:
    return [_decimal(value) if value is not None else NOTHING for value in values]


def _calculated(values: Iterable[object]) -> list[Value]:
    return [_result(value) if value is not None else NOTHING for value in values]


def _decimal(value: object) -> float | str:
    if type(value) is not str and type(value) is not int:
        return NOTHING
    try:
        number = float(value)
    except ValueError:
        return NOTHING
    return number if isfinite(number) else NOTHING


def _result(value: object) -> Value:
    """Return what a calculation gave: records write its numbers as text, but `07` is a code and stays one."""
    if type(value) is int:
        return value
    if type(value) is not str:
        return NOTHING
    number = _NUMBER.fullmatch(value)
    if number is None:
        return value
    return int(value) if number[1] else _decimal(value)


_READERS: Mapping[str, Callable[[Iterable[object]], list[Value]]] = {
    "integer": _integers,
    "decimal": _decimals,
    "calculate": _calculated,
}

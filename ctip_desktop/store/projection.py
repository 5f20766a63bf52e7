"""Turns a record into the rows of its form's tables, without running the form: the record carries all it needs."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

import orjson

from ctip_desktop.entries.record import Record
from ctip_desktop.forms.form import Form
from ctip_desktop.store.layout import ENTRY, OFFICE, PARENT, POSITION, ROW, SPECIALS, Scope, scope_of

Rows = dict[str, list[tuple[int | float | str, ...]]]
"""Rows to insert, by the statement that inserts them; nothing is written as an empty text, which arrives as NULL."""

NOTHING = ""
_ONLY_TEXT = frozenset([str])
_ALWAYS = (ENTRY, OFFICE, ROW, POSITION)
_NUMBER = re.compile(r"-?(?:(0|[1-9][0-9]{0,14})|[0-9]+\.[0-9]+)")


@dataclass(frozen=True)
class Projector:
    """How the rows of one table are made, and of the tables of its repeats."""

    table: str
    insert: str
    texts: Sequence[str]
    converted: Sequence[tuple[str, Callable[[object], int | float | str]]]
    repeats: Mapping[str, "Projector"]

    def project(self, no: int, record: Record, rows: Rows) -> None:
        """Add the rows of the entry `no`, whose record this is; answers that are not relevant are left out."""
        marks = _Marks(record) if record.hidden or record.about else None
        root = (no, record.number[:2], marks.specials("") if marks else NOTHING)
        rows[self.insert].append((*root, *self.values(record.answers, "", marks)))
        self.add_repeats(record.answers, "", NOTHING, marks, root, rows)

    def add_repeats(
        self,
        answers: Mapping[str, Any],
        place: str,
        parent: str,
        marks: "_Marks | None",
        root: tuple[int, str, str],
        rows: Rows,
    ) -> None:
        """Add the rows of the repeats in `answers`, which stand at `place` (`/victim[<id>]`) in the row `parent`."""
        for name, repeat in self.repeats.items():
            table_rows = answers.get(name)
            if table_rows.__class__ is not list:
                continue
            adding = rows[repeat.insert]
            for position, row in enumerate(table_rows, 1):
                row_id = row["_id"]
                specials = NOTHING
                inner = ""
                if marks:
                    inner = f"{place}/{name}[{row_id}]"
                    if marks.hides_row(row, place, name, inner):
                        continue
                    specials = marks.specials(inner)
                adding.append((root[0], root[1], specials, row_id, position, parent, *repeat.values(row, inner, marks)))
                if repeat.repeats:
                    repeat.add_repeats(row, inner, row_id, marks, root, rows)

    def values(self, answers: Mapping[str, Any], place: str, marks: "_Marks | None") -> list[int | float | str]:
        """Return the answers as values of this table's columns."""
        if marks and (hidden := marks.hidden.get(place)):
            answers = {name: value for name, value in answers.items() if name not in hidden}
        get = answers.get
        values: list[Any] = [*map(get, self.texts, itertools.repeat(NOTHING))]
        if not _ONLY_TEXT.issuperset(map(type, values)):
            values = [value if type(value) is str else NOTHING for value in values]
        values += [convert(get(name)) for name, convert in self.converted]
        return values


class _Marks:
    """What a record says about its answers, by the place of the row they stand in."""

    def __init__(self, record: Record) -> None:
        self.hidden: dict[str, set[str]] = defaultdict(set)
        self._specials: dict[str, dict[str, str]] = defaultdict(dict)
        for path in record.hidden:
            place, _, name = path.rpartition("/")
            self.hidden[place].add(name)
        for path, remarks in record.about.items():
            if "special" in remarks:
                place, _, name = path.rpartition("/")
                self._specials[place][name] = remarks["special"]

    def specials(self, place: str) -> str:
        found = self._specials.get(place)
        return orjson.dumps(found, option=orjson.OPT_SORT_KEYS).decode() if found else NOTHING

    def hides_row(self, row: Mapping[str, Any], place: str, repeat: str, inner: str) -> bool:
        """Say whether the repeat, the row, or every answer in the row is not relevant."""
        around = self.hidden.get(place, ())
        if repeat in around or f"{repeat}[{row['_id']}]" in around:
            return True
        within = self.hidden.get(inner, ())
        answered = [name for name in row if name != "_id"]
        return bool(answered) and all(name in within or self._hides_all(row[name], inner, name) for name in answered)

    def _hides_all(self, value: object, place: str, name: str) -> bool:
        return isinstance(value, list) and all(
            self.hides_row(row, place, name, f"{place}/{name}[{row['_id']}]") for row in value
        )


def projector(form: Form) -> Projector:
    """Return how records of this form version become rows."""
    return _projector(scope_of(form), (ENTRY, OFFICE, SPECIALS))


def _projector(scope: Scope, dimensions: tuple[str, ...]) -> Projector:
    texts = [question.name for question in scope.questions if question.kind not in _CONVERSIONS]
    converted = [(one.name, _CONVERSIONS[one.kind]) for one in scope.questions if one.kind in _CONVERSIONS]
    columns = (*dimensions, *texts, *(name for name, _ in converted))
    return Projector(
        table=scope.table,
        insert=insert_statement(scope.table, columns),
        texts=texts,
        converted=converted,
        repeats={
            name: _projector(repeat, (ENTRY, OFFICE, SPECIALS, ROW, POSITION, PARENT))
            for name, repeat in scope.repeats.items()
        },
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


def _integer(value: object) -> int | str:
    return value if type(value) is int else NOTHING


def _decimal(value: object) -> float | str:
    if type(value) is not str and type(value) is not int:
        return NOTHING
    try:
        number = float(value)
    except ValueError:
        return NOTHING
    return number if isfinite(number) else NOTHING


def _calculated(value: object) -> int | float | str:
    """Return what a calculation gave: records write its numbers as text, but `07` is a code and stays one."""
    if type(value) is not str:
        return _integer(value)
    number = _NUMBER.fullmatch(value)
    if number is None:
        return value
    return int(value) if number[1] else _decimal(value)


_CONVERSIONS: Mapping[str, Callable[[object], int | float | str]] = {
    "integer": _integer,
    "decimal": _decimal,
    "calculate": _calculated,
}

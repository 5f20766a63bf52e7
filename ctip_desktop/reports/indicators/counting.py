"""Indicators as SQL: what a form's workbook declares is counted in one statement per source, and leads to its entries.

A row counts in the period its indicator's date question falls in; if the indicator has an `until` question, in the
later periods that begin before, or on, the day it gives. Rows of a repeat see the answers of the rows and the form
around them, so the tables of the way from the form to the source are joined.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import orjson
from sqlalchemy import text

from ctip_desktop.errors.reports import IndicatorUnknown
from ctip_desktop.forms.answer_kinds import answer_kinds
from ctip_desktop.forms.expressions import parse
from ctip_desktop.forms.expressions.kinds import TEXT
from ctip_desktop.forms.expressions.sql import Column, to_sql, value_sql
from ctip_desktop.forms.expressions.tree import Binary, Tree
from ctip_desktop.forms.form import Form, Indicator
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.layout import ENTRY, OFFICE, PARENT, ROW, Scope, scope_of
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.transaction import Reader

Figures = Mapping[str, Mapping[str, float]]
"""The figure of each office with such rows, by indicator and office code."""


MONTH = "_month"
PERSONS = "persons"
"""The measure of persons: here their rows, of which `unique` takes away those who are there more than once."""


@dataclass(frozen=True)
class Behind:
    """An entry behind a figure, and the office whose it is where several are asked about."""

    entry: str
    number: str
    office: str = ""


def count(
    reader: Reader, form: Form, names: Iterable[str], period: Period, today: date, office: str | None = None
) -> Figures:
    """Return the figures of these indicators for a period, of one office or of all; one without a row is left out.

    Raise IndicatorUnknown, or ExpressionWithoutSql.
    """
    by_source: dict[str, list[Indicator]] = defaultdict(list)
    for name in names:
        indicator = find(form, name)
        by_source[indicator.source].append(indicator)
    figures: dict[str, dict[str, float]] = {}
    for source, indicators in by_source.items():
        way = way_of(form, source)
        measures: list[str] = []
        parameters: dict[str, str | float] = {"start": period.start.isoformat(), "end": period.end.isoformat()}
        for place, indicator in enumerate(indicators):
            condition, given = way.condition(indicator, today, f"i{place}_")
            measure, more = way.measure(indicator, today, f"m{place}_")
            measures.append(f"{measure} FILTER (WHERE {condition}) AS {quoted(indicator.name)}")
            parameters |= given | more
        of = f" WHERE {way.office} = :office" if office else ""
        parameters |= {"office": office} if office else {}
        statement = f"SELECT {way.office}, {', '.join(measures)} FROM {way.joined}{of} GROUP BY {way.office}"  # noqa: S608
        for code, *values in reader.connection.execute(text(statement), parameters):
            for indicator, value in zip(indicators, values, strict=True):
                figures.setdefault(indicator.name, {})[code] = value or 0
    return figures


def behind(
    reader: Reader,
    form: Form,
    name: str,
    period: Period,
    today: date,
    office: str | None = None,
    chosen: Mapping[str, str] | None = None,
) -> list[Behind]:
    """Return the entries whose rows make up a figure, in the order of their numbers.

    Of one office or of all; `chosen` names the answers of a divided figure by question, `""` for none.
    """
    indicator = find(form, name)
    way = way_of(form, indicator.source)
    condition, parameters = way.condition(indicator, today, "p")
    parameters |= {"start": period.start.isoformat(), "end": period.end.isoformat()}
    if office:
        condition += f" AND {way.office} = :office"
        parameters["office"] = office
    for place, (question, answer) in enumerate((chosen or {}).items()):
        condition += f" AND coalesce({way.column(question)}, '') = :chosen{place}"
        parameters[f"chosen{place}"] = answer
    statement = (
        "SELECT DISTINCT entry.id, entry.number, entry.office"  # noqa: S608 - quoted
        f" FROM {way.joined} JOIN entry ON entry.no = t0.{quoted(ENTRY)}"
        f" WHERE {condition} ORDER BY entry.number, entry.id"
    )
    return [Behind(*found) for found in reader.connection.execute(text(statement), parameters)]


def rows_among(
    reader: Reader,
    form: Form,
    name: str,
    by: Sequence[str],
    period: Period,
    today: date,
    entries: Sequence[int],
    office: str | None = None,
) -> Iterator[tuple[tuple[str, ...], int, str]]:
    """Yield the rows of some entries, given by `no`, that an indicator counts in a period: answers, entry and row.

    The answers are those to `by`, as in `divide`; the row is empty where the source is the form.
    """
    indicator = find(form, name)
    way = way_of(form, indicator.source)
    condition, parameters = way.condition(indicator, today, "p")
    parameters |= {"start": period.start.isoformat(), "end": period.end.isoformat()}
    parameters["entries"] = orjson.dumps(list(entries)).decode()
    if office:
        condition += f" AND {way.office} = :office"
        parameters["office"] = office
    asked = ", ".join((*(way.key(question, indicator) for question in by), f"t0.{quoted(ENTRY)}", way.row))
    condition += f" AND t0.{quoted(ENTRY)} IN (SELECT value FROM json_each(:entries))"  # noqa: S608 - quoted
    statement = f"SELECT {asked} FROM {way.joined} WHERE {condition}"  # noqa: S608 - quoted
    for *answers, no, row in reader.connection.execute(text(statement), parameters):
        yield tuple("" if one is None else str(one) for one in answers), no, row


class Way:
    """The tables from a form to the source of an indicator, joined as `t0`, `t1` …, and the columns on the way."""

    def __init__(self, form: Form, source: str) -> None:
        scopes = [scope_of(form)]
        repeats = source.split(".")[1:]
        for repeat in repeats:
            scopes.append(scopes[-1].repeats[repeat])
        self.joined = quoted(scopes[0].table) + " AS t0"
        for place, scope in enumerate(scopes[1:], start=1):
            same_row = f" AND t{place}.{quoted(PARENT)} = t{place - 1}.{quoted(ROW)}" if place > 1 else ""
            entry = quoted(ENTRY)
            self.joined += f" JOIN {quoted(scope.table)} AS t{place} ON t{place}.{entry} = t0.{entry}{same_row}"
        # CROSS JOIN lets SQLite read the tables in this order.
        self.joined_from_form = self.joined.replace(" JOIN ", " CROSS JOIN ")
        self.office = f"t0.{quoted(OFFICE)}"
        self.row = f"t{len(repeats)}.{quoted(ROW)}" if repeats else "''"
        self._columns = _columns(form, scopes, repeats)

    def column(self, question: str) -> str:
        """Return the column of a question on the way, or of the office; raise KeyError."""
        return self.office if question == OFFICE else self._columns[question].sql

    def is_own(self, question: str) -> bool:
        """Tell whether a question is one of the source's repeat, and not of the form around it."""
        return not self._columns[question].sql.startswith("t0.")

    def key(self, question: str, indicator: Indicator) -> str:
        """Return what rows are divided by: the answer to a question, the office, or the indicator's month."""
        if question == MONTH:
            return f"substr({self.column(indicator.date)}, 1, 7)"
        return self.column(question)

    def within(self, indicator: Indicator, period: str = "") -> str:
        """Return which rows are placed in the period that begins at `:start` and ends before `:end`, so suffixed."""
        placed = self._columns[indicator.date].sql
        if until := indicator.columns.get("until"):
            ended = self._columns[until].sql
            return f"({placed} < :start{period} AND ({ended} IS NULL OR {ended} >= :start{period}))"
        return f"({placed} >= :start{period} AND {placed} < :end{period})"

    def condition(self, indicator: Indicator, today: date, prefix: str) -> tuple[str, dict[str, str | float]]:
        """Return which rows count in the period."""
        filtered, parameters = self.filtered(indicator, today, prefix)
        return " AND ".join(part for part in (self.within(indicator), filtered) if part), parameters

    def filtered(
        self, indicator: Indicator, today: date, prefix: str, without: Collection[Tree] = ()
    ) -> tuple[str, dict[str, str | float]]:
        """Return which rows of any period count; nothing if all do. Conditions `without` which it is are left out."""
        return self.all_of([one for one in conditions(indicator.filter or "") if one not in without], today, prefix)

    def all_of(self, several: Iterable[Tree], today: date, prefix: str) -> tuple[str, dict[str, str | float]]:
        """Return the rows that meet several conditions; nothing of none."""
        texts: list[str] = []
        parameters: dict[str, str | float] = {}
        for place, one in enumerate(several):
            sql = to_sql(one, self._columns.__getitem__, today.isoformat(), f"{prefix}c{place}_")
            texts.append(sql.text)
            parameters |= sql.parameters
        return " AND ".join(f"({one})" for one in texts), parameters

    def measure(self, indicator: Indicator, today: date, prefix: str) -> tuple[str, dict[str, str | float]]:
        """Return what is made of the rows that count."""
        if indicator.measure in ("count", PERSONS):
            return "COUNT(*)", {}
        of = indicator.of or ""
        sql = value_sql(
            _parsed(of if "$" in of else f"${{{of}}}"), self._columns.__getitem__, today.isoformat(), prefix
        )
        return f"SUM({sql.text})", sql.parameters


@cache
def way_of(form: Form, source: str) -> Way:
    """Return the way to a source of a form."""
    return Way(form, source)


_parsed = cache(parse)


@cache
def conditions(filter_: str) -> tuple[Tree, ...]:
    """Return the conditions of a filter, all of which a row meets that counts; none of an empty filter."""
    found: list[Tree] = []
    left = [_parsed(filter_)] if filter_ else []
    while left:
        one = left.pop()
        if isinstance(one, Binary) and one.operator == "and":
            left += (one.right, one.left)
        else:
            found.append(one)
    return tuple(found)


def _columns(form: Form, scopes: Iterable[Scope], repeats: Sequence[str]) -> dict[str, Column]:
    """Return the column of each question on the way; a name of an inner scope hides that of an outer one."""
    kinds = answer_kinds(form)
    columns = {}
    for place, scope in enumerate(scopes):
        above = "".join(f"/{repeat}" for repeat in repeats[:place])
        for question in scope.questions:
            kind = kinds[f"{above}/{question.name}"] or TEXT
            columns[question.name] = Column(f"t{place}.{quoted(question.name)}", kind)
    return columns


def find(form: Form, name: str) -> Indicator:
    """Return an indicator by its name; raise IndicatorUnknown."""
    for indicator in form.indicators:
        if indicator.name == name:
            return indicator
    raise IndicatorUnknown(name, form.name)

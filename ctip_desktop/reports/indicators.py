"""Indicators as SQL: what a form's workbook declares is counted in one statement per source, and leads to its entries.

A row counts in the period its indicator's date question falls in; if the indicator has an `until` question, in the
later periods that begin before, or on, the day it gives. Rows of a repeat see the answers of the rows and the form
around them, so the tables of the way from the form to the source are joined.

A figure may be divided: by the month, the office, and the answers to questions on the way (`by`). Months make up every
period, so one pass gives a period, the same period before, and the trend; only what was left from before (`until`) is
asked period by period.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text

from ctip_desktop.errors.reports import IndicatorUnknown
from ctip_desktop.forms.answer_kinds import answer_kinds
from ctip_desktop.forms.expressions import parse
from ctip_desktop.forms.expressions.kinds import TEXT
from ctip_desktop.forms.expressions.sql import Column, to_sql, value_sql
from ctip_desktop.forms.form import Form, Indicator
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.layout import ENTRY, OFFICE, PARENT, ROW, Scope, scope_of
from ctip_desktop.store.projection import quoted
from ctip_desktop.store.transaction import Reader

Figures = Mapping[str, Mapping[str, float]]
"""The figure of each office with such rows, by indicator and office code."""


Divided = Mapping[tuple[str, ...], float]
"""A figure by month (`2026-06`), office, and the answers it is divided by, `""` where there is none."""


@dataclass(frozen=True)
class Behind:
    """An entry behind a figure."""

    entry: str
    number: str


def count(reader: Reader, form: Form, names: Iterable[str], period: Period, today: date) -> Figures:
    """Return the figures of these indicators for a period; an office without a row is left out.

    Raise IndicatorUnknown, or ExpressionWithoutSql.
    """
    by_source: dict[str, list[Indicator]] = defaultdict(list)
    for name in names:
        indicator = _find(form, name)
        by_source[indicator.source].append(indicator)
    figures: dict[str, dict[str, float]] = {}
    for source, indicators in by_source.items():
        way = _Way(form, source)
        measures: list[str] = []
        parameters: dict[str, str | float] = {"start": period.start.isoformat(), "end": period.end.isoformat()}
        for place, indicator in enumerate(indicators):
            condition, given = way.condition(indicator, today, f"i{place}_")
            measure, more = way.measure(indicator, today, f"m{place}_")
            measures.append(f"{measure} FILTER (WHERE {condition}) AS {quoted(indicator.name)}")
            parameters |= given | more
        statement = f"SELECT {way.office}, {', '.join(measures)} FROM {way.joined} GROUP BY {way.office}"  # noqa: S608
        for office, *values in reader.connection.execute(text(statement), parameters):
            for indicator, value in zip(indicators, values, strict=True):
                figures.setdefault(indicator.name, {})[office] = value or 0
    return figures


def divide(
    reader: Reader, form: Form, names: Iterable[str], by: Sequence[str], span: Period, today: date
) -> dict[str, Divided]:
    """Return these indicators divided by month, office and the answers to `by`, for the months of a span.

    An indicator with `until` is of the span as a whole, and stands under its first month. Raise IndicatorUnknown,
    ExpressionWithoutSql, or KeyError where a question of `by` is not on an indicator's way.
    """
    passes: dict[tuple[str, str, bool], list[Indicator]] = defaultdict(list)
    for name in names:
        indicator = _find(form, name)
        passes[indicator.source, indicator.date, "until" in indicator.columns].append(indicator)
    divided: dict[str, Divided] = {}
    for (source, placed, is_left), indicators in passes.items():
        way = _Way(form, source)
        day = way.column(placed)
        measures: list[str] = []
        parameters: dict[str, str | float] = {"start": span.start.isoformat(), "end": span.end.isoformat()}
        for place, indicator in enumerate(indicators):
            condition, given = way.condition(indicator, today, f"i{place}_", is_placed=not is_left)
            measure, more = way.measure(indicator, today, f"m{place}_")
            counted = f"{measure} FILTER (WHERE {condition})" if condition else measure
            measures.append(f"{counted} AS {quoted(indicator.name)}")
            parameters |= given | more
        month = f"'{span.start:%Y-%m}'" if is_left else f"substr({day}, 1, 7)"
        within = f"{day} < :start" if is_left else f"{day} >= :start AND {day} < :end"
        keys = (month, way.office, *(f"coalesce({way.column(question)}, '')" for question in by))
        grouped = ", ".join(str(number) for number in range(1, len(keys) + 1))
        statement = f"SELECT {', '.join((*keys, *measures))} FROM {way.joined} WHERE {within} GROUP BY {grouped}"  # noqa: S608
        found = reader.connection.execute(text(statement), parameters).all()
        for place, indicator in enumerate(indicators, start=len(keys)):
            divided[indicator.name] = {tuple(map(str, row[: len(keys)])): row[place] for row in found if row[place]}
    return divided


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
    indicator = _find(form, name)
    way = _Way(form, indicator.source)
    condition, parameters = way.condition(indicator, today, "p")
    parameters |= {"start": period.start.isoformat(), "end": period.end.isoformat()}
    if office:
        condition += f" AND {way.office} = :office"
        parameters["office"] = office
    for place, (question, answer) in enumerate((chosen or {}).items()):
        condition += f" AND coalesce({way.column(question)}, '') = :chosen{place}"
        parameters[f"chosen{place}"] = answer
    statement = (
        f"SELECT DISTINCT entry.id, entry.number FROM {way.joined} JOIN entry ON entry.no = t0.{quoted(ENTRY)}"  # noqa: S608
        f" WHERE {condition} ORDER BY entry.number, entry.id"
    )
    return [Behind(entry, number) for entry, number in reader.connection.execute(text(statement), parameters)]


class _Way:
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
        self.office = f"t0.{quoted(OFFICE)}"
        self._columns = _columns(form, scopes, repeats)

    def column(self, question: str) -> str:
        """Return the column of a question on the way; raise KeyError."""
        return self._columns[question].sql

    def condition(
        self, indicator: Indicator, today: date, prefix: str, *, is_placed: bool = False
    ) -> tuple[str, dict[str, str | float]]:
        """Return which rows count, with `:start` and `:end` for the period; or which of those already placed in it."""
        placed = self._columns[indicator.date].sql
        if is_placed:
            within = ""
        elif until := indicator.columns.get("until"):
            ended = self._columns[until].sql
            within = f"{placed} < :start AND ({ended} IS NULL OR {ended} >= :start)"
        else:
            within = f"{placed} >= :start AND {placed} < :end"
        if not indicator.filter:
            return within, {}
        sql = to_sql(parse(indicator.filter), self._columns.__getitem__, today.isoformat(), prefix)
        return f"{within} AND {sql.text}" if within else sql.text, sql.parameters

    def measure(self, indicator: Indicator, today: date, prefix: str) -> tuple[str, dict[str, str | float]]:
        """Return what is made of the rows that count."""
        if indicator.measure == "count":
            return "COUNT(*)", {}
        of = indicator.of or ""
        sql = value_sql(parse(of if "$" in of else f"${{{of}}}"), self._columns.__getitem__, today.isoformat(), prefix)
        return f"SUM({sql.text})", sql.parameters


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


def _find(form: Form, name: str) -> Indicator:
    for indicator in form.indicators:
        if indicator.name == name:
            return indicator
    raise IndicatorUnknown(name, form.name)

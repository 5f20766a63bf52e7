"""The figures the public may see: by year, office and answer, no names, no entries, nothing that tells of a few.

Of each source of rows one indicator is told, so that no two figures that hold one another can be subtracted: the first
that its form declares. It is divided by office and one question at a time; the tables of one indicator have only the
totals of offices in common, and those are told the same in all of them. Years share no day.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import func, select

from ctip_desktop.forms.form import Form, Indicator, Question
from ctip_desktop.reports.exporting.suppressing import ALL, OTHERS, Cell, Margin, covered, margin_of
from ctip_desktop.reports.indicators.counting import PERSONS
from ctip_desktop.reports.indicators.dividing import divide
from ctip_desktop.reports.periods import YEARS, Period, parse_period
from ctip_desktop.store.layout import OFFICE
from ctip_desktop.store.tables import entry
from ctip_desktop.store.transaction import Reader

Key = TypeVar("Key")
_PERSON_LISTS = ("gender", "age_band")


@dataclass(frozen=True)
class Figure:
    """A figure, or that it is covered.

    Attributes:
        indicator: what is counted.
        year: of which year.
        offices: the codes of the offices it is of; all of them if there are none.
        by: the question it is divided by, empty if by none.
        answer: the answer, empty if there is none; `ALL` for all answers.
        count: the figure; None if it is covered.
    """

    indicator: Indicator
    year: str
    offices: tuple[str, ...]
    by: str
    answer: str
    count: int | None


def public_figures(reader: Reader, form: Form, today: date) -> Iterator[Figure]:
    """Yield the figures of a form that may be told, and which are covered; of a table that is withheld, nothing."""
    years = _years(reader)
    for indicator in _first_of_sources(form):
        asked = _questions(form, indicator.source)
        by_office = divide(reader, form, [indicator.name], [OFFICE], years, today).get(indicator.name, {})
        for year in years:
            totals = {office: value for (code, office), value in by_office.items() if code == year.code}
            counts = _whole(totals)
            margin = margin_of(counts) if counts else None
            if margin is None:
                continue
            yield from _of_offices(indicator, year, margin)
            for name in _divided_by(indicator, asked):
                found = divide(reader, form, [indicator.name], [OFFICE, name], [year], today)
                cells = {
                    (office, answer): value for (_, office, answer), value in found.get(indicator.name, {}).items()
                }
                if (whole := _whole(cells)) and _adds_up(whole, counts):
                    yield from _of_answers(indicator, year, name, whole, margin)


def _first_of_sources(form: Form) -> Iterator[Indicator]:
    """Yield the first indicator of each source; what was left from earlier years would share rows with them.

    Persons do not add up: somebody may be in the figures of two offices.
    """
    met = set()
    for indicator in form.indicators:
        if indicator.source not in met and not indicator.columns.get("until") and indicator.measure != PERSONS:
            met.add(indicator.source)
            yield indicator


def _questions(form: Form, source: str) -> dict[str, Question]:
    """Return the questions on the way to a source by name; one further in hides one further out."""
    way = source.split(".")[1:]
    found = [placed for placed in form.placed if list(placed.scope) == way[: len(placed.scope)]]
    return {placed.question.name: placed.question for placed in sorted(found, key=lambda placed: len(placed.scope))}


def _divided_by(indicator: Indicator, asked: Mapping[str, Question]) -> list[str]:
    """Return the questions a figure is told by: the first its form divides it by, and a person's sex, age, nationality.

    Others the form divides it by may follow from the first, as a country does from a checkpoint, and undo its cover.
    """
    names = indicator.columns.get("by", "").split()[:1]
    for name, question in asked.items():
        listed = question.list if question.kind == "select_one" else question.columns.get("worded")
        if listed in _PERSON_LISTS or (question.file == "countries.csv" and "nationality" in name):
            names.append(name)
    return [name for name in dict.fromkeys(names) if name in asked and asked[name].columns.get("personal") != "yes"]


def _years(reader: Reader) -> Sequence[Period]:
    said = select(func.substr(entry.c.date, 1, 4)).distinct().where(entry.c.date != "")
    found = sorted({int(year) for year in reader.connection.scalars(said) if year.isdigit()} & set(YEARS))
    # What is counted by another day than an entry is listed by may fall into the years beside.
    return [parse_period(str(year)) for year in sorted({near for year in found for near in (year - 1, year, year + 1)})]


def _whole(figures: Mapping[Key, float]) -> dict[Key, int]:
    """Return figures as whole numbers; nothing if they are none, or below zero."""
    if any(value < 0 or value != int(value) for value in figures.values()):
        return {}
    return {key: int(value) for key, value in figures.items()}


def _adds_up(cells: Mapping[Cell, int], totals: Mapping[str, int]) -> bool:
    """Say whether a division is one: each row in one cell, as it is not where several answers may be given."""
    sums: dict[str, int] = {}
    for (office, _), count in cells.items():
        sums[office] = sums.get(office, 0) + count
    return sums == {office: count for office, count in totals.items() if count}


def _of_offices(indicator: Indicator, year: Period, margin: Margin) -> Iterator[Figure]:
    for office, count in sorted(margin.told.items()):
        yield Figure(indicator, year.code, (office,), "", ALL, count)
    if margin.together:
        yield Figure(indicator, year.code, _offices(margin, OTHERS), "", ALL, margin.rows[OTHERS])
    yield Figure(indicator, year.code, (), "", ALL, margin.total)


def _of_answers(
    indicator: Indicator, year: Period, name: str, cells: Mapping[Cell, int], margin: Margin
) -> Iterator[Figure]:
    merged: dict[Cell, int] = {}
    for (office, answer), count in cells.items():
        cell = margin.row_of(office), answer
        merged[cell] = merged.get(cell, 0) + count
    answers = sorted({answer for _, answer in cells})
    hidden = covered(merged, margin.rows, answers)
    if hidden is None:
        return
    for row in (*sorted(margin.rows), ALL):
        for answer in answers:
            count = sum(merged.get((one, answer), 0) for one in (margin.rows if row == ALL else (row,)))
            told = None if (row, answer) in hidden else count
            yield Figure(indicator, year.code, _offices(margin, row), name, answer, told)


def _offices(margin: Margin, row: str) -> tuple[str, ...]:
    return tuple(sorted(margin.together)) if row == OTHERS else () if row == ALL else (row,)

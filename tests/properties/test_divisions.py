"""Figures divided by the database are those that the forms' own engine gives of the same entries, part by part.

The engine runs each entry with the filter of each indicator as one more calculation in the rows it counts.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form, Indicator, Question
from ctip_desktop.forms.installed import load
from ctip_desktop.reports.indicators.counting import MONTH
from ctip_desktop.reports.indicators.dividing import divide_all
from ctip_desktop.reports.periods import Period, parse_period
from ctip_desktop.store.heads import head_records
from ctip_desktop.store.layout import OFFICE
from ctip_desktop.store.transaction import Reader
from tests.support.untidy import KINDS, an_untidy_secretariat

TODAY = date(2026, 8, 30)
PERIODS = [
    [parse_period("2026-S1")],
    [parse_period("2026"), parse_period("2025")],
    [parse_period("2026-03"), parse_period("2025-03"), parse_period("2026-Q3")],
]
ASKED_BY = ("sex", "v_sex", "s_sex", "p_sex", "age_band", "v_age_band", "theme", "place", "kind", "offence", "movement")
"""Questions by which figures are divided, beside those the indicators themselves name."""
SELECTS = ("select_one", "calculate")

Cells = dict[tuple[str, ...], float]


@dataclass(frozen=True)
class Counted:
    """A row as the engine sees it: its answers and those around it, empty ones left out, and what counts it."""

    office: str
    answers: Mapping[str, Any]


def with_filters(form: Form) -> Form:
    """Return a form that says in every row, by a calculation of its own, which indicators count it."""
    by_scope: dict[tuple[str, ...], list[Question]] = {}
    for one in form.indicators:
        asked = Question("calculate", f"counts_{one.name}", 0, calculation=f"if({one.filter or 'true()'}, 'yes', 'no')")
        by_scope.setdefault(scope_of(one), []).append(asked)
    questions = (*_extended(form.questions, (), by_scope), *by_scope.get((), ()))
    return replace(form, questions=questions).stamped()


def _extended(
    questions: Sequence[Question], scope: tuple[str, ...], more: Mapping[tuple[str, ...], list[Question]]
) -> tuple[Question, ...]:
    found = []
    for one in questions:
        if one.kind == "repeat":
            inner = (*scope, one.name)
            found.append(replace(one, children=(*_extended(one.children, inner, more), *more.get(inner, ()))))
        else:
            found.append(replace(one, children=_extended(one.children, scope, more)))
    return tuple(found)


def scope_of(indicator: Indicator) -> tuple[str, ...]:
    return tuple(indicator.source.split(".")[1:])


def rows(reader: Reader, form: Form, scope: tuple[str, ...]) -> Iterator[Counted]:
    """Yield the rows of a scope, of every entry of the form as it stands."""
    extended = with_filters(form)
    for _, record in head_records(reader.connection, form.name):
        filled = Filled(extended, record.answers, record.about, today=TODAY)
        special = {path for path, known in record.about.items() if "special" in known}
        answers = filled.account(ids=True)["answers"]
        yield from (Counted(record.number[:2], one) for one in _rows(answers, scope, "", special))


def _rows(given: Mapping[str, Any], scope: tuple[str, ...], place: str, special: set[str]) -> Iterator[dict[str, Any]]:
    own = {name: value for name, value in given.items() if f"{place}/{name}" not in special and value != ""}
    if not scope:
        yield own
        return
    for row in given.get(scope[0], ()):
        for inner in _rows(row, scope[1:], f"{place}/{scope[0]}[{row['_id']}]", special):
            yield {**own, **inner}


def by_engine(counted: Sequence[Counted], one: Indicator, by: tuple[str, ...], periods: Sequence[Period]) -> Cells:
    cells: Cells = defaultdict(float)
    for row in counted:
        if row.answers[f"counts_{one.name}"] != "yes":
            continue
        day, ended = row.answers.get(one.date, ""), row.answers.get(one.columns.get("until", ""), "9")
        said = {**row.answers, OFFICE: row.office, MONTH: day[:7]}
        for period in periods:
            first, end = period.start.isoformat(), period.end.isoformat()
            stands = day and (day < first <= ended if "until" in one.columns else first <= day < end)
            if stands:
                cells[period.code, *(str(said.get(question, "")) for question in by)] += _worth(one, row)
    return {key: value for key, value in cells.items() if value}


def _worth(one: Indicator, row: Counted) -> float:
    if one.measure != "sum":
        return 1
    value = row.answers.get((one.of or "").removeprefix("${").removesuffix("}"), 0)
    try:
        return float(value)
    except ValueError:
        return 0


def divisions(form: Form, one: Indicator) -> list[tuple[str, ...]]:
    """Return by what a figure is divided here: nothing, office, month, an answer each, and several together."""
    scope = scope_of(one)
    asked = {
        placed.question.name: placed.question
        for placed in form.placed
        if placed.scope == scope[: len(placed.scope)] and placed.question.kind in (*SELECTS, "select_one_from_file")
    }
    wanted = [*(one.columns.get("by") or "").split(), *(name for name in ASKED_BY if name in asked)]
    wanted += [name for name in asked if name.endswith(("nationality", "country"))]
    single = [(name,) for name in dict.fromkeys(wanted) if name in asked]
    several = tuple(name for (name,) in single[:2])
    return list(dict.fromkeys([(), (OFFICE,), (MONTH,), *single, (OFFICE, MONTH, *several)]))


@pytest.fixture(scope="module", params=[21, 22])
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    home = tmp_path_factory.mktemp("untidy") / "home"
    with an_untidy_secretariat(home, request.param, 240) as store, store.reading() as reader:
        yield reader


@pytest.mark.parametrize("name", KINDS)
def test_the_database_divides_as_the_forms_engine_does_and_parts_make_up_the_whole(reader: Reader, name: str) -> None:
    form = load(name)
    counted = {scope: list(rows(reader, form, scope)) for scope in {scope_of(one) for one in form.indicators}}
    asked = [(one.name, by) for one in form.indicators for by in divisions(form, one)]
    for periods in PERIODS:
        found = divide_all(reader, form, asked, periods, TODAY)
        one_office = divide_all(reader, form, asked, periods, TODAY, "03")
        for one in form.indicators:
            whole = found.get((one.name, ()), {})
            for by in divisions(form, one):
                cells = found.get((one.name, by), {})
                assert cells == pytest.approx(by_engine(counted[scope_of(one)], one, by, periods)), (one.name, by)
                for period in periods:
                    parts = [value for key, value in cells.items() if key[0] == period.code]
                    assert sum(parts) == pytest.approx(whole.get((period.code,), 0)), (one.name, by)
                of_one = by_engine([row for row in counted[scope_of(one)] if row.office == "03"], one, by, periods)
                assert one_office.get((one.name, by), {}) == pytest.approx(of_one), (one.name, by)

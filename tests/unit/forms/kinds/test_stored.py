"""Every kind goes through the store: read back as it was saved, projected whole, and counted."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import installed, load, names
from ctip_desktop.reports.indicators.counting import count
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.checking import check
from ctip_desktop.store.heads import head_records
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.layout import Scope, scope_of
from ctip_desktop.store.store import Store
from tests.support.desk_entries import sample
from tests.support.stores import a_store, rows, save

TODAY = date(2026, 12, 31)
COUNTED: dict[str, dict[str, float]] = {
    "victim": {
        "victims": 1, "victims_women": 1, "victims_minors": 1, "victims_under_15": 0, "victims_15_17": 1,
        "victims_18_over": 0, "victims_age_unknown": 0, "victims_by_nationality": 1, "victims_rescued": 1,
        "victims_given_justice": 0, "victims_persons": 1,
    },
    "suspect": {
        "suspects": 1, "suspects_women": 0, "suspects_minors": 0, "arrested": 1, "arrested_women": 0,
        "arrested_minors": 0, "arrested_foreigners": 0, "arrested_persons": 1, "charged": 1, "convicted": 0,
    },
    "assistance": {
        "assisted": 1, "assisted_women": 1, "assisted_minors": 1, "assisted_under_15": 0, "assisted_15_17": 1,
        "assisted_persons": 1, "assisted_18_over": 0, "assisted_age_unknown": 0,
        "assisted_shelter": 1, "assisted_health": 0,
        "assisted_counselling": 1, "assisted_legal": 0, "assisted_vocational": 0, "assisted_financial": 0,
        "assistance_continued": 0, "reintegrated": 1, "reintegrated_women": 1, "assistance_closed": 0,
        "assistance_unsolved": 1, "follow_up_visits": 2,
    },
    "repatriation": {
        "repatriated": 7, "repatriated_women": 3, "repatriated_minors": 2, "repatriated_abroad": 0,
        "repatriated_by_channel": 7, "repatriated_victims": 1, "families_reunited": 1,
    },
    "prevention": {
        "prevention_activities": 1, "prevention_people": 430, "prevention_women": 239, "prevention_under_18": 380,
        "prevention_reach": 0, "prevention_copies": 600,
    },
    "training": {
        "trainings": 1, "training_days": 3, "trained": 37, "trained_women": 12, "trained_by_rank": 37,
        "certificates": 35,
    },
    "border_counts": {
        "border_out": 18240, "border_in": 17306, "border_deported": 2615, "border_deported_women": 930,
        "border_deported_children": 188, "border_returned": 142, "border_returned_women": 61,
        "border_returned_children": 9, "border_no_document": 2648, "border_screened": 3607, "border_suspected": 18,
    },
    "request": {"challenges": 0, "requests": 1, "requests_left": 0, "requests_answered": 0},
    "hotline": {
        "intakes": 1, "intakes_urgent": 1, "intakes_to_police": 1, "intakes_rescue": 1, "intakes_to_case": 1,
        "intakes_left": 0,
    },
    "inspection": {
        "inspections": 1, "places_checked": 20, "places_warned": 7, "places_fined": 1, "places_closed": 1,
        "inspection_people": 187, "inspection_suspected": 2, "inspections_seizing": 1,
    },
    "plan_item": {"plan_items_due": 1, "plan_items_done": 0, "plan_items_left": 0},
    "legal_instrument": {"instruments": 1, "instruments_drafted": 0, "instruments_in_force": 1},
    "organisation": {
        "organisations": 1, "projects": 1, "projects_running": 0, "project_beneficiaries": 160,
        "project_beneficiaries_women": 121, "project_budget_usd": 184000,
    },
    "statement": {"statements": 1, "statements_nothing": 0, "statements_disputed": 1},
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A province's store that knows every form."""
    with a_store(tmp_path_factory.mktemp("home") / "store") as store:
        for form in installed():
            with store.writing() as writer:
                add_form(writer, form)
        yield store


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path / "store") as store:
        yield store


def answers_of(kind: str, **changes: object) -> Filled:
    given = sample("case-1" if kind == "case" else kind) | changes
    return Filled(load(kind), given, by_hand=True, today=TODAY)


def keep(store: Store, filled: Filled, entry: str = "a" * 32) -> None:
    with store.writing() as writer:
        add_form(writer, filled.form)
    save(store, filled.answers(), form=filled.form, entry=entry, hidden=filled.hidden())


def figures(store: Store, form: Form, period: str = "2026") -> dict[str, float]:
    named = [indicator.name for indicator in form.indicators]
    with store.reading() as reader:
        found = count(reader, form, named, parse_period(period), TODAY)
    return {name: found.get(name, {}).get("01", 0) for name in named}


@pytest.mark.parametrize("kind", names())
def test_an_entry_is_read_back_as_it_was_saved_and_its_tables_can_be_made_anew(kind: str, home: Store) -> None:
    filled = answers_of(kind)
    keep(home, filled)
    with home.reading() as reader:
        ((_no, record),) = head_records(reader.connection, kind, filled.form.version)
    assert record.answers == filled.answers()
    assert Filled(filled.form, record.answers, today=TODAY).answers() == filled.answers()
    assert check(home).faults == ()


@pytest.mark.parametrize("kind", names())
def test_every_answer_that_is_asked_has_its_place_in_the_tables(kind: str, home: Store) -> None:
    filled = answers_of(kind)
    keep(home, filled)
    hidden = {path.rpartition("/")[2] for path in filled.hidden()}
    for scope, kept in scopes(scope_of(filled.form), [filled.answers()]):
        asked = [question.name for question in scope.questions]
        told = [{name: plain(row.get(name)) for name in asked if name not in hidden} for row in kept]
        stored = [dict(zip(asked, map(plain, row), strict=True)) for row in rows(home, scope.table, *asked)]
        assert [{name: row[name] for name in asked if name not in hidden} for row in stored] == told


def scopes(scope: Scope, kept: list[Mapping[str, Any]]) -> Iterator[tuple[Scope, list[Mapping[str, Any]]]]:
    yield scope, kept
    for name, inner in scope.repeats.items():
        yield from scopes(inner, [row for above in kept for row in above.get(name, ())])


def plain(value: object) -> object:
    """Return numbers as numbers, however they are stored."""
    try:
        return float(str(value))
    except ValueError:
        return value or None


def test_all_forms_live_in_one_store(store: Store) -> None:
    assert check(store).faults == ()


@pytest.mark.parametrize("kind", COUNTED)
def test_the_sample_counts_what_its_paper_says(kind: str, home: Store) -> None:
    keep(home, answers_of(kind))
    assert figures(home, load(kind)) == COUNTED[kind]


@pytest.mark.parametrize(
    ("kind", "name", "changes"),
    [
        ("assistance", "assistance_continued", {}),
        ("request", "requests_left", {}),
        ("plan_item", "plan_items_left", {}),
        ("organisation", "projects_running", {}),
        ("hotline", "intakes_left", {"intake_status": "open"}),
    ],
)
def test_what_is_not_ended_is_counted_in_later_periods(
    kind: str, name: str, changes: dict[str, object], home: Store
) -> None:
    keep(home, answers_of(kind, **changes))
    assert figures(home, load(kind), "2026-12")[name] == 1


@pytest.mark.parametrize("kind", ["victim", "suspect"])
def test_who_is_listed_in_a_case_is_not_counted_a_second_time(kind: str, home: Store) -> None:
    keep(home, answers_of(kind, in_case="yes"))
    assert set(figures(home, load(kind)).values()) == {0}


@pytest.mark.parametrize("kind", ["victim", "suspect"])
def test_who_belongs_to_no_case_is_counted(kind: str, home: Store) -> None:
    keep(home, answers_of(kind, case_number=""))
    assert figures(home, load(kind))[f"{kind}s"] == 1


def test_bands_of_age_add_up_to_all_victims_also_where_an_age_is_not_known(home: Store) -> None:
    for number, age in enumerate((9, 14, 15, 17, 18, 60, None)):
        filled = answers_of("victim", v_age=age, v_birth_date="")
        if age is None:
            filled.know("/v_age", {"special": "not_known"})
        keep(home, filled, entry=f"{number:032x}")
    found = figures(home, load("victim"))
    bands = ("victims_under_15", "victims_15_17", "victims_18_over", "victims_age_unknown")
    assert [found[name] for name in bands] == [2, 2, 2, 1]
    assert found["victims"] == 7


def test_cases_before_the_court_are_new_once_and_old_until_judged(home: Store) -> None:
    answers = {"stage": "court", "court_received_on": "2025-03-20"}
    keep(home, answers_of("case", **answers))
    keep(
        home,
        answers_of("case", **answers | {"stage": "judged", "verdict": "convicted", "verdict_on": "2025-05-02"}),
        "b" * 32,
    )
    told = {
        period: tuple(figures(home, load("case"), period)[name] for name in ("cases_to_court", "cases_court_old"))
        for period in ("2025-03", "2025-04", "2025-05", "2025-06")
    }
    assert told == {"2025-03": (2, 0), "2025-04": (0, 2), "2025-05": (0, 2), "2025-06": (0, 1)}

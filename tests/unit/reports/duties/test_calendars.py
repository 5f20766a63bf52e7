"""The secretariat's duties take the place of those of the program, and are an entry of its journal."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.errors.store import NotSavedAsFinal, OfficerNeeded
from ctip_desktop.errors.sync import OnlySecretariat
from ctip_desktop.reports.completeness.matrix import completeness
from ctip_desktop.reports.duties.calendars import calendar_of, keep_calendar
from ctip_desktop.reports.duties.owed import owed, standard
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.listing import history
from ctip_desktop.store.store import Store
from tests.support.declaring import CLERK, OFFICER
from tests.support.stores import DEVICE

JUNE, JULY = parse_period("2026-06"), parse_period("2026-07")
CHANGES: dict[str, Any] = {
    "duty": [{"kind": "case", "due_day": 5, "offices": "all"}, {"kind": "training", "due_day": 10, "offices": "01"}],
    "day": [{"day": "2026-07-06", "works": "no"}],
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "home", None, office="00", device=DEVICE) as store:
        yield store


def test_without_a_decision_the_duties_of_the_program_are_in_force(store: Store) -> None:
    with store.reading() as reader:
        assert calendar_of(reader) == standard()


def test_what_the_secretariat_decides_is_owed_from_then_on(store: Store) -> None:
    keep_calendar(store, OFFICER, CHANGES)
    with store.reading() as reader:
        calendar = calendar_of(reader)
        found = completeness(reader, JUNE, date(2026, 7, 7))
    (one,) = owed("01", JUNE, calendar)
    assert one.due == date(2026, 7, 7)  # the 5th is a Sunday, and the 6th was made a day off
    assert set(one.kinds) == {duty.kind for duty in standard().duties}
    assert "training" not in owed("02", JUNE, calendar)[0].kinds
    assert {row.cells[0].owed.due for row in found.rows} == {one.due}


def test_a_later_decision_is_another_revision_of_the_one_entry(store: Store) -> None:
    first = keep_calendar(store, OFFICER, CHANGES)
    later = {"duty": [{"kind": "case", "due_day": 20, "offices": "all", "since": "2026-07"}]}
    second = keep_calendar(store, OFFICER, later)
    assert (second.entry, second.number) == (first.entry, first.number)
    with store.reading() as reader:
        assert len(history(reader, first.entry)) == 2
        calendar = calendar_of(reader)
    days = {month.code: {one.kind: one.due_day for one in calendar.in_force(month)}["case"] for month in (JUNE, JULY)}
    assert days == {"2026-06": 10, "2026-07": 20}


def test_only_an_officer_of_the_secretariat_decides_what_is_owed(store: Store, tmp_path: Path) -> None:
    with pytest.raises(OfficerNeeded):
        keep_calendar(store, CLERK, CHANGES)
    with (
        Store.create(tmp_path / "province", None, office="01", device=DEVICE) as province,
        pytest.raises(OnlySecretariat),
    ):
        keep_calendar(province, OFFICER, CHANGES)


@pytest.mark.parametrize("row", [{"due_day": 31}, {"offices": "everyone"}, {"since": "July"}])
def test_a_duty_that_cannot_be_is_refused(store: Store, row: dict[str, Any]) -> None:
    with pytest.raises(NotSavedAsFinal):
        keep_calendar(store, OFFICER, {"duty": [{"kind": "case", "due_day": 5, "offices": "all", **row}]})

"""An office sees how far its own statements are: from the first entry to the receipt, and changed since."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.statements.declaring import make_statement
from ctip_desktop.reports.statements.standing import Standing, has_begun, is_due, months_due, standing, standings
from ctip_desktop.store.store import Store
from tests.support.declaring import CLERK, change, declare, put, set_clock
from tests.support.desk_entries import acknowledge_all, keep, send_rest
from tests.support.stores import DEVICE

JUNE = parse_period("2026-06")
CASE: dict[str, Any] = {"offence": "trafficking", "reported_on": "2026-06-12", "victim": [{"v_sex": "Feminine"}]}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    set_clock(monkeypatch, "2026-07-05")
    with Store.create(tmp_path / "home", None, office="04", device=DEVICE) as store:
        yield store


def june(store: Store, day: int = 5) -> Standing:
    with store.reading() as reader:
        found = standing(reader, JUNE, date(2026, 7, day))
    assert found
    return found


def test_a_month_is_begun_by_an_entry_or_a_draft_and_overdue_after_its_day(store: Store) -> None:
    assert (june(store).stage, june(store).ready, june(store).missing[0]) == ("not_begun", 0, "case")
    keep(store, CLERK, "case", CASE)
    assert (june(store).stage, june(store).drafts, june(store).ready) == ("in_preparation", 1, 0)
    put(store, "case", CASE)
    assert (june(store).stage, june(store).ready, june(store).entries) == ("in_preparation", 1, 1)
    assert [june(store, day).stage for day in (10, 11)] == ["in_preparation", "overdue"]
    with store.reading() as reader:
        future = standing(reader, parse_period("2026-09"), date(2026, 7, 5))
    assert future
    assert future.stage == "future"


def test_a_statement_goes_from_made_to_received(store: Store) -> None:
    put(store, "case", CASE)
    make_statement(store, CLERK, JUNE)
    assert (june(store, 11).stage, june(store).ready, june(store).approvals) == ("made", 14, 0)
    declare(store, "2026-06")
    assert (june(store, 11).stage, june(store).approvals) == ("approved", 1)
    send_rest(store, 1, refused="bundle_damaged")
    assert june(store).stage == "approved"
    send_rest(store, 2)
    assert june(store).stage == "sent"
    acknowledge_all(store)
    assert june(store).stage == "received"


def test_it_is_received_late_if_it_left_late(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, "case", CASE)
    declare(store, "2026-06")
    set_clock(monkeypatch, "2026-07-13")
    send_rest(store)
    acknowledge_all(store)
    assert june(store, 14).stage == "received_late"


def test_nothing_to_report_is_a_stage_of_its_own_once_received(store: Store) -> None:
    put(store, "case", CASE | {"reported_on": "2026-07-02"})
    declare(store, "2026-06")
    assert june(store).stage == "approved"
    acknowledge_all(store)
    assert june(store).stage == "nothing"


def test_what_changed_after_the_last_version_is_told_of_any_stage(store: Store) -> None:
    case = put(store, "case", CASE)
    make_statement(store, CLERK, JUNE)
    case = change(store, case, victim=[])
    assert (june(store).stage, june(store).changed) == ("changed_since", frozenset({"case"}))
    declare(store, "2026-06")
    acknowledge_all(store)
    assert june(store).stage == "received"
    change(store, case, reported_on="2026-05-30")
    found = june(store, 20)
    assert found.stage == "changed_since"
    assert is_due(found, date(2026, 7, 20))
    put(store, "case", CASE | {"reported_on": "2026-05-02"})
    declare(store, "2026-06")
    assert june(store).stage == "approved"


def test_a_longer_period_follows_from_its_months_until_it_has_a_statement(store: Store) -> None:
    put(store, "case", CASE)
    quarter = parse_period("2026-Q2")

    def look() -> Standing:
        with store.reading() as reader:
            found = standing(reader, quarter, date(2026, 7, 5))
        assert found
        return found

    assert (look().stage, look().due, look().parts) == ("overdue", None, ("overdue", "overdue", "in_preparation"))
    assert not is_due(look(), date(2026, 7, 5))
    for month in ("2026-04", "2026-05", "2026-06"):
        declare(store, month)
    assert look().stage == "in_preparation"
    send_rest(store)
    assert look().stage == "sent"
    acknowledge_all(store)
    assert look().stage == "received"
    make_statement(store, CLERK, quarter)
    assert (look().stage, look().parts) == ("made", ())


def test_months_are_asked_of_from_the_one_before_the_first_entry(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.reading() as reader:
        assert not has_begun(reader)
    put(store, "case", CASE)
    set_clock(monkeypatch, "2026-09-05")
    with store.reading() as reader:
        assert has_begun(reader)
        found = [month.code for month in months_due(reader, date(2026, 9, 5))]
        assert found == ["2026-08", "2026-07", "2026-06"]
        assert len(months_due(reader, date(2026, 9, 5), most=2)) == 2


def test_the_secretariat_owes_nothing(tmp_path: Path) -> None:
    with Store.create(tmp_path / "00", None, office="00", device=DEVICE) as store, store.reading() as reader:
        assert standings(reader, [JUNE], date(2026, 7, 5)) == ()
        assert standing(reader, JUNE, date(2026, 7, 5)) is None

"""*Today* shows the month that is due as a ring, and what is to be done about its statement; both lead there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.statements.page import StatementsPage
from ctip_desktop.desktop.statements.statement import StatementPage
from ctip_desktop.desktop.today.months import offices_month, own_month
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.reports.statements.standing import standings
from ctip_desktop.sample.answers import entries
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.store import Store
from tests.gui.statements.conftest import CASE
from tests.support.country import a_secretariat
from tests.support.declaring import change, declare, put
from tests.support.desk_entries import acknowledge_all
from tests.support.gui import press


@pytest.fixture
def today(desk: Desk, frame: Frame, settled: Callable[[], None]) -> TodayPage:
    page = TodayPage(desk, frame)
    frame.fill([page, StatementsPage(desk, frame)])
    frame.open("today")
    settled()
    return page


@pytest.mark.usefixtures("work")
def test_the_ring_closes_with_the_kinds_that_are_ready(today: TodayPage, frame: Frame) -> None:
    assert (today.month.ring.ready, today.month.ring.of) == (3, 15)
    assert today.month.heading.text == "June 2026"
    assert (
        today.month.said.text == "Still missing: Suspects, Victims, Assistance and reintegration, Repatriation, 8 more"
    )
    assert frame.pages["statements"].badge() == "1"


@pytest.mark.usefixtures("work")
def test_the_report_of_the_month_is_due_and_leads_to_its_statement(
    today: TodayPage, frame: Frame, settled: Callable[[], None]
) -> None:
    (task,) = today.seen.groups[0].tasks
    assert (task.title, task.second) == ("Report of June 2026", "3 of 15 kinds ready")
    assert (task.right, task.action) == ("2 days left", "Open")
    press("Home")
    press("Enter")
    settled()
    shown = frame.page
    assert isinstance(shown, StatementPage)
    assert shown.period.code == "2026-06"


@pytest.mark.usefixtures("work")
def test_the_ring_leads_there_too(today: TodayPage, frame: Frame, qtbot: QtBot, settled: Callable[[], None]) -> None:
    qtbot.mouseClick(today.month, Qt.MouseButton.LeftButton)
    settled()
    assert isinstance(frame.page, StatementPage)


def test_what_changed_after_approval_is_told_until_a_new_version_went_out(
    desk: Desk, work: dict[str, Revision], today: TodayPage, settled: Callable[[], None]
) -> None:
    def look() -> list[tuple[str, str]]:
        desk.changed.emit(frozenset({"entries"}))
        settled()
        return [(task.state, task.second) for group in today.seen.groups for task in group.tasks]

    declare(desk.store, "2026-06")
    assert look() == [("draft", "Approved; it goes with the next bundle")]
    acknowledge_all(desk.store)
    assert look() == []
    change(desk.store, work["case"], victim=[{"v_sex": "Feminine"}])
    assert look() == [("changed_since", "Changed since: Cases. Make a new version.")]


def test_nothing_is_asked_of_who_has_not_begun(desk: Desk, july: Callable[[int], None]) -> None:
    del july
    with desk.store.reading() as reader:
        month, tasks = own_month(reader)
    assert month
    assert (month.ready, tasks) == (0, ())


def test_a_statement_is_late_the_day_after_it_was_due(
    desk: Desk, work: dict[str, Revision], july: Callable[[int], None]
) -> None:
    assert work
    july(11)
    with desk.store.reading() as reader:
        _month, (task,) = own_month(reader)
    assert (task.state, task.right) == ("late", "1 day late")


def test_the_secretariat_sees_how_many_offices_have_sent(tmp_path: Path, july: Callable[[int], None]) -> None:
    del july
    with a_secretariat(tmp_path / "00", entries(40)) as store, store.reading() as reader:
        month, tasks = offices_month(reader)
        assert month
        assert (month.title, month.ready, month.of, tasks) == ("June 2026", 0, 25, ())
        assert month.lead.page == "completeness"
        assert month.said.startswith("Not yet sent: ")
        assert standings(reader, [], date(2026, 7, 8)) == ()


def test_the_secretariat_counts_an_office_once_whatever_it_sent(tmp_path: Path, july: Callable[[int], None]) -> None:
    del july
    with Store.create(tmp_path / "home", None, office="01", device="d" * 32) as store:
        first = put(store, "case", CASE)
        declare(store, "2026-06")
        change(store, first, victim=[{"v_sex": "Feminine"}])
        declare(store, "2026-06")
        with store.reading() as reader:
            month, _tasks = offices_month(reader)
    assert month
    assert month.ready == 1

"""The pages of statements at a province's desk, with a month's work on it; the day is 8 July 2026."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.statements.page import StatementsPage
from ctip_desktop.desktop.statements.statement import StatementPage
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.store.journal import Revision
from tests.support.declaring import put

CASE: dict[str, Any] = {
    "offence": "trafficking",
    "reported_on": "2026-06-12",
    "victim": [{"v_sex": "Feminine", "v_age": 16}, {"v_sex": "Masculine", "v_age": 30}],
}


@pytest.fixture
def july(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Hold the clock on 8 July 2026; called, on another day of that month."""

    def set_day(day: int) -> None:
        moment = datetime(2026, 7, day, 3, 41, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_day(8)
    return set_day


@pytest.fixture
def work(desk: Desk, july: Callable[[int], None]) -> dict[str, Revision]:
    """Save what June brought."""
    del july
    case = put(desk.store, "case", CASE)
    put(desk.store, "prevention", {"type": "forum", "theme": "law", "began_on": "2026-06-03"})
    request = put(
        desk.store,
        "request",
        {
            "nature": "request",
            "kind": "budget",
            "working_group": "migration",
            "text": "ស្នើសុំថវិកាសម្រាប់ការចុះតាមដាន",
            "raised_on": "2026-06-20",
        },
    )
    return {"case": case, "request": request}


@pytest.fixture
def open_list(desk: Desk, frame: Frame, settled: Callable[[], None]) -> Callable[[], StatementsPage]:
    """Open the list, read."""

    def open_it() -> StatementsPage:
        page = StatementsPage(desk, frame)
        frame.fill([TodayPage(desk, frame), EntriesPage(desk, frame), page])
        frame.open("statements")
        settled()
        return page

    return open_it


@pytest.fixture
def open_june(
    frame: Frame, open_list: Callable[[], StatementsPage], settled: Callable[[], None]
) -> Callable[[], StatementPage]:
    """Open the statement of June 2026, by keys from the list."""

    def open_it() -> StatementPage:
        page = open_list()
        page.rows.choose("2026-06")
        page.open()
        settled()
        settled()
        shown = frame.page
        assert isinstance(shown, StatementPage)
        return shown

    return open_it

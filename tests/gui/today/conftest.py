"""The page of the day on a province's desk with a year's work on it, and on an empty one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.today.page import TodayPage
from tests.gui.conftest import SOPHEA
from tests.support.desk_entries import a_years_work


@pytest.fixture
def work(desk: Desk, tmp_path: Path) -> dict[str, str]:
    """Fill the store; give some of its entries by what they are."""
    return a_years_work(desk.store, SOPHEA, tmp_path)


@pytest.fixture
def open_today(desk: Desk, frame: Frame, settled: Callable[[], None]) -> Callable[[], TodayPage]:
    """Open the page, read."""

    def open_it() -> TodayPage:
        page = TodayPage(desk, frame)
        frame.fill([page, EntriesPage(desk, frame)])
        frame.open("today")
        settled()
        return page

    return open_it

"""A province's desk with a year's work on it, and the page of its entries."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.frame import Frame
from tests.gui.conftest import SOPHEA
from tests.support.desk_entries import a_years_work


@pytest.fixture
def work(desk: Desk, tmp_path: Path) -> dict[str, str]:
    """Fill the store; give some of its entries by what they are."""
    return a_years_work(desk.store, SOPHEA, tmp_path)


@pytest.fixture
def page(work: dict[str, str], desk: Desk, frame: Frame, settled: Callable[[], None]) -> EntriesPage:
    """The page of the entries, shown and read."""
    page = EntriesPage(desk, frame)
    frame.fill([page])
    frame.open("entries")
    settled()
    return page

"""A country with a case in conflict, somebody at the secretariat's desk, and somebody at the province's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.conflicts.comparison import ComparisonPage
from ctip_desktop.desktop.conflicts.page import ConflictsPage
from ctip_desktop.desktop.window import Window
from tests.support.disputes import dispute
from tests.support.offices import Country, a_country
from tests.support.seats import Hub, Seat, a_hub, a_seat


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return a_hub(tmp_path)


@pytest.fixture
def seat(country: Country, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    with a_seat(country.secretariat, hub, window, qtbot) as seat:
        yield seat


@pytest.fixture
def entry(country: Country) -> str:
    """The case the province and the secretariat changed apart."""
    return dispute(country)


@pytest.fixture
def page(entry: str, seat: Seat) -> ConflictsPage:
    page = ConflictsPage(seat.desk, seat.frame)
    seat.show(page)
    return page


def compared(seat: Seat) -> ComparisonPage:
    """Return the comparison that is open."""
    seat.settle()
    page = seat.frame.page
    assert isinstance(page, ComparisonPage)
    assert page.choosing
    return page

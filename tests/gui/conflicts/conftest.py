"""A country with a case in conflict, somebody at the secretariat's desk, and somebody at the province's."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.conflicts.comparison import ComparisonPage
from ctip_desktop.desktop.conflicts.page import ConflictsPage
from ctip_desktop.desktop.window import Window
from tests.support.disputes import dispute
from tests.support.offices import Country
from tests.support.seats import Hub, Seat, a_seat


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

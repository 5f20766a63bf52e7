"""The secretariat at its desk, and the page on which bundles arrive."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.inbox.page import InboxPage
from ctip_desktop.desktop.window import Window
from tests.support.offices import Country
from tests.support.seats import Hub, Seat, a_seat


@pytest.fixture
def seat(country: Country, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    with a_seat(country.secretariat, hub, window, qtbot) as seat:
        yield seat


@pytest.fixture
def page(seat: Seat) -> InboxPage:
    page = InboxPage(seat.desk, seat.frame, seat.sticks, lambda _: None)
    seat.show(page)
    return page

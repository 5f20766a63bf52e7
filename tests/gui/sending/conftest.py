"""The province at its desk, and the page from which bundles go."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.sending.page import SendingPage
from ctip_desktop.desktop.window import Window
from tests.support.offices import Country
from tests.support.seats import Hub, Seat, a_seat


@pytest.fixture
def seat(country: Country, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    with a_seat(country.province, hub, window, qtbot) as seat:
        yield seat


@pytest.fixture
def page(seat: Seat) -> SendingPage:
    page = SendingPage(seat.desk, seat.frame, seat.sticks, lambda _: None)
    seat.show(page)
    return page

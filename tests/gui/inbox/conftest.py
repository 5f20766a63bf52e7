"""A country whose secretariat sits at its desk, and a place for sticks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.inbox.page import InboxPage
from ctip_desktop.desktop.window import Window
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
def page(seat: Seat) -> InboxPage:
    page = InboxPage(seat.desk, seat.frame, seat.sticks, lambda _: None)
    seat.show(page)
    return page

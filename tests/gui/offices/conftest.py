"""A country in which nobody is enrolled yet; its secretariat sits at its desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.offices.page import OfficesPage
from ctip_desktop.desktop.window import Window
from tests.support.offices import Country, a_country
from tests.support.seats import Hub, Seat, a_seat


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path, enrolled=False) as country:
        yield country


@pytest.fixture
def seat(country: Country, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    with a_seat(country.secretariat, hub, window, qtbot) as seat:
        yield seat


@pytest.fixture
def page(seat: Seat, country: Country) -> OfficesPage:
    page = OfficesPage(seat.desk, seat.frame, seat.sticks, lambda _: country.folder / "root")
    seat.show(page)
    return page

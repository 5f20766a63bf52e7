"""A secretariat that has three cases of a province, each at its desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.today.page import TodayPage
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.slots import User
from tests.support.desk_entries import a_case, save
from tests.support.offices import Country, a_country
from tests.support.seats import Hub, Seat, a_seat

CLERK = User("7" * 32, "វណ្ណៈ", "clerk")
DAYS = ("2026-06-03", "2026-06-12", "2026-06-20")


@dataclass(frozen=True)
class Both:
    """The two offices, and the numbers of the cases, the last day's first."""

    country: Country
    numbers: tuple[str, ...]

    def there(self) -> None:
        """Let what the province has go to the secretariat."""
        self.country.province.send(self.country.folder / "there")
        self.country.secretariat.take(self.country.folder / "there")

    def back(self) -> None:
        """Let what the secretariat has for the province go to it."""
        self.country.secretariat.answer(self.country.folder / "back")
        self.country.province.take(self.country.folder / "back")


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with a_country(tmp_path) as country:
        store = country.province.store
        numbers = [save(store, CLERK, "case", a_case(n, day)).number for n, day in enumerate(DAYS)]
        found = Both(country, tuple(reversed(numbers)))
        found.there()
        found.back()
        for office in (country.province, country.secretariat):
            bring_up_to_date(office.store)
        yield found


@pytest.fixture
def secretariat(both: Both, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    """The secretariat's officer, before the list of entries."""
    with a_seat(both.country.secretariat, hub, window, qtbot, "officer") as seat:
        seat.show(EntriesPage(seat.desk, seat.frame))
        seat.qtbot.wait(100)
        seat.settle()
        yield seat


@pytest.fixture
def province(both: Both, hub: Hub, window: Window, qtbot: QtBot) -> Iterator[Seat]:
    """The province's clerk, before the page of the day."""
    with a_seat(both.country.province, hub, window, qtbot, "clerk") as seat:
        seat.show(TodayPage(seat.desk, seat.frame), EntriesPage(seat.desk, seat.frame))
        yield seat

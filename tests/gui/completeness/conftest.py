"""The secretariat's desk on 8 July 2026, after half a year in which every state came about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop import clock
from ctip_desktop.desktop.completeness.page import CompletenessPage
from ctip_desktop.desktop.entries.page import EntriesPage
from ctip_desktop.desktop.inbox.page import InboxPage
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.window import Window
from ctip_desktop.store.passphrases import Cost
from ctip_desktop.store.store import Store
from ctip_desktop.trust import roots
from ctip_desktop.trust.setting_up import begin_secretariat
from tests.support.offices import PASSPHRASE, Office
from tests.support.reporting import a_half_year, a_reporting_secretariat, set_aside
from tests.support.seats import Seat, a_hub, a_seat


@dataclass(frozen=True)
class Secretariat:
    """Somebody at the matrix."""

    seat: Seat
    page: CompletenessPage

    def settle(self) -> None:
        """Wait until what was chosen is read and shown."""
        self.seat.settle()
        self.seat.qtbot.waitUntil(lambda: not self.page._timer.isActive())
        self.seat.settle()

    @property
    def shown(self) -> Page:
        """The page that is shown."""
        return self.seat.frame.page


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Hold the clock on a day."""

    def hold(day: str) -> None:
        moment = datetime.fromisoformat(f"{day}T03:42:00").replace(tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    hold("2026-07-08")
    return hold


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a secretariat after the half year, made once and copied."""
    folder = tmp_path_factory.mktemp("secretariat")
    aside = [set_aside("09", 31, "2026-06-10", "signer_revoked", device="d" * 32)]
    (folder / "root").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(roots, "COST", Cost(1, 1, 64))
        with a_reporting_secretariat(folder / "home", a_half_year(), aside=aside) as store:
            begin_secretariat(store, {folder / "root": PASSPHRASE})
    return folder / "home"


@pytest.fixture
def secretariat(
    tmp_path: Path, lived: Path, window: Window, qtbot: QtBot, on: Callable[[str], None]
) -> Iterator[Secretariat]:
    hub = a_hub(tmp_path)
    with (
        Store.open(copytree(lived, tmp_path / "home"), None) as store,
        a_seat(Office(store), hub, window, qtbot) as seat,
    ):
        page = CompletenessPage(seat.desk, seat.frame)
        window.resize(1366, 696)
        seat.show(page, EntriesPage(seat.desk, seat.frame), InboxPage(seat.desk, seat.frame, seat.sticks))
        found = Secretariat(seat, page)
        found.settle()
        yield found
